"""Read a compound file (MS-CFB) into its streams, strictly: what does not add up is an error."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from workbook.macros.compound_file import (
    CUTOFF,
    END,
    ENTRY,
    HEADER,
    MINI,
    MOST_FAT,
    NONE,
    ROOT,
    SECTOR,
    SIGNATURE,
    STORAGE,
    STREAM,
)


class CompoundFileError(ValueError):
    """The bytes are no sound compound file; the text says why."""


@dataclass(frozen=True)
class _Found:
    """A directory entry: its name, kind, neighbours, and where its content lies."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


def read_compound_file(data: bytes) -> dict[str, bytes]:
    """The bytes of a compound file -> its streams by path (``VBA/dir``); CompoundFileError for another."""
    if len(data) < HEADER.size or not data.startswith(SIGNATURE):
        raise CompoundFileError("not a compound file")
    fields = HEADER.unpack_from(data)
    if fields[2] != 3 or fields[4:6] != (9, 6):
        raise CompoundFileError("not a compound file of version 3")
    _, fat_count, directory, _, _, first_mini, _, _, more = fields[6:15]
    if more or fat_count > MOST_FAT:
        raise CompoundFileError("larger than any project of ours")
    listed = struct.unpack(f"<{MOST_FAT}I", fields[15])[:fat_count]
    fat = _numbers(b"".join(_sector(data[SECTOR:], each, SECTOR) for each in listed))
    main = (data[SECTOR:], fat, SECTOR)
    entries = [_entry(each) for each in ENTRY.iter_unpack(_chain(*main, directory))]
    if not entries or entries[0].kind != ROOT:
        raise CompoundFileError("directory without a root")
    root = entries[0]
    mini_fat = _numbers(_chain(*main, first_mini))
    mini = (_chain(*main, root.start)[: root.size], mini_fat, MINI)
    return {
        path: _content(entry, mini if entry.size < CUTOFF else main)
        for path, entry in _walk(entries, root.child, "", set())
    }


def _sector(data: bytes, number: int, size: int) -> bytes:
    sector = data[number * size : (number + 1) * size]
    if len(sector) < size:
        raise CompoundFileError(f"sector {number} lies behind the end of the file")
    return sector


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data)


def _chain(data: bytes, table: tuple[int, ...], size: int, start: int) -> bytes:
    """The sectors from `start` on, as the table links them."""
    content = bytearray()
    sector = start
    while sector != END:
        if sector >= len(table) or len(content) > len(data):
            raise CompoundFileError(f"chain of sectors from {start} is broken")
        content += _sector(data, sector, size)
        sector = table[sector]
    return bytes(content)


def _content(entry: _Found, place: tuple[bytes, tuple[int, ...], int]) -> bytes:
    content = _chain(*place, entry.start)
    if not entry.size <= len(content) < entry.size + place[2]:
        raise CompoundFileError(f"stream {entry.name} is not as long as its entry says")
    return content[: entry.size]


def _entry(fields: tuple[bytes, int, int, int, int, int, int, int, int]) -> _Found:
    raw, length, kind, _, left, right, child, start, size = fields
    name = raw[: max(0, length - 2)].decode("utf-16-le", "replace")
    return _Found(name, kind, left, right, child, start, size)


def _walk(
    entries: list[_Found], number: int, folder: str, seen: set[int]
) -> Iterator[tuple[str, _Found]]:
    """Every stream below an entry with its path, in the order of the names."""
    if number == NONE:
        return
    if number >= len(entries) or number in seen:
        raise CompoundFileError("the directory's tree is broken")
    seen.add(number)
    entry = entries[number]
    yield from _walk(entries, entry.left, folder, seen)
    if entry.kind == STREAM:
        yield folder + entry.name, entry
    elif entry.kind == STORAGE:
        yield from _walk(entries, entry.child, f"{folder}{entry.name}/", seen)
    else:
        raise CompoundFileError(f"entry {number} of the directory is of no known kind")
    yield from _walk(entries, entry.right, folder, seen)
