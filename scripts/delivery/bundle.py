"""Build what offices are given: ``python -m scripts.delivery.bundle [--fast] [--python ZIP] [-o dist]``."""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from scripts.delivery.archives import tarred, zipped
from scripts.delivery.inputs import ROOT, BuildError, sha256, version
from scripts.delivery.installer import STUB, STUB_64, installer, windows_folder
from scripts.delivery.linux import LOADERS, linux_folder

LARGEST = 55_000_000  # bytes of the setup program: what offices on slow lines were promised


def main(arguments: Sequence[str] | None = None) -> int:
    """Build all, print what was built; the exit status."""
    parser = argparse.ArgumentParser(description="Build the installer and the folders for offices.")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "dist")
    parser.add_argument(
        "--fast", action="store_true", help="no compression, 64-bit stub: for tests"
    )
    parser.add_argument(
        "--python", type=Path, help="python.org's embeddable zip, instead of the index"
    )
    given = parser.parse_args(arguments)
    try:
        built = build(given.output, fast=given.fast, handed_in=given.python)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 2
    lines = [f"{sha256(path.read_bytes())}  {path.name}\n" for path in built]
    (given.output / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")
    for path in built:
        print(f"{path}  {path.stat().st_size / 1e6:.1f} MB")
    return 0


def build(output: Path, *, fast: bool = False, handed_in: Path | None = None) -> list[Path]:
    """Setup program and zip for Windows, archives for Linux; `fast`: the setup program alone.

    BuildError when one cannot be made, or the setup program is too large.
    """
    output.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    folder = windows_folder(output / "年报助手", handed_in)
    name = f"年报助手-{version()}"
    stub = STUB_64 if fast else STUB
    setup = installer(folder, output / f"{name}-setup.exe", fast=fast, stub=stub)
    if not fast and setup.stat().st_size > LARGEST:
        raise BuildError(f"{setup.name} has {setup.stat().st_size} bytes, more than {LARGEST}")
    built = [setup]
    if not fast:
        built.append(zipped(folder, output / f"{name}-windows.zip"))
        for processor in LOADERS:
            desktop = linux_folder(output / processor / "年报助手", processor)
            built.append(tarred(desktop, output / f"{name}-linux-{processor}.tar.xz"))
    print(f"built in {time.monotonic() - began:.0f} s", file=sys.stderr)
    return built


if __name__ == "__main__":
    sys.exit(main())
