"""The server started: a port of its own, the address told and opened, everything cleaned up at the end."""

import errno
import re
import secrets
import socket
import sys
import threading
import webbrowser
from contextlib import suppress
from pathlib import Path

import uvicorn

from schemas.errors import InputError, UsageError, reason
from schemas.filled.submission import Submission
from scripts.tasks.load import load
from scripts.web.application import application
from scripts.web.desk import Desk
from scripts.web.guard import Door
from scripts.web.watching import ENDINGS, Watch

SECRET = re.compile(r"[A-Za-z0-9_-]{16,200}")
LINGER = 300.0  # seconds for which a watch goes on after its last page was closed


def watch(path: Path, *, last: Path | None = None, browser: bool = True, port: int = 0) -> None:
    """Check a workbook, or all of a folder, after each save, on a page that stays open.

    Returns when it is interrupted, or a while after the page was closed. Raises ClerkError for a
    place that is not there and for last year's file when it cannot be read.
    """
    path = path.absolute()
    if not path.exists():
        raise InputError(f"没有找到“{path}”。请检查文件名和所在文件夹是否正确。")
    if path.is_file() and path.suffix.lower() not in (*ENDINGS, ".json"):
        raise InputError(f"“{path.name}”不是填报的工作簿（.xlsx、.xlsm），不能随存随校验。")
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
            "知道网址和口令的人都能使用；内容不加密，同一网络中的人有可能看到。"
        )
    with bound(host, port) as listening:
        run(listening, _desk(listening, host, token or _secret()), browser=browser)


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there, on a free port for 0; UsageError when it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    try:
        if sys.platform != "win32":  # there it would let another program listen in
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        why = _why(error)
        raise UsageError(
            f"不能在{host}的{port}端口打开页面：{why}。请换一个--port或--host。"
        ) from error
    return listening


def _why(error: OSError | OverflowError) -> str:
    if isinstance(error, OverflowError):
        return "端口应在0到65535之间"
    words = {
        errno.EADDRINUSE: "这个端口正被别的程序使用",
        errno.EADDRNOTAVAIL: "这个地址不是本机的",
    }
    return words.get(error.errno or 0) or reason(error)


def run(listening: socket.socket, desk: Desk, *, browser: bool) -> None:
    """Serve until interrupted; the address is printed, and opened in a browser if wanted."""
    server = uvicorn.Server(settings(desk))

    def when_left(seconds: float) -> None:
        server.should_exit = browser and seconds > LINGER

    if desk.watch is not None:
        desk.when_left = when_left
    where = address(desk)
    print(f"校验页面：{where}\n用完后关闭页面，再在这里按Ctrl+C。", flush=True)
    if browser:
        threading.Thread(target=_open, args=(where,), daemon=True).start()
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


def _open(where: str) -> None:
    if not webbrowser.open(where):
        print("没有找到浏览器。请打开一个，把上面的网址复制到它的地址栏。", flush=True)


def settings(desk: Desk) -> uvicorn.Config:
    """How the server runs: quiet, and soon at an end."""
    return uvicorn.Config(
        application(desk),
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
        limit_concurrency=300,
    )


def address(desk: Desk) -> str:
    """What is typed into the browser."""
    host = desk.door.host
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{desk.door.port}{desk.door.base}/"


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
