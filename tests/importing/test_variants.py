"""What published reports really print instead of the form: mapped right, or left blank and named."""

import random

import pytest

from schemas.form.editions.y2021 import EDITION
from schemas.form.model import CellKey
from scripts.importing.mapper import Imported
from scripts.importing.printed import ImportRefusedError
from scripts.report.assemble import report_of
from scripts.report.narrative import closing
from tests.importing.printing import (
    Rows,
    adding_up,
    blanks,
    counted,
    imported,
    page,
    rows_of,
    spoiled,
    table_html,
    unmerged,
    wrong,
)

TABLES = ("disclosure", "requests", "review")


def relabelled(old: str, new: str):
    def change(rows: Rows) -> Rows:
        hit = [cell for row in rows for cell in row if cell[0] == old]
        assert hit, old
        for cell in hit:
            cell[0] = new
        return rows

    return change


def assert_all_read(read: Imported):
    assert not wrong(read)
    assert not blanks(read)


def test_the_form_as_it_is_is_read_whole():
    assert_all_read(spoiled("requests"))


@pytest.mark.parametrize("section", TABLES)
def test_unmerged_cells_are_read_whole(section):
    assert_all_read(spoiled(section, unmerged))


@pytest.mark.parametrize(
    ("section", "old", "new"),
    [
        ("disclosure", "规章", "规章（县级无此项）"),
        ("disclosure", "本年制发件数", "本年（2023）制发件数"),
        ("disclosure", "行政规范性文件", "规范性文件"),
        ("requests", "社会公益组织", "社会组织"),
        ("requests", "三、本年度办理结果", "三、本 年 度 办 理 结 束"),
        ("requests", "5.属于三类内部事务信息", "5.属于三类内容事务信息"),
        ("requests", "4.保护第三方合法权益", "4. 保护第三方合法利益"),
        ("requests", "6.属于四类过程性信息", "6.属四类过程信息"),
        ("requests", "（七）总计", "(七)合计"),
        ("requests", "3.其他", "3.其它"),
        ("requests", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "(二)部分公开"),
        ("requests", "法律服务机构", "法律机构"),
        ("review", "结果维持", "结\n果\n维\n持"),
        ("review", "尚未审结", "尚未\n审结"),
        ("review", "其他结果", "其它结果"),
    ],
)
def test_a_label_of_another_wording_or_with_lost_characters_is_known(section, old, new):
    assert_all_read(spoiled(section, relabelled(old, new)))


