"""What a killed program leaves beside a workbook goes at the next start; nothing in use ever does."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from schemas.errors import system_sentence
from scripts.tasks.new import new_bytes
from workbook.files.leftovers import A_DAY, prefix
from workbook.files.whole_file import write_whole

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")
WRITER = """
import sys, time
from pathlib import Path
from workbook.files.whole_file import write_whole
def wait(_):
    print("ready", flush=True)
    time.sleep(60)
write_whole(Path(sys.argv[1]), b"1", before=wait)
"""


def started(path: Path) -> subprocess.Popen[bytes]:
    """Another process, in the middle of writing a file."""
    command = [sys.executable, "-c", WRITER, str(path)]
    process = subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return process


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@posix
def test_a_file_in_the_making_stays_and_one_left_by_a_kill_goes(tmp_path):
    with started(tmp_path / "报表.xlsx") as process:
        write_whole(tmp_path / "b.txt", b"2")
        assert len(names(tmp_path)) == 2
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert names(tmp_path)[0].startswith(".nianbao-")
        write_whole(tmp_path / "b.txt", b"3")
    assert names(tmp_path) == ["b.txt"]


def test_files_of_this_process_and_of_others_stay_until_they_are_old(tmp_path):
    ours, other, old = (
        tmp_path / name
        for name in (f"{prefix()}a.xlsx", ".nianbao-00000000-1-b.xlsx", ".nianbao-x")
    )
    for path in (ours, other, old):
        path.write_bytes(b"1")
    os.utime(old, (time.time() - 2 * A_DAY,) * 2)
    write_whole(tmp_path / "b.txt", b"2")
    assert names(tmp_path) == sorted([ours.name, other.name, "b.txt"])


def test_a_folder_that_refuses_is_named_by_its_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError) as caught:
        write_whole(Path("没有") / "报表.xlsx", b"1")
    assert f"“{tmp_path / '没有'}”" in system_sentence(caught.value)


NO_ROOM = """
import resource
from schemas.errors import OutputError
from scripts.tasks.new import new_bytes
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    new_bytes()
except OutputError as error:
    print(ascii(str(error)))
"""


@posix
def test_no_room_for_temporary_files_is_a_sentence():
    command = [sys.executable, "-c", NO_ROOM]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    assert ascii("不能写入")[1:-1] in done.stdout.decode()


@posix
@pytest.mark.slow
def test_marks_are_written_where_the_system_knows_no_chinese(tmp_path):
    path = tmp_path / "报表.xlsx"
    path.write_bytes(new_bytes())
    env = os.environ | {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "scripts.command.cli", "check", path.name, "--mark"]
    env["PYTHONPATH"] = str(Path(__file__).parents[2])
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr.decode()
    assert (tmp_path / "报表.校验.xlsx").exists()
