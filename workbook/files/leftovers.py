"""Files that a killed program has left beside a workbook: known by their names, removed at the next start.

The name of a file in the making states the computer and the process that writes it, so that one in
use, by whatever program of ours, is never taken for one left over.
"""

import os
import sys
import time
import zlib
from pathlib import Path

MARK = ".nianbao-"
A_DAY = 86_400  # seconds; of other computers, on a shared disk, nobody can tell whether they still write


def prefix() -> str:
    """How the name of a file in the making begins, in this process: ``.nianbao-1f3a07c2-4711-``."""
    return f"{MARK}{_computer()}-{os.getpid()}-"


def remove_leftovers(folder: Path) -> None:
    """Remove what processes of this computer that are no more have left in a folder, and what is old."""
    try:
        found = [each for each in os.listdir(folder) if each.startswith(MARK)]
    except OSError:
        return  # whoever writes there will say so
    for name in found:
        path = folder / name
        try:
            if _left_over(name) or time.time() - path.stat().st_mtime > A_DAY:
                path.unlink()
        except OSError:
            continue  # in use after all, or gone already


def _left_over(name: str) -> bool:
    computer, _, rest = name.removeprefix(MARK).partition("-")
    process = rest.partition("-")[0]
    return computer == _computer() and process.isdecimal() and not _runs(int(process))


def _computer() -> str:
    """The name of this computer, shortened to eight hexadecimal digits."""
    name = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    return f"{zlib.crc32(name.encode('utf-8', 'replace')):08x}"


if sys.platform == "win32":

    def _runs(process: int) -> bool:
        """Whether a process is there; os.kill would end it on Windows."""
        import ctypes

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x1000, False, process)  # PROCESS_QUERY_LIMITED_INFORMATION
        if not handle:
            return bool(kernel.GetLastError() == 5)  # ERROR_ACCESS_DENIED: it is somebody else's
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == 259  # STILL_ACTIVE

else:

    def _runs(process: int) -> bool:
        """Whether a process is there."""
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        except OSError:
            return True
        return True
