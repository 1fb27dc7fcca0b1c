"""The bytes of a workbook as a package of parts: opened safely, refused in one clear sentence.

Nothing is unpacked before its size is known, and each part is unpacked no further than the size it
declares. No file is touched here: `workbook.files.on_disk` fetches the bytes of one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree
from zipfile import ZipInfo

from schemas.errors import WorkbookError
from workbook.files.entries import TOO_LARGE, damaged, in_utf8, is_xml, listed, unpacked
from workbook.files.input_file import too_large
from workbook.files.kinds_of_file import refusal_by_bytes, refusal_by_content, refusal_by_name
from workbook.files.odd_zips import is_odd, made_plain, without_comment
from workbook.files.relations import TYPES, relations_in, relations_part

# where readers look for parts whose relation is lost
USUAL_PARTS = {"sharedStrings": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}
TRUE = ("1", "true")
UNNAMED = "工作簿"  # what sentences call bytes that came without a file name


@dataclass(frozen=True)
class Package:
    """An opened workbook: its bytes, where each sheet lies, its defined names.

    ``name`` is what sentences call it: the name of its file, as a person knows it. ``data`` is a
    plain zip, made so in memory where the file is packed in odd ways. ``sheets`` maps sheet names to
    part names in the order of the tabs, ``lost`` are those whose part is not there; ``related`` maps
    kinds of relations (``styles``) to parts of the workbook; ``names`` maps the workbook's defined
    names to what stands behind them (``"2021/1"`` with its quotation marks); days count from 1900
    or, ``from_1904``, from then.
    """

    name: str
    data: bytes
    book: str
    sheets: Mapping[str, str]
    lost: Collection[str]
    related: Mapping[str, str]
    names: Mapping[str, str]
    external_links: bool
    from_1904: bool
    _entries: Mapping[str, ZipInfo] = field(repr=False)

    @property
    def part_names(self) -> Collection[str]:
        """The names of all parts, in the order of the zip."""
        return self._entries.keys()

    @property
    def dates(self) -> dict[str, tuple[int, int, int, int, int, int]]:
        """When each part was packed, by name; folders are none."""
        return {n: e.date_time for n, e in self._entries.items() if not e.is_dir()}

    def part(self, name: str) -> bytes:
        """The content of a part, its XML in UTF-8; b"" when there is none, WorkbookError when damaged."""
        content = self.raw_part(name)
        return in_utf8(content) if is_xml(name) else content

    def raw_part(self, name: str) -> bytes:
        """The very bytes of a part; b"" when there is none, WorkbookError when it is damaged."""
        return _part(self.name, self.data, self._entries, name)


def open_package(data: bytes, name: str = "") -> Package:
    """Open the bytes of a workbook; WorkbookError says in Chinese why they are none that can be read.

    ``name`` is the file name to be used in that sentence; without one it speaks of a 工作簿.
    """
    name = name or UNNAMED
    refusal = (
        too_large(name, len(data), TOO_LARGE)
        or refusal_by_name(name)
        or refusal_by_bytes(data, name)
    )
    if refusal:
        raise WorkbookError(refusal)
    data = without_comment(data)
    found = listed(name, data)
    if is_odd(data, found):
        data = made_plain(name, data, found)
        found = listed(name, data)
    entries = {each.filename: each for each in found}

    def part(part_name: str) -> bytes:
        return in_utf8(_part(name, data, entries, part_name))

    refusal = refusal_by_content(part(TYPES), part("mimetype"), name)
    if refusal:
        raise WorkbookError(refusal)
    there = entries.keys()
    try:
        roots = relations_in(part(relations_part("")), "", there)
        book = next(each.target for each in roots if each.kind == "officeDocument")
        relations = relations_in(part(relations_part(book)), book, there)
        root = ElementTree.fromstring(part(book))
        listing = {each.attrib["name"]: _relation(each) for each in _each(root, "sheet")}
    except (ElementTree.ParseError, LookupError, StopIteration, ValueError) as error:
        raise damaged(name) from error
    targets = {each.id: each.target for each in relations if each.target in there}
    related = {kind: part for kind, part in USUAL_PARTS.items() if part in there}
    related |= {each.kind: each.target for each in reversed(relations) if each.target in there}
    return Package(
        name,
        data,
        book,
        {sheet: targets[key] for sheet, key in listing.items() if key in targets},
        [sheet for sheet, key in listing.items() if key not in targets],
        related,
        # a copied sheet brings names of its own scope: they say nothing of the workbook
        {
            each.get("name", ""): each.text or ""
            for each in _each(root, "definedName")
            if each.get("localSheetId") is None
        },
        any(each.startswith("xl/externalLinks/") for each in entries),
        any(each.get("date1904", "") in TRUE for each in root.findall("{*}workbookPr")),
        entries,
    )


def _part(name: str, data: bytes, entries: Mapping[str, ZipInfo], part: str) -> bytes:
    entry = entries.get(part)
    return b"" if entry is None else unpacked(name, data, entry)


def _each(root: ElementTree.Element, tag: str) -> list[ElementTree.Element]:
    """Elements of that local name, in the transitional or the strict namespace."""
    return root.findall(f".//{{*}}{tag}")


def _relation(sheet: ElementTree.Element) -> str:
    """The id of a sheet's relation, "" where none is stated."""
    ids = (value for name, value in sheet.attrib.items() if name.endswith("relationships}id"))
    return next(ids, "")
