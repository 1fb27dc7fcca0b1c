"""The folder for desktops with Linux (Kylin, UOS): Debian's Python with its own C library beside it.

The C library of those desktops may be older than Python's, so Python is started by the loader in the
folder. What is needed of the system is its kernel and /bin/sh.
"""

import shutil
from pathlib import Path

from scripts.delivery.byte_code import compile_all
from scripts.delivery.debian import unpack_debian
from scripts.delivery.inputs import packages
from scripts.delivery.product import LAUNCHERS, add_licences, add_product, settle
from scripts.delivery.slimming import slim

LOADERS = {"x86_64": "ld-linux-x86-64.so.2", "aarch64": "ld-linux-aarch64.so.1"}
# what the standard library has in it that needs libraries we do not bring, or that nobody starts
NOT_NEEDED = (
    "_crypt",
    "_curses",
    "_dbm",
    "_gdbm",
    "_sqlite3",
    "nis",
    "ossaudiodev",
    "readline",
)
PYTHON = """\
#!/bin/sh
# Python with the C library beside it. -I: nothing of this user's own Python is looked at.
# Under this file's name, so that further processes of it are started through here as well.
here=${{0%/*}}
[ "$here" != "$0" ] || here=.
lib=$here/../system
exec "$lib/{loader}" --argv0 "$here/python3" --library-path "$lib" "$here/python3.11" -I -X utf8 "$@"
"""
COMMAND = """\
#!/bin/sh
here=${0%/*}
[ "$here" != "$0" ] || here=.
exec "$here/python/bin/python3" -m scripts.command.cli "$@"
"""


def linux_folder(folder: Path, processor: str) -> Path:
    """Everything a desktop of this processor needs, in a folder that may lie anywhere."""
    shutil.rmtree(folder, ignore_errors=True)
    debian = folder.with_name(f"{folder.name}.debian")
    shutil.rmtree(debian, ignore_errors=True)
    unpack_debian(processor, debian)
    _python(folder / "python", debian, processor)
    site = folder / "python" / "lib" / "python3" / "dist-packages"
    packages(site, f"{processor}-manylinux_2_28")
    slim(site)
    (site / "nianbao.pth").write_text("../../../../app\n", encoding="ascii")
    add_product(folder, processor)
    add_licences(folder, site)
    for each in (debian / "usr/share/doc").glob("*/copyright"):
        shutil.copy(each, folder / "licenses" / f"{each.parent.name}.txt")
    for ending in (".command", ".desktop"):
        shutil.copy(LAUNCHERS / f"年报校验{ending}", folder)
    _program(folder / "nianbao", COMMAND)
    compile_all(folder)
    shutil.rmtree(debian)
    settle(folder)
    return folder


def _python(python: Path, debian: Path, processor: str) -> None:
    """Interpreter, standard library and the libraries of the system, out of what was unpacked."""
    (python / "bin").mkdir(parents=True)
    shutil.copy(debian / "usr/bin/python3.11", python / "bin")
    library = python / "lib" / "python3.11"
    unwanted = shutil.ignore_patterns("lib2to3", "pydoc_data", "idlelib", "sitecustomize.py")
    shutil.copytree(debian / "usr/lib/python3.11", library, ignore=unwanted)
    for name in NOT_NEEDED:
        for path in (library / "lib-dynload").glob(f"{name}.*"):
            path.unlink()
    system = python / "system"
    system.mkdir()
    for place in ("lib", "usr/lib"):
        for path in (debian / place / f"{processor}-linux-gnu").glob("*.so.*"):
            if not (system / path.name).exists():
                shutil.copy(path, system)  # links become the files they lead to
    if not (system / LOADERS[processor]).exists():
        shutil.copy(debian / "lib" / LOADERS[processor], system)
    (system / LOADERS[processor]).chmod(0o755)
    _program(python / "bin" / "python3", PYTHON.format(loader=LOADERS[processor]))


def _program(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
    path.chmod(0o755)
