"""Tables pasted as text: read where they stand as the form prints them, else unread and named."""

import random
from collections.abc import Callable

import pytest

from schemas.form.model import CellKey
from scripts.importing.figures import looks_like_a_value
from scripts.importing.formats import read_report
from scripts.importing.mapper import Imported
from tests.importing.printing import Rows, adding_up, blanks, rows_of, unmerged, wrong

SECTIONS = {
    "disclosure": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
}
SECTIONS |= {"review": "四、政府信息公开行政复议、行政诉讼情况"}
LINES = "青禾县水务局\n2023年政府信息公开工作年度报告\n一、概述\n无。\n二、主动公开政府信息情况\n"
HEAD = "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
LAST = "\n行政规范性文件\t4\t5\t6"


def sparse() -> dict[CellKey, str]:
    """A body with one kind of applicant only: its sums hold in more than one order of columns."""
    return {
        key: "4"
        if key.table == "requests"
        and key.row in ("received", "disclosed", "total")
        and key.column in ("other_organization", "total")
        else "0"
        for key in adding_up()
    }


def pasted(
    change: Callable[[Rows], Rows], values: dict[CellKey, str], *, apart: bool = False
) -> Imported:
    text = "青禾县水务局\n2023年政府信息公开工作年度报告\n一、总体情况\n无。\n"
    for key, title in SECTIONS.items():
        rows = change(rows_of(key, values))
        text += f"{title}\n"
        for row in rows:
            cells = [cell[0] for cell in row]
            text += ("\n".join(filter(None, cells)) if apart else "\t".join(cells)) + "\n"
    return read_report(text.encode(), "a.txt")


def moved(rows: Rows, start: int, end: int) -> Rows:
    for row in rows:
        row.insert(end, row.pop(start))
    return rows


@pytest.mark.parametrize("values", [adding_up, sparse])
@pytest.mark.parametrize("change", [lambda rows: rows, unmerged])
def test_a_table_pasted_as_the_form_prints_it_is_read_whole(change, values):
    read = pasted(change, values())
    assert not wrong(read, values())
    assert not blanks(read)


@pytest.mark.parametrize(
    "line", ["规章000", "规章 0 0 0", "规章\t? 0\t? 0\t? 0", "规章（无）\t0\t0\t0"]
)
def test_numbers_run_together_or_parted_by_spaces_are_read(line):
    read = read_report((LINES + HEAD + line + LAST).encode("gb18030"), "a.txt")
    numbers = [e.text for k, e in read.submission.numbers.items() if k.table == "documents"]
    assert numbers == ["0", "0", "0", "4", "5", "6"]


@pytest.mark.parametrize(
    "line",
    [
        *("规章120", "规章 1 2", "规章 1 2 3 4", "规章\t1\t\t2\t3", "规章\n1\n2\n3"),
        *(
            "1\t规章\t2\t3",
            "1\t2\t3\t规章",
            "规章\t1 2\t3",
            "规定\t1\t2\t3",
            "规章\t1\t2\t3\n页眉 7",
        ),
    ],
)
def test_a_line_that_can_be_read_in_two_ways_leaves_its_whole_table_unread_and_named(line):
    read = read_report((LINES + HEAD + line + LAST).encode(), "a.txt")
    assert len(blanks(read)) == 200
    assert any("请照原件填写" in kept.why for kept in read.kept)


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("values", [adding_up, sparse])
@pytest.mark.parametrize("seed", range(20))
def test_columns_moved_among_one_another_move_no_number(seed, values, apart):
    chance = random.Random(seed)

    def change(rows: Rows) -> Rows:
        flat = unmerged(rows)
        width = len(flat[0])
        return moved(flat, chance.randrange(width), chance.randrange(width))

    read = pasted(change, values(), apart=apart)
    assert not wrong(read, values())


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("seed", range(30))
def test_cells_lost_or_doubled_and_labels_moved_within_a_row_move_no_number(seed, apart):
    chance = random.Random(seed)
    copies = seed % 3

    def change(rows: Rows) -> Rows:
        labelled = [row for row in rows if not row[0][0].isdigit()]
        row = chance.choice(labelled)
        labels = [n for n, cell in enumerate(row) if not looks_like_a_value(cell[0])]
        cell = row.pop(chance.choice(labels) if copies == 1 else chance.randrange(len(row)))
        for _ in range(copies):
            row.insert(chance.randrange(len(row) + 1), list(cell))
        return rows

    values = adding_up()
    assert not wrong(pasted(change, values, apart=apart), values)


