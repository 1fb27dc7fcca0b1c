"""What a file really is, whatever its name says: one sentence for everything that is no workbook.

Only the first bytes, the stream names of old Office containers and the content types of new ones
are looked at.
"""

from workbook.files.entries import SAVE_ANEW

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
MOST_BEFORE, MOST_BEHIND = 1024, 70_000  # bytes that may stand around a zip

# first bytes -> what a clerk calls such a file
SIGNATURES = (
    (b"%PDF", "PDF文件"),
    (b"{\\rtf", "RTF文档"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
)

# main content types of the workbooks that can be read: .xlsx, .xltx, .xlsm, .xltm
WORKBOOK_TYPES = (
    b"openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    b"openxmlformats-officedocument.spreadsheetml.template.main+xml",
    b"ms-excel.sheet.macroEnabled.main+xml",
    b"ms-excel.template.macroEnabled.main+xml",
)
OTHER_TYPES = (
    (b"wordprocessingml.document.main+xml", "Word文档"),
    (b"wordprocessingml.template.main+xml", "Word文档"),
    (b"ms-word.document.macroEnabled.main+xml", "Word文档"),
    (b"presentationml", "演示文稿"),
)


def refusal_by_name(name: str) -> str | None:
    """Why a file of this name is no workbook, as a sentence; None when the name says nothing."""
    if not name.startswith("~$"):
        return None
    return (
        f"“{name}”是Excel或WPS打开工作簿时生成的临时文件，不是工作簿本身。"
        f"请选择“{name[2:]}”这样不带“~$”的文件。"
    )


def refusal_by_bytes(data: bytes, name: str) -> str | None:
    """Why these bytes are no workbook to be read here, as a sentence; None when they are a zip."""
    if not data:
        return f"“{name}”是空文件（0字节）。请重新复制或下载这个工作簿。"
    if data.startswith(OLE):
        return _old_container(data, name)
    if data.startswith(ZIP):
        return None
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            return _other(name, kind)
    if data.find(ZIP[0], 0, MOST_BEFORE) > 0 and ZIP[1] in data[-MOST_BEHIND:]:
        return None
    return _text_or_unknown(data, name)


def refusal_by_content(content_types: bytes, mimetype: bytes, name: str) -> str | None:
    """Why a zip with these content types is no workbook to be read; None when it is one."""
    if any(kind in content_types for kind in WORKBOOK_TYPES):
        return None
    if b"ms-excel.sheet.binary" in content_types:
        return f"“{name}”是二进制工作簿（.xlsb），本程序不能读取。{SAVE_ANEW}"
    if b"opendocument.spreadsheet" in mimetype:
        return f"“{name}”是ODF电子表格（.ods），本程序不能读取。{SAVE_ANEW}"
    for kind, words in OTHER_TYPES:
        if kind in content_types:
            return _other(name, words)
    return _other(name, "ODF文档" if b"opendocument" in mimetype else "压缩包")


def _old_container(data: bytes, name: str) -> str:
    """Old Office container; its directory holds the names of its streams in UTF-16."""
    if _stream("EncryptedPackage") in data:
        return (
            f"“{name}”设有打开密码，无法读取。请用Excel或WPS打开，在“文件—信息—保护工作簿”"
            "中清除打开密码，保存后再试。"
        )
    if _stream("WordDocument") in data:
        return _other(name, "Word文档")
    if _stream("PowerPoint Document") in data:
        return _other(name, "演示文稿")
    if _stream("Workbook") in data or _stream("Book") in data:
        return f"“{name}”是旧格式的工作簿（.xls或.et），本程序不能读取。{SAVE_ANEW}"
    return f"“{name}”是旧格式的Office文件，不是.xlsx工作簿。{SAVE_ANEW}"


def _stream(name: str) -> bytes:
    return f"{name}\0".encode("utf-16-le")


def _other(name: str, kind: str) -> str:
    return f"“{name}”不是Excel工作簿，而是{kind}。请选择填报用的工作簿（.xlsx或.xlsm）。"


def _text_or_unknown(data: bytes, name: str) -> str:
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<?xml", b"<html", b"<!doctype", b"<table")) or b"<html" in start:
        return f"“{name}”不是.xlsx工作簿，而是网页或XML格式的表格。{SAVE_ANEW}"
    if b"\0" not in start:
        return _other(name, "文本文件（如txt、csv）")
    return f"“{name}”不是Excel工作簿，或已经损坏。请重新复制或下载填报用的工作簿（.xlsx或.xlsm）。"
