"""Section five in two parts: problems, then improvements, told apart by the form's own sub-headings."""

import re
from collections.abc import Sequence

from schemas.filled.subheadings import typed_as
from schemas.language.labels import without_number
from scripts.importing.printed import Paragraph
from scripts.importing.sub_headings import (
    ENDS,
    NUMBERED,
    Item,
    Told,
    kind_of_number,
    plain_line,
    short,
)

IMPROVES = re.compile(
    r"改进|整改|下一?步|今后|明年|来年|措施|举措|对策|打算|思路|计划|安排|努力方向"
)
PROBLEMS = re.compile(r"问题|不足|困难|短板|弱项|差距|薄弱环节")
# All that a heading says which only names the part: 工作中存在的短板和不足, 下一步工作打算及措施.
_NAMES_THE_PART = re.compile(
    rf"(?:{IMPROVES.pattern}|{PROBLEMS.pattern}|政府信息公开|政务公开|信息公开|公开工作|工作|目前|当前|现阶段|20\d\d年度?|下?年度?|本年度?"
    r"|[我本全][局办委厅院县市区镇乡街州省]|本?机关|本?单位|存在|面临|仍然?|还|中|方面|主要|突出|一些|重点|建议|采取|落实|解决|办法|情况|之处|原因|方向"
    r"|以及|及其?|和|与|的|、|：|:|。)+"
)


def is_in_two_parts(lines: Sequence[Paragraph]) -> bool:
    """Whether the sub-headings are those of the two parts, and not the office's own: 人手不足, 改进方式."""
    lines = [line for line in lines if line.text.strip()]
    heads = [line.text for line in lines if line.level == 2]
    kinds = [kind_of_number(line.text) for line in lines]
    first = next(filter(None, kinds), "")
    heads = heads or [
        line.text
        for line, kind in zip(lines, kinds, strict=True)
        if kind and kind == first and short(plain_line(line.text))
    ]
    parts = [_part(without_number(plain_line(head))) for head in heads]
    return parts in ([], ["problems"], ["improvements"], ["problems", "improvements"])


def _part(words: str) -> str:
    """The part that a sub-heading names and says no more, "" of one that says what the matter is."""
    if not _NAMES_THE_PART.fullmatch(words):
        return ""
    return (
        "improvements" if IMPROVES.search(words) else "problems" if PROBLEMS.search(words) else ""
    )


def told_in_parts(lines: Sequence[Paragraph]) -> Told:
    """Section five: problems, then improvements, told apart by sub-headings; one part without them."""
    result = Told(items=[])
    part, headed = "", False
    for paragraph, below in zip(lines, [*lines[1:], None], strict=False):
        text = plain_line(paragraph.text)
        numbered = any(pattern.match(text) for pattern in NUMBERED.values())
        if (
            (numbered or paragraph.level == 2)
            and short(text)
            and not (headed and part == "improvements")
        ):
            kind = _part(without_number(text))
            if kind and (not headed or kind != part):
                part, headed = kind, True
                result.items.append(Item(part=part))
                continue
        part = part or "problems"
        if not result.items:
            result.items.append(Item(part=part))
        if paragraph.level >= 3 or _is_next(result.items, part, text, below):
            counted = typed_as(text).kind == "arabic"  # the report counts 1. 2. itself
            result.items.append(Item(without_number(text) if counted else text, part))
        else:
            result.items[-1].texts.append(text)
    result.items = [item for item in result.items if item.heading or item.texts]
    if not headed:  # printed without the two sub-headings, and so it shall stay
        texts = [line for item in result.items for line in (item.heading, *item.texts) if line]
        return Told([Item(texts=texts)] if texts else [])
    return result


def _is_next(items: Sequence[Item], part: str, text: str, below: Paragraph | None) -> bool:
    """Whether a line is the next sub-heading of its part, counted 1. 2. as the report will count."""
    head, count = typed_as(text), sum(bool(i.heading) and i.part == part for i in items)
    return (
        (head.kind, head.number) == ("arabic", count + 1)
        and short(text)
        and below is not None
        and below.text.strip()[-1] in ENDS
        and not NUMBERED["arabic"].match(below.text)
    )
