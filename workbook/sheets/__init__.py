"""The sheets of the template, one module each, and how they look."""
