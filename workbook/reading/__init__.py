"""A file's cells into a submission: template, readers, labels, texts."""
