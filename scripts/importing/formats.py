"""Which reader a file is for: told by its bytes, its name only where bytes do not tell."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePath

from scripts.importing.mapper import Imported, mapped
from scripts.importing.printed import ImportRefusedError, PrintedDocument, measured
from scripts.paths.endings import BY_LIBREOFFICE, SAVED_PAGES, WEB

UNKNOWN = (
    "“{name}”不能导入：可以导入的有Word（.docx）、网页（.html、.mht）、PDF、文本（.txt），"
    "以及.doc、.wps、.odt、.rtf。"
)
EMPTY = "“{name}”是空文件（0字节）。请重新复制或下载这份报告。"
OTHERWISE = (
    "“{name}”的内容不是{what}，可能没有下载完整，或者文件的扩展名被改动。"
    "请重新下载，或者用能打开该文件的程序另存后再试。"
)
NAMED = {".pdf": "PDF", ".docx": "Word文档"}


def read_report(data: bytes, name: str) -> Imported:
    """A published report's bytes as a submission; ImportRefusedError (Chinese) where it is none."""
    with naming(name):
        return mapped(printed(data, name), name)


def printed(data: bytes, name: str) -> PrintedDocument:
    """A file's bytes as a printed document, by the reader that is for them."""
    with naming(name):
        return measured(_reader(data, name)(data))


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Refusals raised within say the file's name, which those who read bytes do not know."""
    try:
        yield
    except ImportRefusedError as error:
        if name in str(error):
            raise
        raise ImportRefusedError(f"“{name}”：{error}") from error


def _reader(data: bytes, name: str) -> Callable[[bytes], PrintedDocument]:
    from scripts.importing.readers import docx_reader, html_reader, text_reader

    suffix = PurePath(name).suffix.lower()
    if not data:
        raise ImportRefusedError(EMPTY.format(name=name))
    start = data[:1024].lstrip().lower()
    if data.startswith(b"%PDF-"):
        from scripts.importing.readers import pdf_reader

        return pdf_reader.read_pdf
    if data.startswith(b"PK\x03\x04") and suffix != ".odt":
        return docx_reader.read_docx
    if suffix in BY_LIBREOFFICE or data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        from scripts.importing.readers import office_reader

        return lambda content: docx_reader.read_docx(office_reader.as_docx(content, suffix))
    if suffix in SAVED_PAGES or start.startswith((b"mime-version:", b"from: <saved by")):
        return html_reader.read_mht
    if suffix in WEB or start.startswith((b"<!doctype html", b"<html")):
        return html_reader.read_html
    if suffix == ".txt":
        return text_reader.read_text
    if suffix in NAMED:
        raise ImportRefusedError(OTHERWISE.format(name=name, what=NAMED[suffix]))
    raise ImportRefusedError(UNKNOWN.format(name=name))
