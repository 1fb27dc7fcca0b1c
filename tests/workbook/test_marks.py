"""Findings written into a workbook and taken out: nothing else in the file is touched."""

import datetime as dt
import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from schemas.errors import WorkbookError
from schemas.issues import Issue, Severity
from tests.openpyxl_books import book_in
from tests.workbook.made import typed
from tests.workbook.marked import (
    all_notes,
    audit,
    highlighted,
    links,
    notes,
    parts,
    result_lines,
    same_content,
)
from tests.workbook.rich import (
    DISCLOSURE,
    FINDINGS,
    REQUESTS,
    RESULT_PART,
    REVIEW,
    plain_workbook,
    rich_workbook,
)
from tests.workbook.sheets import rezip
from workbook.files.packing import zipped as packed
from workbook.files.relations import relations_part
from workbook.layout import RESULTS
from workbook.marked_files import clear_file, mark_file
from workbook.marking.before import RECORD
from workbook.marking.copies import marked_path
from workbook.read import read

NOW = dt.datetime(2025, 1, 20, 9, 5)
WRONG = {
    ("二、主动公开", "B6 B10"),
    ("三、申请办理", "D7"),
    ("三、申请办理", "J7"),
    ("四、复议诉讼", "A7"),
    ("四、复议诉讼", "E7"),
}


@pytest.fixture(params=[plain_workbook, rich_workbook], ids=["plain", "rich"])
def book(request, tmp_path) -> Path:
    made: Path = request.param(tmp_path / "海东市 2024年（报表）.xlsx")
    return made


@pytest.fixture
def rich(tmp_path) -> Path:
    return rich_workbook(tmp_path / "报表.xlsx")


def marked(book: Path) -> Path:
    return mark_file(book, FINDINGS, now=NOW)


def test_the_original_stays_and_a_copy_is_marked(book):
    before = book.read_bytes()
    out = marked(book)
    assert out == marked_path(book) == book.with_name("海东市 2024年（报表）.校验.xlsx")
    assert book.read_bytes() == before
    assert set(highlighted(out)) == WRONG


def test_every_finding_is_listed_with_a_link_to_its_cell(book):
    out = marked(book)
    summary, *lines = result_lines(out)
    assert summary[4] == "2025年1月20日09:05校验：发现 4 处错误，2 处提示。改动内容以后请重新校验。"
    assert [line[:6] for line in lines] == [
        (n, i.severity.label, i.sheet, i.cell, i.message, i.expected or None)
        for n, i in enumerate(FINDINGS, 1)
    ]
    assert all(line[6].endswith(f"（{i.code}）") for line, i in zip(lines, FINDINGS, strict=True))
    assert links(out) == {f"D{6 + n}": f"'{i.sheet}'!{i.cell}" for n, i in enumerate(FINDINGS)}


def test_notes_tell_the_finding_and_leave_cells_with_comments_alone(rich):
    before = all_notes(rich)
    after = all_notes(marked(rich))
    assert {place: after[place] for place in before} == before
    assert ("三、申请办理", "D7") in before
    added = after.keys() - before.keys()
    assert added == {
        ("二、主动公开", "B6"),
        ("二、主动公开", "B10"),
        ("三、申请办理", "J7"),
        ("四、复议诉讼", "A7"),
        ("四、复议诉讼", "E7"),
    }
    assert "B6（规章，本年制发件数）为-3，不能是负数" in after["二、主动公开", "B6"]


def test_a_threaded_comment_keeps_its_cell_without_a_note(rich):
    finding = Issue("X101", Severity.ERROR, "有误。", sheet="三、申请办理", cell="E8")
    out = mark_file(rich, (finding,))
    assert all_notes(out)["三、申请办理", "E8"] == "[Threaded comment]"
    assert set(highlighted(out)) == {("三、申请办理", "E8")}


def test_parts_not_concerned_keep_their_bytes_and_order(rich):
    before, after = parts(rich), parts(marked(rich))
    assert list(after)[: len(before)] == list(before)
    changed = {name for name in before if after[name] != before[name]}
    assert changed == {
        "[Content_Types].xml",
        "xl/styles.xml",
        *(DISCLOSURE, REQUESTS, REVIEW, RESULT_PART),
        *(relations_part(part) for part in (DISCLOSURE, REVIEW)),
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/drawings/vmlDrawing2.vml",
    }
    for name in (DISCLOSURE, REQUESTS, REVIEW):
        cells = [
            xml[xml.index(b"<sheetData") : xml.index(b"</sheetData>")]
            for xml in (before[name], after[name])
        ]
        assert cells[0] == cells[1]


