"""What packages bring along that a PC in an office never uses: taken out of the folder."""

import shutil
from pathlib import Path

# pandera's halves for other libraries of tables, none of which is there
OTHER_FRAMES = ("datafusion", "ibis", "narwhals", "pyarrow", "pyspark", "tensordict", "xarray")
FOLDERS = (
    "adodbapi",
    "bin",
    "isapi",
    "lxml/includes",
    "lxml/isoschematron",
    "pandera/backends/pandas",
    *(f"pandera/{half}/{library}" for half in ("api", "backends") for library in OTHER_FRAMES),
    "pypdfium2_cli",
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
    "xlwings/pro",  # of another licence, and asked for one; xlwings does without
    "xlwings/quickstart_fastapi",
)
FILES = (
    "PyWin32.chm",
    "lxml/html/_difflib*",
    "lxml/html/diff*",
    "lxml/objectify*",
    "lxml/sax*",
    "pywin32.pth",
    "win32/*.dll",
    "win32/*.exe",
    "xlwings/*.applescript",
    "xlwings/*.bas",
    "xlwings/*.xl*",
    "xlwings/_xlmac.py",
    "xlwings/mac_dict.py",
    "xlwings/xlwingslib*",
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
# pywin32's modules that xlwings and win32com import, and those these stand on; the others go
WIN32 = (
    "_win32sysloader",
    "win32api",
    "win32event",
    "win32gui",
    "win32process",
    "win32trace",
)
# of the interpreter: no database, no installer packages, no sounds, nor the signed list of its sources
INTERPRETER = ("_msi.pyd", "_sqlite3.pyd", "python.cat", "sqlite3.dll", "winsound.pyd")


def slim(site: Path) -> None:
    """Take it all out; what is not there is passed over."""
    for name in FOLDERS:
        shutil.rmtree(site / name, ignore_errors=True)
    for folder in [p for p in site.rglob("*") if p.is_dir() and p.name in TESTS]:
        shutil.rmtree(folder, ignore_errors=True)
    for pattern in FILES:
        for path in list(site.glob(pattern)):
            path.unlink()
    for path in (site / "win32").glob("*.pyd"):
        if path.stem not in WIN32:
            path.unlink()


def slim_interpreter(python: Path) -> None:
    """The same for Python itself, once its signatures were verified."""
    for name in INTERPRETER:
        (python / name).unlink()
