"""Before anything is timed: both ways find the same workbooks wrong and print the same report."""

import docx
from docx.table import Table

from benchmarks.timing import Command

FINDINGS = 1


def same_verdicts(ours: Command, theirs: Command, wanted: tuple[str, ...]) -> None:
    """Both refuse the broken workbook and name these places; RuntimeError where one does not."""
    for command, places in ((ours, wanted[0::2]), (theirs, wanted[1::2])):
        done = command.run()
        missing = [place for place in places if place not in done.stdout]
        if done.returncode != FINDINGS or missing:
            raise RuntimeError(f"{command.arguments} does not find {missing}:\n{done.stdout}")


def same_reports(ours: Command, theirs: Command) -> None:
    """Both write the same paragraphs in the same styles and the same cells."""
    for command in (ours, theirs):
        command.seconds()
    if content(ours) != content(theirs):
        raise RuntimeError(f"{ours.output} and {theirs.output} do not say the same")


def content(command: Command) -> list[object]:
    """What a report says: style and text of each paragraph, span and text of each cell."""
    found: list[object] = []
    for block in docx.Document(str(command.output)).iter_inner_content():
        if isinstance(block, Table):
            found.append(
                [
                    [(cell.grid_span, "".join(map(str, cell.itertext()))) for cell in row.tc_lst]
                    for row in block._tbl.tr_lst
                ]
            )
        else:
            found.append((block.style.name if block.style else "", block.text))
    return found
