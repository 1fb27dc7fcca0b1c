"""The gate's look at workbook and sheets: what the schema lets pass and Excel repairs or trips over."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise
from xml.etree import ElementTree

from workbook.files.package_parts import PackageParts
from workbook.layout import position
from workbook.macros.code_names import sheet_parts

# texts and names of sheets in quotes, which may hold brackets
QUOTED = re.compile(r'"(?:[^"]|"")*"|\'(?:[^\']|\'\')*\'')
AT_OPENING = re.compile(r"(?i)(_xlnm\.)?auto_(open|close|activate|deactivate)")
LONGEST = {"prompt": 255, "error": 255, "promptTitle": 32, "errorTitle": 32}  # of a validation
LONGEST_LIST = 255
HIGHEST = 409.5
Area = tuple[int, int, int, int]


def sheet_findings(parts: PackageParts) -> Iterator[str]:
    """What is wrong with the workbook's list of sheets and names, and with each sheet."""
    book = parts.related("", "officeDocument")
    listed = dict(sheet_parts(parts, book))
    roots = {name: ElementTree.fromstring(parts.content[part]) for name, part in listed.items()}
    yield from _book(ElementTree.fromstring(parts.content[book]))
    selected = [name for name, root in roots.items() if _is(root.find(".//{*}sheetView"))]
    if len(selected) > 1:  # what is typed into one goes into all
        yield f"the sheets {', '.join(selected)} are selected together"
    for name, root in roots.items():
        for finding in (*_cells(root), *_areas(root), *_formulas(root), *_validations(root)):
            yield f"sheet {name}: {finding}"


def _is(view: ElementTree.Element | None) -> bool:
    return view is not None and view.get("tabSelected") in ("1", "true")


def _book(root: ElementTree.Element) -> Iterator[str]:
    sheets = root.findall(".//{*}sheets/{*}sheet")
    if all(sheet.get("state") in ("hidden", "veryHidden") for sheet in sheets):
        yield "the workbook shows no sheet"
    for view in root.iterfind(".//{*}workbookView"):
        if int(view.get("activeTab", "0")) >= len(sheets):
            yield "the sheet to be shown first is not there"
    names = root.findall(".//{*}definedName")
    keys = Counter((each.get("name", "").lower(), each.get("localSheetId")) for each in names)
    for (name, _), times in keys.items():
        if times > 1:
            yield f"the name {name} is defined {times} times"
    for each in names:
        name = each.get("name", "")
        if int(each.get("localSheetId", "0")) >= len(sheets):
            yield f"the name {name} belongs to a sheet that is not there"
        if AT_OPENING.fullmatch(name):
            yield f"the name {name} runs a macro by itself"
        if not is_balanced(each.text or ""):
            yield f"the name {name} has brackets or quotes that do not close"


def _cells(root: ElementTree.Element) -> Iterator[str]:
    """Rows and cells come once each and in order."""
    last = 0
    for row in root.iterfind("{*}sheetData/{*}row"):
        number = int(row.get("r", "0"))
        if number <= last:
            yield f"row {number} stands behind row {last}"
        last = number
        places = [position(cell.get("r", "A1")) for cell in row]
        if any(place[0] != number for place in places):
            yield f"row {number} holds cells of another row"
        if any(one >= other for one, other in pairwise(places)):
            yield f"row {number} has a cell twice or out of order"
        if float(row.get("ht", "0")) > HIGHEST:
            yield f"row {number} is too high"


def _areas(root: ElementTree.Element) -> Iterator[str]:
    """No cell is merged twice, no column has two widths."""
    merged = [
        (each.get("ref", ""), _area(each.get("ref", "")))
        for each in root.iterfind(".//{*}mergeCell")
    ]
    for (name, one), (other_name, other) in combinations(merged, 2):
        if one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]:
            yield f"merged cells {name} and {other_name} overlap"
    columns = root.findall("{*}cols/{*}col")
    for one_column, next_column in pairwise(columns):
        if int(next_column.get("min", "0")) <= int(one_column.get("max", "0")):
            yield f"column {next_column.get('min')} has two widths"


def _area(reference: str) -> Area:
    first, _, last = reference.partition(":")
    return (*position(first), *position(last or first))


def _formulas(root: ElementTree.Element) -> Iterator[str]:
    """Formulas of cells, conditional formats and validations close what they open."""
    for each in root.iter():
        tag = each.tag.rpartition("}")[2]
        if tag in ("f", "formula", "formula1", "formula2") and not is_balanced(each.text or ""):
            yield f"the formula {each.text} has brackets or quotes that do not close"


def is_balanced(formula: str) -> bool:
    """Whether every bracket and every quotation mark of a formula is closed."""
    rest = QUOTED.sub("", formula)
    depth = 0
    for sign in rest:
        depth += (sign == "(") - (sign == ")")
        if depth < 0 or sign in "\"'":
            return False
    return depth == 0


def _validations(root: ElementTree.Element) -> Iterator[str]:
    """Texts of validations are no longer than Excel takes."""
    for each in root.iterfind(".//{*}dataValidation"):
        for key, longest in LONGEST.items():
            if len(each.get(key, "")) > longest:
                yield f"the {key} of the validation of {each.get('sqref')} is too long"
        words = each.findtext("{*}formula1") or ""
        if each.get("type") == "list" and words.startswith('"') and len(words) > LONGEST_LIST + 2:
            yield f"the list of the validation of {each.get('sqref')} is too long"
