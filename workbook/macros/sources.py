"""What stands in workbook/addin/ as text: the VBA module, the ribbon, the buttons and their words."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "addin"
MODULE = "Nianbao"
RIBBON_2006 = "http://schemas.microsoft.com/office/2006/01/customui"
RIBBON_2010 = "http://schemas.microsoft.com/office/2009/07/customui"


@dataclass(frozen=True)
class Button:
    """A button: what it says, the macro it calls, and the action that reaches Python."""

    action: str
    sub: str
    label: str
    hint: str
    main: bool = False


@dataclass(frozen=True)
class Sources:
    """The macros' texts: the module, the ribbon for 2010 and later, buttons by sheet, words."""

    module: str
    ribbon: str
    buttons: Mapping[str, Button]
    sheets: Mapping[str, tuple[Button, ...]]
    words: Mapping[str, str]

    @property
    def ribbon_2006(self) -> str:
        """The same ribbon for Excel 2007, which knows only the older namespace."""
        return self.ribbon.replace(RIBBON_2010, RIBBON_2006)


@cache
def sources() -> Sources:
    """Read the folder workbook/addin/."""
    module = (FOLDER / f"{MODULE}.bas").read_text(encoding="ascii")
    ribbon = (FOLDER / "ribbon.xml").read_text(encoding="utf-8")
    defined = tomllib.loads((FOLDER / "buttons.toml").read_text(encoding="utf-8"))
    buttons = {each["action"]: Button(**each) for each in defined["button"]}
    sheets = {
        code_name: tuple(buttons[action] for action in actions)
        for code_name, actions in defined["sheets"].items()
    }
    return Sources(module, ribbon, buttons, sheets, defined["words"])
