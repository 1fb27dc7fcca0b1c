"""olevba, which warns of its own dependency while it is imported."""

import warnings
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from oletools.olevba import (  # type: ignore[import-untyped]
        VBA_Parser,
        decompress_stream,
    )

__all__ = ["decompressed", "macros"]


def decompressed(data: bytes) -> bytes:
    """A compressed VBA container -> the plain bytes."""
    return bytes(decompress_stream(bytearray(data)))


def macros(path: Path) -> dict[str, str]:
    """The modules of an Office file that hold code, by name, lines ending in LF."""
    found = VBA_Parser(str(path)).extract_all_macros()
    return {
        stream.rpartition("/")[2]: code.replace("\r\n", "\n")
        for _, stream, _, code in found
        if code
    }
