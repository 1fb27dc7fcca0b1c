"""The door of the page: who may ask at all, how much a body may hold, what every answer carries.

Refused are: a Host that is not this computer (DNS rebinding), a path without the secret (other users
and programs of this PC), a post from another page (CSRF), bodies too large or too slow.
"""

import hmac
import ipaddress
import time
from asyncio import timeout
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from scripts.web.limits import LARGEST_FILE, LARGEST_FORM, LONGEST_UPLOAD
from workbook.files.input_file import MEGABYTE

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
FILE = "application/octet-stream"  # no form of another page can send this


class RefusedError(Exception):
    """A request that is not answered: the status, and the sentence for whoever sent it."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


@dataclass(frozen=True)
class Door:
    """Where the page is reached: the secret in its address, the port, the host it was started for."""

    secret: str
    port: int
    host: str = "127.0.0.1"

    @property
    def loopback(self) -> bool:
        """Whether only this computer reaches it."""
        return _is_loopback(self.host)

    @property
    def base(self) -> str:
        """The path before all others: /SECRET."""
        return f"/{self.secret}"

    def knows(self, host: str) -> bool:
        """Whether a Host header names this computer: by a number, never by a name others gave it."""
        name, port = _parted(host)
        if port != self.port:
            return False
        if name in ("localhost", self.host):
            return True
        return _is_loopback(name) if self.loopback else _is_number(name)

    def is_own(self, origin: str, host: str) -> bool:
        """Whether a post comes from our own page."""
        return origin == f"http://{host}" and self.knows(host)


class Guard:
    """The application behind its door."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app = app
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def dressed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            self._admit(scope)
            await self.app(scope, _bounded(receive, _room(scope)), dressed)
        except RefusedError as refused:
            if not begun:
                answer = PlainTextResponse(
                    refused.sentence, refused.status, headers={"Connection": "close"}
                )
                await answer(scope, receive, dressed)

    def _admit(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self.door.knows(host):
            raise RefusedError(421, "这个网址不是校验页面的，没有打开。请用程序给出的网址。")
        secret = scope["path"][1:].partition("/")[0]
        if not hmac.compare_digest(secret.encode(), self.door.secret.encode()):
            raise RefusedError(404, "网址不完整，或者是上一次使用的网址。请用程序本次给出的网址。")
        if scope["method"] not in ("GET", "HEAD", "POST"):
            raise RefusedError(405, "校验页面没有这种操作。")
        if scope["method"] == "POST" and not self.door.is_own(headers.get("origin", ""), host):
            raise RefusedError(403, "这次操作不是从校验页面发出的，没有执行。")
        if int(headers.get("content-length") or 0) > _room(scope):
            raise _too_large(_room(scope))
        scope["root_path"] = self.door.base


def _room(scope: Scope) -> int:
    """How many bytes a body may have."""
    kind = Headers(scope=scope).get("content-type", "")
    return LARGEST_FILE if kind == FILE else LARGEST_FORM


def _too_large(room: int) -> RefusedError:
    size = f"{room // MEGABYTE} MB" if room >= MEGABYTE else f"{room // 1024} KB"
    return RefusedError(413, f"收到的内容超过{size}，没有读取。填报工作簿通常不到1 MB，请核对。")


def _bounded(receive: Receive, room: int) -> Receive:
    """A body that ends in a refusal once it is too large or too slow; afterwards, no limit."""
    left, ends, whole = room, time.monotonic() + LONGEST_UPLOAD, False

    async def bounded() -> Message:
        nonlocal left, whole
        if whole:
            return await receive()
        try:
            async with timeout(ends - time.monotonic()):
                message = await receive()
        except TimeoutError as error:
            raise RefusedError(408, "文件长时间没有传完，没有读取。请再试一次。") from error
        left -= len(message.get("body", b""))
        whole = not message.get("more_body", False)
        if left < 0:
            raise _too_large(room)
        return message

    return bounded


def _parted(host: str) -> tuple[str, int]:
    """``127.0.0.1:8000`` -> its name and port; ``[::1]:8000`` without the brackets."""
    name, _, port = host.rpartition(":")
    return name.strip("[]"), int(port) if port.isascii() and port.isdecimal() else 0


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_loopback(name: str) -> bool:
    return name == "localhost" or (_is_number(name) and ipaddress.ip_address(name).is_loopback)
