"""Labels confirmed: what stands beside and above the cells we read is what the template put there.

Cells are found by the template's layout. Without this check an inserted row would shift every
number below it by one line, and nobody would notice.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from schemas.filled.entries import shown
from schemas.filled.organ import FIELDS, PROCESSING_FEE
from schemas.form.model import Edition
from schemas.issues import Issue, Place
from schemas.language.labels import normalised
from schemas.rules.files import MOVED, OVERWRITTEN, REPLACED, UNREAD
from schemas.rules.rule import Rule
from workbook.layout import (
    FACTS,
    FACTS_FIRST_ROW,
    FACTS_LABEL_COLUMN,
    FEE_FIRST_ROW,
    NARRATIVE_HEAD,
    PART_COLUMN,
    address,
    blocks,
    last_year_blocks,
    narrative_head_row,
)
from workbook.reading.cells import SheetCells, coordinates

LATER = frozenset(fact.label for fact in FIELDS if fact.since > 1)
MANY = 3  # more overwritten labels than this on a sheet make one finding, not one each
RESTORE = "不能撤销的，请把内容填到新的空白模板中。恢复之前，这张表的内容不予读取。"


class Label(NamedTuple):
    """A label of the template: its cell, its words, and the words accepted there (normalised).

    ``later`` are those that the first version of the template did not have: they may be missing.
    """

    place: str
    text: str
    accepted: frozenset[str]
    later: bool = False


@cache
def labels(edition: Edition) -> dict[str, tuple[Label, ...]]:
    """Every label that must stand, by sheet."""
    found: dict[str, list[Label]] = {}
    for sheet, place, text, aliases in _labels(edition):
        if text:
            accepted = frozenset(normalised(each) for each in (text, *aliases))
            later = sheet == FACTS and text in LATER
            found.setdefault(sheet, []).append(Label(place, text, accepted, later))
    return {sheet: tuple(each) for sheet, each in found.items()}


def _labels(edition: Edition) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    for block in (*blocks(edition), *last_year_blocks(edition)):
        for cell in block.grid.label_cells():
            yield block.sheet, block.address(cell), cell.text, cell.aliases
    for number, fact in enumerate(FIELDS):
        yield FACTS, address(FACTS_FIRST_ROW + number, FACTS_LABEL_COLUMN), fact.label, ()
    fee_sheet = edition.section("other_matters").sheet
    for number, figure in enumerate(PROCESSING_FEE):
        place = address(FEE_FIRST_ROW + number, PART_COLUMN)
        yield fee_sheet, place, figure.label, ()
    for section in edition.narrative_sections():
        for column, title in enumerate(NARRATIVE_HEAD, PART_COLUMN):
            place = address(narrative_head_row(section.key), column)
            yield section.sheet, place, title, ()


def best_fit(possible: Sequence[Edition], sheets: Mapping[str, SheetCells]) -> Edition:
    """The edition most of whose labels stand in these sheets; of equals the latest."""

    def missing(edition: Edition) -> int:
        known = [
            (sheets[name], wanted) for name, wanted in labels(edition).items() if name in sheets
        ]
        return sum(not _stands(e, s.text(e.place)) for s, wanted in known for e in wanted)

    return min(reversed(possible), key=missing) if len(possible) > 1 else possible[0]


def standing(edition: Edition, sheet: SheetCells) -> str:
    """The sheet of the template whose labels stand on this one, which has another name; "" if none.

    The sheets of words have the same labels: of these it is the one that the name begins with.
    """

    def stands(wanted: tuple[Label, ...]) -> bool:
        return 2 * sum(_stands(each, sheet.text(each.place)) for each in wanted) > len(wanted)

    found = [name for name, wanted in labels(edition).items() if stands(wanted)]
    named = (name for name in found if sheet.name.startswith(name))
    return next(named, found[0] if found else "")


def confirm(
    edition: Edition, sheets: Mapping[str, SheetCells]
) -> tuple[tuple[Issue, ...], frozenset[str]]:
    """Findings about labels, and the sheets whose cells can no longer be told apart by place."""
    issues: list[Issue] = []
    for name, wanted in labels(edition).items():
        if name in sheets:
            issues += _sheet_issues(sheets[name], wanted)
    shifted = {issue.sheet for issue in issues if issue.code in UNREAD}
    return tuple(issues), frozenset(shifted)


def _sheet_issues(sheet: SheetCells, wanted: tuple[Label, ...]) -> list[Issue]:
    wrong = [
        each
        for each in wanted
        if not _stands(each, sheet.text(each.place)) and (sheet.text(each.place) or not each.later)
    ]
    if not wrong:
        return []
    settled = {each.place for each in wanted} - {each.place for each in wrong}
    moves = list(_moves(sheet, wrong, settled))
    if moves:
        return [_moved(sheet, wrong, moves)]
    if len(wrong) > MANY:
        return [_replaced(sheet, wrong)]
    return [_overwritten(sheet, each) for each in wrong]


def _stands(label: Label, text: str) -> bool:
    return text == label.text or normalised(text) in label.accepted


def _moves(sheet: SheetCells, wrong: list[Label], settled: set[str]) -> Iterator[tuple[Label, str]]:
    """Labels missing from their place that stand elsewhere, each with the place found."""
    elsewhere: dict[str, list[str]] = {}
    for place, text in sheet.texts():
        if place not in settled:
            elsewhere.setdefault(normalised(text), []).append(place)
    for label in wrong:
        places = [place for words in label.accepted for place in elsewhere.get(words, ())]
        if places:
            yield label, min(places, key=lambda place: _distance(label.place, place))


def _distance(one: str, other: str) -> int:
    (row, column), (other_row, other_column) = coordinates(one), coordinates(other)
    return abs(row - other_row) + abs(column - other_column)


def _moved(sheet: SheetCells, wrong: list[Label], moves: list[tuple[Label, str]]) -> Issue:
    label, place = moves[0]
    lost = [each for each in wrong if each not in [moved for moved, _ in moves]]
    message = f"“{sheet.name}”的行列与模板不一致：“{label.text}”应在{label.place}，移到了{place}"
    if len(moves) > 1:
        message += f"，共有{len(moves)}处标题移位"
    if lost:
        message += f"，“{lost[0].text}”等{len(lost)}处标题不见了"
    message += f"，可能插入或删除了行列。请撤销插入、删除或移动；{RESTORE}"
    return _issue(MOVED, sheet, wrong, message, found=place, expected=label.place)


def _replaced(sheet: SheetCells, wrong: list[Label]) -> Issue:
    first, found = wrong[0], sheet.at(wrong[0].place)
    message = (
        f"“{sheet.name}”有{len(wrong)}处标题与模板不一致，如{first.place}应为“{first.text}”，"
        f"{_now(found.text)}，可能粘贴时覆盖了标题。请撤销粘贴；{RESTORE}"
    )
    return _issue(REPLACED, sheet, wrong, message, found=found.text, expected=first.text)


def _overwritten(sheet: SheetCells, label: Label) -> Issue:
    found = sheet.at(label.place)
    message = (
        f"“{sheet.name}”{label.place}的标题被改动：应为“{label.text}”，{_now(found.text)}。"
        f"请把{label.place}改回“{label.text}”。"
    )
    return _issue(OVERWRITTEN, sheet, [label], message, found=found.text, expected=label.text)


def _now(text: str) -> str:
    return f"现为“{shown(text)}”" if text.strip() else "现在是空的"


def _issue(
    rule: Rule, sheet: SheetCells, wrong: list[Label], message: str, found: str, expected: str
) -> Issue:
    cells = tuple(each.place for each in wrong)
    place = Place(sheet.name, cells[0], cells)
    return rule.issue(message, place, found=found, expected=expected)
