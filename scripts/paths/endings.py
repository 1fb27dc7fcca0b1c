"""What files are by their endings: workbooks, records, reports as published. Known without any reader."""

PLAIN, WITH_MACROS, RECORD = ".xlsx", ".xlsm", ".json"
WORKBOOKS = (PLAIN, WITH_MACROS)
WORD = (".docx", ".docm")
SAVED_PAGES = (".mht", ".mhtml")
WEB = (".html", ".htm")
BY_LIBREOFFICE = (".doc", ".wps", ".odt", ".rtf")
PUBLISHED = frozenset((*WORD, *SAVED_PAGES, *WEB, ".pdf", ".txt", *BY_LIBREOFFICE))
