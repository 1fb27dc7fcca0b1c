"""Clicks on the buttons of a workbook in a real LibreOffice, and what the program started by them got."""

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).with_name("click_in_libreoffice.py")
SYSTEM_PYTHON = "/usr/bin/python3"  # uno belongs to the system's
SECONDS = 120
STUB = """\
#!{python}
import json, sys
with open({log!r}, "a", encoding="utf-8") as log:
    log.write(json.dumps(sys.argv[1:], ensure_ascii=False) + "\\n")
"""


@dataclass(frozen=True)
class Click:
    """One click: where, on what, which script LibreOffice found bound to it."""

    sheet: str
    shape: str
    script: str


def stand_in(folder: Path, conf: str) -> Path:
    """An interpreter that only notes its arguments, named in the file beside the workbook."""
    program, log = folder / "python-stand-in", folder / "log.jsonl"
    program.write_text(STUB.format(python=sys.executable, log=str(log)), encoding="utf-8")
    program.chmod(0o755)
    (folder / conf).write_text(f"# 年报助手\ninterpreter={program}\n", encoding="utf-8")
    return log


def clicked(workbook: Path, profile: Path, *only: str) -> list[Click]:
    """Open the workbook with macros allowed and click its shapes, or only one of a sheet."""
    done = subprocess.run(
        [SYSTEM_PYTHON, str(SCRIPT), str(workbook), str(profile), *only],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [Click(*json.loads(line)) for line in done.stdout.splitlines()]


def noted(log: Path, many: int, seconds: float = 20) -> list[list[str]]:
    """The arguments of every start, once there are so many or the time is over."""
    end = time.monotonic() + seconds
    lines: list[str] = []
    while len(lines) < many and time.monotonic() < end:
        time.sleep(0.1)
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return [json.loads(line) for line in lines]