@pytest.mark.parametrize("number", ["一", "二", "四"])
def test_a_row_that_lost_a_zero_and_gained_another_is_not_read_where_a_balance_tells(number):
    def change(rows: Rows) -> Rows:
        for row in rows:
            if row[0][0].startswith(f"{number}、") and len(row) == 8:
                at = next(n for n, cell in enumerate(row) if cell[0] == "0")
                row.insert(2, row.pop(at))
        return rows

    values = adding_up()
    read = pasted(change, values)
    assert not wrong(read, values)
    assert "requests.received.total" in blanks(read)


def test_signs_for_none_beside_a_total_do_not_silence_it():
    values = adding_up()
    row = [key for key in values if (key.table, key.row) == ("requests", "disclosed")]
    values |= dict.fromkeys(row[:1], "/")
    read = pasted(lambda rows: rows, values)
    assert values[row[-1]] != "0"
    assert "requests.disclosed.total" in blanks(read)


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("values", [adding_up, sparse])
def test_others_and_total_swapped_move_no_number(values, apart):
    def change(rows: Rows) -> Rows:
        flat = unmerged(rows)
        for row in flat:
            if len(row) == 10:
                row[8], row[9] = row[9], row[8]
        return flat

    read = pasted(change, values(), apart=apart)
    assert not wrong(read, values())


def test_a_table_whose_totals_do_not_hold_is_not_read():
    values = adding_up()
    total = CellKey("requests", "received", "total")
    values[total] = str(int(values[total]) + 1)
    read = pasted(lambda rows: rows, values)
    assert {name.split(".")[0] for name in blanks(read)} == {"requests"}
    assert any("合计相符" in kept.why for kept in read.kept)


def test_a_fee_in_yuan_is_not_read():
    def change(rows: Rows) -> Rows:
        for row in rows:
            for cell in row:
                cell[0] = cell[0].replace("单位：万元", "单位：元")
        return rows

    assert "fees.administrative_fees.amount" in blanks(pasted(change, adding_up()))


def test_a_table_pasted_twice_is_not_read():
    table = f"{HEAD}规章\t1\t2\t3{LAST}\n"
    assert len(blanks(read_report((LINES + table + table).encode(), "a.txt"))) == 200


def zeros() -> dict[CellKey, str]:
    return dict.fromkeys(adding_up(), "0")


def as_pages_lose_it(rows: Rows) -> Rows:
    """What is left of a table of zeros when it is copied out of a page that parts its cells."""
    for row in rows:
        if row[0][0].startswith("一、本年新收"):
            row[0:1] = [["一、", 1, 1], [row[0][0][2:], 1, 1]]
        if row[0][0].startswith("三、本年度办理结果"):
            row[0][0] = "三、 本 年 度 办 理 结 束"
        if row[0][0].startswith("6.属于四类过程性信息"):
            row.insert(0, ["果", 1, 1])
        if row[0][0].startswith("（七）总计"):
            row.append(["0", 1, 1])
    return rows


def test_a_table_of_zeros_is_read_whatever_became_of_the_labels_of_its_groups():
    read = pasted(as_pages_lose_it, zeros())
    assert not wrong(read, zeros())
    assert not blanks(read)


def test_the_same_labels_with_other_numbers_are_not_read():
    read = pasted(as_pages_lose_it, sparse())
    assert not wrong(read, sparse())
    assert {name.split(".")[0] for name in blanks(read)} == {"requests"}


@pytest.mark.parametrize("seed", range(30))
def test_a_blank_a_lost_row_or_a_foreign_number_in_a_table_of_zeros_is_never_a_zero(seed):
    chance = random.Random(seed)
    gone: list[str] = []

    def change(rows: Rows) -> Rows:
        rows = as_pages_lose_it(rows)
        numbered = [row for row in rows if row[-1][0] == "0" and len(row) > 6]
        if not numbered:
            return rows
        row = chance.choice(numbered)
        cell = chance.choice([cell for cell in row if cell[0] == "0"])
        if seed % 3 == 0:
            cell[0] = ""
        elif seed % 3 == 1:
            cell[0] = "5"
        else:
            rows.remove(row)
        gone.append("")
        return rows

    read = pasted(change, zeros())
    assert gone
    assert "requests" in {name.split(".")[0] for name in blanks(read)}
    assert not [e for k, e in read.submission.numbers.items() if k.table == "requests" and e.text]


def padded(rows: Rows) -> Rows:
    """As some pages are copied: labels of groups over one cell or two, each line filled up to one width."""
    out: Rows = []
    for row in rows:
        labels = [cell for cell in row if not looks_like_a_value(cell[0])]
        gap = 1 if len(labels) == 1 and row[0][2] > 1 and len(row) > len(labels) else 0
        line = [*labels, *([["", 1, 1]] * gap), *row[len(labels) :]]
        out.append([*line, *([["", 1, 1]] * (10 - len(line)))])
    return out


