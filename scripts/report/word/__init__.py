"""A `Report` into a Word file; the only place for python-docx."""
