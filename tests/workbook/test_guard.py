"""The fast reader and the slow one, on the same made-up sheets, cell by cell."""

import datetime as dt
import re
import string
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.errors import WorkbookError
from schemas.filled.entries import Entry, Kind, tidied
from tests.effort import examples
from tests.workbook.sheets import Spelling, book, cell, plain, rezip, rows, worksheet
from workbook.files.on_disk import package_at
from workbook.reading.cells import SheetCells
from workbook.reading.fast_reader import familiar_sheets, read_sheets
from workbook.reading.hidden import Hidden
from workbook.reading.slow_reader import read_slowly

ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!")
WORDS = st.text(
    alphabet=st.one_of(
        st.sampled_from(" 　12,.－一二件/<>&\"'\n"),
        # line ends of other sorts become \n, _x0041_ an A: tests of their own below
        st.characters(exclude_categories=["C", "Zl", "Zp"], exclude_characters="_"),
    ),
    max_size=12,
)
FORMULA = "<f>SUM(B1:C1)</f>"
WITHOUT_VALUE = ("", "<v/>", "<v></v>")


def is_text(value: str) -> dict[str, Any]:
    """What a reader makes of a text."""
    if not value.strip():
        return {"kind": Kind.BLANK, "text": value}
    return {"kind": Kind.TEXT, "text": value, "number": tidied(value)}


@st.composite
def numbers(draw):
    digits = draw(st.integers(-(10**9), 10**9))
    value = Decimal(digits).scaleb(-draw(st.integers(0, 6)))
    value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
    formula = draw(st.sampled_from(["", FORMULA, "<f/>"]))
    attributes = draw(st.sampled_from(["", 't="n"', 's="4"']))
    written = f"{formula}<v>{value:f}</v>"
    return Spelling(attributes, written, Kind.NUMBER, f"{value:f}", value, bool(formula))


@st.composite
def shared_texts(draw):
    value = draw(WORDS)
    middle = len(value) // 2
    xml = draw(
        st.sampled_from(
            [
                plain(value),
                f"<r>{plain(value[:middle])}</r><r><rPr><b/></rPr>{plain(value[middle:])}</r>",
                f'{plain(value)}<rPh sb="0" eb="1"><t>ping</t></rPh>',
            ]
        )
    )
    return Spelling('t="s"', "<v>{shared}</v>", shared=xml, **is_text(value))


@st.composite
def other_texts(draw):
    value = draw(WORDS)
    if draw(st.booleans()):
        return Spelling('t="inlineStr"', f"<is>{plain(value)}</is>", **is_text(value))
    stored = plain(value).replace("<t", "<v").replace("</t", "</v")
    return Spelling('t="str"', f"{FORMULA}{stored}", formula=True, **is_text(value))


@st.composite
def others(draw):
    formula = draw(st.booleans())
    start = FORMULA if formula else ""
    which = draw(st.sampled_from(["error", "bool", "date", "waiting", "empty"]))
    if which == "error":
        value = draw(st.sampled_from(ERRORS))
        return Spelling('t="e"', f"{start}<v>{value}</v>", Kind.ERROR, value, formula=formula)
    if which == "bool":
        value = draw(st.booleans())
        xml = f"{start}<v>{int(value)}</v>"
        return Spelling('t="b"', xml, Kind.BOOL, str(value).upper(), formula=formula)
    if which == "date":
        days = draw(st.integers(61, 80_000))
        day = dt.date(1899, 12, 30) + dt.timedelta(days=days)
        style = draw(st.sampled_from([1, 2, 3]))
        xml = f"{start}<v>{days}</v>"
        return Spelling(f's="{style}"', xml, Kind.DATE, day.isoformat(), formula=formula)
    if which == "waiting":
        xml = FORMULA + draw(st.sampled_from(WITHOUT_VALUE))
        return Spelling("", xml, Kind.UNCALCULATED, formula=True)
    return Spelling('s="1"', draw(st.sampled_from(WITHOUT_VALUE)), Kind.BLANK)


PLACES = st.tuples(st.integers(1, 12), st.sampled_from(string.ascii_uppercase[:8]))
SPELLINGS = st.one_of(numbers(), shared_texts(), other_texts(), others())
SHEETS = st.dictionaries(PLACES, SPELLINGS, max_size=40)


def prefixed(xml: str) -> str:
    return re.sub(r"<(/?)(?=\w)", r"<\1x:", xml).replace("xmlns=", "xmlns:x=")


def without_addresses(xml: str) -> str:
    return re.sub(r' r="[A-Z0-9]+"', "", xml)


