"""Whether a workbook is one of our templates, of which edition, and whether its sheets are there."""

from collections.abc import Collection

from schemas.errors import WorkbookError
from schemas.form.editions import editions, latest
from schemas.form.model import Edition
from workbook.files.package import Package
from workbook.layout import FACTS, TEMPLATE_NAME, needed_sheets, sheet_names

BROKEN = "#REF!"  # what becomes of a name whose sheet is gone
ALIKE = 0.5  # share of common characters from which a sheet counts as renamed


def edition_of(package: Package) -> Edition:
    """The edition a filled workbook follows, the latest of those it may; errors as `editions_of`."""
    return editions_of(package)[-1]


def editions_of(package: Package) -> tuple[Edition, ...]:
    """The editions a filled workbook may follow; WorkbookError when it is none of ours, or incomplete.

    A workbook without the template's mark (sheets copied into a new file lose it) is accepted when
    the sheets of an edition are there: the labels will tell which it is, and be confirmed one by one.
    """
    for sheet in package.lost:
        if sheet in sheet_names(latest()):
            raise WorkbookError(
                f"“{package.name}”已损坏：工作表“{sheet}”在文件里没有内容。"
                "请重新复制一份，或用Excel打开修复、另存后再试。"
            )
    mark = package.names.get(TEMPLATE_NAME, "")
    return editions_named(package.name, "" if BROKEN in mark else mark, package.sheets)


def editions_named(name: str, mark: str, sheets: Collection[str]) -> tuple[Edition, ...]:
    """The editions that a workbook of this name, mark and sheets may follow; one where it is marked.

    WorkbookError (Chinese) where it follows none: another template, or sheets that are missing.
    """
    mark = mark.strip('="')
    possible = (_edition(mark, name),) if mark else editions()
    complete = tuple(e for e in possible if all(sheet in sheets for sheet in needed_sheets(e)))
    if complete:
        return complete
    needed = needed_sheets(possible[-1])
    missing = [sheet for sheet in needed if sheet not in sheets]
    if not mark and len(missing) == len(needed):
        raise WorkbookError(
            f"“{name}”不是年度报告填报表：其中没有“{FACTS}”“{needed[1]}”等工作表。"
            "请选择用本程序的模板填写的工作簿。"
        )
    ours = sheet_names(possible[-1])
    raise WorkbookError(_missing(missing, [sheet for sheet in sheets if sheet not in ours], name))


def _edition(mark: str, name: str) -> Edition:
    """The edition of a template's mark (``2021/1``: edition, version of the layout)."""
    by_key = {each.key: each for each in editions()}
    ours = "、".join(each.template_mark for each in by_key.values())
    key, _, version = mark.partition("/")
    edition = by_key.get(key, latest())
    if mark in edition.template_marks:
        return edition
    if not (key.isdecimal() and version.isdecimal()):
        raise WorkbookError(
            f"“{name}”的模板版本“{mark}”无法识别，本程序读取的是{ours}版。"
            "请把数据填到本程序的空白模板中。"
        )
    newer = (int(key), int(version)) > (int(edition.key), edition.template_version)
    advice = "请更新本程序后再试。" if newer else "请把数据填到本程序现在的空白模板中。"
    age = "更新" if newer else "更旧"
    raise WorkbookError(f"“{name}”用的是{age}的模板（{mark}版），本程序读取的是{ours}版。{advice}")


def _missing(missing: list[str], others: list[str], name: str) -> str:
    """Which sheets are not there, and which one each may have become."""
    from difflib import get_close_matches

    renamed = []
    for sheet in missing:
        for other in get_close_matches(sheet, others, n=1, cutoff=ALIKE):
            renamed.append(f"“{other}”可能是改了名的“{sheet}”")
    listed = "".join(f"“{sheet}”" for sheet in missing)
    guess = f"（{'，'.join(renamed)}）" if renamed else ""
    advice = "请改回原名" if len(renamed) == len(missing) else "请恢复模板原有的工作表"
    return f"“{name}”缺少工作表{listed}{guess}。{advice}后再试。"
