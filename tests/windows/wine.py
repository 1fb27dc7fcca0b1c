"""A Windows of its own for the tests: a fresh wine prefix, in which programs are run and let go again."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SHIM = Path(__file__).with_name("bcryptprimitives.c")
OVERRIDES = "bcryptprimitives=n;mscoree=;mshtml=;winemenubuilder.exe=d"
NEEDED = ("wine", "wineserver", "makensis", "x86_64-w64-mingw32-gcc", "osslsigncode", "localedef")
SECONDS = 240


def missing() -> list[str]:
    """The commands that are not on this machine."""
    return [name for name in NEEDED if not (shutil.which(name) or _debian(name))]


def _debian(name: str) -> bool:
    return Path("/usr/lib/wine", name).exists()


class Wine:
    """A prefix below a folder; its user's folders are in there too, not in our home."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir(parents=True)
        self.drive = folder / "prefix" / "drive_c"
        self.environment = os.environ | {
            "HOME": str(self.home),
            "WINEPREFIX": str(folder / "prefix"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": OVERRIDES,
            "LC_ALL": "zh_CN.UTF-8",  # code page 936
            "NIANBAO_QUIET": "1",  # nobody would close a box
        }
        self.environment.pop("DISPLAY", None)

    def prepare(self) -> None:
        """Make the prefix, with the function that Debian's wine lacks."""
        self.run("wineboot", "-i")
        target = self.drive / "windows" / "system32" / "bcryptprimitives.dll"
        how = ("-shared", "-O2", "-s", "-o", target, SHIM, "-ladvapi32")
        subprocess.run(["x86_64-w64-mingw32-gcc", *how], check=True)

    def says_it_is(self, version: str) -> None:
        """Which Windows wine plays, such as win10."""
        key = r"HKCU\Software\Wine"
        self.run("wine", "reg", "add", key, "/v", "Version", "/d", version, "/f")

    def run(
        self, *command: str | Path, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end, with what it printed (UTF-8); the exit status is not judged."""
        # a pipe, as wine has no handle for /dev/null; read beside, as its services keep it open
        with subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as reader:
            assert reader.stdin is not None
            assert reader.stdout is not None
            done = subprocess.run(
                [str(part) for part in command],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=reader.stdin,
                stderr=subprocess.STDOUT,
                cwd=cwd,
                timeout=SECONDS,
                check=False,
            )
            os.set_blocking(reader.stdout.fileno(), False)
            time.sleep(0.2)
            said = (reader.stdout.read() or b"").decode("utf-8", "replace")
            reader.kill()
        return subprocess.CompletedProcess(done.args, done.returncode, said, "")

    @contextmanager
    def started(self, *command: str | Path) -> Iterator[None]:
        """A command that runs on by itself until the end of the block."""
        words = [str(part) for part in command]
        quiet = subprocess.DEVNULL
        running = subprocess.Popen(
            words, env=self.environment, stdin=quiet, stdout=quiet, stderr=quiet
        )
        try:
            yield
        finally:
            running.kill()
            running.wait()

    @property
    def program(self) -> Path:
        """Where the program is installed."""
        (users,) = (p for p in (self.drive / "users").iterdir() if p.name != "Public")
        return users / "AppData" / "Local" / "nianbao"

    def close(self) -> None:
        """End all that runs in the prefix."""
        for what in ("-k", "-w"):
            server = shutil.which("wineserver") or "/usr/lib/wine/wineserver"
            subprocess.run([server, what], env=self.environment, check=False, timeout=60)


def windows_path(path: Path) -> str:
    """A path of ours as Windows programs see it."""
    return "Z:" + str(path).replace("/", "\\")