def backwards(xml: str) -> str:
    turned = re.sub(
        r"<row .*</row>", lambda found: "".join(re.findall(r"<row .*?</row>", found[0])[::-1]), xml
    )
    return turned


# ways to write a sheet that the fast reader does not follow, and hands over to the slow one
UNFAMILIAR = {
    "prefixed": prefixed,
    "apostrophes": lambda xml: xml.replace('t="e"', "t='e'"),
    "comment": lambda xml: xml.replace("<sheetData>", "<!-- 注 --><sheetData>"),
    "cdata": lambda xml: xml.replace("<v>7</v>", "<v><![CDATA[7]]></v>"),
    "no addresses": without_addresses,
    "formula last": lambda xml: xml.replace("<v>7</v>", "<v>7</v><f/>"),
}
# ways that change nothing for it
FAMILIAR = {
    "latin": lambda xml: xml.replace("UTF-8", "ISO-8859-1").encode("latin-1", "xmlcharrefreplace"),
    "utf-16": lambda xml: xml.replace("UTF-8", "UTF-16").encode("utf-16"),
    "a line each": lambda xml: (
        xml.replace("<c ", "\n<c ").replace("<v>", "\n<v>").replace("<f", "\n<f")
    ),
    "backwards": backwards,
    "byte order mark": lambda xml: "\ufeff" + xml,
    "compatibility": lambda xml: xml.replace("</sheetData>", "</sheetData>" + ALTERNATIVE),
}
ALTERNATIVE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="x14"/><mc:Fallback/></mc:AlternateContent>'
)
# one of each sort, in neighbouring cells from A1 on
EACH_SORT = (
    Spelling("", "<v>7</v>", Kind.NUMBER, "7", Decimal(7)),
    Spelling('t="e"', "<v>#N/A</v>", Kind.ERROR, "#N/A"),
    Spelling("", "<f>B1</f>", Kind.UNCALCULATED, formula=True),
    Spelling('t="b"', "<v>1</v>", Kind.BOOL, "TRUE"),
    Spelling('t="s"', "<v>{shared}</v>", Kind.TEXT, "12件", shared=plain("12件")),
    Spelling('s="2"', "<v>46042</v>", Kind.DATE, "2026-01-20"),
    Spelling('t="str"', "<f>B1</f><v></v>", Kind.BLANK, formula=True),
)
ROW = {(1, column): spelling for column, spelling in zip("ABCDEFG", EACH_SORT, strict=True)}


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    return Path(tmp_path_factory.mktemp("guard"), "表.xlsx")


def expected(cells: dict[tuple[int, str], Spelling]) -> dict[str, Entry]:
    return {
        f"{column}{row}": Entry("表", f"{column}{row}", s.kind, s.number, s.text, s.formula)
        for (row, column), s in cells.items()
    }


def entries(sheet: SheetCells, cells: dict[tuple[int, str], Spelling]) -> dict[str, Entry]:
    return {place: sheet.at(place) for place in expected(cells)}


def write(path: Path, cells: dict[tuple[int, str], Spelling], twist=str, **options: bool):
    shared: list[str] = []
    in_order = sorted(cells.items())
    xml = rows((row, cell(f"{column}{row}", s, shared)) for (row, column), s in in_order)
    return book(path, twist(worksheet(xml)), shared, **options)


@settings(max_examples=examples(150), deadline=None, suppress_health_check=list(HealthCheck))
@given(SHEETS)
def test_both_readers_find_what_was_written(path, cells):
    package = write(path, cells)
    assert familiar_sheets(package, ["表"])
    fast, slow = (read(package, ["表"])["表"] for read in (read_sheets, read_slowly))
    assert entries(fast, cells) == entries(slow, cells)
    found = {place: replace(e, displayed="") for place, e in entries(fast, cells).items()}
    assert found == expected(cells)


@pytest.mark.parametrize("name", UNFAMILIAR)
def test_an_unfamiliar_sheet_is_handed_over_and_read_all_the_same(path, name):
    twist = UNFAMILIAR[name]
    package = write(path, ROW, twist)
    assert not familiar_sheets(package, ["表"])
    with_formula = replace(ROW[1, "A"], formula=name == "formula last")
    cells = {**ROW, (1, "A"): with_formula}
    assert entries(read_sheets(package, ["表"])["表"], cells) == expected(cells)


@pytest.mark.parametrize("name", FAMILIAR)
def test_the_fast_reader_follows_what_programs_may_write_differently(path, name):
    cells = {**ROW, **{(3, column): spelling for (_, column), spelling in ROW.items()}}
    package = write(path, cells, FAMILIAR[name])
    assert familiar_sheets(package, ["表"])
    assert entries(read_sheets(package, ["表"])["表"], cells) == expected(cells)


