"""A delivered program left running, and its page asked for over the loopback as a browser would."""

import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from tests.web.served import eventually

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S+")
STARTING = 60  # seconds; Python under an emulator takes its time


@contextmanager
def page_of(
    *command: str | Path, said: Path, environment: Mapping[str, str] | None = None
) -> Iterator[str]:
    """The address that the command tells; what it printed stands in `said`. It is ended afterwards."""
    words, quiet = [str(part) for part in command], subprocess.DEVNULL
    with (  # through a pipe: wine has no handle for a file of ours
        said.open("wb") as out,
        subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=out) as writer,
    ):
        running = subprocess.Popen(
            words, stdin=quiet, stdout=writer.stdin, stderr=subprocess.STDOUT, env=environment
        )
        try:
            eventually(lambda: ADDRESS.search(text(said)) or running.poll() is not None, STARTING)
            found = ADDRESS.search(text(said))
            assert found, text(said)
            yield found[0]
        finally:
            running.kill()
            running.wait()
            writer.kill()  # what the program left behind may keep the pipe open


def shows(address: str, words: str, seconds: float = 20) -> None:
    """Wait until these words stand on the page."""
    eventually(lambda: words in urlopen(address, timeout=30).read().decode(), seconds)


def text(said: Path) -> str:
    return said.read_bytes().decode("utf-8", "replace")
