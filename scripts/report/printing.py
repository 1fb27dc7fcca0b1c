"""The Word report as PDF, by LibreOffice: tagged (PDF/UA), for the archive (PDF/A-2), with bookmarks."""

import json
import subprocess

from schemas.errors import ReportError
from scripts.paths.libreoffice import converted, program

MISSING = (
    "生成PDF要借助LibreOffice，这台电脑上没有找到。"
    "请先生成Word报告（.docx），用Word或WPS打开，另存为PDF。"
)
FAILED = "LibreOffice没有生成PDF。请先生成Word报告（.docx），用Word或WPS打开，另存为PDF。"
OPTIONS = {
    "SelectPdfVersion": 2,  # PDF/A-2b: fonts embedded, nothing linked
    "PDFUACompliance": True,
    "UseTaggedPDF": True,
    "ExportBookmarks": True,
    "InitialView": 1,  # opens with the bookmarks beside the page
    "DisplayPDFDocumentTitle": True,
}


def pdf_bytes(word: bytes) -> bytes:
    """A .docx -> the PDF of it; ReportError (Chinese) where LibreOffice is missing or fails."""
    office = program()
    if office is None:
        raise ReportError(MISSING)
    kinds = {bool: "boolean", int: "long"}
    options = {
        name: {"type": kinds[type(value)], "value": str(value).lower()}
        for name, value in OPTIONS.items()
    }
    try:
        return converted(office, word, ".docx", f"pdf:writer_pdf_Export:{json.dumps(options)}")
    except (subprocess.SubprocessError, OSError) as error:
        raise ReportError(FAILED) from error
