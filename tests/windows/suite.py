"""The tests of schemas/ and workbook/ on Python for Windows: ``python -m tests.windows.suite [TESTS]``.

Under wine; what needs other programs or is slow is left out, what only POSIX has leaves itself out.
"""

import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.delivery.inputs import REPLACED, ROOT, packages
from scripts.delivery.installer import PLATFORM
from scripts.delivery.interpreter import add_packages, unpack_python
from tests.windows.wine import Wine, missing, windows_path

FOLDERS = ("tests/schemas", "tests/workbook")
WITHOUT = (REPLACED, "win-unicode-console")  # which has no wheel; nothing here has a console
NEEDS = ("libreoffice", "uno", "validator", "chromium")
LEFT_OUT = " and ".join(f"not {name}" for name in ("slow", *(f"needs_{each}" for each in NEEDS)))


def main(arguments: Sequence[str]) -> int:
    """Run them, or those named; pytest's exit status."""
    if lacking := missing():
        print(f"missing for the Windows tests: {', '.join(lacking)}", file=sys.stderr)
        return 2
    with TemporaryDirectory() as temporary:
        python = python_with_tests(Path(temporary) / "python")
        wine = Wine(Path(temporary) / "wine")
        try:
            wine.prepare()
            wine.says_it_is("win10")
            how = ("-q", "-p", "no:cacheprovider", "-m", LEFT_OUT)
            words = ("-X", "utf8", "-m", "pytest", *how, *(arguments or FOLDERS))
            return _told(["wine", python, *words], wine.environment)
        finally:
            wine.close()


def _told(words: Sequence[str | Path], environment: Mapping[str, str]) -> int:
    """Run, its words shown as they come: through a pipe, as wine has no handle for a file of ours."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE) as shown:
        status = subprocess.call(
            words,
            cwd=ROOT,
            env=environment,
            stdin=quiet,
            stdout=shown.stdin,
            stderr=subprocess.STDOUT,
        )
        time.sleep(0.5)  # what it said last; services of wine keep the pipe open
        shown.kill()
    return status


def python_with_tests(folder: Path) -> Path:
    """Python for Windows that imports from this tree, with all that the tests ask for."""
    site = folder / "Lib" / "site-packages"
    unpack_python(folder)
    packages(site, PLATFORM, "--group", "dev", without=WITHOUT)
    shutil.rmtree(site / "playwright" / "driver", ignore_errors=True)
    add_packages(folder)
    paths = folder / "python311._pth"
    paths.write_bytes(paths.read_bytes().replace(rb"..\app", windows_path(ROOT).encode()))
    return folder / "python.exe"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
