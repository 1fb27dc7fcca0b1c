"""Files opened with the program that belongs to them, and message boxes without Excel."""

import html
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

WARNING_BOX = 0x30 | 0x10000  # an exclamation mark, in front of other windows
# words and title are arguments of these scripts, never part of them
APPLESCRIPT = (
    "on run argv",
    'display dialog (item 1 of argv) with title (item 2 of argv) buttons {"好"} default button 1',
    "end run",
)
TK = """\
import sys, tkinter, tkinter.messagebox
tkinter.Tk().withdraw()
tkinter.messagebox.showinfo(sys.argv[2], sys.argv[1])
"""


def open_file(path: Path) -> bool:
    """Open a file as a double click would; False when this system has no way to."""
    path = path.absolute()  # a name that begins with a dash would be taken for an option
    try:
        if sys.platform == "win32":
            os.startfile(path)
            return True
        command = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
        if command is None:
            return False
        _start(command, str(path))
    except OSError:
        return False
    return True


def say(words: str, title: str) -> None:
    """Tell the clerk something where no Excel can: in a box where there is a screen.

    Elsewhere than on Windows also on standard error, and the box is not waited for: it stays when
    this program has ended.
    """
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, words, title, WARNING_BOX)
        return
    if sys.stderr is not None:
        print(words, file=sys.stderr)
    box = _box(words, title)
    if box:
        _start(*box)


def _box(words: str, title: str) -> list[str]:
    """The command that shows a message on this desktop; [] when there is none."""
    if sys.platform == "darwin":
        lines = [part for line in APPLESCRIPT for part in ("-e", line)]
        return ["osascript", *lines, words, title]
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return []
    boxes = [
        ["zenity", "--info", "--no-markup", "--width=480", f"--title={title}", f"--text={words}"],
        ["kdialog", "--title", title, "--msgbox", words.replace("\\", "\\\\")],  # it reads \n, \t
        ["gxmessage", "-center", "-wrap", "-title", title, words],
    ]
    if importlib.util.find_spec("_tkinter") and not getattr(sys, "frozen", False):
        boxes.append([sys.executable, "-c", TK, words, title])
    # a bubble that stays; the words are markup there. xmessage is no help: it shows no Chinese
    boxes.append(
        ["notify-send", "--urgency=critical", "--", title, html.escape(words, quote=False)]
    )
    return next((box for box in boxes if shutil.which(box[0])), [])


def _start(*command: str) -> None:
    """Start a program and let go of it at once, whether or not it returns before its window."""
    script = '"$@" >/dev/null 2>&1 &'
    subprocess.run(
        ["/bin/sh", "-c", script, "sh", *command],
        check=False,
        start_new_session=True,
        env=_outside(),
    )


def _outside() -> dict[str, str]:
    """The environment for programs of the system: a frozen one has its own libraries before theirs."""
    environment = dict(os.environ)
    if getattr(sys, "frozen", False):
        before = environment.pop("LD_LIBRARY_PATH_ORIG", None)
        environment.pop("LD_LIBRARY_PATH", None)
        environment |= {"LD_LIBRARY_PATH": before} if before is not None else {}
    return environment
