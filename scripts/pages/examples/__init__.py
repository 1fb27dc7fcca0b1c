"""A wrong and a right case for every rule."""
