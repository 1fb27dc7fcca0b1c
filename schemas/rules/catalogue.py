"""Every rule there is, in the order in which a person would read about them."""

from schemas.rules import cells, claims, completeness, facts, files, lines, references, totals
from schemas.rules.rule import Rule

# What the rules of one module are about, in a clerk's words -> the rules.
GROUPS: dict[str, tuple[Rule, ...]] = {
    "文件": files.RULES,
    "基本信息": facts.RULES,
    "单元格": cells.RULES,
    "合计与勾稽关系": lines.RULES,
    "总计与数额": totals.RULES,
    "数字引用": references.RULES,
    "文字内容": completeness.RULES,
    "文字与数字": claims.RULES,
}
CATALOGUE = tuple(rule for rules in GROUPS.values() for rule in rules)
