"""The catalogue: one function a rule, by part of the report."""
