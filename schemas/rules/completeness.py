"""What the narrative has to contain: six sections, five topics, problems and improvements."""

import re
from collections.abc import Iterator
from decimal import Decimal

from schemas.filled.entries import at, shown
from schemas.filled.lead import below_lead
from schemas.filled.submission import Paragraphs, Submission, characters
from schemas.form.model import Topic
from schemas.form.sources import Basis
from schemas.issues import Issue, Place, Severity
from schemas.rules.facts import FORMULAS
from schemas.rules.rule import Rule, report_rule

ERROR, WARNING = Severity.ERROR, Severity.WARNING
NOTHING_SAID = ("无", "无。", "没有", "没有。", "/", "-", "—")
# What a government reports on its own work -> the words that show it did.
ASSESSMENTS = {
    "工作考核": ("考核", "考评", "绩效"),
    "社会评议": ("评议", "测评", "满意度"),
    "责任追究": ("追究", "追责", "问责"),
}


def _said(paragraphs: tuple[Paragraphs, ...]) -> str:
    """All words of some rows, headings included, where a text stands."""
    return "\n".join(p.heading.text + "\n" + p.text.text for p in paragraphs if not p.text.blank)


def _empty(text: str) -> bool:
    return text.strip() in ("", *NOTHING_SAID)


@report_rule("W101", "部分空白", ERROR, Basis.FORMAT)
def sections_are_written(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """第一、五、六部分都要有正文；第六部分没有需要报告的事项时写“无”。"""
    for section in submission.edition.narrative_sections():
        rows = submission.section(section.key)
        if _said(below_lead(submission) if section.key == "overview" else rows):
            continue
        figures = submission.processing_fee.values()
        if section.key == "other_matters" and any(not e.blank for e in figures):
            continue  # the three figures make a sentence
        mend = "请补写。"
        if section.key == "other_matters":
            mend = "请写明收取信息处理费的情况；其他没有需要报告的，可以写“无”。"
        alone = next(
            (row.heading for row in rows if not row.heading.blank and _is_prose(row)), None
        )
        if alone is not None:
            mend = f"{alone.address}的“{shown(alone.text.strip())}”写在“小标题”列，是正文的，请移到“正文”列。"
        yield rule.issue(
            f"“{section.number}、{section.title}”没有正文。{mend}", Place(section.sheet)
        )


def _is_prose(row: Paragraphs) -> bool:
    """Whether what stands in the column of headings is a text: a sentence, or that there is none."""
    words = row.heading.text.strip()
    return words.endswith("。") or words.startswith(("无", "没有", "未"))


@report_rule("W102", "缺少应写的方面", WARNING, Basis.FORMAT)
def overview_covers_five_topics(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """第一部分写明五个方面：主动公开、依申请公开、政府信息管理、平台建设、监督保障。"""
    section = submission.edition.section("overview")
    rows = submission.section("overview")
    said, unseen = _said(rows), list[Topic]()
    if not said:
        return
    most = 1 if any(row.part for row in rows) else None  # words that tell a topic
    for topic in section.topics:
        mine = tuple(p for p in rows if p.part == topic.key)
        if any(not p.text.blank for p in mine) or topic.words[0] in said:
            continue
        if mine:
            yield rule.issue(
                f"“{section.number}、{section.title}”没有写“{topic.title}”。"
                "五个方面都要写到，请在该小标题后填写正文。",
                at(mine[0].text),
                found=mine[0].text.text,
            )
        elif not any(word in said for word in topic.words[:most]):
            unseen.append(topic)
    if unseen:
        yield rule.issue(
            f"“{section.number}、{section.title}”中未见关于{_quoted(unseen)}的内容。五个方面都要写到，"
            "请补写；已经写了、只是说法不同的，请在“校验结果”的“处理说明”中写明。",
            Place(section.sheet),
        )


@report_rule("W103", "总体情况过长", WARNING, Basis.LENGTH)
def overview_is_short(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """第一部分原则上不超过1000字，标点计入，空格不计。"""
    section = submission.edition.section("overview")
    rows = submission.section(section.key)
    length = sum(characters(p.text.text) for p in rows)
    if section.limit and length > section.limit:
        yield rule.issue(
            f"“{section.number}、{section.title}”共{length}字，超过{section.limit}字，"
            f"请压缩至{section.limit}字以内。",
            Place(rows[0].text.sheet),
            found=Decimal(length),
            expected=Decimal(section.limit),
        )


@report_rule("W104", "问题与改进不全", WARNING, Basis.REGULATION)
def problems_and_improvements_are_both_there(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """第五部分既写存在的主要问题，也写改进情况，不得写“无”。"""
    section = submission.edition.section("problems_and_improvements")
    rows = submission.section(section.key)
    if not _said(rows):
        return
    if not any(row.part for row in rows):
        yield from _problems_told_in_one(submission, rule)
        return
    for part in section.topics:
        mine = tuple(p for p in rows if p.part == part.key and not p.text.blank)
        if all(_empty(p.text.text) for p in mine):
            place = at(mine[0].text) if mine else Place(section.sheet)
            told = f"（“{section.sheet}”{mine[0].text.address}）" if mine else ""
            yield rule.issue(
                f"“{section.number}、{section.title}”没有写“{part.title}”{told}。"
                "问题和改进情况都要写，不能写“无”。",
                place,
                found=mine[0].text.text if mine else "",
            )


def _problems_told_in_one(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """Section five without its two parts: its words show whether both are there."""
    section = submission.edition.section("problems_and_improvements")
    rows = submission.section(section.key)
    said = _said(rows)
    missing = [part for part in section.topics if not any(word in said for word in part.words)]
    if missing:
        titles = "、".join(part.title for part in section.topics)
        yield rule.issue(
            f"“{section.number}、{section.title}”没有选“所属部分”，也未见关于{_quoted(missing)}的内容。"
            f"问题和改进情况都要写；要印“{titles}”两个小标题的，请在“所属部分”中选择。",
            at(rows[0].text),
        )


def _quoted(topics: list[Topic]) -> str:
    return "".join(f"“{topic.title}”" for topic in topics)


@report_rule("W105", "没有说明信息处理费", WARNING, Basis.FEES)
def processing_fee_is_stated(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """第六部分说明收取信息处理费的情况，没有收取的也要写明。"""
    section = submission.edition.section("other_matters")
    rows = submission.section(section.key)
    figures = [e for e in submission.processing_fee.values() if not e.blank]
    said = _said(rows)
    told = re.search(r"信息处理费|信息公开[^。]{0,10}收费|收取[^。]{0,10}费", said)
    if said and not told and not figures:
        yield rule.issue(
            f"“{section.number}、{section.title}”没有说明收取信息处理费的情况。"
            "请写明发出收费通知的件数和金额；没有收取的，也请写明。",
            Place(rows[0].text.sheet),
        )


@report_rule("W106", "没有写考核、评议、追责", WARNING, Basis.REGULATION)
def governments_report_assessment(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """各级人民政府的年度报告应包括工作考核、社会评议和责任追究结果情况（第五十条第四项）。"""
    if submission.fact("kind") != "government" or not _said(submission.section("overview")):
        return
    told = "".join(_said(submission.section(s.key)) for s in submission.edition.sections)
    missing = [what for what, words in ASSESSMENTS.items() if not any(w in told for w in words)]
    if missing:
        yield rule.issue(
            f"报告没有写“{'、'.join(missing)}”。各级人民政府应写明工作考核、社会评议和"
            "责任追究结果情况，一般写在“监督保障情况”中。",
            Place(submission.edition.section("overview").sheet),
        )


@report_rule("W112", "规定的方面只写“无”", WARNING, Basis.FORMAT)
def topics_say_more_than_nothing(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """第一部分五个方面各写明做了什么；没有发生的，用完整的句子说明，不宜只写“无”。"""
    section = submission.edition.section("overview")
    for topic in section.topics:
        mine = [p for p in submission.section("overview") if p.part == topic.key]
        said = [p.text for p in mine if not p.text.blank]
        if said and all(_empty(each.text) and each.kind not in FORMULAS for each in said):
            yield rule.issue(
                f"“{section.sheet}”{said[0].address}（{topic.title}）只写了“{said[0].text.strip()}”。"
                "这一方面要写明全年的情况；没有发生的，请写成完整的一句话。",
                at(said[0]),
                found=said[0].text,
            )


RULES = (
    sections_are_written,
    overview_covers_five_topics,
    overview_is_short,
    problems_and_improvements_are_both_there,
    processing_fee_is_stated,
    governments_report_assessment,
    topics_say_more_than_nothing,
)
