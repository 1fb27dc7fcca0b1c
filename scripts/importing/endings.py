"""The endings of reports as published, apart from the readers: a workbook is loaded without one of them."""

WORD = (".docx", ".docm")
SAVED_PAGES = (".mht", ".mhtml")
WEB = (".html", ".htm")
BY_LIBREOFFICE = (".doc", ".wps", ".odt", ".rtf")
PUBLISHED = frozenset((*WORD, *SAVED_PAGES, *WEB, ".pdf", ".txt", *BY_LIBREOFFICE))
