"""The workbooks that are watched: each save is checked, and its page is told."""

import asyncio
import datetime as dt
import time
from dataclasses import replace
from pathlib import Path

from schemas.errors import internal, told
from schemas.filled.submission import Submission
from scripts.paths.office_file import office_for
from scripts.paths.workbooks import workbooks_in
from scripts.web.cases import Case, News, Seen
from scripts.web.changes import change
from scripts.web.checking import Checker
from scripts.web.follower import Follower, Sight
from scripts.web.limits import MOST_WATCHED

POLL, POLL_OF_MANY = 0.1, 0.3  # seconds between looks
FEW = 5  # files that are looked at more often
LIST_EVERY = 1.0  # seconds between looks for new files in a folder


class Watch:
    """A workbook, or those of a folder, followed as long as the program runs."""

    def __init__(self, place: Path, last: Submission | None = None) -> None:
        self.place = place
        self.last = last
        self.cases: dict[Path, Case] = {}
        self.news = News()  # of the list, where a folder is watched
        self._followers: dict[Path, Follower] = {}
        self.more = 0  # workbooks of the folder beyond those that are watched
        self._listed = -LIST_EVERY
        if not place.is_dir():
            self._add(place)

    @property
    def single(self) -> Case | None:
        """The one workbook, where no folder is watched."""
        return self.cases.get(self.place)

    def listed(self) -> list[Case]:
        """The workbooks of the folder, in order of their names."""
        return [self.cases[path] for path in sorted(self.cases)]

    async def follow(self, checker: Checker) -> None:
        """Look, check and tell until cancelled."""
        while True:
            for path, sight in await asyncio.to_thread(self._look, time.monotonic()):
                await self._tell(self.cases[path], sight, checker)
                self.news.tell()
            await asyncio.sleep(POLL if len(self.cases) <= FEW else POLL_OF_MANY)

    def _add(self, path: Path) -> None:
        self.cases[path] = Case(path.name, path, watched=True)
        self._followers[path] = Follower(path)

    def _look(self, now: float) -> list[tuple[Path, Sight]]:
        if self.single is None and now - self._listed >= LIST_EVERY:
            self._listed = now
            new = [path for path in workbooks(self.place) if path not in self.cases]
            room = max(0, MOST_WATCHED - len(self.cases))
            self.more = len(new[room:])
            for path in new[:room]:
                self._add(path)
        looks = ((path, follower.look(now)) for path, follower in self._followers.items())
        return [(path, sight) for path, sight in looks if sight is not None]

    async def _tell(self, case: Case, sight: Sight, checker: Checker) -> None:
        now = dt.datetime.now()
        if sight.data is None:
            if sight.refused:
                case.show(Seen(now, refused=sight.refused))
            else:
                case.remark(sight.note)
            return
        before = case.checked
        try:
            office = await asyncio.to_thread(office_for, case.path)
            found = await checker.check(sight.data, case.name, office, self.last)
            case.was_read(found.submission.accepted)
            if case.accepted:
                found = await checker.again(found, case.ticked)
        except Exception as error:
            case.show(Seen(now, refused=told(error) or internal(error)))
            return
        found = replace(found, submission=replace(found.submission, file=str(case.path)))
        case.show(Seen(now, found, change=change(before, found) if before else None))


def workbooks(folder: Path) -> list[Path]:
    """The workbooks in a folder that somebody fills in, by their names; none while it cannot be read."""
    try:
        return sorted(workbooks_in(folder))
    except OSError:
        return []