@pytest.mark.parametrize(
    "label", ["2.重复申请", "科研机构", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"]
)
def test_a_lost_label_is_known_by_its_neighbours(label):
    read = spoiled("requests", relabelled(label, ""), adding_up())
    assert not wrong(read, adding_up())
    assert not blanks(read)


def test_what_is_known_by_its_neighbours_but_does_not_add_up_is_not_read():
    read = spoiled("requests", relabelled("2.重复申请", ""))
    assert not wrong(read)
    assert len(blanks(read)) == 7


def test_what_is_known_by_its_neighbours_alone_is_marked():
    read = spoiled("requests", relabelled("2.重复申请", ""), adding_up())
    marked = [issue for issue in read.submission.issues if "标题缺失" in issue.message]
    assert len(marked) == 7
    assert {issue.code for issue in marked} == {"F108"}


def test_a_missing_row_leaves_its_numbers_blank_and_moves_no_other():
    def change(rows: Rows) -> Rows:
        return [row for row in unmerged(rows) if row[2][0] != "2.重复申请"]

    read = spoiled("requests", change)
    assert not wrong(read)
    assert blanks(read) == {
        f"requests.repeated_request.{column}"
        for column in (
            "natural_person",
            "commercial_enterprise",
            "research_institution",
            "public_welfare_organization",
            "legal_service_institution",
            "other_organization",
            "total",
        )
    }


@pytest.mark.parametrize("row", range(3, 28))
def test_a_span_too_long_for_its_rows_moves_no_number(row):
    read = spoiled("requests", lambda rows: [*rows[:row], *rows[row + 1 :]])
    assert not wrong(read)


@pytest.mark.parametrize("seed", range(60))
def test_cells_lost_or_doubled_at_random_move_no_number(seed):
    chance = random.Random(seed)

    def change(rows: Rows) -> Rows:
        row = chance.choice(rows[3:])
        at = chance.randrange(len(row))
        if seed % 2:
            row.insert(at, list(row[at]))
        else:
            del row[at]
        return rows

    read = spoiled("requests", change)
    assert not wrong(read)


def test_a_label_lost_beside_a_missing_row_is_not_guessed():
    def change(rows: Rows) -> Rows:
        kept = [row for row in unmerged(rows) if row[2][0] != "3.要求提供公开出版物"]
        relabelled("2.重复申请", "")(kept)
        return kept

    read = spoiled("requests", change)
    assert not wrong(read)
    assert "requests.repeated_request.total" in blanks(read)


@pytest.mark.parametrize(("one", "other"), [(3, 4), (0, 6), (5, 6)])
def test_swapped_columns_go_where_their_labels_say(one, other):
    def change(rows: Rows) -> Rows:
        flat = unmerged(rows)
        for row in flat:
            row[3 + one], row[3 + other] = row[3 + other], row[3 + one]
        return flat

    assert_all_read(spoiled("requests", change))


def test_an_extra_row_is_kept_and_listed():
    def change(rows: Rows) -> Rows:
        at = next(n for n, row in enumerate(rows) if row[0][0] == "行政许可")
        return [*rows[: at + 1], [["其他对外管理服务事项", 1, 1], ["77", 1, 3]], *rows[at + 1 :]]

    read = spoiled("disclosure", change)
    assert_all_read(read)
    assert any("其他对外管理服务事项 77" in kept.text for kept in read.kept)


def test_an_extra_table_of_purchases_is_kept_and_listed():
    def change(rows: Rows) -> Rows:
        return [
            *rows,
            [["第二十条第（九）项", 1, 4]],
            [["信息内容", 1, 1], ["采购项目数量", 1, 1], ["采购总金额", 1, 2]],
            [["政府集中采购", 1, 1], ["5", 1, 1], ["77", 1, 2]],
        ]

    read = spoiled("disclosure", change)
    assert_all_read(read)
    assert any("政府集中采购" in kept.text for kept in read.kept)


def test_columns_of_the_trial_form_are_refused_with_the_reason():
    def change(rows: Rows) -> Rows:
        for old, new in (
            ("本年制发件数", "本年新制作数量"),
            ("本年废止件数", "本年新公开数量"),
            ("现行有效件数", "对外公开总数量"),
        ):
            relabelled(old, new)(rows)
        return rows

    read = spoiled("disclosure", change)
    assert not wrong(read)
    assert {name.split(".")[0] for name in blanks(read)} == {"documents"}
    assert any("2019年试行格式" in kept.why for kept in read.kept)


def test_a_fee_in_yuan_is_not_taken_for_one_in_ten_thousands():
    change = relabelled("本年收费金额（单位：万元）", "本年收费金额（单位：元）")
    read = spoiled("disclosure", change)
    assert not wrong(read)
    assert "fees.administrative_fees.amount" in blanks(read)


def test_the_fee_keeps_its_digits():
    values = counted()
    fee = next(key for key in values if key.table == "fees")
    values[fee] = "18.8710"
    read = imported(page({"disclosure": table_html(rows_of("disclosure", values))}))
    assert read.submission.numbers[fee].text == "18.8710"


@pytest.mark.parametrize("sign", ["/", "-", "—", "无", ""])
def test_a_sign_for_nothing_stays_blank(sign):
    values = dict.fromkeys(counted(), sign)
    values[EDITION.cell_keys()[-1]] = "3"
    tables = {key: table_html(rows_of(key, values)) for key in TABLES}
    read = imported(page(tables))
    assert len(blanks(read)) == 199


def test_only_the_filled_column_is_read():
    values = {key: text for key, text in counted().items() if key.column == "total"}
    tables = {key: table_html(rows_of(key, values)) for key in ("requests",)}
    read = imported(page(tables))
    assert not wrong(read, values)
    assert len(blanks(read)) == 200 - 25


def test_a_caption_row_of_unit_and_year_is_no_row_of_the_table():
    def change(rows: Rows) -> Rows:
        return [[["单位：件    2023年度", 1, 10]], *rows]

    assert_all_read(spoiled("requests", change))


def test_a_head_split_over_two_rows_is_put_together():
    def change(rows: Rows) -> Rows:
        flat = unmerged(rows)
        head = flat[2]
        lower = [[cell[0][2:], 1, 1] if len(cell[0]) == 4 else ["", 1, 1] for cell in head]
        for cell in head:
            cell[0] = cell[0][:2] if len(cell[0]) == 4 else cell[0]
        return [*flat[:3], lower, *flat[3:]]

    assert_all_read(spoiled("requests", change))


def test_a_number_merged_over_several_columns_is_not_read():
    def change(rows: Rows) -> Rows:
        at = next(n for n, row in enumerate(rows) if row[0][0] == "2.重复申请")
        rows[at] = [rows[at][0], ["0", 1, 7]]
        return rows

    read = spoiled("requests", change)
    assert not wrong(read)
    assert len(blanks(read)) == 7
    assert any("合并" in issue.message for issue in read.submission.issues)


@pytest.mark.parametrize("head_again", [True, False])
def test_a_table_split_over_pages_is_read_whole(head_again):
    rows = unmerged(rows_of("requests", counted()))
    second = rows[:3] + rows[14:] if head_again else rows[14:]
    both = table_html(rows[:14]) + "<p>— 3 —</p>" + table_html(second)
    other = {key: table_html(rows_of(key, counted())) for key in ("disclosure", "review")}
    assert_all_read(imported(page({**other, "requests": both})))


def test_two_tables_run_together_are_told_apart():
    three = unmerged(rows_of("requests", counted()))
    four = [row + [["", 1, 1]] * 0 for row in unmerged(rows_of("review", counted()))]
    both = table_html([row + [["", 1, 1]] * 5 for row in three] + four)
    other = table_html(rows_of("disclosure", counted()))
    assert_all_read(imported(page({"disclosure": other, "requests": both})))


def test_a_table_of_another_year_beside_the_right_one_blanks_what_differs():
    values = counted()
    old = {key: str(int(text) + 500) for key, text in values.items()}
    both = table_html(rows_of("review", values)) + table_html(rows_of("review", old))
    read = imported(page({"review": both}))
    assert len(blanks(read)) == 200
    assert any("两处不同的数" in issue.message for issue in read.submission.issues)


def test_two_reports_in_one_file_are_refused():
    tables = {key: table_html(rows_of(key, counted())) for key in TABLES}
    others = {key: table_html(rows_of(key, adding_up())) for key in TABLES}
    second = page(others, "青禾县水务局2023年政府信息公开工作年度报告")
    text = page(tables).replace("</body></html>", second)
    with pytest.raises(ImportRefusedError, match="报告"):
        imported(text)


def twice(change: str = "") -> str:
    """A page with the report for screens and again for phones."""
    article = page(all_tables()).partition("<body>")[2].partition("</body>")[0]
    again = article.replace(f">{change}<", ">9<") if change else article
    return f"<html><body>{article}<div class='phone'>{again}</div><p>版权所有</p></body></html>"


def test_a_report_that_a_page_holds_twice_to_the_word_is_read_once():
    read = imported(twice())
    assert_all_read(read)
    told = [row.text.text for row in read.submission.narrative]
    assert len(told) == len(set(told))
    assert read.submission.organ == "青禾县水务局"


def test_a_second_report_with_one_other_number_is_no_copy():
    with pytest.raises(ImportRefusedError, match="两份报告"):
        imported(twice(counted()[CellKey("requests", "received", "total")]))


def test_a_table_in_a_table_of_the_layout_is_read_whole():
    tables = {
        key: f"<table><tr><td>{table_html(rows_of(key, counted()))}</td><td></td></tr></table>"
        for key in TABLES
    }
    assert_all_read(imported(page(tables)))


def test_another_paper_with_a_section_of_the_same_name_is_no_report():
    text = "青禾县水务局2023年工作总结\n一、总体情况\n修了水库。\n二、存在的问题\n人手不足。\n三、下一步打算\n再招人。"
    with pytest.raises(ImportRefusedError, match="不能作为年度报告导入"):
        imported(text, "a.txt")


def test_tables_as_pictures_are_named():
    read = imported(page(dict.fromkeys(TABLES, "<p><img src='http://a.invalid/1.png'></p>")))
    assert len(blanks(read)) == 200
    assert sum("图片" in note for note in read.notes) == 3


def test_other_titles_of_sections_and_of_the_report_are_known():
    text = page({}, "关于青禾县水务局2022年政府信息公开工作情况的报告")
    text = text.replace("一、总体情况", "一、概述").replace(
        "五、存在的主要问题及改进情况", "五、存在的主要问题、改进建议和下一步工作思考"
    )
    text = text.replace("三、收到和", "四、收到和")
    with_table = text.replace("</h1>", "</h1><p>索引号：001</p>", 1)
    read = imported(
        with_table.replace("<p>收到", table_html(rows_of("requests", counted())) + "<p>")
    )
    assert (read.submission.organ, read.submission.year) == ("青禾县水务局", 2022)
    assert {row.section for row in read.submission.narrative} == {
        "overview",
        "requests",  # a sentence below its table
        "problems_and_improvements",
        "other_matters",
    }


def all_tables() -> dict[str, str]:
    return {key: table_html(rows_of(key, counted())) for key in TABLES}


def test_a_sentence_in_place_of_a_table_goes_before_it():
    words = "该部分以表格形式报告"
    tables = {key: f"<p>（{words}）</p>{table}" for key, table in all_tables().items()}
    read = imported(page(tables))
    assert_all_read(read)
    notes = [row for row in read.submission.narrative if row.part == "before"]
    assert [row.text.text for row in notes] == [f"（{words}）"] * 3


def test_metadata_and_a_note_on_how_the_report_was_made_stand_before_it():
    meta = (
        "<table><tr><td>索引号</td><td>001/2024-1</td></tr>"
        "<tr><td>发布日期</td><td>2024-01-20</td></tr></table>"
    )
    lead = "本报告由青禾县水务局按照条例的规定编制，数据截至2023年12月31日，欢迎公众监督。"
    text = page(all_tables()).replace("<h1>", f"{meta}<h1>")
    read = imported(text.replace("</h1>", f"</h1><p>编制说明</p><p>{lead}</p>"))
    assert_all_read(read)
    assert (read.submission.organ, read.submission.year) == ("青禾县水务局", 2023)
    assert read.submission.fact("own_lead") == lead
    assert any("索引号" in kept.text for kept in read.kept)


BASIS = "根据《中华人民共和国政府信息公开条例》，编制本报告。"
PERIOD = "本报告所列数据的统计期限自2023年1月1日至2023年12月31日。"


@pytest.mark.parametrize(
    "markup",
    ["<p>{}</p><p>{}</p>", "<p>{}<br>{}</p>", "<div>{}</div><div>{}</div>", "<div>{}<br>{}</div>"],
)
def test_each_paragraph_of_a_lead_on_a_page_is_read(markup):
    site = "<p>发布时间：2024-01-20　浏览次数：12次　字号：（大 中 小）</p>"
    text = page(all_tables()).replace("</h1>", f"</h1>{site}{markup.format(BASIS, PERIOD)}")
    assert imported(text).submission.fact("own_lead") == f"{BASIS}\n{PERIOD}"


def test_a_sentence_of_the_lead_that_stands_elsewhere_on_the_page_is_named():
    text = page(all_tables()).replace(
        "</h1>", f"</h1><div><p>{BASIS}</p></div><div><p>{PERIOD}</p></div>"
    )
    read = imported(text)
    assert read.submission.fact("own_lead") == PERIOD
    assert [kept.text for kept in read.kept] == [BASIS]


def test_numbered_lines_with_nothing_under_them_are_a_list_not_sub_headings():
    text = page(all_tables()).replace(
        "</div>",
        "<h3>1.收取信息处理费情况</h3><p>没有收取信息处理费。</p><p>七、附件</p>"
        "<p>1.青禾县水务局政府信息公开指南</p><p>2.青禾县水务局政府信息公开目录</p></div>",
    )
    last = imported(text).submission.section("other_matters")[-1]
    assert last.heading.text == "七、附件"
    assert last.text.text.splitlines() == [
        "1.青禾县水务局政府信息公开指南",
        "2.青禾县水务局政府信息公开目录",
    ]


def test_a_single_numbered_line_with_nothing_under_it_is_a_heading_still():
    text = page(all_tables()).replace(
        "</div>", "<p>1.收取信息处理费情况</p><p>没有收取信息处理费。</p><p>2.其他</p></div>"
    )
    last = imported(text).submission.section("other_matters")[-1]
    assert (last.heading.text, last.text.blank) == ("其他", True)


def test_the_contact_that_a_report_of_ours_prints_is_read_whole():
    contact = "青禾县水务局办公室，地址：青禾路18号，电话：0512-6652178（工作日）"
    text = page(all_tables()).replace("</h1>", f"</h1><p>{PERIOD}{closing(contact)}</p>")
    assert imported(text).submission.fact("contact") == contact


def test_an_unfilled_content_control_says_nothing():
    from tests.importing.test_hostile import document

    def paragraph(words: str) -> str:
        return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"

    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    asked = control.format("<w:showingPlcHdr/>", paragraph("单击此处输入文字。"))
    given = control.format("<w:alias w:val='正文'/>", paragraph("写在控件里的文字。"))
    body = paragraph("青禾县水务局2023年政府信息公开工作年度报告")
    body += paragraph("一、总体情况") + given + paragraph("五、存在的主要问题及改进情况") + asked
    read = imported_bytes(document(body), "a.docx")
    assert [row.text.text for row in read.submission.narrative] == ["写在控件里的文字。"]


def imported_bytes(data: bytes, name: str) -> Imported:
    from scripts.importing.formats import read_report

    return read_report(data, name)


def test_a_label_split_over_two_rows_is_put_together():
    def change(rows: Rows) -> Rows:
        flat = unmerged(rows)
        lower = [["", 1, 1] for _ in flat[2]]
        for place, cell in enumerate(flat[2]):
            if cell[0] == "商业企业":
                cell[0], lower[place][0] = "商业", "企业"
        return [*flat[:3], lower, *flat[3:]]

    assert_all_read(spoiled("requests", change))


def test_heads_in_single_characters_are_put_together():
    def change(rows: Rows) -> Rows:
        for row in rows:
            for cell in row:
                if not cell[0].isdigit():
                    cell[0] = "\n".join(cell[0])
        return rows

    assert_all_read(spoiled("review", change))


@pytest.mark.parametrize(
    ("title", "organ", "year"),
    [
        ("青禾县水务局政府信息公开工作2022年度报告", "青禾县水务局", 2022),
        ("关于青禾县水务局2022年度政府信息公开情况的报告", "青禾县水务局", 2022),
        ("2022年青禾县水务局政府信息公开年度报告", "青禾县水务局", 2022),
        ("青禾县水务局２０２２年政府信息公开工作年度报告", "青禾县水务局", 2022),
    ],
)
def test_other_titles_of_a_report_tell_organ_and_year(title, organ, year):
    read = imported(page(all_tables(), title))
    assert (read.submission.organ, read.submission.year) == (organ, year)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        *(("? 0", "0"), ("１２", "12"), ("1,234", "1234"), ("12件", "12"), ("\uf020 5", "5")),
        *((" 1 2", ""), ("12①", ""), ("1\ue0012", ""), ("1\ufffd", "")),
    ],
)
def test_what_stands_around_a_number_is_told_or_makes_it_unread(printed, number):
    values = counted()
    key = next(iter(key for key in values if key.table == "requests"))
    values[key] = printed
    tables = {section: table_html(rows_of(section, values)) for section in TABLES}
    assert imported(page(tables)).submission.numbers[key].text == number


