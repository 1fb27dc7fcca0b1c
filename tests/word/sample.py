"""A report made by hand: every kind of block, an office and numbers of our own invention."""

from dataclasses import replace
from pathlib import Path

from schemas.form.editions.y2021 import EDITION
from schemas.form.grid import lay_out
from scripts.report.model import (
    Report,
    ReportSection,
    Signature,
    SubHeading,
    TableBlock,
    Text,
)
from scripts.report.word.write import report_bytes

WORDS = (
    "全年围绕群众关心的事项，把办事指南、资金安排和监督结果放在同一个栏目，查得到、看得懂、用得上；"
    "对每一条信息都写明责任科室和更新时间，逾期未更新的由办公室逐条提醒。"
)


def table(section: str) -> TableBlock:
    """A table of the form, its numbers counted up from 0, so that no two are alike."""
    form = EDITION.section(section)
    grid = lay_out(form.tables)
    values = {cell.key: str(n) for n, cell in enumerate(grid.value_cells()) if cell.key}
    return TableBlock(form.title, grid, values, EDITION.words)


def overview(run_in: bool) -> tuple[SubHeading | Text, ...]:
    blocks: list[SubHeading | Text] = [
        Text("青禾县水务局按照上级要求，推进“阳光水务”建设——" + WORDS)
    ]
    for number, topic in zip("一二三四五", EDITION.section("overview").topics, strict=True):
        heading = f"（{number}）{topic.title}"
        if run_in:
            blocks.append(Text(WORDS * 2, run_in=f"{heading}。"))
        else:
            blocks += [SubHeading(heading), Text(WORDS * 2)]
    return tuple(blocks)


def report(wording: str = "form", run_in: bool = False) -> Report:
    """A finished report of an office that does not exist, for the year 2024."""
    blocks = {
        "overview": overview(run_in),
        "disclosure": (table("disclosure"),),
        "requests": (table("requests"),),
        "review": (table("review"),),
        "problems_and_improvements": (
            SubHeading("（一）存在的主要问题"),
            Text("一是部分栏目更新不及时。" + WORDS),
            SubHeading("（二）改进情况"),
            Text("一是按季度检查栏目更新。" + WORDS),
        ),
        "other_matters": (
            SubHeading("（一）收取信息处理费情况"),
            SubHeading("1.本年度情况", level=3),
            Text("2024年未收取信息处理费。"),
        ),
    }
    return Report(
        organ="青禾县水务局",
        year=2024,
        title=("青禾县水务局", "2024年政府信息公开工作年度报告"),
        lead=(Text("本报告统计期限为2024年1月1日至2024年12月31日。" + WORDS),),
        sections=tuple(
            ReportSection(section.key, section.heading(wording), blocks[section.key])
            for section in EDITION.sections
        ),
        signature=Signature("青禾县水务局", "2025年1月16日"),
    )


def with_organ(organ: str) -> Report:
    made = report()
    return replace(
        made,
        organ=organ,
        title=(organ, made.title[1]),
        signature=replace(made.signature, organ=organ),
    )


def word_file(made: Report, path: Path, template: Path | None = None) -> Path:
    """The path of a Word file with this report."""
    page, name = (template.read_bytes(), template.name) if template else (None, "")
    path.write_bytes(report_bytes(made, page, name))
    return path
