"""The map of the code in CONTRIBUTING.md, from the docstrings: ``python -m tests.code_map`` rewrites it."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "CONTRIBUTING.md"
PACKAGES = ("schemas", "workbook", "scripts")
BEGIN, END = "<!-- map: python -m tests.code_map -->\n", "<!-- end of map -->\n"


def first_sentence(path: Path) -> str:
    """The first line of a module's docstring."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n")[0].replace("|", "\\|").replace("``", "`")


def code_map() -> str:
    """Every package as a heading with its sentence, every module as a row with its own."""
    return "\n".join("\n".join(_room(folder)) for folder in _folders())


def _folders() -> list[Path]:
    return [
        folder
        for package in PACKAGES
        for folder in sorted({path.parent for path in (ROOT / package).rglob("*.py")})
    ]


def _room(folder: Path) -> list[str]:
    modules = sorted(path for path in folder.glob("*.py") if path.name != "__init__.py")
    told = first_sentence(folder / "__init__.py")
    rows = [f"| `{module.stem}` | {first_sentence(module)} |" for module in modules]
    table = ["| Module | |", "| --- | --- |", *rows, ""] if rows else []
    return [f"**`{folder.relative_to(ROOT).as_posix()}/`** {told}", "", *table]


def with_map(page: str) -> str:
    """The page with the map between its two marks made anew."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{code_map()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(with_map(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