@pytest.mark.parametrize("mark", [" 1", "①", "¹", "[1]", "*", "(注)", "起"])
def test_a_first_row_whose_numbers_cannot_be_read_leaves_the_other_rows_readable(mark):
    def change(rows: Rows) -> Rows:
        for cell in rows[3][1:]:
            cell[0] += mark
        return rows

    read = spoiled("requests", change)
    assert not wrong(read)
    assert blanks(read) == {str(key) for key in counted() if key.row == "received"}


def test_half_width_signs_and_spaces_within_words_change_nothing():
    text = page(all_tables()).replace("一、总体情况", "一. 总 体 情 况")
    text = text.replace(
        "四、政府信息公开行政复议、行政诉讼情况", "四,政府信息公开行政复议,行政诉讼情况"
    )
    read = imported(text)
    assert_all_read(read)
    assert not [note for note in read.notes if "没有找到" in note]


def test_titles_of_their_own_are_imported_as_they_are_printed():
    from scripts.report.assemble import report_of
    from tests.samples import city

    text = page(all_tables(), "青禾县水务局2023年政府信息公开工作年度报告")
    for old, new in (
        ("一、总体情况", "一、概述"),
        ("三、收到和处理政府信息公开申请情况", "三、依申请公开办理情况"),
        ("五、存在的主要问题及改进情况", "五、主要问题和下一步打算"),
    ):
        assert old in text
        text = text.replace(old, new)
    read = imported(text)
    assert_all_read(read)
    headings = [section.heading for section in report_of(read.submission).sections]
    assert headings[0] == "一、概述"
    assert headings[2] == "三、依申请公开办理情况"
    assert headings[4] == "五、主要问题和下一步打算"
    assert headings[5] == report_of(city()).sections[5].heading


