"""The byte code of a bundle: every module compiled, and what is imported put into one file.

Of the standard library only what a start imports goes in: the rest would cost megabytes of the setup.
"""

import compileall
import importlib.util
import marshal
import os
import py_compile
import shutil
import sys
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from scripts.delivery.inputs import ROOT, BuildError, run
from scripts.delivery.stored_modules import HEAD, STORE, Index

LOADER = Path(__file__).with_name("stored_modules.py")
DOOR = '"""What people start; its modules come out of one file."""\n\nfrom scripts.stored_modules import use\n\nuse()\n'
BEFORE = ("scripts", "scripts.stored_modules")  # imported before there is a store
# what people start, and what is imported only once it is wanted
STARTED = (
    "scripts.command.cli",
    "scripts.desktop.buttons",
    "scripts.desktop.launch",
    "scripts.tasks.check",
    "scripts.tasks.marking",
    "scripts.tasks.produce",
    "scripts.web.running",
)
NATIVE = (".pyd", ".so")
UNCHECKED = b"\x01\x00\x00\x00"  # of byte code, behind its magic number
Module = tuple[str, Path, bytes]  # its name, its source, its byte code


def compile_all(folder: Path) -> None:
    """Byte code beside every module; BuildError when this Python's is not that of the bundle."""
    if sys.version_info[:2] != (3, 11):
        raise BuildError("a bundle has to be built by Python 3.11, whose byte code it holds")
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    fine = compileall.compile_dir(
        folder,
        quiet=2,
        force=True,
        workers=os.cpu_count() or 1,
        stripdir=folder,
        invalidation_mode=mode,
    )
    if not fine:
        raise BuildError(f"some module below {folder} does not compile")


def one_file(folder: Path, library: Path, *places: Path) -> None:
    """Compile a bundle and move its byte code into ``app/scripts/modules.bin``.

    `library` is the zip of the standard library, which keeps its own; `places` are the folders in
    which Python looks after it, in its order: of two modules with one name the first counts.
    """
    ours = folder / "app" / "scripts"
    shutil.copy(LOADER, ours)
    (ours / "__init__.py").write_text(DOOR, encoding="utf-8", newline="\n")
    compile_all(folder)
    needed = standard()
    lent = [each for each in _library(library) if each[0] in needed]
    moved = [each for place in places for each in _modules(place) if each[0] not in BEFORE]
    (ours / STORE).write_bytes(_stored(folder, [*lent, *moved]))
    for _, source, _ in moved:
        _compiled(source).unlink()
        if not any(_compiled(source).parent.iterdir()):
            _compiled(source).parent.rmdir()


@cache
def standard() -> frozenset[str]:
    """The modules of the standard library that are there once all that people start is imported."""
    asked = f"import sys, {', '.join(STARTED)}; print(*sys.modules)"
    names = run(sys.executable, "-c", asked, cwd=ROOT).split()
    return frozenset(each for each in names if each.split(".")[0] in sys.stdlib_module_names)


def _library(library: Path) -> Iterator[Module]:
    """The modules of the standard library, of which the zip holds byte code and no sources."""
    with zipfile.ZipFile(library) as archive:
        for inside in sorted(archive.namelist()):
            if inside.endswith(".pyc"):
                name = inside.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")
                yield name, library / inside, archive.read(inside)


def _modules(place: Path) -> Iterator[Module]:
    """The modules that Python would import from below a folder, packages before modules.

    Not those in a folder that is no package, nor those of which there is a compiled twin.
    """
    sources = sorted(place.rglob("*.py"), key=lambda path: (path.name != "__init__.py", path))
    for source in sources:
        parts = source.relative_to(place).with_suffix("").parts
        above = [place.joinpath(*parts[:count]) for count in range(1, len(parts))]
        twins = [path for path in source.parent.glob(f"{source.stem}.*") if path.suffix in NATIVE]
        if not twins and all((each / "__init__.py").exists() for each in above):
            name = ".".join(parts).removesuffix(".__init__")
            yield name, source, _compiled(source).read_bytes()


def _compiled(source: Path) -> Path:
    return Path(importlib.util.cache_from_source(source, optimization=""))


def _stored(folder: Path, modules: Iterable[Module]) -> bytes:
    """The index, and behind it the byte code; BuildError for one that asks for its source's time."""
    index: Index = {}
    codes: list[bytes] = []
    start = 0
    for name, source, code in modules:
        if code[4:8] != UNCHECKED:
            raise BuildError(f"the byte code of {source} depends on the time of its source")
        if name not in index:
            index[name] = (source.relative_to(folder).as_posix(), start, len(code))
            codes.append(code)
            start += len(code)
    head = marshal.dumps(index)
    return b"".join([len(head).to_bytes(HEAD, "little"), head, *codes])
