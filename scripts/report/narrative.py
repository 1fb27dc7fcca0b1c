"""The sections in words as they are printed: sub-headings numbered, texts in paragraphs, the fee told."""

import re
from collections.abc import Iterator

from schemas.filled.entries import plain
from schemas.filled.lead import below_lead
from schemas.filled.notes import BEFORE, around
from schemas.filled.parts import headings_in_parts, part_headings, parted
from schemas.filled.subheadings import (
    levels_before_table,
    line_levels,
    one_line,
    printed_headings,
)
from schemas.filled.submission import Paragraphs, Submission
from schemas.form.model import Edition, Section
from schemas.language.labels import without_number
from scripts.report.model import Block, SubHeading, Text

FEE = "处理费"
# How much of it there was: a number with its unit, or that there was none. The number of a document is no amount.
STATED = re.compile(
    r"[\d０-９一二两三四五六七八九十百千万零〇][余多]?\s*[元件份次笔起宗个]|为零|零[收费]|[:：]\s*无"
    r"|(?:没有|未|无|不|免).{0,12}(?:收|费|发出|产生|发生)"
)
NONE = re.compile(r"(?:[本全]年度?|\d{4}年度?)?[，,]?(?:[本我].{1,4})?(?:无|没有|未|零)")
NOTHING_ELSE = re.compile(
    "(?:暂?无|没有)(?:其[他它])?(?:需要|需)?(?:报告|说明)?的?(?:其[他它])?(?:事项|情况)?。?"
)
SENTENCE = re.compile("(?:疑问|意见|建议|咨询).{0,30}联系")  # 如有疑问，请与办公室联系
STOPS = "。！？；：…"


def section_in_words(submission: Submission, section: Section, *, draft: bool) -> Iterator[Block]:
    """What stands below the heading of a section in words; a heading of level 1 begins a section.

    A draft shows the headings that the template brought and nobody wrote anything under.
    """
    rows = submission.section(section.key)
    if parted(submission, section):
        yield from _parts(submission, section)
        return
    if section.key == "overview":
        rows = below_lead(submission)
    if not draft:
        rows = _without_empty_presets(submission, section, rows)
    blocks = list(_items(submission, section, rows))
    if section.key == "other_matters":
        begun = (isinstance(block, SubHeading) and block.level == 1 for block in blocks)
        end = next((place for place, further in enumerate(begun) if further), len(blocks))
        none = all(isinstance(each, Text) and NOTHING_ELSE.fullmatch(each.text) for each in blocks)
        place = 0 if none else end  # 无 says that there is nothing besides
        blocks[place:place] = map(Text, _fees_left(submission, rows))
    yield from blocks


def usual_lead(edition: Edition, organ: str, year: int, contact: str) -> str:
    """The lead for an office that writes none itself: by which documents, for which days, whom to ask."""
    form = edition.sources.format
    title = form.document.removeprefix(form.number)
    return (
        f"根据{edition.sources.regulation}和{title}（{form.number}）要求，"
        f"{organ}编制本报告。本报告所列数据的统计期限为{year}年1月1日至12月31日。{closing(contact)}"
    )


def closing(contact: str, *, asked: bool = False) -> str:
    """The last sentence of a lead: how to reach the office, "" where it does not say.

    ``asked`` is whether the lead asks already to turn to the office, and only does not say where.
    """
    if not contact or SENTENCE.search(contact):
        return contact and f"{contact}。"
    return f"联系方式：{contact}。" if asked else f"如对本报告有疑问，请与本机关联系（{contact}）。"


def _parts(submission: Submission, section: Section) -> Iterator[Block]:
    """Section five: rows of no part first, then problems, then improvements, each under its heading."""
    rows = submission.section(section.key)
    headings = headings_in_parts(submission, section)
    for heading in headings:
        if heading and heading.level == 1:
            yield SubHeading(_alone(heading.text), level=1)
    for row, heading in zip(rows, headings, strict=True):
        if not row.part:
            named = () if heading and heading.level == 1 else lines(row.heading.text)
            yield from map(Text, (*named, *lines(row.text.text)))
    for part, above in part_headings(submission, section).items():
        yield SubHeading(above.text, above.level)
        for row, heading in zip(rows, headings, strict=True):
            if row.part == part:
                if heading and heading.level > 1:
                    yield SubHeading(_alone(heading.text), heading.level)
                yield from _paragraphs(lines(row.text.text))


