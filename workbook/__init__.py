"""The Excel side; the only place for openpyxl."""
