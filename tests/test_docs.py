"""What the documents say is true: commands exist, links lead somewhere, code shown is our code."""

import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from schemas.issues import Issue, Severity
from scripts.command.cli import main, nianbao
from scripts.desktop.verdict import verdict
from scripts.tasks.check import Checked
from tests.code_map import PACKAGES, first_sentence, with_map
from tests.samples import city
from workbook.macros.sources import sources

ROOT = Path(__file__).parents[1]
HANDBOOK = ROOT / "docs" / "使用手册.md"
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "tests").rglob("*.md")]
)


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def pages() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def commands() -> Iterator[str]:
    for page in (ROOT / "README.md", HANDBOOK):
        spans = re.findall(r"`(nianbao [^`]+)`", text(page))
        spans += re.findall(r"^(nianbao .+)$", text(page), re.MULTILINE)
        yield from dict.fromkeys(spans)


def variants(command: str) -> Iterator[list[str]]:
    """The command with each of its optional parts alone, and without any."""
    whole = command.replace(r"\|", "|").replace(" Y]", " 2025]").removeprefix("nianbao ")
    optional = re.findall(r"\[([^]]+)\]", whole)
    bare = re.sub(r"\[[^]]+\]", "", whole).split()
    yield bare
    for part in optional:
        for choice in part.split(" | "):
            yield [*bare, *choice.split()]


def names_of_code() -> Iterator[str]:
    """Modules and functions that engineers' pages name by their path: scripts.tasks.load.load."""
    for page in (page for page in PAGES if page.name != "CHANGELOG.md"):
        for span in re.findall(r"`([^`\n]+)`", text(page)):
            yield from re.findall(
                rf"(?<![\w./])(?:{'|'.join(PACKAGES)})(?:\.[a-z_]\w*)+\b(?!\*)", span
            )


@pytest.mark.parametrize("name", sorted(set(names_of_code())))
def test_what_pages_name_by_its_path_is_there(name):
    assert pkgutil.resolve_name(name)


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_every_command_shown_can_be_typed(command):
    command = command.removesuffix(" -h").replace("nianbao 命令", "nianbao rules")
    if command == "nianbao check":
        command += " FILE"
    for name, *arguments in variants(command):
        found = nianbao.get_command(click.Context(nianbao), name)
        assert found is not None
        found.make_context(name, arguments)  # a UsageError when it cannot be typed


def test_every_command_there_is_stands_in_the_readme():
    names = nianbao.list_commands(click.Context(nianbao))
    assert "check" in names
    for name in names:
        assert f"`nianbao {name}" in text(ROOT / "README.md")


@pages()
def test_links_and_pictures_lead_to_files_and_headings(page):
    for target in re.findall(r"\]\(([^)]+)\)", text(page)):
        if target.startswith("http"):
            continue
        name, _, anchor = target.partition("#")
        other = page.parent / name if name else page
        assert other.exists(), target
        if anchor:
            assert anchor in {slug(heading) for heading in headings(other)}


def headings(page: Path) -> list[str]:
    return re.findall(r"^#+ (.+)$", text(page), re.MULTILINE)


def slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pages()
def test_modules_named_in_a_document_are_there(page):
    for name in re.findall(r"`((?:schemas|workbook|scripts|tests|docs)/[^`\s]*\.\w+)`", text(page)):
        assert (ROOT / name).exists(), name


def test_the_map_is_made_from_the_docstrings():
    page = text(ROOT / "CONTRIBUTING.md")
    assert with_map(page) == page, "python -m tests.code_map"


def test_every_module_and_package_says_what_it_is():
    modules = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    assert modules
    assert not [path for path in modules if not first_sentence(path)]


def test_code_shown_is_our_code():
    for block in re.findall(r"```python\n(.+?)```", text(ROOT / "CONTRIBUTING.md"), re.DOTALL):
        assert block in text(ROOT / "schemas" / "rules" / "facts.py")


def test_the_demonstration_prints_what_the_readme_shows(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["demo"]) == 0
    assert f"```\n{capsys.readouterr().out}```" in text(ROOT / "README.md")


def test_the_example_in_python_prints_what_the_readme_shows(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (shown,) = re.findall(
        r"```python\n(.+?)```\n\n```\n(.+?)```", text(ROOT / "README.md"), re.DOTALL
    )
    code, printed = shown
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out == printed
    assert {path.name for path in tmp_path.iterdir()} == {"标注.xlsx", "草稿.docx"}


@pytest.mark.parametrize(
    "found", [{}, {Severity.WARNING: 1}, {Severity.ERROR: 2, Severity.WARNING: 1}]
)
def test_the_handbook_says_what_a_check_says(found):
    issues = tuple(Issue("X101", each, "") for each, many in found.items() for _ in range(many))
    told = verdict(Checked(city(2024), issues)).partition("请核实")[0]
    assert f"| {told}" in text(HANDBOOK)


def test_the_handbook_explains_every_button_by_its_label():
    for button in sources().buttons.values():
        assert button.label in text(HANDBOOK)
