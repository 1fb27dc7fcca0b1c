"""Python for Windows: python.org's embeddable folder, unpacked, its signatures verified."""

import shutil
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

from scripts.delivery.inputs import INPUTS, BuildError, download, run, tree_sha256

PYTHON = INPUTS["python"]
ROOTS = "/etc/ssl/certs/ca-certificates.crt"
MICROSOFT = ("vcruntime140.dll", "vcruntime140_1.dll")  # signed under a root Debian does not have
# where Python looks for modules, from its own folder; nothing else is looked at, not even PYTHONPATH
PATHS = (
    "python311.zip",
    ".",
    r"Lib\site-packages",
    r"Lib\site-packages\win32",
    r"Lib\site-packages\win32\lib",
    r"..\app",
)


def unpack_python(target: Path, handed_in: Path | None = None) -> None:
    """The interpreter into a folder: the locked one, or a zip from python.org with the same content.

    BuildError when a file differs from the pinned 3.11.9, or a signature is missing.
    """
    if handed_in is not None:
        _unzip(zipfile.ZipFile(handed_in), "", target)
    else:
        source = download(PYTHON["requirement"], PYTHON["sha256"])
        with tarfile.open(source) as archive:
            member = archive.extractfile(PYTHON["archive"])
            if member is None:
                raise BuildError(f"{source} holds no {PYTHON['archive']}")
            _unzip(zipfile.ZipFile(BytesIO(member.read())), PYTHON["folder"] + "/", target)
    found = tree_sha256(target)
    if found != PYTHON["tree"]:
        raise BuildError(f"{handed_in or source} is not Python {PYTHON['version']}: tree {found}")
    verify_signatures(target)


def _unzip(archive: zipfile.ZipFile, inside: str, target: Path) -> None:
    for name in archive.namelist():
        if name.startswith(inside) and not name.endswith("/"):
            path = target / name.removeprefix(inside)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(archive.read(name))


def verify_signatures(folder: Path) -> list[str]:
    """The signed files of the interpreter, each by the Python Software Foundation; else BuildError."""
    signed = [p for p in sorted(folder.iterdir()) if p.suffix in (".exe", ".dll", ".pyd", ".cat")]
    ours = [path for path in signed if path.name not in MICROSOFT]
    for path in ours:
        trust = ("-ignore-crl", "-CAfile", ROOTS, "-TSA-CAfile", ROOTS)
        told = run("osslsigncode", "verify", *trust, "-in", path)
        if f"CN={PYTHON['signer']}\n" not in told or "Signature verification: ok" not in told:
            raise BuildError(f"{path.name} is not signed by the {PYTHON['signer']}\n{told}")
    return [path.name for path in ours]


def add_packages(python: Path) -> None:
    """What pywin32 does at its installation, written out; and where modules are looked for."""
    site = python / "Lib" / "site-packages"
    for library in (site / "pywin32_system32").glob("*.dll"):
        shutil.move(library, python)
    lines = "".join(f"{path}\r\n" for path in PATHS)
    (python / "python311._pth").write_bytes(lines.encode("ascii"))
