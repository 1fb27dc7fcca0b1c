"""A folder as one file, the same bytes each time: names sorted, times fixed, nobody's account."""

import lzma
import tarfile
import zipfile
from pathlib import Path

from scripts.delivery.product import STAMP

DAY = (2024, 1, 1, 0, 0, 0)


def files_of(folder: Path) -> list[Path]:
    """All files below a folder, sorted by their names there."""
    found = [path for path in folder.rglob("*") if path.is_file() or path.is_symlink()]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def zipped(folder: Path, target: Path, *, fast: bool = False) -> Path:
    """A zip whose only entry at the top is the folder."""
    method = zipfile.ZIP_STORED if fast else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(target, "w", method, compresslevel=9) as archive:
        for path in files_of(folder):
            name = path.relative_to(folder.parent).as_posix()
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type, entry.create_system = method, 0
            archive.writestr(entry, path.read_bytes(), compresslevel=9)
    return target


def tarred(folder: Path, target: Path, *, fast: bool = False) -> Path:
    """A tar.xz whose only entry at the top is the folder."""

    def settled(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime = STAMP
        return entry

    with (
        lzma.open(target, "wb", preset=0 if fast else 6) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in files_of(folder):
            name = path.relative_to(folder.parent).as_posix()
            archive.add(path, name, recursive=False, filter=settled)
    return target
