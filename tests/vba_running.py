"""Run our macros without Office: a VBA interpreter, with the one procedure that reaches out replaced.

The machine outside is told by a dictionary: (what, value) -> what the procedure answers.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pyopenvba import ExcelFile  # type: ignore[import-untyped]
from pyopenvba.apps.excel import ExcelApplication  # type: ignore[import-untyped]
from pyopenvba.interpreter import VBAObject, member  # type: ignore[import-untyped]

from workbook.macros.sources import MODULE

OUTSIDE = re.compile(r"^Private Function Outside.*?^End Function\n", re.MULTILINE | re.DOTALL)
Answers = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class Ran:
    """What became of a macro: the command lines it started, the messages it showed."""

    started: list[str]
    messages: list[str]
    status: object


class RibbonControl(VBAObject):  # type: ignore[misc]
    """What Excel hands to a ribbon's callback."""

    def __init__(self, tag: str) -> None:
        self.tag = tag

    @member
    def Tag(self) -> str:  # noqa: N802 (a name of Excel's)
        return self.tag


def run(path: Path, macro: str, answers: Answers, separator: str = "\\", tag: str = "") -> Ran:
    """Run a macro of the workbook at `path` on a made-up machine."""
    with ExcelFile(path) as file:
        source = file.vba_modules()[MODULE].replace("\r\n", "\n")
    app = ExcelApplication.open(path, with_vba=False)
    # what the interpreter does not know of Excel
    source = source.replace("Application.PathSeparator", f'"{separator}"')
    app.add_module(OUTSIDE.sub(lambda _: _outside(answers), source), name=MODULE)
    app.run(macro, *([RibbonControl(tag)] if tag else []))
    started = [line for line in app.console if line.startswith("start ")]
    return Ran(
        [line.removeprefix("start ") for line in started],
        [message for _, message, _, _ in app.dialogs],
        app.evaluate("Application.StatusBar"),
    )


def _outside(answers: Answers) -> str:
    def text(value: str) -> str:
        return '"' + value.replace('"', '""') + '"'

    known = "".join(
        f"    If what = {text(what)} And (value = {text(value)} Or {text(value)} = {text('*')})"
        f" Then Outside = {text(answer)}\n"
        for (what, value), answer in answers.items()
    )
    return (
        "Private Function Outside(ByVal what As String, ByVal value As String) As String\n"
        f'    If what = "start" Then Debug.Print "start " & value\n{known}End Function\n'
    )
