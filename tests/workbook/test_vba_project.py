"""The VBA project writer: read back by our own reader, by olevba and by a VBA library, it is the same."""

import re
import struct
from contextlib import suppress

import olefile  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyopenvba import ExcelFile  # type: ignore[import-untyped]

from tests.effort import examples
from tests.gates.project_streams import stream_findings
from tests.olevba import decompressed, macros
from workbook.files.package_parts import PackageParts
from workbook.macro_build import ADDIN, MACRO_TEMPLATE
from workbook.macros.compound_file import compound_file
from workbook.macros.compound_read import CompoundFileError, read_compound_file
from workbook.macros.sources import FOLDER, MODULE, sources
from workbook.macros.vba_compression import CompressionError, compress, decompress
from workbook.macros.vba_project import (
    PROJECT_ID,
    SHEET_CLASS,
    WORKBOOK_CLASS,
    Module,
    document_module,
    vba_project,
)
from workbook.macros.vba_read import VbaProjectError, read_vba_project

ASCII = st.text(st.characters(codec="ascii", exclude_characters="\r\0"), max_size=9000)
BOTH = pytest.mark.parametrize("path", [MACRO_TEMPLATE, ADDIN], ids=lambda path: path.suffix)
SOURCE = f'Attribute VB_Name = "{MODULE}"\nOption Explicit\n'


def project(*sheets: str, source: str = SOURCE) -> list[Module]:
    return [
        document_module("ThisWorkbook", WORKBOOK_CLASS),
        *(document_module(sheet, SHEET_CLASS) for sheet in sheets),
        Module(MODULE, source),
    ]


@given(st.binary(max_size=3600) | st.text("ab\n", max_size=9000).map(str.encode))
def test_what_is_compressed_comes_back(data):
    assert decompress(compress(data)) == data


@given(ASCII.filter(bool).map(str.encode))
def test_olevba_decompresses_it_to_the_same(data):
    assert decompressed(compress(data)) == data


@given(st.binary(max_size=200))
def test_bytes_that_are_no_container_are_refused_or_read_never_a_crash(data):
    with suppress(CompressionError):
        decompress(b"\x01" + data)


@settings(max_examples=examples(30))
@given(
    st.dictionaries(
        st.text("abcXYZ_", min_size=1, max_size=12).map(str.lower),
        st.binary(max_size=300) | st.integers(4000, 70000).map(bytes),
        min_size=1,
        max_size=20,
    )
)
def test_streams_of_any_size_come_back_from_the_compound_file(streams):
    data = compound_file({"VBA": streams, "PROJECT": b"x"})
    found = read_compound_file(data)
    assert found == {"PROJECT": b"x", **{f"VBA/{name}": streams[name] for name in streams}}
    with olefile.OleFileIO(data) as file:
        assert {"/".join(path): file.openstream(path).read() for path in file.listdir()} == found
        assert not file.parsing_issues


def test_the_directory_is_a_red_black_tree():
    data = compound_file({f"s{number:02}": b"" for number in range(12)})
    start = 512 * (1 + struct.unpack_from("<I", data, 48)[0])
    entries = [struct.unpack_from("<64xHBBIII", data, start + 128 * n) for n in range(13)]

    def blacks(number: int) -> int:
        if number == 0xFFFFFFFF:
            return 1
        _, _, colour, left, right, _ = entries[number]
        if colour == 0:
            assert all(n == 0xFFFFFFFF or entries[n][2] == 1 for n in (left, right))
        assert blacks(left) == blacks(right)
        return blacks(left) + int(colour)

    assert blacks(entries[0][5]) > 1


@given(st.integers(0, 8191), st.binary(min_size=1, max_size=40))
def test_a_damaged_project_is_refused_in_words_or_read(at, junk):
    data = vba_project(project("wsOne", "wsTwo"))
    broken = data[:at] + junk + data[at + len(junk) :]
    with suppress(VbaProjectError):
        read_vba_project(broken)


def test_a_file_too_large_for_the_header_is_refused():
    with pytest.raises(ValueError, match="too much"):
        compound_file({"big": bytes(8_000_000)})
    with pytest.raises(CompoundFileError):
        read_compound_file(b"PK\x03\x04" + bytes(600))


def test_the_same_source_is_the_same_bytes():
    assert vba_project(project("wsOne")) == vba_project(project("wsOne"))


@settings(max_examples=examples(25))
@given(st.lists(st.integers(1, 400), unique=True, max_size=40), ASCII)
def test_every_module_comes_back_with_its_source_and_kind(numbers, text):
    modules = project(*(f"Sheet{number}" for number in numbers), source=SOURCE + text)
    data = vba_project(modules)
    assert read_vba_project(data) == tuple(modules)
    assert stream_findings(data, modules) == ()


@pytest.mark.parametrize("text", ["' 校验\n", "' é\n"])
def test_source_that_is_not_ascii_is_refused(text):
    with pytest.raises(ValueError, match="ASCII"):
        vba_project(project(source=SOURCE + text))


def unscrambled(text: str) -> tuple[int, bytes]:
    """The key of the project and the setting itself (MS-OVBA 2.4.3.3)."""
    seed, version, key, *rest = bytes.fromhex(text)
    assert version ^ seed == 2
    plain, before, last, previous = bytearray(), key ^ seed, version, key
    for byte in rest:
        plain.append(byte ^ (last + before & 0xFF))
        last, previous, before = previous, byte, plain[-1]
    content = plain[(seed & 6) // 2 :]
    (size,) = struct.unpack("<I", content[:4])
    assert len(content) == 4 + size
    return key ^ seed, bytes(content[4:])


EXCELS_OWN = ("DFDD63469DFA78FE78FE78FE78FE", "BEBC02A73E591C5A1C5A1C", "9D9F2184DF62E062E09D")


def test_the_project_is_neither_locked_nor_hidden_as_in_one_that_excel_wrote():
    text = read_compound_file(vba_project(project()))["PROJECT"].decode()
    ours = re.findall(r'^(?:CMG|DPB|GC)="(\w+)"', text, re.MULTILINE)
    key = sum(PROJECT_ID.encode()) & 0xFF
    settings = [bytes(4), b"\0", b"\xff"]  # not protected, no password, visible
    assert [unscrambled(each)[1] for each in EXCELS_OWN] == settings
    assert [unscrambled(each) for each in ours] == [(key, each) for each in settings]


@BOTH
def test_olevba_reads_the_reviewed_source_out_of_what_is_kept(path):
    reviewed = (FOLDER / f"{MODULE}.bas").read_text(encoding="ascii")
    assert macros(path)[MODULE] == reviewed


@BOTH
def test_the_vba_library_reads_the_same_and_finds_nothing_wrong(path):
    with ExcelFile(path) as file:
        read = file.vba_modules()
        assert file.vba_project().validate() == []
    modules = read_vba_project(PackageParts.read(path.read_bytes()).content["xl/vbaProject.bin"])
    assert {name: text.replace("\r\n", "\n") for name, text in read.items()} == {
        module.name: module.source for module in modules
    }
    assert read[MODULE].replace("\r\n", "\n") == sources().module


def test_only_one_procedure_reaches_outside_office():
    head, _, outside = sources().module.partition("Private Function Outside")
    code = "\n".join(line.partition("'")[0] for line in head.splitlines())
    for word in ("Shell", "Environ", "CreateObject", "Dir$", "Open "):
        assert word not in code
    assert "Shell " in outside
    assert len([line for line in code.splitlines() if line.strip()]) < 100
