"""What is generated from the code: lists of rules and messages, the form, the schema."""