@pytest.mark.parametrize("layout", [as_pages_lose_it, padded, unmerged])
@pytest.mark.parametrize("seed", range(12))
def test_a_blank_at_one_end_and_a_zero_too_many_elsewhere_are_not_a_row_of_zeros(seed, layout):
    chance = random.Random(seed)

    def change(rows: Rows) -> Rows:
        rows = [[list(cell) for cell in row] for row in layout(rows)]
        numbered = [row for row in rows if sum(cell[0] == "0" for cell in row) >= 7]
        if not numbered:
            return rows
        row = chance.choice(numbered)
        zeros_at = [n for n, cell in enumerate(row) if cell[0] == "0"]
        row[zeros_at[0]][0] = ""  # the first is blank, and one stands behind the last
        other = row if seed % 2 else chance.choice(numbered)
        at = max(n for n, cell in enumerate(other) if cell[0] == "0") + 1
        other.insert(at, ["0", 1, 1])
        return rows

    read = pasted(change, zeros())
    assert not [e for k, e in read.submission.numbers.items() if k.table == "requests" and e.text]
    assert any("请照原件填写" in kept.why for kept in read.kept)


def test_a_blank_at_the_end_of_a_row_that_gained_a_number_is_not_that_number():
    line = "规章\t7\t0\t0\t"
    assert len(blanks(read_report((LINES + HEAD + line + LAST).encode(), "a.txt"))) == 200


def test_numbers_all_moved_by_a_blank_cell_are_not_read():
    line = "规章\t\t1\t2\t3"  # is the first number blank, or does the label go over two cells?
    assert len(blanks(read_report((LINES + HEAD + line + LAST).encode(), "a.txt"))) == 200


@pytest.mark.parametrize("values", [adding_up, zeros])
def test_one_value_a_line_is_read_where_labels_part_the_rows_and_totals_hold(values):
    read = pasted(lambda rows: rows, values(), apart=True)
    assert not wrong(read, values())
    assert not blanks(read)
    marked = {str(key) for key, reading in read.readings.items() if reading.doubts}
    assert {key.split(".")[0] for key in marked} == {"documents", "licenses", "penalties", "fees"}


def with_words_around(text: str) -> str:
    """The same with a sentence before each table, in half width, as sites print it."""
    for title in SECTIONS.values():
        text = text.replace(f"{title}\n", f"{title}\n该部分以表格形式报告。表格如下:\n")
    return text.translate(str.maketrans("（）：；，", "():;,"))


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("行政规范性文件", "规范性文件"),
        ("(单位:万元)", "单位:万元"),
        ("第二十条第(一)项", "第二十条第"),
        ("(三)不予公开", "(三) 不予公开"),
        ("“三安全一稳定”", '"三安全一稳定"'),
        ("规章", "规章(县级无此项)"),
        ("三类内部事务信息", "三类内容事务信息"),
        ("(二)部分公开(区分处理的,只计这一情形,不计其他情形)", "(二)部分公开"),
        ("\n0\n", "\n  0\n"),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\t"])
def test_a_pasted_table_is_known_in_other_words_of_its_labels(between, printed, other):
    lines = LINES.partition("一、概述")[0] + "一、总体情况\n无。\n"
    for key, title in SECTIONS.items():
        rows = rows_of(key, adding_up())
        table = "\n".join(between.join(cell[0] for cell in row if cell[0]) for row in rows)
        lines += f"{title}\n{table}\n"
    text = with_words_around(lines)
    assert printed in text or between == "\t"
    read = read_report(text.replace(printed, other).encode(), "a.txt")
    assert not wrong(read, adding_up())
    assert not blanks(read)
    told = [row.text.text for row in read.submission.narrative if "表格形式" in row.text.text]
    assert len(told) == len(SECTIONS)
    assert not [kept for kept in read.kept if "表格形式" in kept.text]


def test_a_fee_in_yuan_is_no_fee_in_ten_thousands_with_one_value_a_line():
    text = "行政事业性收费\n5\n"
    head = "第二十条第（八）项\n信息内容\n本年收费金额单位：元\n"
    read = read_report((LINES + head + text).encode(), "a.txt")
    assert len(blanks(read)) == 200


