"""``python -m benchmarks.page``: the page, warm, beside a cold `nianbao check`; fifty files at once; a save.

The server is a process of its own, asked over its socket: times are those of whoever waits.
"""

import http.client
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

from benchmarks.environments import ROOT, variables
from benchmarks.timing import call_seconds
from scripts import api
from scripts.tasks.demo import sample

LONGEST_DROP = 60.0  # milliseconds: a file sent, checked, and its page drawn
LONGEST_SAVE = 300.0  # milliseconds from the end of a save to its findings on the page, usually
ROUNDS, AT_ONCE = 30, 50
MOST_OF_ONE_PROCESS = 3.0  # p95 of fifty at once, as a multiple of fifty drops one after another
NIANBAO = (sys.executable, "-m", "scripts.command.cli")


class Client:
    """Whoever asks a server at an address."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.host, self.port, self.base = parts.netloc, parts.port, parts.path.rstrip("/")

    def ask(self, path: str, body: bytes | None = None) -> bytes:
        """The answer to a question; RuntimeError when it is no good one."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        own = {"Origin": f"http://{self.host}", "Content-Type": "application/octet-stream"}
        connection.request("GET" if body is None else "POST", path, body, own)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        if answer.status >= 300:
            raise RuntimeError(f"{path}: {answer.status} {content.decode()}")
        return content

    def drop(self, data: bytes) -> bytes:
        """A file sent, and its page."""
        sent = self.ask(f"{self.base}/files?name={quote('填报.xlsx')}", data)
        return self.ask(json.loads(sent)["page"])


@contextmanager
def server(*arguments: str) -> Iterator[Client]:
    """A command that serves, as long as it is needed."""
    command = [*NIANBAO, *arguments, "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=variables()) as process:
        if process.stdout is None:
            raise RuntimeError("no output")
        line = process.stdout.readline().decode()
        yield Client(line.partition("：")[2].strip())
        process.terminate()


def milliseconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    return 1000 * call_seconds(work)()


def changed(total: int) -> bytes:
    """The workbook of the sample body with another total."""
    record = json.loads(json.dumps(sample()))
    record["tables"]["requests"]["received"]["total"] = total
    return api.new(record)


def drops(right: bytes, wrong: bytes, folder: Path) -> dict[str, float]:
    """A drop once warm, a cold check beside it, and fifty drops at once."""
    book = folder / "填报.xlsx"
    book.write_bytes(wrong)
    cold = [
        milliseconds(
            lambda: subprocess.run(
                [*NIANBAO, "check", str(book)],
                cwd=ROOT,
                env=variables(),
                capture_output=True,
                check=False,
            )
        )
        for _ in range(5)
    ]
    with server("serve") as client:
        for _ in range(5):
            client.drop(right)
        warm = [milliseconds(lambda: client.drop(wrong)) for _ in range(ROUNDS)]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            waits = list(
                pool.map(lambda _: milliseconds(lambda: client.drop(wrong)), range(AT_ONCE))
            )
    p95 = statistics.quantiles(waits, n=20)[-1]
    return {
        "drop_ms": statistics.median(warm),
        "cold_check_ms": statistics.median(cold),
        "fifty_at_once_p95_ms": p95,
        "fifty_at_once_of_one_process": p95 / (AT_ONCE * statistics.median(warm)),
        "fifty_at_once_each_ms": max(waits) / AT_ONCE,
    }


def saves(right: bytes, wrong: bytes, folder: Path) -> dict[str, float]:
    """From the end of a save to the answer that has its findings."""
    book = folder / "看着.xlsx"
    book.write_bytes(right)
    waits = []
    with server("watch", str(book)) as client:
        time.sleep(3)
        for number in range(ROUNDS):
            content = wrong if number % 2 == 0 else right
            book.write_bytes(content)
            began = time.perf_counter()
            while (b"S101" in client.ask(f"{client.base}/")) is not (content is wrong):
                time.sleep(0.005)
            waits.append(1000 * (time.perf_counter() - began))
    return {"save_ms": statistics.median(waits), "longest_save_ms": max(waits)}


def main() -> int:
    """Print the figures; 1 where one misses its target."""
    right, wrong = changed(48), changed(49)
    with tempfile.TemporaryDirectory() as name:
        figures = drops(right, wrong, Path(name)) | saves(right, wrong, Path(name))
    print(json.dumps({key: round(figure, 1) for key, figure in figures.items()}, indent=1))
    slow = figures["drop_ms"] > LONGEST_DROP or figures["save_ms"] > LONGEST_SAVE
    crowded = figures["fifty_at_once_of_one_process"] > MOST_OF_ONE_PROCESS
    return int(slow or crowded)


if __name__ == "__main__":
    sys.exit(main())
