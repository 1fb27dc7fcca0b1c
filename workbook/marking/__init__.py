"""Findings put into a file's parts, and taken out again."""
