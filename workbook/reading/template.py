"""Whether a workbook is one of our templates, of which edition, and whether its sheets are there."""

from collections.abc import Collection

from schemas.form.editions import editions, latest
from schemas.form.model import Edition
from workbook.files.package import Package, WorkbookError
from workbook.layout import FACTS, SECTION_SHEETS, SHEETS, TEMPLATE_NAME

NEEDED = (FACTS, *SECTION_SHEETS.values())
ALIKE = 0.5  # share of common characters from which a sheet counts as renamed


def edition_of(package: Package) -> Edition:
    """The edition a filled workbook follows; WorkbookError when it is none of ours, or incomplete.

    A workbook without the template's mark (sheets copied into a new file lose it) is accepted when
    its sheets are there: the labels will be confirmed one by one.
    """
    mark = package.names.get(TEMPLATE_NAME, "")
    return edition_named(package.name, mark, package.sheets)


def edition_named(name: str, mark: str, sheets: Collection[str]) -> Edition:
    """The edition of a workbook of this name, its template's mark and its sheets known."""
    mark = mark.strip('="')
    missing = [sheet for sheet in NEEDED if sheet not in sheets]
    if not mark and len(missing) == len(NEEDED):
        raise WorkbookError(
            f"“{name}”不是年度报告填报表：其中没有“{FACTS}”“{NEEDED[1]}”等工作表。"
            "请选择用本工具的模板填写的工作簿。"
        )
    edition = _edition(mark, name) if mark else latest()
    if missing:
        raise WorkbookError(_missing(missing, sheets, name))
    return edition


def _edition(mark: str, name: str) -> Edition:
    """The edition of a template's mark (``2021/1``: edition, version of the layout)."""
    by_key = {each.key: each for each in editions()}
    ours = "、".join(each.template_mark for each in by_key.values())
    key, _, version = mark.partition("/")
    edition = by_key.get(key, latest())
    if mark == edition.template_mark:
        return edition
    if not (key.isdecimal() and version.isdecimal()):
        raise WorkbookError(
            f"“{name}”的模板版本“{mark}”无法识别，本工具读取的是{ours}版。"
            "请把数据填到本工具的空白模板中。"
        )
    newer = (int(key), int(version)) > (int(edition.key), edition.template_version)
    advice = "请更新本工具后再试。" if newer else "请把数据填到本工具现在的空白模板中。"
    age = "更新" if newer else "更旧"
    raise WorkbookError(f"“{name}”用的是{age}的模板（{mark}版），本工具读取的是{ours}版。{advice}")


def _missing(missing: list[str], present: Collection[str], name: str) -> str:
    """Which sheets are not there, and which one each may have become."""
    from difflib import get_close_matches

    others = [sheet for sheet in present if sheet not in SHEETS]
    renamed = []
    for sheet in missing:
        for other in get_close_matches(sheet, others, n=1, cutoff=ALIKE):
            renamed.append(f"“{other}”可能是改了名的“{sheet}”")
    listed = "".join(f"“{sheet}”" for sheet in missing)
    guess = f"（{'，'.join(renamed)}）" if renamed else ""
    advice = "请改回原名" if len(renamed) == len(missing) else "请恢复模板原有的工作表"
    return f"“{name}”缺少工作表{listed}{guess}。{advice}后再试。"
