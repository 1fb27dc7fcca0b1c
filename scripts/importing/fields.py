"""The facts of 基本信息, from what a printed report says about itself and from how it is printed."""

import re

from schemas.filled.entries import Entry, entry_of
from schemas.filled.organ import KINDS, LEVELS
from scripts.importing.facts import Facts
from scripts.importing.sections import Parted
from scripts.importing.sub_headings import Told
from scripts.importing.texts import Lead
from workbook.layout import fact_addresses

GOVERNMENT = re.compile(r"人民政府$|[省市县区旗镇乡]政府$")
TOWNSHIP = re.compile(r"(?:镇|乡|苏木)(?:人民)?政府$|[镇乡]$|街道(?:办事处|办)?$")
PROVINCE = re.compile(
    r"(?:.{2,3}省|(?:内蒙古|广西壮族|西藏|宁夏回族|新疆维吾尔)自治区)[^市州县区旗盟]*$"
)


def fields(facts: Facts, parts: Parted, stories: dict[str, Told], lead: Lead) -> dict[str, Entry]:
    """What goes onto the sheet 基本信息: what a report does not state stays blank."""
    overview = stories.get("overview", Told())
    statute = "行政机关" in parts.titles.get("disclosure", "")
    given: dict[str, object] = {
        "name": facts.organ or None,
        "kind": _kind(facts.organ),
        "level": _level(facts.organ),
        "year": facts.year,
        "signature": facts.signature or None,
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


def _kind(organ: str) -> str | None:
    """A 街道办事处 and a 管委会 act for a government; they are none."""
    if not organ:
        return None
    return KINDS["government" if GOVERNMENT.search(organ) else "department"]


def _level(organ: str) -> str | None:
    """The level that a name leaves no doubt about; a 市 may be a county's or a province's."""
    if TOWNSHIP.search(organ):
        return LEVELS["township"]
    if re.search(r"[县旗]", organ):
        return LEVELS["county"]
    return LEVELS["province"] if PROVINCE.match(organ) else None
