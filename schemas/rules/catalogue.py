"""Every rule there is, in the order in which a person would read about them."""

from schemas.rules import (
    attached,
    cells,
    changes,
    claims,
    completeness,
    copied,
    facts,
    files,
    heading_levels,
    headings_typed,
    last_year,
    left_over,
    lines,
    organ_names,
    publication,
    references,
    stored,
    texts,
    totals,
    typing_slips,
)
from schemas.rules.rule import Rule

LAST_YEAR = (*last_year.RULES, *changes.RULES, *copied.RULES, *attached.RULES)

# What the rules of one module are about, in a clerk's words -> the rules.
GROUPS: dict[str, tuple[Rule, ...]] = {
    "文件": files.RULES,
    "基本信息": (*facts.RULES, *organ_names.RULES),
    "单元格": cells.RULES,
    "合计与勾稽关系": lines.RULES,
    "总计与数额": (*totals.RULES, *stored.RULES),
    "数字引用": references.RULES,
    "文字内容": (
        *completeness.RULES,
        *left_over.RULES,
        *texts.RULES,
        *headings_typed.RULES,
        *heading_levels.RULES,
        *typing_slips.RULES,
    ),
    "文字与数字": claims.RULES,
    "与上年核对": tuple(sorted(LAST_YEAR, key=lambda rule: rule.code)),
    "公开前审查": publication.RULES,
}
CATALOGUE = tuple(rule for rules in GROUPS.values() for rule in rules)
