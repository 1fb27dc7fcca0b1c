"""Tables without a grid (pasted line by line): labels and numbers as they follow one another.

A row is taken only where exactly as many numbers follow its label as the table has columns.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from schemas.form.headings import Heading, leaves
from schemas.form.model import CellKey, Edition, Table, Unit
from scripts.importing.figures import figure, looks_like_a_value
from scripts.importing.heads import IN_YUAN, YUAN, kinds
from scripts.importing.leftover import sentences_between
from scripts.importing.lines_up import line_of
from scripts.importing.lines_up import told as told_line
from scripts.importing.printed import Paragraph
from scripts.importing.reading import Kept, Reading
from scripts.importing.running import split_run
from scripts.importing.trial_form import REFUSAL, is_trial
from scripts.importing.wording import all_of, core, match

VALUES = re.compile(
    r"(.*?[^\d\s.,/\-—])\s+((?:[\d０-９.,]+|[/—-])(?:\s+(?:[\d０-９.,]+|[/—-]))*)\s*"
)


OTHER_ORDER = "栏目的顺序与格式不同，又没有表格线，无法判断各是哪一栏、哪一行的，没有导入"


@dataclass
class Loose:
    """What the lines of a section said, and the lines that belonged to no table."""

    readings: list[Reading] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    known: set[str] = field(default_factory=set)


@dataclass
class _Columns:
    tables: tuple[Table, ...]
    keys: list[str]
    refused: str = ""


def read_loose(paragraphs: Sequence[Paragraph], edition: Edition) -> Loose:
    """The tables in lines of text; lines that are none are kept."""
    result = Loose()
    columns: _Columns | None = None
    labels: list[tuple[str, Paragraph]] = []
    values: list[tuple[str, Paragraph]] = []
    for text, paragraph in [*_pieces(paragraphs), ("", Paragraph(""))]:
        if text and looks_like_a_value(text):
            values.append((text, paragraph))
            continue
        if values:
            opened = _head([label for label, _ in labels], edition)
            columns = opened or columns
            if opened and not opened.refused and _headless(opened, labels):
                opened.refused = OTHER_ORDER
            _row(result, columns, labels, values)
            labels, values = [], []
        labels.append((text, paragraph))
    result.kept += sentences_between(paragraphs)
    return result


def _headless(columns: _Columns, labels: list[tuple[str, Paragraph]]) -> bool:
    """Whether the numbers right after a head have no row's label before them: it may follow them."""
    tops = [h for table in columns.tables for h in table.rows]
    return any(h.label for h in tops) and line_of([labels[-1][0]], all_of(tops)) is None


def _pieces(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, Paragraph]]:
    """The cells of each line: parted by tabs, numbers parted from their label."""
    for paragraph in paragraphs:
        for piece in paragraph.text.split("\t"):
            text = piece.strip()
            together = VALUES.fullmatch(text)
            if text.startswith(("?", "？")) and looks_like_a_value(text):
                yield text, paragraph
            elif together:
                yield together[1].strip(), paragraph
                yield from ((value, paragraph) for value in together[2].split())
            elif text and all(looks_like_a_value(each) for each in text.split()):
                yield from ((value, paragraph) for value in text.split())
            elif text:
                label, run = _run(text)
                yield label, paragraph
                yield from ((value, paragraph) for value in run)


def _run(text: str) -> tuple[str, list[str]]:
    for columns in (1, 3, 7):
        label, run = split_run(text, columns)
        if run and (columns > 1 or set(run[0]) != {"0"} or len(run[0]) == 1):
            return label, run
    return text, []


def _head(labels: Sequence[str], edition: Edition) -> _Columns | None:
    """The columns that the labels before a row of numbers open, in printed order."""
    if is_trial(labels):
        return _Columns((), [], REFUSAL)
    best: _Columns | None = None
    for tables in kinds(edition):
        keys = _order(labels, tables[0].columns)
        if keys and keys != [leaf.key for leaf in leaves(tables[0].columns)]:
            best = _Columns(tables, keys, OTHER_ORDER)
        elif keys and (best is None or len(keys) > len(best.keys)):
            best = _Columns(tables, keys)
            in_yuan = YUAN.search("".join("".join(label.split()) for label in labels))
            if tables[0].unit is Unit.MONEY and in_yuan:
                best.refused = IN_YUAN
    return best


