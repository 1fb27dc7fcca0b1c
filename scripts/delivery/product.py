"""The product in a bundle: its code, the pages for people, licences, the same bytes each time."""

import os
import shutil
from pathlib import Path

from scripts.delivery.bill import write_bill
from scripts.delivery.inputs import ROOT, version
from scripts.delivery.pages import write_pages
from scripts.tasks.material import new_material

LAUNCHERS = ROOT / "scripts" / "launchers"
PACKAGES = ("schemas", "scripts", "workbook")
NOT_SHIPPED = ("__pycache__", "delivery", "launchers")
BLANK = ("年度报告填报表.xlsm", "年度报告填报表.xlsx", "年报助手.xlam")
MATERIAL = "文字材料.docx"  # to write the texts in
LICENCES = ("licen", "copying", "notice", "authors")
METADATA = "Metadata-Version: 2.1\nName: ogi-annual-report\nVersion: {}\n"
STAMP = 1_704_067_200  # 2024-01-01: every file's time, so that two builds give the same bytes


def add_product(folder: Path, system: str = "windows") -> None:
    """Code, blank workbooks and pages into ``app`` and ``空白表`` of a bundle."""
    app = folder / "app"
    for name in PACKAGES:
        shutil.copytree(ROOT / name, app / name, ignore=shutil.ignore_patterns(*NOT_SHIPPED))
    shutil.copy(ROOT / "LICENSE", app)
    about = app / f"ogi_annual_report-{version()}.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(METADATA.format(version()), encoding="ascii", newline="\n")
    write_pages(app / "docs")
    blank = folder / "空白表"
    blank.mkdir()
    for name in BLANK:
        shutil.copy(ROOT / "workbook" / name, blank)
    new_material(blank / MATERIAL)
    write_bill(folder / "SBOM.cdx.json", system=system)


def add_licences(folder: Path, site: Path) -> None:
    """The licence of every package, by its name, into ``licenses``."""
    for about in sorted(site.glob("*.dist-info")):
        package = folder / "licenses" / about.name.removesuffix(".dist-info")
        found = [p for p in about.rglob("*") if p.name.lower().startswith(LICENCES)]
        for path in sorted(path for path in found if path.is_file()):
            package.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, package)


def settle(folder: Path) -> int:
    """Every file with the same time and rights; the size of all in bytes."""
    size = 0
    for path in [folder, *sorted(folder.rglob("*"))]:
        if path.is_symlink():
            continue
        program = path.is_dir() or path.stat().st_mode & 0o100
        path.chmod(0o755 if program else 0o644)
        os.utime(path, (STAMP, STAMP))
        size += 0 if path.is_dir() else path.stat().st_size
    return size
