"""The bytes of a file become findings: small workbooks in a thread, whatever may take long apart."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePath
from typing import TypeVar, TypeVarTuple
from zipfile import BadZipFile, ZipFile

from schemas.filled.acceptance import Acceptance
from schemas.filled.submission import Submission
from schemas.judging.office import OFFICE_DEFAULTS, Office
from scripts.tasks.audit import Audited, audited_bytes
from scripts.tasks.check import Checked, judged
from scripts.tasks.load import is_published, load_bytes
from scripts.web.isolated import items
from scripts.web.limits import (
    AT_A_TIME,
    IN_A_THREAD,
    LONGEST_PER_AUDITED,
    LONGEST_READING,
    UNPACKED_IN_A_THREAD,
)

Arguments = TypeVarTuple("Arguments")
Result = TypeVar("Result")


class Checker:
    """Reads and judges, a few files at a time; temporary files of other processes in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.threads = ThreadPoolExecutor(AT_A_TIME, "check")
        self.makers = ThreadPoolExecutor(AT_A_TIME, "make")
        self.processes = asyncio.Semaphore(AT_A_TIME)

    async def check(
        self,
        data: bytes,
        name: str,
        office: Office = OFFICE_DEFAULTS,
        last: Submission | None = None,
    ) -> Checked:
        """Every finding in a file; ClerkError, one Chinese sentence, when it cannot be read."""
        if takes_long(data, name):
            async with self.processes:
                read = items(_read, data, name, seconds=LONGEST_READING, folder=self.folder)
                (submission,) = [each async for each in read]
            return await self.apart(judged, submission, office, last)
        return await self.apart(_checked, data, name, office, last)

    async def again(self, checked: Checked, accepted: Iterable[Acceptance]) -> Checked:
        """The same file judged with these findings ticked off as well."""
        before = checked.submission
        ticked = replace(before, accepted=tuple(accepted))
        return await self.apart(judged, ticked, checked.office, None)

    async def apart(self, work: Callable[[*Arguments], Result], *arguments: *Arguments) -> Result:
        """Something that takes a moment, done by a thread while the server goes on."""
        return await asyncio.get_running_loop().run_in_executor(self.threads, work, *arguments)

    async def made(self, work: Callable[[*Arguments], Result], *arguments: *Arguments) -> Result:
        """A document made, which may take seconds (a PDF), while checks go on."""
        return await asyncio.get_running_loop().run_in_executor(self.makers, work, *arguments)

    def close(self) -> None:
        """Wait for nothing any more."""
        for pool in (self.threads, self.makers):
            pool.shutdown(wait=False, cancel_futures=True)


def takes_long(data: bytes, name: str) -> bool:
    """Whether reading a file may take longer than a moment: not a workbook or record of usual size."""
    if is_published(PurePath(name).suffix) or len(data) > IN_A_THREAD:
        return True
    try:
        with ZipFile(BytesIO(data)) as archive:
            return sum(each.file_size for each in archive.infolist()) > UNPACKED_IN_A_THREAD
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        return False


def _checked(data: bytes, name: str, office: Office, last: Submission | None) -> Checked:
    return judged(load_bytes(data, name), office, last)


def _read(data: bytes, name: str) -> Iterator[Submission]:
    yield load_bytes(data, name)


def audited_files(files: Iterable[tuple[Path, str]]) -> Iterator[Audited]:
    """Files by where they lie and what they are called, each judged for an audit."""
    for path, name in files:
        yield audited_bytes(path.read_bytes(), name)


def seconds_for(count: int) -> float:
    """How long an audit of that many files may take."""
    return LONGEST_READING + count * LONGEST_PER_AUDITED
