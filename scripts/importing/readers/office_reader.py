"""Old and foreign formats (.doc, .wps, .odt, .rtf) turned into .docx by LibreOffice, where it is."""

import subprocess

from scripts.importing.printed import ImportRefusedError
from scripts.paths.libreoffice import converted, program

MISSING = (
    "读取{suffix}文件要借助LibreOffice，这台电脑上没有找到。"
    "请用Word或WPS打开这个文件，另存为.docx以后再导入。"
)
FAILED = "LibreOffice不能读取这个{suffix}文件，文件可能已经损坏。请用Word或WPS打开，另存为.docx以后再导入。"


def as_docx(data: bytes, suffix: str) -> bytes:
    """A document of another format as the bytes of a .docx; ImportRefusedError (Chinese) if not."""
    office = program()
    suffix = suffix or ".doc"
    if office is None:
        raise ImportRefusedError(MISSING.format(suffix=suffix))
    try:
        return converted(office, data, suffix, "docx:MS Word 2007 XML")
    except (subprocess.SubprocessError, OSError) as error:
        raise ImportRefusedError(FAILED.format(suffix=suffix)) from error
