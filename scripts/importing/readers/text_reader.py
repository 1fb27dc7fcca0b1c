"""Plain text (.txt), pasted line by line, as a printed document; bytes of any usual encoding."""

import codecs

from scripts.importing.printed import ImportRefusedError, Paragraph, PrintedDocument, PrintedPlace

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
USUAL = "的年信息公开政府"  # nearly every line of a report has one of these
LARGEST = 10 * 1024 * 1024  # bytes of a text or a web page
TOO_LARGE = "文字超过10MB，不像是年度报告，没有读取。请核对是不是选错了文件。"
UNREADABLE = "文件里的文字用的编码无法识别，请用记事本打开，另存为UTF-8编码以后再试。"


def read_text(data: bytes) -> PrintedDocument:
    """A text file as a printed document, a paragraph a line; ImportRefusedError where it is too large."""
    if len(data) > LARGEST:
        raise ImportRefusedError(TOO_LARGE)
    lines = decoded(data).splitlines()
    return PrintedDocument(
        tuple(
            Paragraph(line, PrintedPlace(line=number))
            for number, line in enumerate(lines, start=1)
            if line.strip()
        )
    )


def decoded(data: bytes, stated: str = "") -> str:
    """Bytes as text: by their mark, as UTF-8, as stated, else GB18030 or Big5, whichever is Chinese.

    ImportRefusedError where none of these fits.
    """
    for mark, name in BOMS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    for name in ("utf-8", stated):
        try:
            text = data.decode(name) if name else ""
        except (UnicodeDecodeError, LookupError):
            continue
        if text and "\0" not in text:
            return text
    found = [(_chinese(text), text) for name in ("gb18030", "big5") if (text := _try(data, name))]
    if not found or "\0" in max(found)[1]:
        raise ImportRefusedError(UNREADABLE)
    return max(found, key=lambda each: each[0])[1]


def _try(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return ""


def _chinese(text: str) -> int:
    return sum(text.count(sign) for sign in USUAL + "資訊開")