def test_the_address_may_stand_anywhere_among_the_attributes(path):
    xml = worksheet(
        '<row r="1"><c s="1" r="A1" t="e"><v>#REF!</v></c><c t="e" r="B1"><v>#N/A</v></c></row>'
    )
    package = book(path, xml)
    sheet = familiar_sheets(package, ["表"])["表"]
    assert sheet.guard.errors == {"A1": "#REF!", "B1": "#N/A"}
    assert read_sheets(package, ["表"])["表"].at("B1").text == "#N/A"


@pytest.mark.parametrize("place", ["XFD1048576", "AA1", "A10000"])
def test_a_cell_typed_far_out_does_not_fill_the_memory(path, place):
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    between = "" if row == "1" else f'</row><row r="{row}">'
    xml = worksheet(f'<row r="1"><c r="B1"><v>5</v></c>{between}<c r="{place}"><v>1</v></c></row>')
    package = book(path, xml)
    assert not familiar_sheets(package, ["表"])
    sheet = read_sheets(package, ["表"])["表"]
    assert sheet.at("B1").number == 5
    assert len(sheet.rows) <= 9999


def test_coloured_empty_cells_far_out_do_no_harm(path):
    xml = worksheet('<row r="1"><c r="B1"><v>5</v></c><c r="XFD1" s="1"/></row>')
    assert familiar_sheets(book(path, xml), ["表"])


@pytest.mark.parametrize(
    "stated",
    ['<mergeCell ref="A1:B1"/>', "<mergeCell ref='A1:B1'/>", '<mergeCell\n ref="A1:B1" />'],
)
def test_both_readers_see_a_merged_range_however_it_is_written(path, stated):
    xml = worksheet('<row r="1"><c r="B1"><v>5</v></c></row>')
    merged = f"</sheetData><mergeCells>{stated}</mergeCells>"
    package = book(path, xml.replace("</sheetData>", merged))
    assert familiar_sheets(package, ["表"])
    for read_by in (read_sheets, read_slowly):
        assert read_by(package, ["表"])["表"].at("B1").merged == "A1:B1"


@pytest.mark.parametrize("quote", ['"', "'"])
def test_both_readers_see_what_is_hidden_in_either_quotation_marks(path, quote):
    xml = worksheet('<row r="1" hidden=`1`><c r="B1"><v>5</v></c></row>')
    columns = "<cols><col min=`2` max=`3` width=`9` hidden=`true`/></cols><sheetData>"
    xml = xml.replace("<sheetData>", columns).replace("`", quote)
    package = book(path, xml)
    assert familiar_sheets(package, ["表"])
    for read_by in (read_sheets, read_slowly):
        hidden = read_by(package, ["表"])["表"].guard.hidden
        assert hidden == Hidden(frozenset({1}), frozenset({2, 3}))


@pytest.mark.parametrize("sheet_data", ["<sheetData/>", "<sheetData></sheetData>"])
def test_an_empty_sheet_has_only_blank_cells(path, sheet_data):
    xml = worksheet("").replace("<sheetData></sheetData>", sheet_data)
    sheet = read_sheets(book(path, xml), ["表"])["表"]
    assert sheet.at("B4") == Entry("表", "B4", Kind.BLANK)
    assert sheet.filled_rows(3) == []


def test_days_count_from_1904_where_the_workbook_says_so(path):
    cells = {(1, "A"): Spelling('s="1"', "<v>44580</v>", Kind.DATE, "2026-01-20")}
    package = write(path, cells, y1904=True)
    assert entries(read_sheets(package, ["表"])["表"], cells) == expected(cells)
    assert entries(read_slowly(package, ["表"])["表"], cells) == expected(cells)


def test_a_strict_workbook_is_read_like_any_other(path):
    cells = {
        **ROW,
        (1, "F"): Spelling('t="d" s="1"', "<v>2026-01-20</v>", Kind.DATE, "2026-01-20"),
    }
    package = write(path, cells, strict=True)
    assert entries(read_sheets(package, ["表"])["表"], cells) == expected(cells)


@pytest.mark.parametrize("read_by", [read_sheets, read_slowly])
def test_line_ends_of_every_kind_become_one(path, read_by):
    xml = plain("一_x000D_\n二&#13;三_x0007_").replace("&amp;", "&")
    package = book(path, worksheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), [xml])
    assert read_by(package, ["表"])["表"].at("A1").text == "一\n二\n三"


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("59237.2449", "59237.2449"),
        ("59237.244899999998", "59237.2449"),
        ("1E-6", "0.000001"),
        ("-0", "0"),
        ("100000000000", "100000000000"),
    ],
)
@pytest.mark.parametrize("read_by", [read_sheets, read_slowly])
def test_numbers_come_back_with_the_digits_typed(path, stored, typed, read_by):
    package = book(path, worksheet(f'<row r="1"><c r="A1"><v>{stored}</v></c></row>'))
    entry = read_by(package, ["表"])["表"].at("A1")
    assert (entry.number, entry.text) == (Decimal(typed), typed)


