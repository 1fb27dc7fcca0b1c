"""Texts of a report as they may stand in a page: escaped, without characters that no page can hold."""

from html import escape

from schemas.language.characters import writable


def words(text: str) -> str:
    """A text for an element or a quoted attribute."""
    return escape(writable(text), quote=True)
