"""What the narrative states about the numbers of the tables, and how far it may be taken at its word."""
