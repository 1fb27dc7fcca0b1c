"""What packages bring along that a PC in an office never uses: taken out of the folder."""

import shutil
from pathlib import Path

FOLDERS = (
    "adodbapi",
    "bin",
    "isapi",
    "lxml/includes",
    "lxml/isoschematron",
    "pythonwin",
    "win32/Demos",
    "win32/scripts",
    "win32/test",
    "win32com/HTML",
    "win32com/demos",
    "win32com/servers",
    "win32com/test",
    "win32comext",
    "xlwings/addin",
    "xlwings/html",
    "xlwings/js",
    "xlwings/quickstart_fastapi",
)
FILES = (
    "PyWin32.chm",
    "pywin32.pth",
    "xlwings/*.xls*",
    "xlwings32*.dll",
    "xlwings64*.dll",
    "**/*.pyi",
    "**/*.[ch]",
    "**/*.lib",
    "**/*.pdb",
    "**/*.pxd",
    "**/*.pyx",
    "**/*.pxi",
    "**/direct_url.json",
    "**/INSTALLER",
    "**/RECORD",
    "**/REQUESTED",
    "**/uv_cache.json",
    "**/*.lock",
    ".lock",
)
TESTS = ("tests", "test")


def slim(site: Path) -> None:
    """Take it all out; what is not there is passed over."""
    for name in FOLDERS:
        shutil.rmtree(site / name, ignore_errors=True)
    for folder in [p for p in site.rglob("*") if p.is_dir() and p.name in TESTS]:
        shutil.rmtree(folder, ignore_errors=True)
    for pattern in FILES:
        for path in list(site.glob(pattern)):
            path.unlink()