def test_headings_without_any_number_are_known_by_what_stands_below_them():
    text = page(all_tables()).replace(
        "<p>总体情况的文字。</p>",
        "<p>主动公开情况</p><p>全年公开了办事指南和资金安排，更新了机构职能，回应了群众关心的事项。</p>"
        "<p>监督保障</p><p>全年培训两次，考核结果已经公布，没有责任追究的情形，社会评议良好。</p>",
    )
    read = imported(text)
    rows = read.submission.section("overview")
    assert [row.heading.text for row in rows] == ["主动公开情况", "监督保障"]
    assert read.submission.fact("numbering") == "none"


HEADS = [
    (section, row, column)
    for section in ("requests", "review")
    for row, line in enumerate(rows_of(section, counted())[:3])
    for column in range(len(line))
]


@pytest.mark.parametrize("section", ["requests", "review"])
@pytest.mark.parametrize(
    "change",
    [
        lambda row, n: row[n].__setitem__(1, 1),
        lambda row, n: row[n].__setitem__(2, 1),
        lambda row, n: row[n].__setitem__(2, row[n][2] + 1),
        lambda row, n: row[n].__setitem__(1, row[n][1] + 1),
        lambda row, n: row.pop(n),
        lambda row, n: row.insert(n, ["", 1, 1]),
    ],
    ids=["not down", "not across", "wider", "higher", "lost", "one more"],
)
@pytest.mark.parametrize("flat", [False, True])
def test_a_wrong_span_or_a_lost_cell_of_the_head_moves_no_number(section, change, flat):
    for at in [(row, column) for name, row, column in HEADS if name == section]:

        def spoil(rows: Rows, at: tuple[int, int] = at) -> Rows:
            rows = unmerged(rows) if flat else rows
            change(rows[at[0]], at[1])
            return rows

        assert not wrong(spoiled(section, spoil)), at