def test_a_label_may_go_over_several_lines_with_one_value_a_line():
    def change(rows: Rows) -> Rows:
        for row in rows:
            for cell in row:
                cell[0] = (
                    cell[0].replace("之和，等于", "之和，\n等于").replace("商业企", "商业\n企")
                )
        return rows

    assert not blanks(pasted(change, adding_up(), apart=True))


def one_applicant(column: str) -> dict[CellKey, str]:
    """A body whose applicants are all of one kind."""
    counts = {"received": "4", "disclosed": "4", "total": "4"}
    return {
        key: counts.get(key.row, "0") if key.column in (column, "total") else "0"
        for key in adding_up()
    }


@pytest.mark.parametrize(
    ("column", "read_whole"),
    [
        ("natural_person", True),
        ("commercial_enterprise", True),
        ("research_institution", False),
        ("other_organization", False),
    ],
)
def test_one_value_a_line_is_not_read_where_the_total_may_be_another_column(column, read_whole):
    values = one_applicant(column)
    read = pasted(lambda rows: rows, values, apart=True)
    assert not wrong(read, values)
    assert ("requests.received.total" not in blanks(read)) == read_whole


@pytest.mark.parametrize("change", ["", "5", "12①", "0\n0"])
def test_one_value_a_line_is_not_read_with_a_number_lost_changed_or_doubled(change):
    values = adding_up()

    def changed(rows: Rows) -> Rows:
        for row in rows:
            if row[0][0].startswith("1.属于国家秘密") or row[0][0].startswith("（三）不予公开"):
                row[-2][0] = change
        return rows

    read = pasted(changed, values, apart=True)
    assert values[CellKey("requests", "state_secret", "other_organization")] == "0"
    assert "requests.received.total" in blanks(read)
    assert not wrong(read, values)


def test_a_number_too_many_is_no_part_of_the_label_below_it():
    table = "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"
    text = f"{LINES}{table}规章\n7\n8\n0\n0\n行政规范性文件\n4\n5\n6\n"
    assert len(blanks(read_report(text.encode(), "a.txt"))) == 200


def test_a_number_more_behind_one_value_a_line_leaves_the_table_unread():
    def longer(rows: Rows) -> Rows:
        return [*rows, [["3", 1, 1]]] if len(rows[-1]) == 15 else rows

    read = pasted(longer, adding_up(), apart=True)
    assert {name.split(".")[0] for name in blanks(read)} == {"review"}


def word_copies(rows: Rows) -> Rows:
    """As Word copies merged cells: a blank for each that goes on from the row above."""
    width = sum(cell[2] for cell in rows[0])
    open_above: dict[int, list] = {}  # column -> [rows left, columns]
    out: Rows = []
    for row in rows:
        line, column, cells = [], 0, list(row)
        while column < width:
            if open_above.get(column, [0])[0]:
                open_above[column][0] -= 1
                line.append(["", 1, 1])
                column += open_above[column][1]
                continue
            text, down, across = cells.pop(0)
            line.append([text, 1, 1])
            open_above[column] = [down - 1, across]
            column += across
        out.append(line)
    return out


def with_blanks() -> dict[CellKey, str]:
    """A body that fills in what is not nought, and the totals."""
    return {k: n if n != "0" or k.column == "total" else "" for k, n in adding_up().items()}


def only_totals() -> dict[CellKey, str]:
    return {key: n if key.column == "total" else "" for key, n in adding_up().items()}


@pytest.mark.parametrize("values", [with_blanks, only_totals])
@pytest.mark.parametrize("shape", [lambda rows: rows, word_copies, unmerged])
def test_blank_cells_of_a_table_pasted_with_its_tabs_stay_blank(shape, values):
    read = pasted(shape, values())
    printed = {str(key) for key, number in values().items() if number}
    assert not wrong(read, values())
    # tables two and four take up the whole width in a spreadsheet: there only table three is sure
    sure = {key for key in printed if shape is not unmerged or key.startswith("requests")}
    assert sure <= printed - blanks(read)


@pytest.mark.parametrize("seed", range(30))
def test_a_cell_lost_or_moved_in_a_table_with_blanks_moves_no_number(seed):
    chance = random.Random(seed)
    shape = chance.choice([lambda rows: rows, word_copies, unmerged])

    def change(rows: Rows) -> Rows:
        rows = [[list(cell) for cell in row] for row in shape(rows)]
        row = chance.choice([row for row in rows if len(row) > 3] or rows)
        cell = row.pop(chance.randrange(len(row)))
        if seed % 2:
            row.insert(chance.randrange(len(row) + 1), cell)
        return rows

    values = with_blanks()
    read = pasted(change, values)
    assert not {key for key in wrong(read, values) if key.startswith("requests")}
