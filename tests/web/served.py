"""The page as it runs: a real server on a free port, in a thread of the tests."""

import asyncio
import http.client
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import uvicorn

from scripts import api
from scripts.tasks.demo import sample
from scripts.web.desk import Desk
from scripts.web.guard import FILE, Door
from scripts.web.listening import address, bound
from scripts.web.running import settings
from scripts.web.watching import Watch

SECRET = "a-secret-of-the-tests"


class Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Page:
    """A running server, asked over its socket."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.port = desk.door.port
        self.base = desk.door.base
        self.url = address(desk.door)
        self.host = f"127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", body: Any = None, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        sent = {"Host": self.host} | {k.replace("_", "-"): v for k, v in headers.items()}
        where = path if path.startswith(self.base) else self.base + path
        connection.request(method, where, body, sent)
        answer = connection.getresponse()
        found = Answer(answer.status, answer.headers, answer.read())
        connection.close()
        return found

    def post(self, path: str, form: object = None, **headers: str) -> Answer:
        own = {"Origin": f"http://{self.host}", "Content-Type": "application/json"}
        return self.ask(path, "POST", json.dumps(form or {}), **(own | headers))

    def send(self, data: object, name: str, path: str = "/files", **headers: str) -> Answer:
        own = {"Origin": f"http://{self.host}", "Content-Type": FILE}
        return self.ask(f"{path}?name={quote(name)}", "POST", data, **(own | headers))

    def drop(self, data: bytes, name: str) -> str:
        answer = self.send(data, name)
        assert answer.status == 201, answer.text
        return str(json.loads(answer.body)["page"])

    def kept(self) -> list[Path]:
        return list(self.desk.folder.path.iterdir())


@contextmanager
def running(watch: Watch | None = None) -> Iterator[Page]:
    with bound("127.0.0.1", 0) as listening:
        desk = Desk(Door(SECRET, listening.getsockname()[1]), watch)
        config = settings(desk)
        config.timeout_graceful_shutdown = 0  # an open page is not waited for
        server = uvicorn.Server(config)
        thread = threading.Thread(target=lambda: asyncio.run(server.serve([listening])))
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield Page(desk)
        finally:
            server.should_exit = True
            thread.join()
    assert not desk.folder.path.exists()


def changed(**received: int) -> bytes:
    """The workbook of the sample body with other numbers of new requests."""
    record = sample()
    record["tables"]["requests"]["received"] |= received  # type: ignore[index]
    return api.new(record)


def eventually(holds, seconds: float = 5.0) -> None:
    """Wait until something holds."""
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.02)
