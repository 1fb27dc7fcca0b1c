"""Highlights on a sheet: one conditional format per severity, above all others, known by a marker.

Cell styles stay untouched; taking the highlights away leaves the sheet as it was.
"""

from collections.abc import Mapping, Sequence

from lxml import etree

from workbook.files.sheet_xml import SheetXml
from workbook.files.xml_tree import Element
from workbook.marking.findings import is_marker, marker
from workbook.sheets.formulas import ranges


def unhighlight(sheet: SheetXml) -> None:
    """Remove our conditional formats; the others get back the priorities they had."""
    ours: list[int] = []
    for format_ in sheet.children("conditionalFormatting"):
        for rule in [rule for rule in format_ if _is_ours(rule)]:
            ours.append(int(rule.get("priority", "0")))
            format_.remove(rule)
            sheet.changed = True
        if not len(format_):
            sheet.remove(format_)
    for rule in sheet.rules() if ours else ():
        priority = _priority(rule)
        _renumber(rule, priority - sum(number < priority for number in ours))


def highlight(
    sheet: SheetXml, cells: Mapping[str, Sequence[str]], looks: Mapping[str, int]
) -> None:
    """Colour cells by severity (or as links), the gravest on top, above the sheet's own rules."""
    words = [word for word in looks if cells.get(word)]
    for rule in sheet.rules():
        _renumber(rule, _priority(rule) + len(words))
    for number, word in reversed(list(enumerate(words, start=1))):
        format_ = etree.Element(f"{sheet.space}conditionalFormatting")
        format_.set("sqref", " ".join(ranges(cells[word])))
        rule = etree.SubElement(format_, f"{sheet.space}cfRule")
        rule.set("type", "expression")
        rule.set("dxfId", str(looks[word]))
        rule.set("priority", str(number))
        etree.SubElement(rule, f"{sheet.space}formula").text = marker(word)
        sheet.insert(format_)


def _is_ours(rule: Element) -> bool:
    return rule.get("type") == "expression" and is_marker(rule.findtext("{*}formula"))


def _priority(rule: Element) -> int:
    return int(rule.get("priority", "0"))


def _renumber(rule: Element, priority: int) -> None:
    if rule.get("priority") is not None:
        rule.set("priority", str(priority))
