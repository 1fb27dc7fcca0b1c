"""What a check found, for a message box or a window."""

from schemas.issues import Severity
from scripts.tasks.check import Checked
from workbook.layout import RESULTS
from workbook.marking.findings import count_words

NO_REPORT = "“{folder}”中还没有这个工作簿的报告。请先点“生成报告”。"


def verdict(checked: Checked, *, listed: bool = True) -> str:
    """What a check found, for a message box: ``发现 3 处错误，1 处提醒。…``.

    Where there is no sheet for the list of findings, nothing is said of it.
    """
    told = count_words(checked.issues)
    if not told:
        return "校验通过，没有发现问题。可以生成报告。"
    if checked.errors:
        where = f"，并列在“{RESULTS}”表" if listed else ""
        return f"发现 {told}。已在表中标出{where}。请改正后再校验。"
    if not listed:
        return f"没有错误，有 {told}。可以生成报告。"
    waits = any(i.severity is Severity.WARNING and not i.accepted for i in checked.issues)
    advice = "请核实提醒的内容，确实无误的在“处理说明”里写明原因。" if waits else ""
    return f"没有错误，有 {told}，已列在“{RESULTS}”表。{advice}可以生成报告。"
