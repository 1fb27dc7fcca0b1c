"""The macro project: read from addin/, put into a package, read back."""
