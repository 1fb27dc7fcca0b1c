"""Compound files (MS-CFB): the container of a VBA project, streams in folders inside one file.

Version 3 with sectors of 512 bytes. Streams under 4096 bytes lie in the mini stream, in pieces of
64 bytes. No dates and no class ids are written, so the same streams are always the same bytes.
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
SECTOR, MINI = 512, 64
CUTOFF = 4096  # streams shorter than this lie in the mini stream
HEADER = struct.Struct("<8s16xHHHHH6x9I436s")
ENTRY = struct.Struct("<64sHBBIII16x4x8x8xIQ")
END, FREE, FAT_SECTOR, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
STORAGE, STREAM, ROOT = 1, 2, 5
RED, BLACK = 0, 1
PER_SECTOR = SECTOR // 4
MOST_FAT = 109  # sectors of the allocation table the header itself can list

Folder = Mapping[str, "bytes | Folder"]


@dataclass
class _Entry:
    name: str
    kind: int
    content: bytes = b""
    colour: int = BLACK
    left: int = NONE
    right: int = NONE
    child: int = NONE
    start: int = 0
    size: int = 0


@dataclass
class _Chains:
    """Sectors one after the other, and the table that says which follows which."""

    unit: int
    data: bytearray = field(default_factory=bytearray)
    table: list[int] = field(default_factory=list)

    def add(self, content: bytes) -> int:
        """Append a chain of sectors; returns its first one."""
        if not content:
            return END
        first = len(self.table)
        count = -(-len(content) // self.unit)
        self.data += content.ljust(count * self.unit, b"\0")
        self.table += [*range(first + 1, first + count), END]
        return first


def compound_file(content: Folder) -> bytes:
    """Folders and streams by name -> the bytes of a compound file. ValueError above 6 MB."""
    entries = [_Entry("Root Entry", ROOT)]
    _enter(entries, 0, content)
    sectors, minis = _Chains(SECTOR), _Chains(MINI)
    for entry in entries:
        if entry.kind == STREAM:
            entry.size = len(entry.content)
            chains = minis if entry.size < CUTOFF else sectors
            entry.start = chains.add(entry.content)
    entries[0].start, entries[0].size = sectors.add(bytes(minis.data)), len(minis.data)
    directory = sectors.add(b"".join(map(_packed, entries)) + _unused(len(entries)))
    mini_table = _table(minis.table)
    first_mini = sectors.add(mini_table)
    fat = _allocate(sectors)
    head = HEADER.pack(
        SIGNATURE,
        *(0x3E, 3, 0xFFFE, 9, 6),  # versions, byte order, 2^9 and 2^6 bytes a sector
        *(0, len(fat), directory, 0, CUTOFF, first_mini, len(mini_table) // SECTOR, END, 0),
        struct.pack(f"<{MOST_FAT}I", *fat, *[FREE] * (MOST_FAT - len(fat))),
    )
    return head + bytes(sectors.data)


def _enter(entries: list[_Entry], parent: int, folder: Folder) -> None:
    """Add a folder's members as a balanced tree below `parent`, folders with theirs."""
    # the order of the format: shorter names first, then by capital letters
    names = sorted(folder, key=lambda name: (len(name), name.upper()))
    first = len(entries)
    for name in names:
        member = folder[name]
        is_stream = isinstance(member, bytes)
        entries.append(_Entry(name, STREAM if is_stream else STORAGE))
        if isinstance(member, bytes):
            entries[-1].content = member
    full = (len(names) + 1).bit_length() - 1  # levels of the tree that are complete
    entries[parent].child = _tree(entries, first, first + len(names), full)
    for place, name in enumerate(names, start=first):
        member = folder[name]
        if not isinstance(member, bytes):
            _enter(entries, place, member)


def _tree(entries: list[_Entry], start: int, stop: int, levels: int) -> int:
    """Link entries start..stop as a red-black tree: red is what hangs below the full levels."""
    if start >= stop:
        return NONE
    middle = (start + stop) // 2
    entry = entries[middle]
    entry.colour = BLACK if levels > 0 else RED
    entry.left = _tree(entries, start, middle, levels - 1)
    entry.right = _tree(entries, middle + 1, stop, levels - 1)
    return middle


def _packed(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    return ENTRY.pack(
        name,
        len(name),
        entry.kind,
        entry.colour,
        entry.left,
        entry.right,
        entry.child,
        entry.start,
        entry.size,
    )


def _unused(entries: int) -> bytes:
    """Unused entries that fill the directory's last sector."""
    per_sector = SECTOR // ENTRY.size
    return ENTRY.pack(b"", 0, 0, 0, NONE, NONE, NONE, 0, 0) * (-entries % per_sector)


def _table(links: Sequence[int]) -> bytes:
    padded = [*links, *[FREE] * (-len(links) % PER_SECTOR)]
    return struct.pack(f"<{len(padded)}I", *padded)


def _allocate(sectors: _Chains) -> list[int]:
    """Append the allocation table, which lists its own sectors too; returns where they are."""
    used = len(sectors.table)
    count = 1
    while used + count > count * PER_SECTOR:
        count += 1
    if count > MOST_FAT:
        raise ValueError("too much for one compound file")
    sectors.table += [FAT_SECTOR] * count
    sectors.data += _table(sectors.table)
    return list(range(used, used + count))
