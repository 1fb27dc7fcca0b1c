"""Many files that were sent, judged in a process of their own while a page shows how far it is."""

import asyncio
import secrets
import time
from dataclasses import dataclass, field
from pathlib import Path

from schemas.errors import ClerkError
from scripts.tasks.audit import Audited, rate, summary
from scripts.web.cases import News
from scripts.web.checking import Checker, audited_files, seconds_for
from scripts.web.isolated import items

TELL_EVERY = 0.3  # seconds between pictures of the list


@dataclass
class Audit:
    """The files of one audit and what was found in them so far."""

    key: str = field(default_factory=lambda: secrets.token_urlsafe(9))
    files: list[tuple[Path, str]] = field(default_factory=list)
    results: list[Audited] = field(default_factory=list)
    began: float = 0.0
    done: bool = False
    news: News = field(default_factory=News)
    _task: asyncio.Task[None] | None = None

    @property
    def told(self) -> str:
        """How far it is, in words."""
        if self.done:
            return f"审查完成：{summary(self.results)}"
        return (
            rate(self.began, len(self.results), len(self.files)) if self.began else "正在接收文件"
        )

    @property
    def started(self) -> bool:
        """Whether it has all its files."""
        return self._task is not None

    def start(self, checker: Checker) -> None:
        """Begin; whoever waits for news is told on the way."""
        self._task = asyncio.create_task(self._run(checker))

    async def _run(self, checker: Checker) -> None:
        async with checker.processes:
            self.began = shown = time.monotonic()
            seconds = seconds_for(len(self.files))
            found = items(audited_files, self.files, seconds=seconds, folder=checker.folder)
            try:
                async for result in found:
                    self.results.append(result)
                    if time.monotonic() - shown > TELL_EVERY:
                        shown = time.monotonic()
                        self.news.tell()
            except ClerkError as error:
                unread = self.files[len(self.results) :]
                self.results += [Audited(name, refused=str(error)) for _, name in unread]
            finally:
                await found.aclose()
        self.done = True
        self.news.tell()

    def close(self) -> None:
        """Stop, and take the files away."""
        if self._task is not None:
            self._task.cancel()
        for path, _ in self.files:
            path.unlink(missing_ok=True)
