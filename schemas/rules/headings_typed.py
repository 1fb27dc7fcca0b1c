"""Sub-headings held against what the report itself prints: its numbers, its own headings."""

import re
from collections.abc import Iterator

from schemas.filled.entries import at, shown
from schemas.filled.organ import is_unsigned
from schemas.filled.parts import PARTED, headings_of
from schemas.filled.subheadings import one_line
from schemas.filled.submission import DATE, NOTHING, Paragraphs, Submission
from schemas.form.model import Section
from schemas.issues import Issue, Severity
from schemas.language.labels import normalised, without_number
from schemas.rules.files import TEMPLATE
from schemas.rules.rule import Rule, report_rule

# Other words for the two headings that the report prints in section five.
IN_OTHER_WORDS = {
    "problems": re.compile(
        "(?:工作)?中?(?:还)?(?:存在|面临)?的?(?:主要)?的?(?:问题|不足|困难|差距)"
        "(?:[和与及、](?:主要)?(?:问题|不足|困难|差距))?(?:情况)?"
    ),
    "improvements": re.compile(
        "(?:下一步|下步|今后|主要|具体)?的?(?:工作)?(?:改进|整改|工作)的?"
        "(?:情况|措施|办法|举措|打算|计划|安排|思路|方向)"
    ),
}


TITLE = re.compile(r"[^。；：]{0,40}政府信息公开工作年度报告")


@report_rule("W111", "小标题自带序号", Severity.HINT, TEMPLATE)
def headings_carry_no_numbers(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """小标题在报告中按顺序自动编号；自带的序号与自动编号不同的，以自动编号为准。"""
    for section in submission.edition.narrative_sections():
        rows = submission.section(section.key)
        headings = headings_of(submission, section)
        for row, printed in zip(rows, headings, strict=True):
            heading = one_line(row.heading.text)
            plain = without_number(heading)
            if printed is None or plain == heading or _same(printed.text, heading):
                continue
            yield rule.issue(
                f"“{row.heading.sheet}”{row.heading.address}的小标题“{shown(heading)}”自带序号。"
                f"报告会按顺序自动编号，印成“{shown(printed.text)}”，建议删去自带的序号。",
                at(row.heading),
                found=row.heading.text,
                expected=plain,
            )


def _same(one: str, other: str) -> bool:
    """Whether two headings are the same with their numbers, whatever the brackets and spaces."""
    return normalised(one).replace("、", ".") == normalised(other).replace("、", ".")


def bare(heading: str) -> str:
    """The words of a heading, without its number, its spaces and the stop behind it."""
    return normalised(without_number(heading.strip())).rstrip("。.:")


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0].strip()


def _printed_above(submission: Submission, section: Section) -> Iterator[tuple[Paragraphs, str]]:
    """Each row of a section with each heading that the report itself prints right above it."""
    told: set[str] = set()
    parts = {topic.key: topic.title for topic in section.topics}
    for row in submission.section(section.key):
        if not told:
            yield from ((row, title) for title in {section.title, section.statute_title})
        if section.key == PARTED and row.part in parts and row.part not in told:
            yield row, parts[row.part]
        told.add(row.part)


@report_rule("W113", "标题重复", Severity.WARNING, TEMPLATE)
def headings_are_not_typed_twice(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """标题、小标题和落款由报告自动印出，正文的第一行和末尾不再重复，各部分的标题也不填作小标题。"""
    for section in submission.edition.sections:
        for row in submission.section(section.key):
            line = _first_line(row.text.text)
            if line and not row.heading.blank and bare(line) == bare(row.heading.text):
                yield _typed_twice(rule, row, line, f"与小标题（{row.heading.address}）相同")
        parts = {topic.title for topic in section.topics}
        for row, title in _printed_above(submission, section):
            line, heading = _first_line(row.text.text), row.heading.text.strip()
            if not row.text.blank and bare(heading) == bare(title):
                yield rule.issue(
                    f"“{row.heading.sheet}”{row.heading.address}的小标题“{shown(heading)}”"
                    "与报告自动印出的标题相同，会重复印出。请删去这个小标题。",
                    at(row.heading),
                    found=row.heading.text,
                )
            elif title in parts and not row.text.blank and _in_other_words(row):
                yield rule.issue(
                    f"“{row.heading.sheet}”{row.heading.address}的小标题“{shown(heading)}”"
                    f"与报告自动印出的“{title}”意思相同，会连续印出两个小标题。请删去这个小标题；"
                    "要用自拟小标题的，请把“所属部分”一列清空。",
                    at(row.heading),
                    found=row.heading.text,
                )
            elif bare(line) == bare(title):
                yield _typed_twice(rule, row, line, "与报告自动印出的标题相同")

    yield from _title_typed(submission, rule)
    yield from _signature_typed(submission, rule)


def _title_typed(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """The title of the report as the first line of a lead, or of the first section."""
    begins = [submission.fields.get("own_lead", NOTHING)]
    begins += [row.text for row in submission.narrative if row.section == "overview"][:1]
    for entry in begins:
        line = _first_line(entry.text)
        if TITLE.fullmatch(normalised(line)):
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}的第一行“{shown(line)}”与报告自动印出的标题相同，"
                "会重复印出。请删去这一行。",
                at(entry),
                found=line,
            )


def _signature_typed(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """署名 and 成文日期 typed below the last text, where the report prints them itself."""
    signature = submission.fact("signature") or submission.organ
    last = next((row.text for row in reversed(submission.narrative) if not row.text.blank), NOTHING)
    if last.sheet != submission.edition.sections[-1].sheet or is_unsigned(signature):
        return
    lines = [line.strip() for line in last.text.strip().splitlines() if line.strip()]
    typed = list[str]()
    while lines and any(_signs(lines[-1], each) for each in signature.splitlines()):
        typed.insert(0, lines.pop())
    names = {normalised(each) for each in signature.splitlines()}
    if any(normalised(line) in names for line in typed):
        quoted = "".join(f"“{shown(line)}”" for line in typed)
        yield rule.issue(
            f"“{last.sheet}”{last.address}的末尾写了落款{quoted}，报告会自动印出落款，会重复印出。"
            "请从正文中删去；署名和日期填在“基本信息”里。",
            at(last),
            found=typed[0],
        )


def _signs(line: str, signature: str) -> bool:
    return normalised(line) == normalised(signature) or DATE.fullmatch(normalised(line)) is not None


def _in_other_words(row: Paragraphs) -> bool:
    """Whether a sub-heading says in other words the title of its part."""
    words = IN_OTHER_WORDS.get(row.part)
    return words is not None and bool(words.fullmatch(bare(row.heading.text)))


def _typed_twice(rule: Rule, row: Paragraphs, line: str, why: str) -> Issue:
    more = row.text.text.strip() != line
    mend = f"请从正文中删去“{shown(line)}”这一行。" if more else "请改为要写的正文。"
    return rule.issue(
        f"“{row.text.sheet}”{row.text.address}的正文{'第一行' if more else '只有一行'}"
        f"“{shown(line)}”{why}，会重复印出。{mend}",
        at(row.text),
        found=line,
    )


RULES = (headings_carry_no_numbers, headings_are_not_typed_twice)
