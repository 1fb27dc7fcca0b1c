"""Read a VBA project back: every module with its source.

Written for projects of our own kind; what is unknown is refused, not guessed at.
"""

import struct
from collections.abc import Iterator

from workbook.macros.compound_read import CompoundFileError, read_compound_file
from workbook.macros.vba_compression import CompressionError, decompress
from workbook.macros.vba_project import Module

PROJECT_VERSION = 0x09  # the one record whose stated length leaves out its last two bytes
MODULE_NAME, STREAM_NAME, MODULE_OFFSET = 0x19, 0x1A, 0x31
PROCEDURAL, DOCUMENT, MODULE_END, PROJECT_END = 0x21, 0x22, 0x2B, 0x10


class VbaProjectError(ValueError):
    """The project cannot be read; the text says what is damaged."""


def read_vba_project(data: bytes) -> tuple[Module, ...]:
    """The bytes of vbaProject.bin -> its modules in order; VbaProjectError when one is unreadable."""
    try:
        streams = read_compound_file(data)
        listed = list(_listed(decompress(_stream(streams, "VBA/dir"))))
        return tuple(_module(streams, *entry) for entry in listed)
    except (CompoundFileError, CompressionError, struct.error, UnicodeError) as error:
        raise VbaProjectError(str(error)) from error


def is_empty(source: str) -> bool:
    """Whether a module has no code: nothing but attributes and Option Explicit."""
    lines = (line for line in source.splitlines() if not line.startswith("Attribute "))
    return not any(line.strip() and line.strip() != "Option Explicit" for line in lines)


def _stream(streams: dict[str, bytes], name: str) -> bytes:
    if name not in streams:
        raise VbaProjectError(f"stream {name} is missing")
    return streams[name]


def records(directory: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of ``dir`` up to the one that ends it; VbaProjectError where one is cut off."""
    at = 0
    while True:
        number, size = struct.unpack_from("<HI", directory, at)
        at += 6
        size += 2 if number == PROJECT_VERSION else 0
        if at + size > len(directory):
            raise VbaProjectError(f"stream dir ends within record {number:#x}")
        yield number, directory[at : at + size]
        at += size
        if number == PROJECT_END:
            if directory[at:].strip(b"\0"):
                raise VbaProjectError("stream dir goes on behind its end")
            return


def _listed(directory: bytes) -> Iterator[tuple[str, str, int, bool]]:
    """(name, stream, offset, is document) of every module in ``dir``."""
    name = stream = ""
    offset, document, seen = 0, False, set[int]()
    for number, content in records(directory):
        seen.add(number)
        if number == MODULE_NAME:
            name = content.decode("ascii")
        elif number == STREAM_NAME:
            stream = content.decode("ascii")
        elif number == MODULE_OFFSET:
            (offset,) = struct.unpack("<I", content)
        elif number in (PROCEDURAL, DOCUMENT):
            document = number == DOCUMENT
        elif number == MODULE_END:
            if not seen >= {MODULE_NAME, STREAM_NAME, MODULE_OFFSET}:
                raise VbaProjectError(f"stream dir describes module {name!r} incompletely")
            yield name, stream, offset, document
            name, seen = "", set()


def _module(
    streams: dict[str, bytes], name: str, stream: str, offset: int, document: bool
) -> Module:
    try:
        source = decompress(_stream(streams, f"VBA/{stream}")[offset:])
        text = source.decode("ascii").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise VbaProjectError(f"module {name} is not ASCII at byte {error.start}") from error
    except CompressionError as error:
        raise VbaProjectError(f"module {name}: {error}") from error
    return Module(name, text, document)
