"""Work in a process of its own: its results one by one, its end when time is up or nobody wants it."""

import asyncio
import multiprocessing
import os
import tempfile
import time

import pytest

from schemas.errors import ClerkError
from scripts.web.isolated import TakingTooLongError, items


def counted(most):
    yield from range(most)


def endless():
    yield os.getpid()
    time.sleep(60)


def refused():
    yield 1
    raise ClerkError("这份文件不行。")


def broken():
    yield 1 / 0


def dying():
    os._exit(3)
    yield


def greedy():
    yield len(bytearray(8 * 1024**3))


def writing():
    yield tempfile.mkdtemp()


def results(tmp_path, work, *arguments, seconds=30.0) -> list:
    async def run() -> list:
        return [each async for each in items(work, *arguments, seconds=seconds, folder=tmp_path)]

    return asyncio.run(run())


def test_results_come_in_order(tmp_path):
    assert results(tmp_path, counted, 5) == [0, 1, 2, 3, 4]


def test_temporary_files_lie_in_the_folder_given(tmp_path):
    (where,) = results(tmp_path, writing)
    assert where.startswith(str(tmp_path))


@pytest.mark.parametrize(
    ("work", "words"),
    [(refused, "这份文件不行"), (broken, "内部出错"), (dying, "中断了"), (greedy, "MemoryError")],
)
def test_whatever_ends_it_is_told_in_a_sentence(tmp_path, work, words):
    with pytest.raises(ClerkError, match=words):
        results(tmp_path, work)
    assert not multiprocessing.active_children()


@pytest.mark.slow
def test_it_is_killed_when_its_time_is_up(tmp_path):
    began = time.monotonic()
    with pytest.raises(TakingTooLongError):
        results(tmp_path, endless, seconds=1.0)
    assert time.monotonic() - began < 10
    assert not multiprocessing.active_children()


def test_it_is_killed_when_nobody_wants_more(tmp_path):
    async def run() -> int:
        found = items(endless, seconds=30, folder=tmp_path)
        async for number in found:
            await found.aclose()
            return int(number)
        raise AssertionError

    number = asyncio.run(run())
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_what_is_given_up_while_its_process_starts_is_ended_as_well(tmp_path):
    async def run() -> None:
        found = items(endless, seconds=30.0, folder=tmp_path)
        asked = asyncio.create_task(anext(found))
        await asyncio.sleep(0.001)
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked

    asyncio.run(run())
    assert multiprocessing.active_children() == []
