"""Sums and identities: what has to add up along the rows and columns of a table.

All arithmetic is exact, tolerance 0. A relation with a cell that is no sound number stays silent:
that cell has its own finding.
"""

from schemas.filled.sums import Relation, balances_along, totals_along
from schemas.form.model import Table
from schemas.form.sources import Basis
from schemas.issues import Severity
from schemas.rules.rule import line_rule


@line_rule("S101", "横向总计", Severity.ERROR, Basis.FORMAT, along_rows=True)
def row_totals(table: Table) -> tuple[Relation, ...]:
    """每一行的总计等于同一行各项之和：表三为各类申请人之和，表四为各种结果之和。"""
    return totals_along(table)


@line_rule("S102", "办理结果总计", Severity.ERROR, Basis.FORMAT, along_rows=False)
def column_totals(turned: Table) -> tuple[Relation, ...]:
    """每一列的总计等于该列总计以上各项办理结果之和。"""
    return totals_along(turned)


@line_rule("S103", "勾稽关系", Severity.ERROR, Basis.FORMAT, along_rows=False)
def balances(turned: Table) -> tuple[Relation, ...]:
    """表三每一列：第一项加第二项之和，等于第三项（七）总计加第四项之和。"""
    return balances_along(turned)


RULES = (row_totals, column_totals, balances)
