"""Files by their paths: what may be read, what results are called, settings beside them."""
