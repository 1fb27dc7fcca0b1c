"""The JSON record described, and a record held against that."""
