"""A made-up edition of the form for the reports of 2031 on: what a new official form may change."""

from dataclasses import replace

from schemas.form.editions import LATEST
from schemas.form.headings import Heading
from schemas.form.model import Edition, Section, Table
from schemas.form.sources import Source

FORMAT = Source("国办公开办函〔2031〕7号《政府信息公开工作年度报告新格式》")
NEW_ROW = Heading("personal_privacy", "9.属于个人隐私")
RENAMED = "科学研究机构"
HEARINGS = Table(
    key="hearings",
    caption="第二十条第（九）项",
    corner="信息内容",
    rows=(Heading("public_hearings", "公开听证"),),
    columns=(Heading("held", "本年举行次数"),),
)


def _changed(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """One more reason for 不予公开, and another name for a sort of applicant."""
    found = []
    for heading in headings:
        children = _changed(heading.children)
        if heading.key == "not_disclosed":
            children = (*children, NEW_ROW)
        label = RENAMED if heading.key == "research_institution" else heading.label
        found.append(replace(heading, label=label, children=children))
    return tuple(found)


def _section(section: Section) -> Section:
    tables = tuple(
        replace(table, rows=_changed(table.rows), columns=_changed(table.columns))
        if table.key == "requests"
        else table
        for table in section.tables
    )
    match section.key:
        case "overview":
            return replace(section, sheet="一、工作概况", title="工作概况", limit=1200)
        case "disclosure":
            return replace(section, tables=(*tables, HEARINGS))
        case "requests":
            return replace(
                section, sheet="三、申请情况", title="公开申请的收到和处理情况", tables=tables
            )
        case "other_matters":
            topics = (replace(section.topics[0], title="信息处理费收取情况"),)
            return replace(section, topics=topics)
    return section


MADE: Edition = replace(
    LATEST,
    key="2031",
    first_year=2031,
    template_version=3,
    sources=replace(LATEST.sources, format=FORMAT),
    sections=tuple(_section(section) for section in LATEST.sections),
)
