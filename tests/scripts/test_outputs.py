"""Where results land: whole files or none, the old one kept."""

from pathlib import Path

import pytest

from scripts.paths.outputs import put


def test_the_folder_is_made_and_no_other_file_is_left(tmp_path: Path) -> None:
    path = tmp_path / "新" / "报告.docx"
    assert put(path, b"new") is None
    assert [found.name for found in path.parent.iterdir()] == ["报告.docx"]
    assert path.read_bytes() == b"new"


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "报告.docx").mkdir()
    with pytest.raises(OSError, match=r"报告\.docx"):
        put(tmp_path / "报告.docx", b"new")
    assert [found.name for found in tmp_path.iterdir()] == ["报告.docx"]


def test_a_folder_that_cannot_be_made_is_named_by_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "output").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileExistsError) as caught:
        put(Path("output/报告.docx"), b"new")
    assert caught.value.filename == str(tmp_path / "output")


def test_an_earlier_file_is_kept_under_the_first_free_number(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    for number in range(3):
        put(path, str(number).encode())
    kept = {found.name: found.read_text() for found in tmp_path.iterdir()}
    assert kept == {"报告.docx": "2", "报告.备份1.docx": "0", "报告.备份2.docx": "1"}