def _items(
    submission: Submission, section: Section, rows: tuple[Paragraphs, ...]
) -> Iterator[Block]:
    """Rows with a sub-heading are numbered, rows without follow on."""
    run_in = section.key == "overview" and submission.fact("heading_line") == "run_in"
    headings = printed_headings(section, rows, submission.fact("numbering"))
    for row, heading in zip(rows, headings, strict=True):
        texts = [*lines(row.text.text), *lines(fee_sentence(submission, rows, row))]
        if heading is None:
            yield from _paragraphs(texts)
        elif run_in and texts and heading.level > 1 and not next(line_levels(texts)):
            words = heading.text if heading.text[-1] in STOPS else heading.text + "。"
            yield Text(texts[0], words, heading.level)
            yield from _paragraphs(texts[1:])
        else:
            yield SubHeading(_alone(heading.text), heading.level)
            yield from _paragraphs(texts)


def _paragraphs(texts: list[str]) -> Iterator[Block]:
    """The lines of a cell: paragraphs, and headings that stand among them with their numbers."""
    for text, level in zip(texts, line_levels(texts), strict=True):
        yield SubHeading(text, level) if level else Text(text)


def before_table(submission: Submission, section: Section) -> Iterator[Block]:
    """The words before a table: paragraphs, and headings, one without a number included."""
    for text in around(submission, section, BEFORE):
        texts = lines(text)
        for line, level in zip(texts, levels_before_table(section, texts), strict=True):
            yield SubHeading(_alone(line), level) if level else Text(line)


def fee_sentence(submission: Submission, rows: tuple[Paragraphs, ...], row: Paragraphs) -> str:
    """The sentence that the three figures of the fee make below its heading, where no text tells them.

    Figures left blank are not mentioned: nobody has stated them.
    """
    known = submission.section("other_matters")
    under = next((each for each in known if FEE in each.heading.text), None)
    figures = (each.number for each in submission.processing_fee.values())
    none = not any(figures) and NONE.match(row.text.text.strip())  # 无此类情况。
    return "" if row is not under or none or _fee_is_told(rows) else fees_told(submission)


def _fee_is_told(rows: tuple[Paragraphs, ...]) -> bool:
    """Does a sentence say how much the fee was, in a paragraph or below a heading about it?"""
    return any(
        re.search("[收费]", sentence) and STATED.search(sentence)
        for row in rows
        for line in lines(row.text.text)
        if FEE in row.heading.text or FEE in line
        for sentence in re.split("[。；;！!]", line)
    )


def _without_empty_presets(
    submission: Submission, section: Section, rows: tuple[Paragraphs, ...]
) -> tuple[Paragraphs, ...]:
    """Rows without the headings that the template brought and nobody wrote anything under."""
    presets = {topic.title for topic in section.topics}
    goes_on = (*(row.heading.blank for row in rows[1:]), False)  # with a row of text alone
    return tuple(
        row
        for row, more in zip(rows, goes_on, strict=False)
        if not row.text.blank
        or heading_of(row) not in presets
        or more
        or fee_sentence(submission, rows, row)
    )


def _fees_left(submission: Submission, rows: tuple[Paragraphs, ...]) -> Iterator[str]:
    """The sentence of the three figures where no row tells them and no heading is about them."""
    if not _fee_is_told(rows) and not any(FEE in row.heading.text for row in rows):
        yield from lines(fees_told(submission))


def fees_told(submission: Submission) -> str:
    """The three figures of the processing fee as a sentence, "" where none is filled in."""
    figures = submission.processing_fee
    given = {key: e.number for key, e in figures.items() if e.number is not None}
    if not given:
        return ""
    if not any(given.values()):
        return f"{submission.year}年，本机关没有收取信息处理费。"
    phrases = {
        "notices": "发出信息处理费收费通知{}件",
        "notified": "通知收取信息处理费{}元",
        "received": "实际收取信息处理费{}元",
    }
    told = [phrase.format(plain(given[key])) for key, phrase in phrases.items() if key in given]
    return f"{submission.year}年，本机关{'，'.join(told)}。"


def heading_of(row: Paragraphs) -> str:
    """The words of a sub-heading; a number typed before it gives way to that of the report."""
    return without_number(one_line(row.heading.text))


def _alone(heading: str) -> str:
    """A heading on a line of its own carries no full stop."""
    return heading.rstrip("。") or heading


def lines(text: str) -> list[str]:
    """The paragraphs in a cell: one per line, trimmed, empty ones left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]
