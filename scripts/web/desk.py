"""What one run of the page has in hand, shared by its routes: files, audits, the watch, the templates."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from scripts.tasks.check import summary
from scripts.web.audits import Audit
from scripts.web.cases import Case, Kept, News
from scripts.web.checking import Checker
from scripts.web.folder import PrivateFolder
from scripts.web.guard import Door, RefusedError
from scripts.web.limits import HEARTBEAT, LONGEST_NAME
from scripts.web.watching import Watch

SWEEP = 5.0  # seconds between looks for what has had its time
GONE = "这份文件已经删去：页面关闭或者闲置一小时后，文件自动删去。请重新放入。"
templates = Environment(
    loader=PackageLoader("scripts.web"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)
templates.filters["summary"] = summary


class Desk:
    """One run: what was sent to it, or the workbooks it watches."""

    def __init__(self, door: Door, watch: Watch | None = None) -> None:
        self.door = door
        self.watch = watch
        self.folder = PrivateFolder()
        self.checker = Checker(self.folder.path)
        self.kept = Kept()
        self.streams = 0
        self.left_at: float | None = None  # since when no page is open; None before the first one
        self.when_left: Callable[[float], None] = lambda seconds: None

    @asynccontextmanager
    async def life(self, _: object) -> AsyncIterator[None]:
        """From the start of the server to its end; nothing that was sent stays behind."""
        tasks = [asyncio.create_task(self._sweep())]
        if self.watch is not None:
            tasks.append(asyncio.create_task(self.watch.follow(self.checker)))
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self.kept.close()
            self.checker.close()
            self.folder.close()

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(SWEEP)
            self.kept.sweep()
            if self.left_at is not None and not self.streams:
                self.when_left(time.monotonic() - self.left_at)

    def case(self, request: Request) -> Case:
        """The file that a path speaks of; RefusedError when it is not here any more."""
        key = request.path_params["key"]
        watched = self.watch.cases.values() if self.watch else ()
        found = next((case for case in watched if case.key == key), None) or self.kept.get(key)
        if not isinstance(found, Case):
            raise RefusedError(404, GONE)
        return found

    def audit(self, request: Request) -> Audit:
        """The audit that a path speaks of; RefusedError when it is not here any more."""
        found = self.kept.get(request.path_params["key"])
        if not isinstance(found, Audit):
            raise RefusedError(404, GONE)
        return found

    async def leave(self, request: Request) -> Response:
        """The page of a file or an audit was closed."""
        self.kept.leave(request.path_params["key"])
        return Response(status_code=204)

    async def keep(self, request: Request) -> tuple[str, Path]:
        """The file that a request carries: what it is called, and where it lies now."""
        name = file_name(request.query_params.get("name", ""))
        return name, await self.folder.keep(request.stream())

    def page(self, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A page, or a part of one, from its template."""
        shown = templates.get_template(template)
        return HTMLResponse(shown.render(base=self.door.base, watch=self.watch, **values), status)

    def stream(self, news: News) -> StreamingResponse:
        """A page is told of each version, as long as it is open."""

        async def told() -> AsyncIterator[str]:
            self.streams += 1
            version = -1
            try:
                while True:
                    with suppress(TimeoutError):
                        version = await asyncio.wait_for(news.after(version), HEARTBEAT)
                        yield f"data: {version}\n\n"
                        continue
                    yield ": still here\n\n"
            finally:
                self.streams -= 1
                self.left_at = time.monotonic()

        return StreamingResponse(told(), media_type="text/event-stream")


def file_name(name: str) -> str:
    """The name of a file as a browser gives it; RefusedError for what is a path, or no name at all."""
    if not name or len(name) > LONGEST_NAME or any(sign in name for sign in "/\\\0"):
        raise RefusedError(400, "文件名太长，或者其中有不能用的符号，没有读取。请改名后再试。")
    if not name.isprintable() or name.startswith("."):
        raise RefusedError(400, "文件名中有看不见的符号，或者以点开头，没有读取。请改名后再试。")
    return name


async def sent(request: Request, *names: str) -> list[str]:
    """Texts by their names from a posted form; RefusedError when one is missing or none."""
    try:
        form = json.loads(await request.body())
        values = [form[name] for name in names]
    except (ValueError, TypeError, KeyError) as error:
        raise RefusedError(400, "无法识别收到的内容，没有执行。请刷新页面后再试。") from error
    if not all(isinstance(value, str) for value in values):
        raise RefusedError(400, "无法识别收到的内容，没有执行。请刷新页面后再试。")
    return values