def test_clearing_gives_back_the_bytes_of_every_part(book, tmp_path):
    cleared = clear_file(marked(book), tmp_path / "cleared.xlsx")
    assert list(parts(book).items()) == list(parts(cleared).items())
    mark_file(mark_file(marked(book), FINDINGS[:1]), FINDINGS, tmp_path / "again.xlsx")
    again = clear_file(tmp_path / "again.xlsx")
    assert list(parts(book).items()) == list(parts(again).items())


def test_clearing_finds_marks_without_the_record_of_what_was_before(book, tmp_path):
    """Other programs drop the record when they save."""
    out = marked(book)
    kept = {name: content for name, content in parts(out).items() if name != RECORD}
    (tmp_path / "saved.xlsx").write_bytes(packed(kept))
    cleared = clear_file(tmp_path / "saved.xlsx")
    before, after = parts(book), parts(cleared)
    assert list(before) == list(after)
    assert all(same_content(before[name], after[name]) for name in before)
    assert not highlighted(cleared)
    assert not notes(cleared)
    assert not result_lines(cleared)


def test_what_a_person_has_changed_in_a_marked_file_stays(rich, tmp_path):
    out = marked(rich)
    changed = parts(out)[REQUESTS].replace(b"<v>2</v>", b"<v>3</v>", 1)
    assert changed != parts(out)[REQUESTS]
    edited = rezip(out, tmp_path / "edited.xlsx", {REQUESTS: changed})
    before, after = parts(rich), parts(clear_file(edited))
    assert list(before) == list(after)
    assert same_content(after[REQUESTS], before[REQUESTS].replace(b"<v>2</v>", b"<v>3</v>", 1))
    assert all(after[name] == before[name] for name in before if name != REQUESTS)


@pytest.mark.parametrize(
    "record",
    [
        b"<before",
        b"<before><part name='xl/styles.xml' marked='1' start='x' end='0'>AA==</part></before>",
        b"<before><part name='xl/styles.xml' marked='1' start='0' end='0'>!</part></before>",
        b"<before><added name='../x' marked='0'/><added name='xl/workbook.xml' marked='1'/></before>",
    ],
)
def test_a_record_that_says_nothing_of_use_is_dropped(book, tmp_path, record):
    before = parts(book)
    odd = rezip(marked(book), tmp_path / "odd.xlsx", {RECORD: record})
    after = parts(clear_file(odd))
    assert list(before) == list(after)
    assert all(same_content(before[name], after[name]) for name in before)


def test_checking_twice_leaves_one_set_of_marks(book):
    once = parts(mark_file(book, FINDINGS, now=NOW))
    out = marked_path(book)
    twice = parts(mark_file(out, FINDINGS, out, now=NOW))
    assert once.keys() == twice.keys()
    assert all(same_content(once[name], twice[name]) for name in once)


def test_marks_of_mended_findings_go(book):
    out = mark_file(book, FINDINGS)
    mark_file(out, FINDINGS[:1], out)
    assert set(highlighted(out)) == {("二、主动公开", "B6")}
    assert list(notes(out)) == [("二、主动公开", "B6")]
    assert len(result_lines(out)) == 2


def test_a_clean_workbook_says_so_and_carries_no_mark(book, tmp_path):
    out = mark_file(marked(book), (), tmp_path / "clean.xlsx", now=NOW)
    assert not highlighted(out)
    assert not notes(out)
    ((_, _, _, _, told, *_),) = result_lines(out)
    assert "没有发现问题" in told
    assert parts(out)["xl/styles.xml"].count(b"<dxf>") == parts(book)["xl/styles.xml"].count(
        b"<dxf>"
    )


def test_remarks_follow_their_findings(book, tmp_path):
    out = typed(
        marked(book),
        tmp_path / "remarks.xlsx",
        {(RESULTS, "H6"): "已核实", (RESULTS, "H7"): "待查"},
    )
    changed = replace(FINDINGS[1], message="另一句话。")
    again = mark_file(out, (*FINDINGS[2:], changed, FINDINGS[0]), tmp_path / "again.xlsx")
    told = {line[4]: line[7] for line in result_lines(again)}
    assert told[FINDINGS[0].message] == "已核实"
    assert told["另一句话。"] is None
    assert sum(remark is not None for remark in told.values()) == 1


