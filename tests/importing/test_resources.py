"""What means harm costs little: time and memory of a process of its own that is given such a file."""

import io
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.importing.drawn_pdf import grid, pdf, words
from tests.importing.test_hostile import HOSTILE, bomb, document

MHT = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"
SECONDS, MEGABYTES = 10, 500
READ = """
import sys, time
from pathlib import Path
from scripts.tasks.load import load
from schemas.errors import ClerkError
began = time.perf_counter()
try:
    load(Path(sys.argv[1]))
    said = "read"
except ClerkError as error:
    said = "refused"
status = Path("/proc/self/status").read_text()  # getrusage would count the parent's, from before exec
most = int(status.split("VmHWM:")[1].split()[0]) / 1024
print(said, time.perf_counter() - began, most)
"""


def many_parts() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b"x" * 300_000_000)
    return target.getvalue()


def stream() -> bytes:
    """A PDF whose page is 400 MB of spaces once unpacked."""
    packed = zlib.compress(b" " * 400_000_000, 9).decode("latin-1")
    return pdf(packed).replace(b"<</Length", b"<</Filter/FlateDecode/Length")


HEAVY: dict[str, Callable[[], bytes]] = {
    "200MB.html": lambda: b"<html><body>" + b"<p>abcdefgh" * 19_000_000,
    "bomb.docx": bomb,
    "zipbomb.docx": many_parts,
    "deep.html": HOSTILE["deep.html"],
    "deep.docx": lambda: document("<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000),
    "long.txt": lambda: b"x" * 200_000_000,
    "spaces.txt": lambda: "一、总体情况\n".encode() + b" " * 9_000_000 + b"x",
    "lines.txt": lambda: "二、主动公开政府信息情况\n".encode() + "规章\n0\n".encode() * 400_000,
    "cells.html": lambda: b"<table>" + b"<tr><td>1<td>2" * 600_000,
    "rows.html": lambda: b"<table>" + b"<tr><td rowspan=9999 colspan=60>1</tr>" * 5000,
    "parts.mht": lambda: MHT + b"--x\nContent-Type: text/html\n\n<p>a\n" * 200_000,
    "nested.mht": lambda: MHT + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 3000,
    "cells.docx": lambda: document(
        "<w:tbl>" + ("<w:tr>" + "<w:tc><w:p/></w:tc>" * 20 + "</w:tr>") * 20_000 + "</w:tbl>"
    ),
    "stream.pdf": stream,
    "grid.pdf": lambda: pdf(
        grid(tuple(n / 2 for n in range(2, 390)), tuple(n / 2 for n in range(2, 590)))
        + words(1, 1, "1" * 18_000)
    ),
}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the highest memory is read from /proc")
@pytest.mark.parametrize("name", HEAVY)
def test_a_file_that_means_harm_is_refused_in_little_time_and_memory(name: str, tmp_path: Path):
    path = tmp_path / name
    path.write_bytes(HEAVY[name]())
    ran = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    said, seconds, megabytes = ran.stdout.split()
    assert said == "refused"
    assert float(seconds) < SECONDS
    assert float(megabytes) < MEGABYTES
