"""A page in the browser: the workbook beside Excel after each save, or any file dropped on it."""
