"""The six sections of a printed report: found by their titles, whatever number stands before them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from schemas.form.model import Edition, Section
from schemas.language.labels import normalised
from scripts.importing.copies import without_copy
from scripts.importing.printed import Block, ImportRefusedError, Paragraph
from scripts.importing.wording import core

TOP = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．,，]|第[一二三四五六]部分)")
LONGEST_TITLE = 40
LINK = re.compile(r"[上下]一[篇条]|.{0,8}[:：]")  # 上一篇：, 一图读懂：, 名称：
COUNTED = re.compile(r"\s*([1-9])\s*[.．、](?!\d)")  # 1.总体情况
CONTENTS = re.compile(r"[.…·‥]{2,}\s*\d+$|\t\s*\d+\s*$")  # a line of a table of contents
# words by which bodies name a section that they do not call by its official title
WORDS = {
    "overview": r"总体情况|概述|概况|基本情况|总体工作",
    "disclosure": r"主动公开",
    "requests": r"收到和处理|依?申请(?:公开)?(?:情况|办理|处理)|公开申请",
    "review": r"复议|诉讼",
    "problems_and_improvements": r"问题|不足|改进",
    "other_matters": r"其[他它].*(?:报告|事项|说明)|需要(?:报告|说明)",
}
TWO_REPORTS = "文件里有两份报告（“{title}”出现了两次），无法判断导入哪一份，请把要导入的那份另存为单独的文件。"


@dataclass
class Parted:
    """The blocks of a report: before its first section, and section by section."""

    before: list[Block] = field(default_factory=list)
    sections: dict[str, list[Block]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)


def parted(blocks: Sequence[Block], edition: Edition) -> Parted:
    """Blocks by the section they stand in; ImportRefusedError where a file holds two reports."""
    heads = _without_contents(
        [(n, key) for n, block in enumerate(blocks) if (key := _section(block, edition))]
    )
    heads = heads or _counted(blocks, edition)
    blocks, heads = without_copy(list(blocks), heads)
    order = [section.key for section in edition.sections]
    result = Parted(before=list(blocks[: heads[0][0]] if heads else blocks))
    last = -1
    kept: list[tuple[int, str]] = []
    for number, key in heads:
        if any(key == each for _, each in kept):
            block = blocks[number]
            begins = key == order[0] or order.index(key) < last
            if begins and isinstance(block, Paragraph) and _official(block.text, edition) == key:
                raise ImportRefusedError(TWO_REPORTS.format(title=core(block.text)))
            continue
        if order.index(key) < last and not _in_full(blocks[number], edition, key):
            continue  # a sub-heading of a later section that sounds like an earlier one
        last = max(last, order.index(key))
        kept.append((number, key))
    if not kept:
        return result
    for (start, key), (end, _) in zip(kept, [*kept[1:], (len(blocks), "")], strict=True):
        head = blocks[start]
        result.titles[key] = head.text if isinstance(head, Paragraph) else ""
        result.sections[key] = _trimmed(blocks[start + 1 : end], blocks, kept)
    return result


def _section(block: Block, edition: Edition) -> str:
    """The section that a paragraph is the title of, "" where it is none."""
    if not isinstance(block, Paragraph) or len(block.text.strip()) > LONGEST_TITLE:
        return ""
    return _titled(block.text, block.level, edition)


def _in_full(block: Block, edition: Edition, key: str) -> bool:
    """Whether a title has the form's own number and words, wherever it stands: 一、总体情况."""
    number = next(each.number for each in edition.sections if each.key == key)
    text = block.text.strip() if isinstance(block, Paragraph) else ""
    return text.startswith(f"{number}、") and _official(text, edition) == key


@lru_cache(maxsize=2048)
def _titled(text: str, level: int, edition: Edition) -> str:
    if CONTENTS.search(text):
        return ""
    titled = _official(text, edition)
    if titled:
        return titled
    if not (TOP.match(text) or (level == 1 and core(text))):
        return ""
    words = core(text)
    if re.search(r"[。；;]", text.strip()[:-1]):
        return ""
    return next((s.key for s in reversed(edition.sections) if re.search(WORDS[s.key], words)), "")


def _official(text: str, edition: Edition) -> str:
    words = core(text)
    if re.match(r"\s*[（(]", text) or re.match(r"\s*\d", text):
        return ""  # （一） and 1. are numbers of sub-headings
    return next((each.key for each in edition.sections if official(words, each)), "")


def official(words: str, section: Section) -> bool:
    """Whether these words, without a number, are the form's title of a section or stand for it."""
    names = (section.title, section.statute_title, *section.aliases)
    return any(core(words) == core(name) for name in names)


def _counted(blocks: Sequence[Block], edition: Edition) -> list[tuple[int, str]]:
    """The titles of a document that counts its sections 1. 2. 3., each with the form's own number.

    None where it is in doubt which lines they are: a number twice, or not in order.
    """
    found: dict[str, list[int]] = {}
    for number, block in enumerate(blocks):
        if key := _counted_title(block, edition):
            found.setdefault(key, []).append(number)
    heads = [(at, key) for key, (at, *more) in found.items() if not more]
    order = [section.key for section in edition.sections]
    in_order = heads == sorted(heads, key=lambda head: order.index(head[1]))
    return heads if in_order and len(heads) == len(found) > 1 else []


def _counted_title(block: Block, edition: Edition) -> str:
    if not isinstance(block, Paragraph) or len(block.text.strip()) > LONGEST_TITLE:
        return ""
    number = COUNTED.match(block.text)
    if number is None or int(number[1]) > len(edition.sections) or CONTENTS.search(block.text):
        return ""
    section = edition.sections[int(number[1]) - 1]
    words = core(block.text)
    named = official(words, section) or re.search(WORDS[section.key], words)
    return section.key if named and not re.search(r"[。；;：:]", words) else ""


def _without_contents(heads: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Without a table of contents: titles right after one another that all come again later."""
    keys = [key for _, key in heads]
    first = 0
    while first + 1 < len(heads) and heads[first + 1][0] == heads[first][0] + 1:
        first += 1
    if first >= 3 and all(key in keys[first + 1 :] for key in keys[: first + 1]):
        return heads[first + 1 :]
    return heads


def _trimmed(
    part: Sequence[Block], blocks: Sequence[Block], heads: Sequence[tuple[int, str]]
) -> list[Block]:
    """The part that lies within the element that holds all titles (of web pages: no site around)."""
    paths = [blocks[number].within for number, _ in heads]
    common = paths[0]
    for path in paths[1:]:
        same = 0
        while same < min(len(common), len(path)) and common[same] == path[same]:
            same += 1
        common = common[:same]
    if len(heads) < 2:
        return list(part)
    return [block for block in part if block.within[: len(common)] == common]


def is_title(text: str) -> bool:
    """Whether a paragraph is the title of a report, or its second line."""
    words = normalised(text)
    return len(words) <= 80 and bool(
        re.search(
            r"信息公开(?:工作)?(?:情况)?(?:的)?(?:\d{4}年度?)?(?:工作)?(?:年度)?(?:情况)?的?报告",
            words,
        )
    )


def ends_as_title(text: str) -> bool:
    """Whether a line is a title alone, not a sentence or a link that names one."""
    words = text.strip()
    return len(words) < LONGEST_TITLE and words.endswith("报告") and not LINK.match(words)
