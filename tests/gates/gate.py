"""A gate for macro workbooks: what Excel would silently drop, repair or trip over, found on Linux.

It looks where validators of the file format do not: whether every button and ribbon action has its
macro, every code name its module, and the VBA project can be read to the last byte.
"""

import io
import zipfile
import zlib
from collections import Counter
from pathlib import Path

from tests.gates.buttons import button_findings, ribbon_findings
from tests.gates.macros import (
    code_name_findings,
    project_modules,
    public_procedures,
    source_findings,
    word_findings,
)
from tests.gates.package import not_well_formed, package_findings
from tests.gates.sheets import sheet_findings
from workbook.files.package_parts import PackageParts
from workbook.files.relations import TYPES


def check(path: Path) -> list[str]:
    """A macro workbook or add-in -> what is wrong with it, one sentence each; empty when nothing."""
    return check_bytes(path.read_bytes())


def check_bytes(data: bytes) -> list[str]:
    """The same for a file's bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            times = Counter(name.lower() for name in archive.namelist())
        parts = PackageParts.read(data)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        return [f"not a sound zip file: {error}"]
    findings = [f"{name} is in the zip {many} times" for name, many in times.items() if many > 1]
    if TYPES not in parts.content or not parts.relations(""):
        return [*findings, "the package has no content types or no relations"]
    damaged = list(not_well_formed(parts))
    if damaged:
        return findings + damaged
    findings += package_findings(parts)
    if parts.related("", "officeDocument") not in parts.content:
        return [*findings, "the package has no workbook"]
    modules, damage = project_modules(parts)
    findings += damage
    if modules:
        subs = public_procedures(modules)
        findings += code_name_findings(parts, modules)
        findings += source_findings(modules)
        findings += ribbon_findings(parts, subs)
        findings += button_findings(parts, subs)
    findings += word_findings(parts)
    findings += sheet_findings(parts)
    return findings
