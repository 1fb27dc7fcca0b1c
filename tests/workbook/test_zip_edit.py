"""Parts of a zip exchanged: the rest keeps its bytes, whatever wrote the zip."""

import io
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.files.zip_edit import rezipped

NAMES = ("a.xml", "目录/中文.xml", "b.bin", "c.txt")


def zipped(contents: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED, **options) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression, **options) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def streamed(contents: dict[str, bytes]) -> bytes:
    """A zip whose writer could not go back: sizes follow the data, as Java and .NET write them."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            self.data += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return bytes(pipe.data)


def read(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def packed(data: bytes, name: str) -> bytes:
    """The compressed bytes of one entry with its local header."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = archive.getinfo(name)
    start = entry.header_offset
    return data[start : start + 30 + len(name.encode()) + entry.compress_size]


contents = st.fixed_dictionaries({name: st.binary(max_size=200) for name in NAMES})


@given(contents, st.dictionaries(st.sampled_from((*NAMES, "neu.xml")), st.none() | st.binary()))
def test_the_result_holds_the_changes_and_everything_else(before, changes):
    for data in (zipped(before), zipped(before, zipfile.ZIP_STORED), streamed(before)):
        wanted = {**before, **changes}
        found = read(rezipped(data, changes))
        assert found == {name: content for name, content in wanted.items() if content is not None}
        assert list(found) == [name for name in wanted if wanted[name] is not None]


@pytest.mark.parametrize("make", [zipped, streamed])
def test_what_is_not_concerned_keeps_its_compressed_bytes(make):
    before = {name: name.encode() * 50 for name in NAMES}
    data = make(before)
    after = rezipped(data, {"b.bin": b"other"})
    assert all(packed(data, name) == packed(after, name) for name in NAMES if name != "b.bin")


def test_nothing_changed_leaves_every_byte():
    data = zipped(dict.fromkeys(NAMES, b"x" * 99))
    assert rezipped(data, {}) == data


def test_a_zip_with_the_large_records_is_edited_too():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in NAMES:
            with archive.open(name, "w", force_zip64=True) as entry:
                entry.write(b"x")
    large = buffer.getvalue()
    assert read(rezipped(large, {"c.txt": b"y"}))["c.txt"] == b"y"
    end = large.rfind(b"PK\5\6")
    forced = large[: end + 8] + b"\xff\xff\xff\xff" + large[end + 12 :]
    assert read(rezipped(forced, {"c.txt": b"y", "a.xml": None, "d": b"z"})) == {
        "目录/中文.xml": b"x",
        "b.bin": b"x",
        "c.txt": b"y",
        "d": b"z",
    }


def test_what_is_no_zip_is_refused():
    with pytest.raises(ValueError, match="end of central directory"):
        rezipped(b"PK\3\4 and nothing else", {"a": b""})
