"""Message boxes where there is no Excel: a small program of the tests stands for the desktop's."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORDS = "发现 3 处错误。\n副本：/home/张 三/A&B $(id) `id` <b>\"'%s\\n.校验.xlsm"
TITLE = "年报助手"
CODE = "import sys; from scripts.paths.opening import say; say(sys.argv[1], sys.argv[2])"
STUB = """\
#!/bin/sh
for each; do printf '%s\\0' "$each" >> "{log}"; done
printf '\\0' >> "{log}"
sleep {seconds}
"""


@pytest.fixture
def desktop(tmp_path):
    """Say something where these programs are installed: (standard error, arguments, seconds)."""
    folder = tmp_path / "bin"
    folder.mkdir()
    log = tmp_path / "log"
    for needed in ("sh", "sleep"):
        (folder / needed).symlink_to(f"/bin/{needed}")

    def said(*programs: str, screen: str = ":9", seconds: float = 0) -> tuple[str, list[str]]:
        for each in programs:
            (folder / each).write_text(STUB.format(log=log, seconds=seconds))
            (folder / each).chmod(0o755)
        environment = {"PATH": str(folder), "DISPLAY": screen}
        done = subprocess.run(
            [sys.executable, "-c", CODE, WORDS, TITLE],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            timeout=20,
        )
        return done.stderr, arguments(log)

    return said


def arguments(log: Path) -> list[str]:
    """The arguments of the one program that was started; [] when none was after a while."""
    for _ in range(50):
        if log.exists() and log.read_bytes().endswith(b"\0\0"):
            return log.read_text(encoding="utf-8").split("\0")[:-2]
        time.sleep(0.02)
    return []


@pytest.mark.parametrize(
    ("program", "place", "words"),
    [
        ("zenity", -1, f"--text={WORDS}"),
        ("kdialog", -1, WORDS.replace("\\", "\\\\")),
        ("gxmessage", -1, WORDS),
    ],
)
def test_the_words_reach_the_box_as_they_are(desktop, program, place, words):
    told, given = desktop(program)
    assert given[place] == words
    assert any(TITLE in each for each in given)
    assert told == f"{WORDS}\n"


def test_zenity_takes_no_word_for_markup(desktop):
    _, given = desktop("zenity", "kdialog")
    assert given[:2] == ["--info", "--no-markup"]


def test_the_box_stays_and_nobody_waits_for_it(desktop):
    start = time.monotonic()
    _, given = desktop("zenity", seconds=9)
    assert given
    assert time.monotonic() - start < 8


@pytest.mark.slow
@pytest.mark.parametrize("screen", ["", ":9"])
def test_without_a_screen_or_a_program_the_words_are_still_on_the_console(desktop, screen):
    told, given = desktop(*(["zenity"] if not screen else []), screen=screen)
    assert told == f"{WORDS}\n"
    assert given == []


@pytest.mark.parametrize(
    ("before", "wanted"), [({}, ""), ({"LD_LIBRARY_PATH_ORIG": "/own"}, "/own")]
)
def test_a_frozen_program_starts_others_without_its_own_libraries(tmp_path, before, wanted):
    program = tmp_path / "xdg-open"
    program.write_text('#!/bin/sh\nprintf "%s." "$LD_LIBRARY_PATH" > "$1"\n')
    program.chmod(0o755)
    code = "import sys; from pathlib import Path; from scripts.paths.opening import open_file\n"
    code += "sys.frozen = True  # as PyInstaller's start does\nopen_file(Path(sys.argv[1]))"
    log = tmp_path / "log"
    environment = {"PATH": str(tmp_path), "LD_LIBRARY_PATH": "/frozen", **before}
    subprocess.run([sys.executable, "-c", code, log], env=environment, cwd=ROOT, check=True)
    for _ in range(100):
        if log.exists() and log.read_text().endswith("."):
            break
        time.sleep(0.02)
    assert log.read_text() == f"{wanted}."


def test_no_box_appears_while_the_tests_run():
    assert "DISPLAY" not in os.environ
