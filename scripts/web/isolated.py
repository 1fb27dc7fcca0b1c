"""Work in a process of its own, which is ended when it takes too long: for files from anywhere.

Reading a PDF can take minutes, and whoever made it may have wanted that. A thread cannot be stopped.
"""

import asyncio
import os
import signal
import sys
import tempfile
import time
from collections.abc import AsyncGenerator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar

from schemas.errors import ClerkError, internal, told

Item = TypeVar("Item")
LOOK = 0.2  # seconds between looks at whether anybody still wants the result
MEMORY = 4 * 1024**3  # bytes of addresses


class TakingTooLongError(ClerkError):
    """A file that was not read in the time there is."""


async def items(
    work: Callable[..., Iterable[Item]], *arguments: Any, seconds: float, folder: Path
) -> AsyncGenerator[Item, None]:
    """What ``work(*arguments)`` yields in a process of its own, item by item.

    ``work`` is a function of a module. Its temporary files lie below ``folder``. Raises the
    ClerkError it raises, and one of its own when ``seconds`` are over or the process dies.
    """
    spawning = get_context("spawn")  # polars has threads, which a fork would leave behind locked
    ours, theirs = spawning.Pipe(duplex=False)
    process = spawning.Process(
        target=_run, args=(theirs, str(folder), work, arguments), daemon=True
    )
    ends = time.monotonic() + seconds
    hand = ThreadPoolExecutor(1)  # it starts, then ends, even what is given up while it starts
    loop = asyncio.get_running_loop()
    try:
        await loop.run_in_executor(hand, process.start)
        theirs.close()
        while (item := await _next(ours, ends)) is not None:
            yield item[0]
    finally:
        ended = loop.run_in_executor(hand, _end, process)
        hand.shutdown(wait=False)
        await asyncio.shield(ended)
        ours.close()


async def _next(ours: Connection, ends: float) -> tuple[Any] | None:
    """The next item, None after the last."""
    try:
        while not await asyncio.to_thread(ours.poll, LOOK):
            if time.monotonic() > ends:
                raise TakingTooLongError("读取这份文件用时过长，已经停止。请核对是不是选错了文件。")
        kind, value = ours.recv()
    except (EOFError, OSError) as error:
        raise ClerkError(
            "读取这份文件时程序中断了，可能是文件太大。请核对是不是选错了文件。"
        ) from error
    if kind == "told":
        raise ClerkError(value)
    return (value,) if kind == "item" else None


def _run(
    theirs: Connection, folder: str, work: Callable[..., Iterable[Any]], arguments: Any
) -> None:
    """The other process."""
    tempfile.tempdir = folder
    if sys.platform != "win32":
        import resource

        os.setsid()  # what it starts ends with it
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        for item in work(*arguments):
            theirs.send(("item", item))
        theirs.send(("end", None))
    except Exception as error:
        theirs.send(("told", told(error) or internal(error)))


def _end(process: BaseProcess) -> None:
    if process.pid is None:  # given up before it started
        return
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()
