"""Last year's data themselves: of the right year and body, complete, one and the same everywhere."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from schemas.filled.entries import Entry, at
from schemas.filled.submission import NOTHING, Submission
from schemas.filled.sums import sound
from schemas.form.headings import leaves
from schemas.form.model import CellKey, Unit
from schemas.issues import WHOLE_FILE, Issue, Severity
from schemas.language.labels import normalised
from schemas.rules.last_year import CARRIED_OUT, CONTINUITY, comparable
from schemas.rules.rule import Rule, report_rule

ERROR, WARNING = Severity.ERROR, Severity.WARNING
TOLD = 5  # cells told by name; the rest are counted


@report_rule("L106", "上年文件年度不对", ERROR, CONTINUITY)
def file_is_of_the_year_before(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """所附的上年文件应是报告年度的前一年；年度不对的，不与它核对。"""
    last, year = submission.last_file, submission.year
    if last is None or year is None or last.year == year - 1:
        return
    found = "没有写明报告年度" if last.year is None else f"是{last.year}年的"
    yield rule.issue(
        f"所附的上年文件“{last.file}”{found}，本报告是{year}年的，应附{year - 1}年的文件。"
        "本次没有与上年核对，请换用正确的文件重新校验。",
        found="" if last.year is None else Decimal(last.year),
        expected=Decimal(year - 1),
    )


@report_rule("L107", "上年文件机关不同", WARNING, CONTINUITY)
def file_is_of_the_same_organ(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """所附的上年文件应是同一机关的；机关改名、合并的，核实后可以不改。"""
    last = submission.last_file
    if last is None or not submission.organ or not last.organ:
        return
    if normalised(last.organ) != normalised(submission.organ):
        entry = submission.fields.get("name", NOTHING)
        yield rule.issue(
            f"所附的上年文件“{last.file}”是“{last.organ}”的，本报告是“{submission.organ}”的"
            f"（见“{entry.sheet}”{entry.address}）。"
            "不是同一机关的，请换用正确的文件；机关改名或者合并的，不必改动。",
            at(entry),
            found=submission.organ,
            expected=last.organ,
        )


@report_rule("L108", "上年数据与上年文件不一致", WARNING, CONTINUITY)
def sheet_and_file_agree(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """“上年数据”中已填的数字应与所附的上年文件一致；不一致的，按上年文件核对。"""
    last, sheet = submission.last_file, submission.sheet_of_last_year
    if last is None or sheet is None or comparable(submission) is None:
        return
    differ: dict[CellKey, Entry] = {
        key: entry
        for key, entry in sheet.numbers.items()
        if not entry.blank and entry.number != last.numbers.get(key, NOTHING).number
    }
    if differ:
        key, entry = next(iter(differ.items()))
        in_file = last.numbers.get(key, NOTHING).text or "空白"
        yield rule.issue(
            f"“{entry.sheet}”{_cells(differ.values())}与上年文件“{last.file}”不一致："
            f"{'如' if len(differ) > 1 else ''}{entry.address}为{entry.text}，文件中为{in_file}。"
            "本次按上年文件核对，请改正“上年数据”。",
            at(*differ.values()),
            found=entry.text,
            expected=in_file,
        )


@report_rule("L110", "上年数据不全", WARNING, CONTINUITY)
def needed_numbers_are_there(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """与上年核对要用的数字应当齐全：各列结转下年度继续办理，规章和规范性文件的现行有效件数。"""
    last = comparable(submission)
    if last is None:
        return
    edition = submission.edition
    applicants = leaves(edition.table("requests").columns)
    needed = [CellKey("requests", CARRIED_OUT, c.key) for c in applicants if not c.total]
    needed += [key for key in edition.table("documents").cell_keys() if key.column == "in_force"]
    missing = {
        key: last.numbers[key]
        for key in needed
        if key in last.numbers and sound(last.numbers[key], Unit.COUNT) is None
    }
    if not missing:
        return
    by_sheet = dict.fromkeys(each.sheet for each in missing.values())
    told = "；".join(
        f"“{sheet}”{_cells(e for e in missing.values() if e.sheet == sheet)}没有数字"
        for sheet in by_sheet
        if sheet not in last.unread
    )
    unread = "；".join(
        f"“{sheet}”的标题与模板不一致，没有读取" for sheet in by_sheet if sheet in last.unread
    )
    mend = "请补填上年报告公布的数字，没有发生的填0。" if told else "请改正后重新校验。"
    yield rule.issue(
        f"{f'上年文件“{last.file}”' if last.file else ''}{'；'.join(filter(None, (unread, told)))}，"
        f"有{len(missing)}处不能与上年核对。{mend}",
        WHOLE_FILE if last.file else at(*missing.values()),
    )


def _cells(entries: Iterable[Entry]) -> str:
    """The addresses of some cells, the first few by name."""
    addresses = [entry.address for entry in entries]
    return "、".join(addresses[:TOLD]) + ("等" if len(addresses) > TOLD else "")


RULES = (
    file_is_of_the_year_before,
    file_is_of_the_same_organ,
    sheet_and_file_agree,
    needed_numbers_are_there,
)
