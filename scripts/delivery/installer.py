"""The Windows folder and what wraps it: launchers compiled by mingw, the installer made by NSIS."""

import os
import shutil
from pathlib import Path

from scripts.delivery.archives import files_of
from scripts.delivery.byte_code import one_file
from scripts.delivery.icon import icon
from scripts.delivery.inputs import packages, run, version
from scripts.delivery.interpreter import add_packages, unpack_python
from scripts.delivery.product import LAUNCHERS, STAMP, add_licences, add_product, settle
from scripts.delivery.slimming import slim, slim_interpreter

OURS = Path(__file__).with_name("windows_files")
PLATFORM = "x86_64-pc-windows-msvc"
COMPILER = "x86_64-w64-mingw32-gcc"
ICON = "nianbao.ico"
PROGRAMS = {
    "年报校验.exe": ("-mwindows", '-DMODULE=L"scripts.launch"', '-DPYTHON=L"pythonw.exe"'),
    "nianbao.exe": ("-DCONSOLE", '-DMODULE=L"scripts.command.cli"', '-DPYTHON=L"python.exe"'),
}
# the released installer starts on every Windows, to say in words that it is too old or of 32 bits
STUB, STUB_64 = "x86-unicode", "amd64-unicode"


def windows_folder(folder: Path, handed_in: Path | None = None) -> Path:
    """Everything a PC needs, in a folder that also works from a USB stick."""
    shutil.rmtree(folder, ignore_errors=True)
    python = folder / "python"
    site = python / "Lib" / "site-packages"
    unpack_python(python, handed_in)
    slim_interpreter(python)
    packages(site, PLATFORM)
    slim(site)
    add_packages(python)
    add_product(folder)
    add_licences(folder, site)
    shutil.copy(LAUNCHERS / "年报校验.cmd", folder)
    one_file(folder, python / "python311.zip", site, site / "win32" / "lib", folder / "app")
    for name, how in PROGRAMS.items():
        compile_launcher(folder / name, *how)
    settle(folder)
    return folder


def compile_launcher(target: Path, *how: str) -> None:
    """launcher.c with its icon, version and manifest as a program of 64-bit Windows."""
    resource, drawn = target.with_suffix(".o"), target.with_name(ICON)
    drawn.write_bytes(icon())
    dotted = f'-DDOTTED="{version()}"'.replace('"', '\\"')
    commas = f"-DCOMMAS={version().replace('.', ',')},0"
    tool = COMPILER.replace("gcc", "windres")
    here = ("-I", target.parent)
    run(tool, "-c", "65001", *here, commas, dotted, "launcher.rc", resource, cwd=OURS)
    flags = ("-municode", "-Os", "-s", "-Wall", "-Werror", "-static")
    same = ("-Wl,--no-insert-timestamp", "-finput-charset=UTF-8")
    run(COMPILER, *flags, *same, *how, "-o", target, OURS / "launcher.c", resource)
    resource.unlink()
    drawn.unlink()


def installer(folder: Path, target: Path, *, fast: bool = False, stub: str = STUB) -> Path:
    """The folder as one setup program; `fast` without compression, for tests."""
    work = target.with_suffix(".work")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    shutil.copy(OURS / "installer.nsi", work)
    (work / ICON).write_bytes(icon())
    (work / "files.nsh").write_text("\n".join(install_lines(folder)) + "\n", encoding="utf-8")
    size = sum(path.stat().st_size for path in files_of(folder)) // 1024
    given = {"VERSION": version(), "OUT": target.absolute(), "STUB": stub, "SIZE": size}
    defines = [f"-D{name}={value}" for name, value in given.items()] + ["-DFAST"] * fast
    os.environ["SOURCE_DATE_EPOCH"] = str(STAMP)
    run("makensis", "-V2", "-INPUTCHARSET", "UTF8", *defines, "installer.nsi", cwd=work)
    shutil.rmtree(work)
    return target


def install_lines(folder: Path) -> list[str]:
    """Every file of the folder as a line of NSIS, sorted: a folder on disk has no order of its own."""
    lines, last = [], None
    for path in files_of(folder):
        inside = path.relative_to(folder)
        if inside.parent != last:
            last = inside.parent
            below = "" if last == Path() else "\\" + str(last).replace("/", "\\")
            lines.append(f'SetOutPath "$INSTDIR{below}"')
        lines.append(f'File "{path.absolute()}"')
    return [line.replace("$", "$$").replace("$$INSTDIR", "$INSTDIR") for line in lines]
