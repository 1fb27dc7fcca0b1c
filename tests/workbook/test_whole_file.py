"""The one way a file is written: whole or not at all, with the permissions it had."""

import sys
from pathlib import Path

import pytest

from workbook.files.whole_file import write_whole

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")


def test_only_the_file_itself_is_left(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", b"1")
    write_whole(tmp_path / "a.txt", b"2")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a.txt": b"2"}


def test_what_goes_wrong_before_leaves_the_old_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def refuse(new: Path) -> None:
        assert new.read_bytes() == b"new"
        assert new.suffix == path.suffix
        raise ValueError("not this one")

    with pytest.raises(ValueError, match="not this one"):
        write_whole(path, b"new", before=refuse)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a.txt": b"old"}


@posix
def test_a_new_file_is_for_all_and_an_old_one_keeps_its_permissions(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.txt", tmp_path / "b.txt"
    write_whole(path, b"1")
    assert path.stat().st_mode & 0o777 == 0o644
    path.chmod(0o600)
    write_whole(path, b"2")
    write_whole(copy, b"2", like=path)
    assert [each.stat().st_mode & 0o777 for each in (path, copy)] == [0o600, 0o600]


def test_an_error_names_what_the_person_named(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder") as caught:
        write_whole(tmp_path / "folder", b"1")
    assert caught.value.filename == str(tmp_path / "folder")
    with pytest.raises(FileNotFoundError) as caught:
        write_whole(tmp_path / "none" / "a.txt", b"1")
    assert caught.value.filename == str(tmp_path / "none")
    assert [file.name for file in tmp_path.iterdir()] == ["folder"]
