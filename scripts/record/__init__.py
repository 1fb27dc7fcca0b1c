"""A submission into a record and back."""