def test_a_column_beyond_the_head_is_not_taken_for_the_lost_total():
    def change(rows: Rows) -> Rows:
        rows = [row[:-1] for row in unmerged(rows)]
        rows[6].insert(5, ["7", 1, 1])
        return rows

    assert not wrong(spoiled("requests", change))


def test_two_different_rows_of_numbers_in_table_four_are_not_read_together():
    def change(rows: Rows) -> Rows:
        rows[-1][4][0] = ""
        return [*rows, [["9", 1, 1] for _ in range(15)]]

    read = spoiled("review", change)
    assert not wrong(read)
    assert "review.count.reconsideration_total" in blanks(read)


def test_a_row_that_lost_a_cell_is_not_made_up_for_by_another_table():
    values = counted()
    rows = rows_of("review", values)
    short, other = [*rows[:-1], rows[-1][1:]], [*rows[:-1], [["9", 1, 1] for _ in range(15)]]
    text = page({"review": table_html(short) + table_html(other)})
    assert not wrong(imported(text))


@pytest.mark.parametrize(
    ("organ", "level", "kind"),
    [
        ("青禾县人民政府", "county", "government"),
        ("青禾县柳林镇人民政府", "township", "government"),
        ("青禾市柳林乡政府", "township", "government"),
        ("青禾市城东街道办事处", "township", "department"),
        ("青禾市经济开发区管理委员会", "", "department"),
        ("青禾县卫生健康委员会", "county", "department"),
        ("青禾市公安局交通警察大队", "", "department"),
        ("河东省水利厅", "province", "department"),
        ("河东省青禾经济开发区管委会", "", "department"),
        ("广西壮族自治区水利厅", "province", "department"),
    ],
)
def test_the_kind_and_level_of_a_body_are_told_by_its_name_or_left_open(organ, level, kind):
    read = imported(page(all_tables(), f"{organ}2023年政府信息公开工作年度报告")).submission
    assert (read.organ, read.fact("level"), read.fact("kind")) == (organ, level, kind)


