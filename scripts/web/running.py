"""The server started: a port of its own, the address told and opened, everything cleaned up at the end."""

import re
import secrets
import socket
import threading
import webbrowser
from contextlib import suppress
from pathlib import Path

import uvicorn

from schemas.errors import InputError, UsageError
from schemas.filled.submission import Submission
from scripts.paths.endings import RECORD, WORKBOOKS
from scripts.tasks.load import load
from scripts.web.application import application
from scripts.web.desk import Desk
from scripts.web.guard import Door
from scripts.web.listening import address, bound
from scripts.web.patience import Impatient
from scripts.web.watching import Watch
from workbook.files.input_file import NOT_FOUND

SECRET = re.compile(r"[A-Za-z0-9_-]{16,200}")
OPEN_TO_OTHERS = "知道网址和口令的人都能使用；内容不加密，同一网络中的人有可能看到。"
LINGER = 300.0  # seconds for which a watch goes on after its last page was closed
ENDS_BY_ITSELF = "用完后关闭页面，过五分钟程序自行结束；需要立即结束的，在这里按Ctrl+C。"
ENDED_BY_HAND = "用完后关闭页面，再在这里按Ctrl+C。"


def watch(path: Path, *, last: Path | None = None, browser: bool = True, port: int = 0) -> None:
    """Check a workbook, or all of a folder, after each save, on a page that stays open.

    Returns when it is interrupted, or a while after the page was closed. Raises ClerkError for a
    place that is not there and for last year's file when it cannot be read.
    """
    path = path.absolute()
    if not path.exists():
        raise InputError(NOT_FOUND.format(path=path))
    if path.is_file() and path.suffix.lower() not in (*WORKBOOKS, RECORD):
        raise InputError(
            f"“{path.name}”不是填报的工作簿（.xlsx、.xlsm），不能在每次保存后自动校验。"
        )
    before = load(last) if last is not None else None
    with bound("127.0.0.1", port) as listening:
        run(listening, _desk(listening, "127.0.0.1", _secret(), path, before), browser=browser)


def serve(*, host: str = "127.0.0.1", token: str = "", browser: bool = True, port: int = 0) -> None:
    """The page for any file, until it is interrupted.

    Raises UsageError for a host beyond this computer without a token, or with one easy to guess.
    """
    if token and not SECRET.fullmatch(token):
        raise UsageError("--token应为16个以上的字母、数字、-或_，难以猜到才能保护页面。")
    door = Door(token, 0, host)
    if not door.loopback and not token:
        raise UsageError(
            f"--host {host}会让网络中的其他电脑也能打开这个页面，必须同时用--token写明口令。"
            f"{OPEN_TO_OTHERS}"
        )
    with bound(host, port) as listening:
        run(listening, _desk(listening, host, token or _secret()), browser=browser)


def run(listening: socket.socket, desk: Desk, *, browser: bool) -> None:
    """Serve until interrupted; the address is printed, and opened in a browser if wanted."""
    server = uvicorn.Server(settings(desk))

    def when_left(seconds: float) -> None:
        server.should_exit = browser and seconds > LINGER

    if desk.watch is not None:
        desk.when_left = when_left
    where = address(desk.door)
    ends = browser and desk.watch is not None
    print(f"校验页面：{where}\n{ENDS_BY_ITSELF if ends else ENDED_BY_HAND}", flush=True)
    if not desk.door.loopback:
        print(f"注意：{OPEN_TO_OTHERS}", flush=True)
    if browser:
        threading.Thread(target=_open, args=(where,), daemon=True).start()
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


def _open(where: str) -> None:
    if not webbrowser.open(where):
        print("没有找到浏览器。请打开浏览器，把上面的网址复制到地址栏。", flush=True)


def settings(desk: Desk) -> uvicorn.Config:
    """How the server runs: quiet, and soon at an end."""
    return uvicorn.Config(
        application(desk),
        loop="asyncio",
        http=Impatient,
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
        limit_concurrency=300,
    )


def _desk(
    listening: socket.socket,
    host: str,
    secret: str,
    place: Path | None = None,
    last: Submission | None = None,
) -> Desk:
    door = Door(secret, listening.getsockname()[1], host)
    return Desk(door, Watch(place, last) if place is not None else None)


def _secret() -> str:
    return secrets.token_urlsafe(24)
