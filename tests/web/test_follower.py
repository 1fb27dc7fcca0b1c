"""When a save is complete: by plain writing, by rename, through a half file, moved away and back."""

import os
import shutil
import time

import pytest

from scripts.web.follower import (
    AWAY,
    AWAY_AFTER,
    COARSEST,
    PATIENCE,
    SAVING,
    Follower,
    Sight,
    is_whole,
)
from tests.web.served import changed


class Clock:
    """Looks a tenth of a second apart."""

    def __init__(self, path) -> None:
        self.follower = Follower(path)
        self.now = 100.0

    def looks(self, count: int = 2) -> list[Sight]:
        found = []
        for _ in range(count):
            self.now += 0.1
            sight = self.follower.look(self.now)
            found += [sight] if sight else []
        return found

    def for_seconds(self, seconds: float) -> list[Sight]:
        return self.looks(round(seconds * 10))


@pytest.fixture
def book(tmp_path, filled):
    path = tmp_path / "填报.xlsx"
    path.write_bytes(filled)
    return path


@pytest.fixture
def clock(book, filled):
    started = Clock(book)
    assert started.looks() == [Sight(filled)]
    return started


def test_what_is_there_is_read_once(clock):
    assert clock.for_seconds(20) == []


def test_a_save_is_seen_by_the_second_look_after_it(clock, book):
    new = changed(total=50)
    book.write_bytes(new)
    assert clock.looks(2) == [Sight(new)]


def test_a_save_by_rename_is_seen(clock, book):
    new = changed(total=50)
    beside = book.with_name("~saving.tmp")
    beside.write_bytes(new)
    os.replace(beside, book)
    assert clock.looks(2) == [Sight(new)]


def test_a_second_save_in_the_same_tick_of_a_slow_clock_is_seen(book, filled):
    tick = int(time.time())

    def saved(data: bytes) -> None:
        book.write_bytes(data)
        os.utime(book, (tick, tick))

    one, other = filled, same_size(filled)
    saved(one)
    clock = Clock(book)
    assert clock.looks(3) == [Sight(one)]
    saved(other)
    assert clock.for_seconds(COARSEST + 1) == [Sight(other)]
    assert clock.for_seconds(5) == []


def same_size(data: bytes) -> bytes:
    """Another zip of as many bytes: the time in the heads of its first part differs."""
    changed = bytearray(data)
    for at in (10, data.index(b"PK\1\2") + 12):
        changed[at] ^= 1
    return bytes(changed)


def test_a_gap_between_the_old_file_and_the_new_one_is_no_absence(clock, book):
    new = changed(total=50)
    book.unlink()
    assert clock.for_seconds(AWAY_AFTER - 0.2) == []
    book.write_bytes(new)
    assert clock.looks(2) == [Sight(new)]


@pytest.mark.parametrize("part", [0, 1, 1000, 0.5, 0.99])
def test_a_half_file_is_a_save_that_goes_on_and_never_refused(clock, book, part):
    new = changed(total=50)
    half = int(len(new) * part) if isinstance(part, float) else part
    book.write_bytes(new[:half])
    assert clock.for_seconds(PATIENCE - 1) == [Sight(note=SAVING)]
    book.write_bytes(new)
    assert clock.looks(2) == [Sight(new)]


def test_a_file_half_overwritten_in_place_is_not_taken_for_whole(clock, book, filled):
    new = changed(total=50)
    book.write_bytes(new[: len(new) // 2] + filled[len(new) // 2 :])
    assert clock.for_seconds(2) == [Sight(note=SAVING)]


def test_a_file_that_stays_broken_is_handed_on_to_be_refused(clock, book):
    book.write_bytes(b"PK half")
    assert clock.for_seconds(PATIENCE + 1) == [Sight(note=SAVING), Sight(b"PK half")]


def test_a_file_broken_long_ago_is_handed_on_at_once(book):
    book.write_bytes(b"PK half")
    os.utime(book, (1_000_000_000, 1_000_000_000))
    assert Clock(book).looks(2) == [Sight(b"PK half")]


def test_a_workbook_moved_away_and_back_goes_on(clock, book, tmp_path):
    elsewhere = tmp_path / "sub"
    elsewhere.mkdir()
    shutil.move(book, elsewhere)
    assert clock.for_seconds(AWAY_AFTER + 1) == [Sight(note=AWAY)]
    shutil.move(elsewhere / book.name, book)
    assert clock.looks(3) == [Sight(note="")]


def test_a_workbook_changed_elsewhere_is_read_when_it_is_back(clock, book):
    new = changed(total=50)
    book.unlink()
    assert clock.for_seconds(AWAY_AFTER + 1) == [Sight(note=AWAY)]
    book.write_bytes(new)
    assert clock.looks(2) == [Sight(new)]


def test_a_workbook_not_there_yet_is_told_and_read_when_it_comes(tmp_path, filled):
    path = tmp_path / "later.xlsx"
    clock = Clock(path)
    assert clock.for_seconds(AWAY_AFTER + 1) == [Sight(note=AWAY)]
    path.write_bytes(filled)
    assert clock.looks(2) == [Sight(filled)]


def test_whole_is_what_every_check_sum_says(filled):
    assert is_whole(filled)
    assert not is_whole(filled[:-1])
    assert not is_whole(b"")
    assert is_whole(b'{"a": 1}', ".json")
    assert not is_whole(b'{"a": 1', ".json")
