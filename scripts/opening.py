"""Files opened with the program that belongs to them, and message boxes without Excel."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

WARNING_BOX = 0x30 | 0x10000  # an exclamation mark, in front of other windows


def open_file(path: Path) -> bool:
    """Open a file as a double click would; False when this system has no way to."""
    try:
        if sys.platform == "win32":
            os.startfile(path)
            return True
        command = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
        if command is None:
            return False
        # the shell lets go of the program at once, whether or not that returns before its window
        subprocess.run(["/bin/sh", "-c", '"$0" "$1" >/dev/null 2>&1 &', command, path], check=False)
    except OSError:
        return False
    return True


def say(words: str, title: str) -> None:
    """Tell the clerk something where no Excel can: a box on Windows, the console elsewhere."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, words, title, WARNING_BOX)
    elif sys.stderr is not None:
        print(words, file=sys.stderr)
