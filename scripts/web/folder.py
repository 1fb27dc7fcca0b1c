"""The private folder of one run: what was sent lies here, under names of ours, and goes with it."""

import os
import secrets
import shutil
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

from schemas.errors import ClerkError
from scripts.web.limits import KEPT, LARGEST_TOTAL

PREFIX = "nianbao-page-"


class FullError(ClerkError):
    """More than a run may hold."""


class PrivateFolder:
    """A folder that only this user can look into, gone with the program."""

    def __init__(self) -> None:
        sweep()
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX))  # its rights are 0700

    async def keep(self, chunks: AsyncIterator[bytes]) -> Path:
        """A body written into a file of its own; nothing stays of one that breaks off."""
        if sum(each.stat().st_size for each in self.path.iterdir()) > LARGEST_TOTAL:
            raise FullError("页面上的文件过多，不能再放入。请关闭不用的页面，半分钟后再试。")
        path = self.path / secrets.token_hex(16)
        try:
            with path.open("xb") as file:
                async for chunk in chunks:
                    file.write(chunk)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return path

    def close(self) -> None:
        """Take it away with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)


def sweep() -> None:
    """Take away the folders of runs that were killed: ours, and untouched for longer than any file is kept."""
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            found = path.lstat()
            mine = not hasattr(os, "getuid") or found.st_uid == os.getuid()
            if mine and path.is_dir() and not path.is_symlink() and _unused(path):
                shutil.rmtree(path, ignore_errors=True)


def _unused(folder: Path) -> bool:
    newest = max(each.stat().st_mtime for each in (folder, *folder.iterdir()))
    return time.time() - newest > 2 * KEPT