def _order(labels: Sequence[str], headings: Sequence[Heading]) -> list[str]:
    """Keys of the columns as they are printed; [] where not every one of them is named."""
    wanted = leaves(headings)
    if len({core(leaf.label) for leaf in wanted}) < len(wanted):
        return _order_in_groups(labels, headings)
    at: dict[str, int] = {}
    everything = all_of(headings)
    for number, label in enumerate(labels):
        path = [label] if number == 0 else [labels[number - 1], label]
        found = match(label, everything) or line_of(path, everything)
        if found and found.sure:
            at.setdefault(found.heading.key, number)
    if any(leaf.key not in at for leaf in wanted):
        return []
    return [leaf.key for leaf in _ranked(headings, at)]


def _ranked(headings: Sequence[Heading], at: dict[str, int]) -> Iterator[Heading]:
    """Leaves in printed order, level by level; a total that spans rows stands last."""

    def place(heading: Heading) -> tuple[bool, int]:
        own = [at[each.key] for each in all_of([heading]) if each.key in at]
        return heading.total, min(own)

    for heading in sorted(headings, key=place):
        if heading.children:
            yield from _ranked(heading.children, at)
        else:
            yield heading


def _order_in_groups(labels: Sequence[str], headings: Sequence[Heading]) -> list[str]:
    """Table 4: the results of each group in their printed order; the official order of groups only."""
    groups = [h for h in all_of(headings) if h.children and not h.children[0].children]
    begun: list[str] = []
    results: list[str] = []
    for label in labels:
        group = match(label, groups)
        found = match(label, groups[0].children)
        if group and group.sure:
            begun.append(group.heading.key)
        elif found and found.sure:
            results.append(str(groups[0].children.index(found.heading)))
    size = len(groups[0].children)
    if begun != [group.key for group in groups] or len(results) != size * len(groups):
        return []
    keys: list[str] = []
    for number, heading in enumerate(groups):
        part = results[number * size : (number + 1) * size]
        if len(set(part)) != size:
            return []
        keys += [heading.children[int(index)].key for index in part]
    return keys


def _row(
    result: Loose,
    columns: _Columns | None,
    labels: list[tuple[str, Paragraph]],
    values: list[tuple[str, Paragraph]],
) -> None:
    place = values[0][1].place.told()
    label = labels[-1][0] if labels else ""
    text = " ".join((label, *(value for value, _ in values)))
    if columns is None or columns.refused:
        why = columns.refused if columns else "没有找到它上面的栏目标题"
        result.kept.append(Kept(place, text, why))
        return
    result.known |= {table.key for table in columns.tables}
    tops = [h for table in columns.tables for h in table.rows]
    named = any(h.label for h in tops)
    meant = line_of([each for each, _ in labels], all_of(tops)) if named and labels else None
    if named and (meant is None or meant.heading.children):
        result.kept.append(Kept(place, text, "格式中没有这一行，或者标题无法识别"))
        if len(values) != len(columns.keys):
            columns.refused = OTHER_ORDER  # these numbers may belong to the label after them
        return
    row = meant.heading.key if meant else leaves(tops)[0].key
    surplus = ""
    if len(values) > len(columns.keys) and all(figure(v).number == 0 for v, _ in values):
        surplus = f"原文这一行有{len(values)}个0，比栏目多"  # whichever is too many, each is 0
        values = values[: len(columns.keys)]
    if len(values) != len(columns.keys):
        why = f"应有{len(columns.keys)}个数，原文有{len(values)}个，无法判断各是哪一栏的，没有导入"
        result.kept.append(Kept(place, text, why))
        return
    owner = next(t for t in columns.tables if any(leaf.key == row for leaf in leaves(t.rows)))
    doubt = "；".join(filter(None, (surplus, told_line(label, meant).doubt if meant else "")))
    result.readings += [
        Reading(CellKey(owner.key, row, key), figure(value, owner.unit), place, doubt)
        for key, (value, _) in zip(columns.keys, values, strict=True)
    ]
