"""The files at hand: what each is called, where it lies, what was found in it last."""

import asyncio
import datetime as dt
import secrets
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from schemas.filled.acceptance import Acceptance
from schemas.judging.office import OFFICE_DEFAULTS, Office
from scripts.tasks.check import Checked
from scripts.web.changes import Change
from scripts.web.limits import KEPT, KEPT_AFTER_LEAVING, MOST_CASES


@dataclass(frozen=True)
class Seen:
    """What is known of a file: its findings, or why it cannot be read, and what goes on with it.

    ``note`` says what the file does just now (可能正在保存), above findings that are those of before.
    """

    at: dt.datetime
    checked: Checked | None = None
    refused: str = ""
    note: str = ""
    change: Change | None = None


class News:
    """Something that changes, and whoever waits for it."""

    def __init__(self) -> None:
        self.version = 0
        self._next = asyncio.Event()

    def tell(self) -> None:
        """Wake everybody who waits."""
        self.version += 1
        self._next.set()
        self._next = asyncio.Event()

    async def after(self, version: int) -> int:
        """The next version after that one, at once if it is there already."""
        while self.version <= version:
            await self._next.wait()
        return self.version


class Closing(Protocol):
    """What takes its private files away when it is no longer kept."""

    def close(self) -> None:
        """Take them away."""


@dataclass
class Case:
    """One file: a clerk's own that is watched, or the private copy of one that was sent."""

    name: str
    path: Path
    watched: bool = False
    seen: Seen | None = None
    office: Office = OFFICE_DEFAULTS
    given: tuple[Acceptance, ...] = ()  # what the file itself says
    accepted: dict[str, Acceptance] = field(default_factory=dict)  # here, by the key of the finding
    key: str = field(default_factory=lambda: secrets.token_urlsafe(9))
    news: News = field(default_factory=News)

    @property
    def checked(self) -> Checked | None:
        """What was found in it last; None while it could not be read."""
        return self.seen.checked if self.seen else None

    @property
    def ticked(self) -> tuple[Acceptance, ...]:
        """What the file says, and what was said here; of two on the same finding the latter."""
        own = {each.finding for each in self.accepted.values()}
        return (*(a for a in self.given if a.finding not in own), *self.accepted.values())

    def was_read(self, given: tuple[Acceptance, ...]) -> None:
        """The file was read again; what it says now in the same words need not be said here."""
        self.given = given
        said = {(each.finding, each.reason) for each in given}
        kept = {k: a for k, a in self.accepted.items() if (a.finding, a.reason) not in said}
        self.accepted = kept

    def show(self, seen: Seen) -> None:
        """Something new is known."""
        self.seen = seen
        self.news.tell()

    def remark(self, note: str) -> None:
        """Something goes on with the file; what was found stays."""
        before = self.seen or Seen(dt.datetime.now())
        if before.note != note:
            self.show(replace(before, note=note))

    def close(self) -> None:
        """The private copy goes; a clerk's own file is none of ours."""
        if not self.watched:
            self.path.unlink(missing_ok=True)


class Kept:
    """Things under keys that nobody can guess, forgotten when unused, or soon after they were left."""

    def __init__(self, most: int = MOST_CASES) -> None:
        self.most = most
        self._ends: dict[str, float] = {}
        self._things: dict[str, Closing] = {}

    def add(self, key: str, thing: Closing) -> None:
        """Keep a thing, and with it its private files."""
        while len(self._things) >= self.most:
            self.forget(min(self._ends, key=self._ends.__getitem__))
        self._things[key] = thing
        self._ends[key] = time.monotonic() + KEPT

    def get(self, key: str) -> Closing | None:
        """What is kept under a key, from now on for the full time again."""
        if key in self._things:
            self._ends[key] = time.monotonic() + KEPT
        return self._things.get(key)

    def leave(self, key: str) -> None:
        """Its page was closed: forget it soon, unless it is opened again."""
        if key in self._things:
            self._ends[key] = time.monotonic() + KEPT_AFTER_LEAVING

    def forget(self, key: str) -> None:
        """Take a thing and its files away."""
        thing = self._things.pop(key, None)
        self._ends.pop(key, None)
        if thing is not None:
            thing.close()

    def sweep(self) -> None:
        """Forget what has had its time."""
        now = time.monotonic()
        for key in [key for key, ends in self._ends.items() if ends <= now]:
            self.forget(key)

    def close(self) -> None:
        """Forget everything."""
        for key in list(self._things):
            self.forget(key)
