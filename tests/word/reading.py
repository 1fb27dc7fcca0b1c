"""A Word file read back independently of what wrote it: tables as grids, soundness, fields."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from ooxml_integrity import ERROR, check
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

Placed = tuple[int, int, int, int, str]  # row, column, rows, columns, text


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def faults(path: Path) -> list[str]:
    """What the two validators call an error."""
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=1000)
    audit = [str(error) for error in validator.validate(path).errors]
    return audit + [str(finding) for finding in check(path) if finding.severity == ERROR]


def text_of(element) -> str:
    return "".join(piece.text or "" for piece in element.iter(qn("w:t")))


def cells_of(table) -> list[Placed]:
    """Physical cells of a ``w:tbl`` with their spans resolved.

    Raises ValueError for a continued cell with nothing above it, one of another width than the
    cell above, words in a continued cell, or a row narrower or wider than the table.
    """
    width = len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
    begun: dict[int, list] = {}
    found: list[list] = []
    for row, line in enumerate(table.findall(qn("w:tr"))):
        column, open_here = 0, {}
        for cell in line.findall(qn("w:tc")):
            span, merge = _spans(cell)
            if merge == "continue":
                above = begun.get(column)
                if above is None or above[3] != span or text_of(cell):
                    raise ValueError(f"orphan vMerge in row {row}, column {column}")
                above[2] += 1
                open_here[column] = above
            else:
                placed = [row, column, 1, span, text_of(cell)]
                found.append(placed)
                if merge == "restart":
                    open_here[column] = placed
            column += span
        if column != width:
            raise ValueError(f"row {row} has {column} columns, the table {width}")
        begun = open_here
    return sorted((row, column, rows, span, text) for row, column, rows, span, text in found)


def _spans(cell) -> tuple[int, str]:
    properties = cell.find(qn("w:tcPr"))
    span, merge = properties.find(qn("w:gridSpan")), properties.find(qn("w:vMerge"))
    columns = 1 if span is None else int(span.get(qn("w:val")))
    return columns, "" if merge is None else merge.get(qn("w:val"), "continue")


def field_characters(content: bytes) -> dict[str, list[str]]:
    """Part -> its field characters in order."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                pieces = archive.read(name).decode().split('w:fldCharType="')[1:]
                found[name] = [piece.split('"')[0] for piece in pieces]
    return {name: kinds for name, kinds in found.items() if kinds}
