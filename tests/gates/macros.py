"""The gate's look at the macros: the project itself, its modules by code name, its source."""

from collections import Counter
from collections.abc import Iterator

from tests.gates.project_streams import stream_findings
from tests.gates.vba_source import Procedure, procedures, undeclared
from workbook.files.package_parts import PackageParts
from workbook.files.xml_edit import outline
from workbook.macros.button_drawing import NAME
from workbook.macros.code_names import BOOK_NAME, CLASSES, code_name_of, sheet_parts
from workbook.macros.sources import MODULE, sources
from workbook.macros.vba_project import WORKBOOK_CLASS, Module, vba_project
from workbook.macros.vba_read import VbaProjectError, is_empty, read_vba_project


def project_modules(parts: PackageParts) -> tuple[tuple[Module, ...], list[str]]:
    """The modules of the workbook's VBA project, and what is wrong with the file that holds them."""
    part = parts.related(parts.related("", "officeDocument"), "vbaProject")
    if part not in parts.content:
        return (), ["the workbook has no VBA project"]
    try:
        modules = read_vba_project(parts.content[part])
    except VbaProjectError as error:
        return (), [f"{part}: {error}"]
    findings = stream_findings(parts.content[part], modules)
    findings = findings if modules else ("no modules", *findings)
    if not findings and not _is_our_writing(parts.content[part], modules):
        findings = ("not written as we write it: code page, line ends or settings differ",)
    return modules, [f"{part}: {finding}" for finding in findings]


def _is_our_writing(project: bytes, modules: tuple[Module, ...]) -> bool:
    """Whether the same modules, written anew, give the same bytes."""
    try:
        return project == vba_project(modules)
    except ValueError:  # said by source_findings
        return True


def public_procedures(modules: tuple[Module, ...]) -> dict[str, Procedure]:
    """What buttons and ribbon may call: the public Subs of the modules that are no document's."""
    found: dict[str, Procedure] = {}
    for module in modules:
        if not module.document:
            try:
                listed = procedures(module.source)
            except ValueError:  # said by source_findings
                continue
            found |= {each.name: each for each in listed if each.public and not each.function}
    return found


def code_name_findings(parts: PackageParts, modules: tuple[Module, ...]) -> Iterator[str]:
    """Whether every sheet and the workbook have their module, and every module its sheet."""
    book = parts.related("", "officeDocument")
    properties = outline(parts.content[book]).child("workbookPr")
    stated = properties.attributes.get("codeName", "") if properties else ""
    if stated != BOOK_NAME:
        yield f"the workbook's code name is {stated!r}"
    bases = {BOOK_NAME: WORKBOOK_CLASS}
    for name, part in sheet_parts(parts, book):
        code_name = code_name_of(parts.content[part])
        if not code_name:
            yield f"sheet {name} has no code name"
        elif code_name in bases:
            yield f"code name {code_name} is taken twice"
        bases[code_name] = CLASSES.get(outline(parts.content[part]).root.name, "")
    bases.pop("", None)
    documents = {module.name: module for module in modules if module.document}
    for code_name in sorted(set(bases) - set(documents)):
        yield f"code name {code_name} has no module"
    for code_name in sorted(set(documents) - set(bases)):
        yield f"module {code_name} has no sheet"
    for code_name in sorted(set(documents) & set(bases)):
        if f'"0{bases[code_name]}"' not in documents[code_name].source:
            yield f"module {code_name} is not of the class of its sheet"


def source_findings(modules: tuple[Module, ...]) -> Iterator[str]:
    """Whether our module is the reviewed one, and source keeps to its own declarations."""
    for name, times in Counter(module.name.lower() for module in modules).items():
        if times > 1:
            yield f"module {name} is there {times} times"
    for module in modules:
        yield from _module(module)
    ours = next((module for module in modules if module.name == MODULE), None)
    if ours is None:
        yield f"module {MODULE} is missing"
    elif ours.source != sources().module:
        yield f"module {MODULE} differs from workbook/addin/{MODULE}.bas"


def _module(module: Module) -> Iterator[str]:
    if f'Attribute VB_Name = "{module.name}"' not in module.source:
        yield f"module {module.name} does not state its own name"
    if module.document:
        if not is_empty(module.source):
            yield f"module {module.name} of a sheet or the workbook has code"
        return
    if module.name != MODULE:
        yield f"module {module.name} is none of ours"
    if "\nOption Explicit\n" not in module.source:
        yield f"module {module.name} lacks Option Explicit"
    try:
        yield from (
            f"module {module.name}, {each} not declared" for each in undeclared(module.source)
        )
    except ValueError as error:
        yield f"module {module.name}: {error}"


def word_findings(parts: PackageParts) -> Iterator[str]:
    """Whether the workbook has the words the macros say, each as Excel and VBA can take it."""
    book = parts.content[parts.related("", "officeDocument")].decode()
    for key, text in sources().words.items():
        if f'name="{NAME}{key}" hidden="1">"{text}"<' not in book:
            yield f"the workbook lacks the name {NAME}{key}"
        if len(text) > 250 or any(sign in text for sign in '"<>&\n'):
            yield f"word {key} cannot be stored in a name"
