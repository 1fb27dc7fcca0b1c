"""The form, and what may stand in it; touches no file."""
