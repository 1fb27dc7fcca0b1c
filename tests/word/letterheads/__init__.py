"""Letterheads as Word, WPS and other programs leave them: one small file for each kind."""