def test_the_used_range_may_start_anywhere(path):
    package = book(path, worksheet('<row r="7"><c r="D7"><v>3</v></c></row>'))
    sheet = read_sheets(package, ["表"])["表"]
    assert sheet.at("D7").number == 3
    assert sheet.at("A1").blank
    assert sheet.at("Z99").blank
    assert sheet.filled_rows(3) == []
    assert sheet.filled_rows(4) == [7]


def test_a_shared_formula_marks_every_cell_that_has_it(path):
    xml = worksheet(
        '<row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="0">C1*2</f><v>2</v></c>'
        '<c r="B1"><f t="shared" si="0"/><v>4</v></c><c r="C1"><v>1</v></c></row>'
    )
    package = book(path, xml)
    for read_by in (read_sheets, read_slowly):
        sheet = read_by(package, ["表"])["表"]
        assert [sheet.at(place).formula for place in ("A1", "B1", "C1")] == [True, True, False]


@pytest.mark.parametrize("stored", ["1e999", "-1e999", "NaN"])
def test_what_is_no_finite_number_is_an_error(path, stored):
    package = book(path, worksheet(f'<row r="1"><c r="A1"><v>{stored}</v></c></row>'))
    assert read_sheets(package, ["表"])["表"].at("A1").kind is Kind.ERROR


@pytest.mark.parametrize("kind", ["n", "s", "str", "b", "e", "d", "inlineStr"])
@pytest.mark.parametrize("read_by", [read_sheets, read_slowly])
def test_a_cell_with_nothing_in_it_is_blank_whatever_its_type(path, kind, read_by):
    xml = f'<row r="1"><c r="A1" t="{kind}"></c><c r="B1"><v>1</v></c><c t="{kind}" r="C1"/></row>'
    package = book(path, worksheet(xml))
    assert familiar_sheets(package, ["表"])
    sheet = read_by(package, ["表"])["表"]
    assert [sheet.at(place).kind for place in ("A1", "C1")] == [Kind.BLANK, Kind.BLANK]


@pytest.mark.parametrize("inside", ["<v/>", "<v></v>", " <v/>"])
@pytest.mark.parametrize("read_by", [read_sheets, read_slowly])
def test_an_error_without_its_name_is_an_error(path, inside, read_by):
    package = book(path, worksheet(f'<row r="1"><c r="A1" t="e">{inside}</c></row>'))
    assert read_by(package, ["表"])["表"].at("A1").kind is Kind.ERROR


# each with the same cell in a row of its own that is otherwise empty, and in one that is not
TWICE = {
    "both empty": ('<c r="B2" s="1"/><c r="B2" s="1"/>', True),
    "one filled": ('<c r="B2" s="1"/><c r="B2"><v>5</v></c>', False),
    "filled in another row": ('<c r="B2"/></row><row r="3"><c r="B2"><v>5</v></c>', False),
    "in a row that is not closed": ('<c r="B2" s="1"><c r="C2" s="1"/>', False),
}


@pytest.mark.parametrize("name", TWICE)
@pytest.mark.parametrize("read_by", [read_sheets, read_slowly])
def test_a_cell_that_stands_there_twice_is_refused_unless_it_is_empty(path, name, read_by):
    written, allowed = TWICE[name]
    package = book(path, worksheet(f'<row r="2">{written}</row>'))
    if allowed:
        assert read_by(package, ["表"])["表"].at("B2").blank
    else:
        with pytest.raises(WorkbookError, match="表"):
            read_by(package, ["表"])


@pytest.mark.parametrize("read_by", [read_sheets, read_slowly])
def test_the_style_of_cells_without_style_counts_as_well(path, read_by):
    package = book(path, worksheet('<row r="1"><c r="A1"><v>46042</v></c></row>'))
    styles = package.part("xl/styles.xml")
    first, _, rest = styles.partition(b"<cellXfs")
    dated = first + b"<cellXfs" + rest.replace(b'numFmtId="0"', b'numFmtId="14"', 1)
    changed = package_at(rezip(path, path.with_name("另.xlsx"), {"xl/styles.xml": dated}))
    assert read_by(changed, ["表"])["表"].at("A1").text == "2026-01-20"