def test_remarks_in_the_marked_copy_survive_a_check_of_the_original(book):
    out = marked(book)
    typed(out, out, {(RESULTS, "H8"): "单位确认无误"})
    mark_file(book, FINDINGS)
    assert result_lines(out)[3][7] == "单位确认无误"


def test_a_note_that_a_person_has_added_to_is_left_to_the_person(book, tmp_path):
    out = marked(book)
    changed = book_in(out)
    comment = changed["二、主动公开"]["B6"].comment
    assert comment is not None
    comment.text += "\n已问过法规科"
    changed.save(tmp_path / "answered.xlsx")
    cleared = clear_file(tmp_path / "answered.xlsx", tmp_path / "cleared.xlsx")
    assert [*all_notes(cleared)][:1] == [("二、主动公开", "B6")]


@pytest.mark.slow
def test_the_package_is_as_valid_as_before(rich, tmp_path):
    out = marked(rich)
    assert audit(out) <= audit(rich)
    misplaced = parts(out)[DISCLOSURE].replace(b"<sheetData>", b"<legacyDrawing/><sheetData>")
    spoilt = rezip(out, tmp_path / "spoilt.xlsx", {DISCLOSURE: misplaced})
    assert audit(spoilt) > audit(rich)  # the validator does see a wrong order


def test_our_rules_stand_above_those_of_the_sheet(book):
    sheet = book_in(marked(book))["三、申请办理"]
    rules = {rule.priority: rule for area in sheet.conditional_formatting for rule in area.rules}
    assert [rules[n].formula[0].startswith('"nianbao:') for n in (1, 2, 3)] == [True, True, False]
    assert len(rules) == sum(len(area.rules) for area in sheet.conditional_formatting)


def test_a_finding_ticked_off_is_listed_with_its_reason_and_colours_no_cell(book):
    ticked = replace(FINDINGS[0], accepted="已与法制机构核对")
    out = mark_file(book, (ticked, FINDINGS[1]))
    assert set(highlighted(out)) == {(FINDINGS[1].sheet, FINDINGS[1].cell)}
    assert set(notes(out)) == {(FINDINGS[1].sheet, FINDINGS[1].cell)}
    listed = {line[3]: (line[1], line[7]) for line in result_lines(out)}
    assert listed[ticked.cell] == ("已核实", "已与法制机构核对")
    assert listed[FINDINGS[1].cell] == ("错误", None)


def test_what_the_workbook_says_stays_the_same(book):
    before, after = read(book), read(marked(book))
    assert replace(before, file="") == replace(after, file="")


def test_a_finding_of_the_whole_sheet_or_file_is_listed_only(book):
    issues = (
        Issue("F102", Severity.ERROR, "整表移位。", sheet="三、申请办理"),
        Issue("F105", Severity.WARNING, "有外部链接。"),
        Issue("F104", Severity.HINT, "没有这张表。", sheet="不存在", cell="B2"),
    )
    out = mark_file(book, issues)
    assert not highlighted(out)
    assert [line[2:4] for line in result_lines(out)[1:]] == [
        ("三、申请办理", "整表"),
        (None, None),
        ("不存在", "B2"),
    ]
    assert links(out) == {"D6": "'三、申请办理'!A1"}


def test_more_findings_than_rows_are_told_by_number(book):
    issues = [
        Issue("C101", Severity.ERROR, f"第{n}处。", sheet="二、主动公开", cell="B6")
        for n in range(400)
    ]
    lines = result_lines(mark_file(book, issues))
    assert len(lines) == 299
    assert lines[-1][4] == "另有103处没有列出。请先改正以上各处，再校验一次。"


@pytest.mark.parametrize("lock", ["~${}", ".~lock.{}#", ".~{}"])
def test_a_file_open_in_a_program_is_refused(book, lock):
    before = book.read_bytes()
    lock_file = book.with_name(lock.format(book.name))
    lock_file.touch()
    for edit in (
        partial(mark_file, book, ()),
        partial(mark_file, book, (), book),
        partial(clear_file, book),
    ):
        with pytest.raises(WorkbookError, match="正在Excel、WPS或LibreOffice中打开"):
            edit()
    assert book.read_bytes() == before
    lock_file.unlink()
    out = mark_file(book, ())
    marked_path(book).with_name(lock.format(out.name)).touch()
    with pytest.raises(WorkbookError, match="没有写入"):
        mark_file(book, ())


