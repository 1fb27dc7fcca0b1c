"""A submission into a `Report`, and a `Report` into a document."""
