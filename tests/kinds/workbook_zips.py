"""Workbooks whose zip is written in other ways: names, order, packing, what stands around it."""

import io
import re
import zipfile

from tests.kinds.making import BOOK, BOOK_RELS, REQUESTS, STRINGS
from tests.kinds.parts import TYPES, packed, rename, swap
from tests.kinds.registry import Kinds, Parts, Result, Subject

ZIPS = Kinds(Subject.WORKBOOK)
kind = ZIPS.kind


class Pipe(io.RawIOBase):
    """Where a program writes that cannot go back: sizes come after each entry."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.written += bytes(data)  # type: ignore[call-overload]
        return len(bytes(data))  # type: ignore[call-overload]


def _piped(parts: Parts, *, large: bool) -> bytes:
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            with archive.open(name, "w", force_zip64=large) as entry:
                entry.write(content)
    return bytes(pipe.written)


def stale(parts: Parts) -> bytes:
    """An older state of the sheet of requests."""
    return re.sub(rb'(<c r="D7"[^>]*><v>)\d+', rb"\g<1>999", parts[REQUESTS])


@kind("entries with backslashes", "zips packed by .NET before 4.6.1, by scripts on Windows")
def backslashes(parts: Parts) -> bytes:
    return packed(rename(parts, lambda name: name.replace("/", "\\")))


@kind("entries and targets with backslashes", "report tools on Windows")
def backslashes_everywhere(parts: Parts) -> bytes:
    for rels in (BOOK_RELS, "_rels/.rels"):
        parts[rels] = re.sub(
            rb'Target="[^"]*"', lambda found: found[0].replace(b"/", b"\\"), parts[rels]
        )
    return packed(rename(parts, lambda name: name.replace("/", "\\")))


@kind("an entry of shared texts in other case", "older Java libraries, SAP")
def strings_in_other_case(parts: Parts) -> bytes:
    return packed(rename(parts, lambda n: n.replace("sharedStrings", "sharedstrings")))


@kind("entries of sheets in other case", "exports of databases")
def sheets_in_other_case(parts: Parts) -> bytes:
    return packed(rename(parts, lambda n: n.replace("worksheets/sheet", "worksheets/Sheet")))


@kind("all entries in small letters", "zips repacked on old file systems")
def small_letters(parts: Parts) -> bytes:
    return packed(rename(parts, str.lower))


@kind("all entries in capital letters", "zips repacked on old file systems")
def capital_letters(parts: Parts) -> bytes:
    return packed(rename(parts, str.upper))


@kind("[content_types].xml in small letters", "exports of web systems")
def small_content_types(parts: Parts) -> bytes:
    return packed(rename(parts, lambda n: n.lower() if n == TYPES else n))


@kind("entries that begin with a slash", "scripts that pack by hand")
def leading_slashes(parts: Parts) -> bytes:
    return packed(rename(parts, lambda name: f"/{name}"))


@kind("entries that begin with ./", "zip . of a folder, by hand")
def leading_dots(parts: Parts) -> bytes:
    return packed(rename(parts, lambda name: f"./{name}"))


@kind("the parts within a folder", "unpacked and packed again by hand", Result.REFUSED, "压缩包")
def within_a_folder(parts: Parts) -> bytes:
    return packed(rename(parts, lambda name: f"填报表/{name}"))


@kind("entries for folders", "unpacked and packed again by hand")
def folders(parts: Parts) -> bytes:
    names = {name[: at.start() + 1] for name in parts for at in re.finditer("/", name)}
    return packed([*((name, b"") for name in sorted(names)), *parts.items()])


@kind("a comment at the end of the zip", "packing programs that sign what they pack")
def comment(parts: Parts) -> bytes:
    result = io.BytesIO(packed(parts))
    with zipfile.ZipFile(result, "a") as archive:
        archive.comment = "由压缩软件生成 PK\5\6".encode()
    return result.getvalue()


@kind("bytes before the zip", "downloads with a line end or a mark of the web page before them")
def leading_bytes(parts: Parts) -> bytes:
    return b"\r\n\xef\xbb\xbf" + packed(parts)


@kind("zeros behind the zip", "copies rounded up to blocks")
def trailing_zeros(parts: Parts) -> bytes:
    return packed(parts) + bytes(700)


@kind("sizes after each entry", "programs that write to the network as they go")
def streamed(parts: Parts) -> bytes:
    return _piped(parts, large=False)


@kind("sizes in records of zip64", "ClosedXML, EPPlus, Java")
def zip64(parts: Parts) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            with archive.open(name, "w", force_zip64=True) as entry:
                entry.write(content)
    return result.getvalue()


@kind("sizes after each entry, in zip64", "SXSSF of Apache POI")
def streamed_zip64(parts: Parts) -> bytes:
    return _piped(parts, large=True)


@kind("entries that are not compressed", "archives, some mail gateways")
def stored(parts: Parts) -> bytes:
    return packed(parts, zipfile.ZIP_STORED)


@kind("entries compressed by bzip2", "packing programs", Result.REFUSED, "bzip2")
def bzip2(parts: Parts) -> bytes:
    return packed(parts, zipfile.ZIP_BZIP2)


@kind("entries compressed by LZMA", "packing programs", Result.REFUSED, "LZMA")
def lzma(parts: Parts) -> bytes:
    return packed(parts, zipfile.ZIP_LZMA)


@kind("entries with a password", "packing programs", Result.REFUSED, "密码")
def password(parts: Parts) -> bytes:
    data = bytearray(packed(parts, zipfile.ZIP_STORED))
    for signature, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        for found in re.finditer(re.escape(signature), bytes(data)):
            data[found.start() + at] |= 1
    return bytes(data)


@kind("the content types last", "programs that write them when all parts are known")
def types_last(parts: Parts) -> bytes:
    types = parts.pop(TYPES)
    return packed({**parts, TYPES: types})


@kind("an entry twice, of one content", "programs that append on saving")
def twice_the_same(parts: Parts) -> bytes:
    return packed([*parts.items(), (REQUESTS, parts[REQUESTS])])


@kind(
    "an entry twice, an older state first",
    "programs that append on saving",
    Result.REFUSED,
    "xl/worksheets/sheet5.xml",
)
def older_state_first(parts: Parts) -> bytes:
    return packed([(REQUESTS, stale(parts)), *parts.items()])


@kind(
    "an entry twice, another state last",
    "programs that append on saving",
    Result.REFUSED,
    "xl/worksheets/sheet5.xml",
)
def other_state_last(parts: Parts) -> bytes:
    return packed([*parts.items(), (REQUESTS, stale(parts))])


@kind(
    "two entries that differ in case only",
    "programs that append on saving",
    Result.REFUSED,
    "xl/worksheets/Sheet5.xml",
)
def twice_in_other_case(parts: Parts) -> bytes:
    return packed([*parts.items(), (REQUESTS.replace("sheet5", "Sheet5"), stale(parts))])


@kind("an entry twice, once with backslashes", "a copy marked by an older program of ours")
def doubled_by_backslashes(parts: Parts) -> bytes:
    return packed([*parts.items(), (STRINGS.replace("/", "\\"), parts[STRINGS])])


@kind("names of parts in percent code", "programs that take part names for addresses")
def percent_code(parts: Parts) -> bytes:
    for each in (BOOK_RELS, TYPES):
        swap(parts, each, "sheet5.xml", "sheet%205.xml")
    return packed(rename(parts, lambda n: n.replace("sheet5.xml", "sheet%205.xml")))


@kind("percent code in the targets alone", "programs that pack under the plain names")
def percent_code_in_targets(parts: Parts) -> bytes:
    for each in (BOOK_RELS, TYPES):
        swap(parts, each, "sheet5.xml", "sheet%205.xml")
    return packed(rename(parts, lambda n: n.replace("sheet5.xml", "sheet 5.xml")))


@kind("Chinese names of parts", "domestic report tools")
def chinese_names(parts: Parts) -> bytes:
    for each in (BOOK_RELS, TYPES):
        swap(parts, each, "sheet5.xml", "表5.xml")
    return packed(rename(parts, lambda n: n.replace("sheet5.xml", "表5.xml")))


@kind("the workbook part elsewhere", "Aspose, other libraries: the standard allows any name")
def book_elsewhere(parts: Parts) -> bytes:
    swap(parts, "_rels/.rels", "xl/workbook.xml", "/xl/book/wb.xml")
    swap(parts, TYPES, "/xl/workbook.xml", "/xl/book/wb.xml")
    swap(parts, BOOK_RELS, 'Target="styles.xml"', 'Target="../styles.xml"')
    swap(parts, BOOK_RELS, 'Target="sharedStrings.xml"', 'Target="../sharedStrings.xml"')
    swap(parts, BOOK_RELS, 'Target="theme/', 'Target="../theme/')
    names = {BOOK: "xl/book/wb.xml", BOOK_RELS: "xl/book/_rels/wb.xml.rels"}
    return packed(rename(parts, lambda name: names.get(name, name)))