def test_another_body_that_signs_is_the_signature_and_no_text():
    end = "<p>青禾县人民政府办公室</p><p>2024年1月19日</p></div></body>"
    text = page(all_tables(), "青禾县人民政府2023年政府信息公开工作年度报告")
    read = imported(text.replace("</div></body>", end)).submission
    assert (read.organ, read.fact("signature")) == ("青禾县人民政府", "青禾县人民政府办公室")
    assert not any("办公室" in row.text.text for row in read.narrative)
    signature = report_of(read).signature
    assert (signature.organ, signature.date) == ("青禾县人民政府办公室", "2024年1月19日")


def test_a_year_beside_a_blank_number_is_not_the_number():
    def change(rows: Rows) -> Rows:
        flat = [row[:2] for row in unmerged(rows)[6:]]
        for row in flat:
            labelled = not row[1][0].isdigit()
            row[1][0] = row[1][0] if labelled else ""
            row.append(["年度" if labelled else "2023", 1, 1])
        return flat

    read = spoiled("disclosure", change)
    assert not wrong(read)
    assert len(blanks(read)) == 10


def test_a_head_that_reaches_into_the_numbers_of_table_four_gives_way_to_no_other_row():
    def change(rows: Rows) -> Rows:
        rows = unmerged(rows)
        rows[2][6][1] = 2
        rows[3].pop()
        return [*rows, [["9", 1, 1] for _ in range(15)]]

    assert not wrong(spoiled("review", change))


