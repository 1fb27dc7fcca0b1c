"""Single parts of a zip file exchanged: everything else keeps its very bytes and its order.

`rezipped` copies what is not concerned without unpacking it. Layout of the records: PKWARE
APPNOTE 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end record), 4.5 (extra fields).
"""

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")
LARGE16, LARGE32 = 0xFFFF, 0xFFFFFFFF
UTF8_NAME = 0x800
VERSION = 20  # deflate
DATE = 0x21  # 1 January 1980, the first day the format knows
STAMP = struct.pack("<2H", 0x424E, 0)  # an empty extra field of ours; any program's save drops it
LIFTED = struct.pack("<2H", 0x424F, 0)  # one of the same length that says nothing
Changes = Mapping[str, bytes | None]


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """One entry as it stands: its central record's fields, its name, and where its bytes lie."""

    fields: tuple[int, ...]
    raw_name: bytes
    comment: bytes
    record: bytes
    start: int

    @property
    def name(self) -> str:
        """The name as zipfile gives it."""
        return self.raw_name.decode("utf-8" if self.fields[2] & UTF8_NAME else "cp437")

    @property
    def stamped(self) -> bool:
        """Whether the content is of our writing."""
        start = CENTRAL.size + len(self.raw_name)
        return self.record[start : start + len(STAMP)] == STAMP


def rezipped(data: bytes, changes: Changes) -> bytes:
    """The zip with these parts exchanged, added (at the end) or, where the content is None, left out.

    Raises ValueError when the bytes are no zip that can be edited this way.
    """
    try:
        entries, directory = _entries(data)
    except LargeZipError:
        return _rewritten(data, changes)
    out = bytearray()
    records: dict[str, bytes] = {}
    order = sorted(entries, key=lambda entry: entry.start)
    ends = [entry.start for entry in order[1:]] + [directory]
    for entry, end in zip(order, ends, strict=True):
        start = len(out)
        if entry.name not in changes:
            out += data[entry.start : end]
            records[entry.name] = _moved(entry, start)
        elif (content := changes[entry.name]) is not None:
            records[entry.name] = _packed(out, content, entry)
    known = {entry.name for entry in entries}
    new = [(name, content) for name, content in changes.items() if name not in known]
    for name, content in new:
        if content is not None:
            records[name] = _packed(out, content, _new(name))
    listed = [records[e.name] for e in entries if e.name in records]
    listed += [records[name] for name, content in new if content is not None]
    central = b"".join(listed)
    end_record = END.pack(b"PK\5\6", 0, 0, len(listed), len(listed), len(central), len(out), 0)
    return bytes(out) + central + end_record


def is_untouched(data: bytes) -> bool:
    """Whether no program has saved this zip since `rezipped` last changed something in it."""
    try:
        return any(entry.stamped for entry in _entries(data)[0])
    except (ValueError, struct.error):
        return False


def unstamped(data: bytes) -> bytes:
    """The zip as one that a program has saved: what a person typed into it stands nowhere else."""
    try:
        entries, at = _entries(data)
    except (ValueError, struct.error):
        return data  # it has no stamp either
    result = bytearray(data)
    for entry in entries:
        if entry.stamped:
            start = at + CENTRAL.size + len(entry.raw_name)
            result[start : start + len(STAMP)] = LIFTED
        at += len(entry.record)
    return bytes(result)


class LargeZipError(ValueError):
    """The zip keeps sizes in the records of zip64, as some writers do even for small files."""


def _entries(data: bytes) -> tuple[list[ZipEntry], int]:
    """All entries in the order of the central directory, and where that directory begins."""
    end = data.rfind(b"PK\5\6")
    if end < 0 or len(data) < end + END.size:
        raise ValueError("no end of central directory")
    _, _, _, _, count, size, start, _ = END.unpack_from(data, end)
    if count == LARGE16 or LARGE32 in (size, start):
        raise LargeZipError
    found = []
    at = start
    for _ in range(count):
        signature, *fields = CENTRAL.unpack_from(data, at)
        name, extra, comment = fields[9:12]
        stop = at + CENTRAL.size + name + extra + comment
        raw_name = data[at + CENTRAL.size :][:name]
        if signature != b"PK\1\2" or data[fields[15] : fields[15] + 4] != b"PK\3\4":
            raise LargeZipError if fields[15] == LARGE32 else ValueError("damaged directory")
        note = data[stop - comment : stop]
        found.append(ZipEntry(tuple(fields), raw_name, note, data[at:stop], fields[15]))
        at = stop
    return found, start


def _moved(entry: ZipEntry, start: int) -> bytes:
    """The central record of an entry whose bytes now begin elsewhere."""
    offset = CENTRAL.size - 4
    return entry.record[:offset] + struct.pack("<I", start) + entry.record[offset + 4 :]


def _packed(out: bytearray, content: bytes, entry: ZipEntry) -> bytes:
    """Append new content under an entry's name and date; the central record for it."""
    start = len(out)
    squeezer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = squeezer.compress(content) + squeezer.flush()
    made_by, _, flags, _, time, date = entry.fields[:6]
    flags &= UTF8_NAME
    sizes = (zlib.crc32(content), len(packed), len(content))
    name = entry.raw_name
    head = (VERSION, flags, ZIP_DEFLATED, time, date, *sizes, len(name))
    out += LOCAL.pack(b"PK\3\4", *head, 0) + name + packed
    inner, outer = entry.fields[13:15]
    tail = (len(STAMP), len(entry.comment), 0, inner, outer, start)
    return CENTRAL.pack(b"PK\1\2", made_by, *head, *tail) + name + STAMP + entry.comment


def _new(name: str) -> ZipEntry:
    raw = name.encode()
    flags = 0 if name.isascii() else UTF8_NAME
    return ZipEntry((VERSION, VERSION, flags, ZIP_DEFLATED, 0, DATE, *(0,) * 10), raw, b"", b"", 0)


def _rewritten(data: bytes, changes: Changes) -> bytes:
    """The same by unpacking and packing everything: equal contents, not equal bytes."""
    result = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(result, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = changes.get(entry.filename, old.read(entry))
            if content is not None:
                new.writestr(entry, content)
        for name in changes.keys() - set(old.namelist()):
            if (content := changes[name]) is not None:
                new.writestr(name, content)
    return result.getvalue()
