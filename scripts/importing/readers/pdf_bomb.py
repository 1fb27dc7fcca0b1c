"""Streams of a PDF that would fill the memory once unpacked: found before the file is opened."""

import re
import zlib

LARGEST = 60 * 1024 * 1024  # bytes of one stream unpacked; a scanned page has 26 million
SMALL = (
    50_000  # bytes; packed less than a thousandfold, as zlib does, that many stay below the limit
)
STREAM = re.compile(rb"stream\r?\n")
TWICE = re.compile(rb"/(?:FlateDecode|Fl)\s*/(?:FlateDecode|Fl)\b")
CHUNK = 1 << 20


def unpacks(data: bytes) -> bool:
    """Whether no stream of the file is larger than a report's, unpacked, or packed twice."""
    if TWICE.search(data):
        return False
    for found in STREAM.finditer(data):
        end = data.find(b"endstream", found.end())
        end = len(data) if end < 0 else end
        if end - found.end() >= SMALL and _unpacked(data[found.end() : end]) > LARGEST:
            return False
    return True


def _unpacked(packed: bytes) -> int:
    """How large a stream is unpacked, counted up to the limit; 0 where zlib has not packed it."""
    unpacking = zlib.decompressobj()
    size = 0
    try:
        while packed and size <= LARGEST:
            size += len(unpacking.decompress(packed, CHUNK))
            if unpacking.eof:
                break
            packed = unpacking.unconsumed_tail
    except zlib.error:
        return size
    return size
