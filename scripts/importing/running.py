"""Numbers written into the cell of their label: 规章000, 行政许可 12."""

import re

from scripts.importing.heads import Grid, Head


def run_together(grid: Grid, head: Head, row: int, label: str) -> tuple[str, list[str]]:
    """A label and the numbers written into its cell, where no other cell of the row has any."""
    if any(cell and cell.column >= head.first and cell.text.strip() for cell in grid[row]):
        return label, []
    return split_run(label, len(head.by_key))


def split_run(label: str, columns: int) -> tuple[str, list[str]]:
    """规章000 is 规章 and three zeros, 行政许可12 is 12: only what can be read in one way."""
    found = re.fullmatch(r"(.*[^\d\s.])\s*(\d[\d,]*(?:\.\d+)?|(?:\d+\s+)+\d+)\s*", label, re.DOTALL)
    if not found:
        return label, []
    digits = found[2].split()
    if len(digits) == 1 and columns > 1:
        digits = list(digits[0]) if set(digits[0]) == {"0"} else []
    return (found[1], digits) if len(digits) == columns else (label, [])
