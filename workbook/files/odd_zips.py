"""Zips packed in odd ways, made plain in memory: names with backslashes, entries twice, bytes around it.

Excel and WPS open them, so they are read as well. A look at the names and the ends of the file tells
an odd zip; plain ones cost no more than that look.
"""

from collections.abc import Mapping, Sequence
from zipfile import ZipInfo

from schemas.errors import WorkbookError
from workbook.files.entries import in_utf8, part_name, unpacked
from workbook.files.relations import ROOT_RELATIONS, TYPES, reader_of, relations_part, source_of
from workbook.files.xml_edit import XmlEditError, outline, set_attribute

START, END, END_SIZE = b"PK\3\4", b"PK\5\6", 22


def is_odd(data: bytes, entries: Sequence[ZipInfo]) -> bool:
    """Whether the names, the order or the ends of a zip are not as every program writes them."""
    # zipfile itself turns backslashes into slashes on Windows
    names = [entry.orig_filename for entry in entries]
    joined = "\n".join(names)
    sources = {"", *names}
    return (
        not data.startswith(START)
        or not data.startswith(END, len(data) - END_SIZE)
        or TYPES not in names
        or ROOT_RELATIONS not in names
        or "\\" in joined
        or "\n/" in joined
        or "\n./" in joined
        or len(set(joined.lower().split("\n"))) < len(names)
        or any(source_of(name) not in sources for name in names if name.endswith(".rels"))
    )


def without_comment(data: bytes) -> bytes:
    """The zip without the comment at its end, where one looks like the end of another zip."""
    if data.startswith(END, len(data) - END_SIZE):
        return data
    at = data.rfind(END)
    while at > 0:
        length = data[at + END_SIZE - 2 : at + END_SIZE]
        if at + END_SIZE + int.from_bytes(length, "little") == len(data):
            return data[: at + END_SIZE - 2] + b"\0\0"
        at = data.rfind(END, 0, at)
    return data


def made_plain(name: str, data: bytes, entries: Sequence[ZipInfo]) -> bytes:
    """The same parts as a plain zip. WorkbookError when two entries of one name say different things."""
    from workbook.files.packing import zipped  # imports lxml: seldom needed

    parts: dict[str, bytes] = {}
    known: dict[str, str] = {}
    dates = {}
    for entry in entries:
        part = part_name(entry)
        if entry.orig_filename.endswith(("/", "\\")):
            continue
        content = unpacked(name, data, entry)
        twin = known.setdefault(part.lower(), part)
        if parts.setdefault(twin, content) != content:
            raise WorkbookError(
                f"“{name}”中的{part}有两份，内容不同，无法判断以哪一份为准。"
                "请用Excel或WPS打开，核对内容后另存一份，再试一次。"
            )
        dates[twin] = entry.date_time
    names = _usual_names(parts)
    plain = {names.get(part, part): content for part, content in parts.items()}
    plain |= {part: _sound_targets(part, plain) for part in plain if part.endswith(".rels")}
    return zipped(plain, {names.get(part, part): date for part, date in dates.items()})


def _sound_targets(part: str, parts: Mapping[str, bytes]) -> bytes:
    """Relations that lead where Excel finds the parts, in the usual way of writing."""
    xml = in_utf8(parts[part])
    source = source_of(part)
    as_stated, as_meant = reader_of(source), reader_of(source, parts.keys())
    try:
        for relation in reversed(outline(xml).children):
            target = as_meant(relation.attributes).target
            if target != as_stated(relation.attributes).target:
                xml = set_attribute(xml, relation, "Target", f"/{target}")
    except XmlEditError:
        return parts[part]  # whoever reads it will say so
    return xml


def _usual_names(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Names that are looked for letter by letter, where they are written in other case."""
    wanted = (TYPES, ROOT_RELATIONS, *(relations_part(part) for part in parts))
    usual = {each.lower(): each for each in reversed(wanted)}
    return {part: usual[part.lower()] for part in parts if part.lower() in usual}
