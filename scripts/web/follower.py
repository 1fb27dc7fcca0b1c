"""One file looked at again and again: when a save of it is complete, and when it is not there.

Looked at is its size and time, not the system's events: those do not come from network drives. A save
counts once two looks agree and the file is whole; until then nothing is said against it.
"""

import json
import time
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from schemas.errors import WorkbookError
from scripts.paths.endings import RECORD
from workbook.files.entries import LARGEST_UNPACKED
from workbook.files.on_disk import bytes_at

AWAY_AFTER = 2.0  # seconds without the file; a save by rename takes less
PATIENCE = 10.0  # seconds for which a file that is not whole may still be in the making
COARSEST = 2.5  # seconds; the clock of a FAT drive has steps of two
SAVING = "目前不完整，可能正在保存。保存完毕立即校验；十秒后仍不完整的，会说明原因。"
AWAY = "不在原来的位置，可能已改名、移走，或者网络中断。放回原处后继续校验。"


class Stamp(NamedTuple):
    """What tells one save from another without reading the file.

    Not the file's number: network drives may give another one at each look.
    """

    modified: int
    size: int

    @property
    def coarse(self) -> bool:
        """Whether the drive knows whole seconds only (USB sticks): a second save may look the same."""
        return self.modified % 1_000_000_000 == 0


@dataclass(frozen=True)
class Sight:
    """Something to tell: a save to be checked, why it cannot be, or what the file does just now."""

    data: bytes | None = None
    refused: str = ""
    note: str = ""


class Follower:
    """What is known of one file from one look to the next."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stamp: Stamp | None = None
        self._done: Stamp | None = None
        self._since = -AWAY_AFTER
        self._note = ""
        self._content = b""  # of what was read, while another save may look the same

    def look(self, now: float) -> Sight | None:
        """What is new since the last look, at `now` seconds of a clock that never goes back."""
        first = self._stamp is None and self._done is None and not self._note
        stamp = stamp_of(self.path)
        if stamp != self._stamp:
            self._stamp, self._since = stamp, now - (_age(stamp) if first and stamp else 0)
            return None
        if stamp is None:
            return self._noted(AWAY) if now - self._since >= AWAY_AFTER else None
        quiet = now - self._since
        if stamp != self._done:
            return self._saved(stamp, quiet)
        if self._content and quiet >= COARSEST:
            return self._looked_into()
        return self._noted("")

    def _saved(self, stamp: Stamp, quiet: float) -> Sight | None:
        """The save that has not changed since the last look."""
        data, refused = b"", ""
        try:
            data = bytes_at(self.path)
        except WorkbookError as error:
            refused = str(error)
        if stamp_of(self.path) != stamp:
            return None
        if quiet < PATIENCE and (refused or not is_whole(data, self.path.suffix)):
            return self._noted(SAVING)
        self._done, self._note = stamp, ""
        self._content = data if stamp.coarse else b""
        return Sight(refused=refused) if refused else Sight(data)

    def _looked_into(self) -> Sight | None:
        """The file once more, where the drive's clock may hide a save that came right after."""
        before, self._content = self._content, b""
        try:
            data = bytes_at(self.path)
        except WorkbookError:
            return None
        return Sight(data) if data != before and is_whole(data, self.path.suffix) else None

    def _noted(self, note: str) -> Sight | None:
        """A note that was not told yet."""
        if note == self._note:
            return None
        self._note = note
        return Sight(note=note)


def stamp_of(path: Path) -> Stamp | None:
    """What a file looks like from outside; None where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return Stamp(found.st_mtime_ns, found.st_size)


def is_whole(data: bytes, suffix: str = ".xlsx") -> bool:
    """Whether all of a file was written: every part of its zip has its check sum, or its JSON ends."""
    try:
        if suffix.lower() == RECORD:
            json.loads(data)
            return True
        with ZipFile(BytesIO(data)) as archive:
            if sum(each.file_size for each in archive.infolist()) > LARGEST_UNPACKED:
                return True  # not to be unpacked; the check says so
            return archive.testzip() is None
    except Exception:  # BadZipFile, zlib.error, ValueError: a damaged zip raises anything
        return False


def _age(stamp: Stamp) -> float:
    """How long ago a file was saved, in seconds."""
    return max(0.0, time.time() - stamp.modified / 1e9)
