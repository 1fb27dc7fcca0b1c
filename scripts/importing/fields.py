"""The facts of 基本信息, from what a printed report says about itself and from how it is printed."""

import re

from schemas.filled.entries import Entry, entry_of
from scripts.importing.facts import Facts
from scripts.importing.narrative import Told
from scripts.importing.sections import Parted
from scripts.importing.texts import Lead
from workbook.layout import fact_addresses


def fields(facts: Facts, parts: Parted, stories: dict[str, Told], lead: Lead) -> dict[str, Entry]:
    """What goes onto the sheet 基本信息: what a report does not state stays blank."""
    overview = stories.get("overview", Told())
    government = facts.organ.endswith(("人民政府", "街道办事处"))
    statute = "行政机关" in parts.titles.get("disclosure", "")
    given: dict[str, object] = {
        "name": facts.organ or None,
        "kind": ("人民政府" if government else "政府部门或其他机关") if facts.organ else None,
        "level": _level(facts.organ),
        "year": facts.year,
        "date": facts.date or None,
        "contact": facts.contact or None,
        "wording": "条例用语" if statute else None,
        "numbering": _numbering(overview),
        "lead": None if lead.printed else "否",
        "own_lead": lead.own or None,
        "heading_line": "与正文同段" if overview.run_in else None,
    }
    return {key: entry_of(*place, given.get(key)) for key, place in fact_addresses().items()}


def _numbering(told: Told) -> str | None:
    if told.numbering:
        return "1." if told.numbering == "arabic" else None
    return "不编号" if any(item.heading for item in told.items) else None


def _level(organ: str) -> str | None:
    """The level that a name leaves no doubt about; a 市 may be a county's or a province's."""
    if re.search(r"(?:镇|乡)(?:人民政府)?$|街道(?:办事处)?$", organ):
        return "乡镇（街道）"
    if re.search(r"[县旗]", organ):
        return "县级"
    return "省级" if re.match(r".{2,3}省[^市州县]*$", organ) else None