def test_reports_of_other_years_that_a_site_lists_around_a_report_are_not_it():
    listed = "".join(
        f"<li><a>青禾县农业局{year}年政府信息公开工作年度报告</a></li>" for year in (2021, 2022)
    )
    text = page(all_tables()).replace("<body>", f"<body><ul>{listed}</ul>")
    links = f"<p>上一篇：青禾县水务局2022年政府信息公开工作年度报告</p><ul>{listed}</ul></body>"
    read = imported(text.replace("</body>", links))
    assert_all_read(read)
    assert (read.submission.organ, read.submission.year) == ("青禾县水务局", 2023)


def test_counted_sub_headings_of_section_five_are_known_without_a_level():
    five = (
        "<p>（一）存在的主要问题</p><p>1.答复不够及时</p><p>个别答复临近期限才作出。</p>"
        "<p>2.更新不够及时</p><p>个别栏目更新间隔偏长。</p>"
        "<p>（二）改进情况</p><p>1.设立会商制度</p><p>收到后五日内明确承办意见。</p><p>2.按周更新</p>"
    )
    read = imported(page({**all_tables(), "problems_and_improvements": five})).submission
    rows = [row for row in read.narrative if row.section == "problems_and_improvements"]
    assert [(row.part, row.heading.text, row.text.text) for row in rows] == [
        ("problems", "答复不够及时", "个别答复临近期限才作出。"),
        ("problems", "更新不够及时", "个别栏目更新间隔偏长。"),
        ("improvements", "设立会商制度", "收到后五日内明确承办意见。\n2.按周更新"),
    ]


def test_what_a_site_prints_below_the_signature_is_no_text():
    end = "<p>青禾县水务局</p><p>2024年1月19日</p><p>阅读 1024</p><div>相关稿件（3）</div></div></body>"
    read = imported(page(all_tables()).replace("</div></body>", end)).submission
    assert read.fact("date") == "2024年1月19日"
    texts = "".join(row.text.text for row in read.narrative)
    assert not any(words in texts for words in ("青禾县水务局", "1月19日", "阅读", "相关稿件"))
