"""What the house keeps to that no linter checks: sizes, names, dependencies."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("schemas", "workbook", "scripts")
MODULES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
OWN_NAME = "ogi-annual-report"
MODULE_LINES = 220  # an edition is data, as long as the form itself: not counted
FUNCTION_LINES = 60
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def locked_names() -> set[str]:
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    return {package["name"] for package in lock["package"]}


@cache
def top_level_modules() -> frozenset[tuple[str, str]]:
    """(module, distribution) for every importable name that an installed dependency ships."""
    return frozenset(
        (file.parts[0].removesuffix(".py"), name)
        for name, distribution in ((each.name, each) for each in distributions())
        if name != OWN_NAME
        for file in distribution.files or ()
    )


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def dependencies() -> list[str]:
    """Every requirement of pyproject.toml: the product's, its extras', its developers'."""
    project = tomllib.loads(PYPROJECT)
    groups = [
        project["project"]["dependencies"],
        *project["project"].get("optional-dependencies", {}).values(),
        *project["dependency-groups"].values(),
    ]
    return [requirement for group in groups for requirement in group]


def test_pandas_is_neither_locked_nor_installed():
    assert "pandas" not in locked_names()
    assert "pandas" not in {distribution.name.lower() for distribution in distributions()}


def test_no_dependency_ships_a_module_of_our_name():
    clashes = {(module, owner) for module, owner in top_level_modules() if module in FOLDERS}
    assert not clashes


def test_modules_stay_short():
    modules = [path for path in MODULES if path.parent.name != "editions"]
    lines = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    assert not {path: count for path, count in lines.items() if count > MODULE_LINES}


def test_functions_stay_short():
    sizes = {
        f"{name(path)}:{function.name}": function.end_lineno - function.lineno + 1
        for path in MODULES
        for function in functions(path)
        if function.end_lineno
    }
    assert not {where: count for where, count in sizes.items() if count > FUNCTION_LINES}


def test_no_module_is_named_like_one_of_python_or_of_a_dependency():
    taken = sys.stdlib_module_names | {module for module, _ in top_level_modules()}
    ours = {path: path.stem for path in MODULES if not path.stem.startswith("__")}
    ours |= {path.parent: path.parent.name for path in MODULES}
    assert not {name(path): stem for path, stem in ours.items() if stem in taken}


def test_the_project_cannot_be_uploaded():
    assert "Private :: Do Not Upload" in tomllib.loads(PYPROJECT)["project"]["classifiers"]


@pytest.mark.parametrize("requirement", dependencies())
def test_every_dependency_says_why_it_is_there(requirement):
    (line,) = (
        text for text in PYPROJECT.splitlines() if text.strip().startswith(f'"{requirement}"')
    )
    assert line.partition("#")[2].strip()
