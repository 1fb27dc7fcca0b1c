"""Packages of parts taken apart, changed and put together again, whatever sort of file they make up."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable

from tests.kinds.registry import Parts

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES, ROOT_RELS, CORE = "[Content_Types].xml", "_rels/.rels", "docProps/core.xml"
CORE_RELATION = f"{PACKAGE}/relationships/metadata/core-properties"
CORE_OF_FIRST_EDITION = (
    "http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"
)
WHEN = (2026, 1, 5, 9, 0, 0)
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def unpacked(data: bytes) -> Parts:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts | Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Parts, or entries one by one, as a zip in the usual way."""
    entries = parts.items() if isinstance(parts, dict) else parts
    result = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(result, "w", method) as archive:
        warnings.simplefilter("ignore")  # an entry twice is meant
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name, WHEN), content, compress_type=method)
    return result.getvalue()


def state(parts: Parts, part: str, content_type: str) -> None:
    """State the content type of a part."""
    line = f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>'
    swap(parts, TYPES, "</Types>", line)


def unstate(parts: Parts, part: str) -> None:
    """Take the content type of a part away."""
    cut(parts, TYPES, f'<Override PartName="/{re.escape(part)}"[^>]*/>')


def relate(parts: Parts, rels: str, key: str, kind: str, target: str, more: str = "") -> None:
    """Add a relation; the part that lists them is made where there is none."""
    empty = f'{DECLARED}<Relationships xmlns="{PACKAGE}/relationships"></Relationships>'
    parts.setdefault(rels, empty.encode())
    line = f'<Relationship Id="{key}" Type="{kind}" Target="{target}"{more}/></Relationships>'
    swap(parts, rels, "</Relationships>", line)


def cut(parts: Parts, part: str, pattern: str) -> None:
    """Take the first match of a pattern out of a part."""
    sub(parts, part, pattern, "")


def sub(parts: Parts, part: str, pattern: str, new: str, times: int = 1) -> None:
    """Write the first matches of a pattern otherwise; at least one has to be there."""
    text, found = re.subn(pattern, new, parts[part].decode(), count=times, flags=re.DOTALL)
    assert found, pattern
    parts[part] = text.encode()


def swap(parts: Parts, part: str, old: str, new: str) -> None:
    """Write every occurrence of a text otherwise; at least one has to be there."""
    assert old.encode() in parts[part], old
    parts[part] = parts[part].replace(old.encode(), new.encode())


def rename(parts: Parts, new_name: Callable[[str], str]) -> Parts:
    """The parts under other names, in their order."""
    return {new_name(name): content for name, content in parts.items()}