def test_in_place_keeps_one_backup(book):
    before = book.read_bytes()
    mark_file(book, FINDINGS, book)
    (backup,) = set(book.parent.glob("*备份*"))
    assert backup.read_bytes() == before
    mark_file(book, (), book)
    assert set(book.parent.glob("*备份*")) == {backup}
    assert not list(book.parent.glob(".nianbao*"))


@pytest.mark.slow
def test_what_is_kept_is_never_replaced(book, tmp_path):
    """The clerk's own file stays the first backup, and nothing typed into a copy is lost."""
    before = book.read_bytes()
    mark_file(book, FINDINGS, book)
    typed(book, tmp_path / "saved.xlsx", {("二、主动公开", "B7"): 1}).replace(book)
    mark_file(book, FINDINGS, book)
    clear_file(book)
    kept = [path for path in book.parent.glob("*备份*") if path.read_bytes() == before]
    assert [path.name for path in kept] == [f"{book.stem}.备份1.xlsx"]
    copy = mark_file(book, FINDINGS)
    for number in (2, 3):
        typed(copy, tmp_path / "saved.xlsx", {("二、主动公开", "B7"): number}).replace(copy)
        mark_file(book, FINDINGS)
    backups = [copy.with_name(f"{copy.stem}.备份{number}.xlsx") for number in (1, 2)]
    assert [value(path, "二、主动公开", "B7") for path in backups] == [2, 3]
    mark_file(book, FINDINGS)  # in the way is nothing but our own writing
    assert set(book.parent.glob(f"{copy.stem}.备份*")) == set(backups)


def value(path: Path, sheet: str, cell: str) -> object:
    return book_in(path)[sheet][cell].value


def test_a_result_sheet_of_somebody_else_is_left_alone(book, tmp_path):
    theirs = typed(
        book, tmp_path / "theirs.xlsx", {(RESULTS, "E4"): "本单位意见", (RESULTS, "E5"): "同意"}
    )
    out = mark_file(theirs, FINDINGS)
    assert parts(out)[RESULT_PART] == parts(theirs)[RESULT_PART]
    assert set(highlighted(out)) == WRONG


NO_LIST = b'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/comments1.xml", NO_LIST),
        ("xl/comments1.xml", b"<comments"),
        ("xl/drawings/vmlDrawing1.vml", b'<xml xmlns:v="urn:schemas-microsoft-com:vml"/>'),
        ("xl/drawings/vmlDrawing1.vml", b"<v:xml xmlns:v='urn:x'></v:xml>"),
    ],
)
def test_a_part_that_lacks_what_it_must_have_is_refused_in_a_sentence(
    rich, part, content, tmp_path
):
    broken = rezip(rich, tmp_path / "broken.xlsx", {part: content})
    with pytest.raises(WorkbookError, match="内部的格式有误"):
        mark_file(broken, FINDINGS)
    assert not marked_path(broken).exists()


def test_a_part_that_is_encrypted_stops_the_marks_in_words(book, tmp_path):
    data = bytearray(book.read_bytes())
    name = b"docProps/app.xml"
    data[data.index(name) - 30 + 6] |= 1  # in the local header
    data[data.rindex(name) - 46 + 8] |= 1  # in the directory
    secret = tmp_path / "secret.xlsx"
    secret.write_bytes(data)
    with pytest.raises(WorkbookError, match="已放弃写入"):
        mark_file(secret, FINDINGS)
    assert secret.read_bytes() == data


def test_findings_are_shown_in_rows_that_the_clerk_had_filtered_away(book, tmp_path):
    xml = parts(mark_file(book, FINDINGS))[RESULT_PART]
    condition = b'<autoFilter ref="A4:H11"><filterColumn colId="1"><filters><filter val="x"/>'
    condition += b"</filters></filterColumn></autoFilter>"
    xml = re.sub(rb'<row r="([6789])"', rb'<row r="\1" hidden="1"', xml)
    xml = re.sub(rb"(<sheetProtection [^>]*/>)", rb"\1" + condition, xml)
    assert xml.count(b"hidden=") == 4
    assert condition in xml
    filtered = rezip(marked_path(book), tmp_path / "filtered.xlsx", {RESULT_PART: xml})
    again = parts(mark_file(filtered, FINDINGS))[RESULT_PART]
    assert b"hidden=" not in again
    assert b'<autoFilter ref="A4:H11"/>' in again
