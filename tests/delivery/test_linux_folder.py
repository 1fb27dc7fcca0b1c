"""The folder for desktops with Linux, used where nothing else is; with ``make test-windows`` only."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.command.cli import main
from scripts.delivery.linux import LOADERS, linux_folder
from scripts.tasks.demo import sample
from tests.delivery.watched import page_of, shows
from tests.new_files import new_workbook
from tests.web.served import changed
from tests.workbook.marked import highlighted
from tests.workbook.rich import plain_workbook

pytestmark = pytest.mark.skipif(
    not os.environ.get("NIANBAO_WINDOWS"), reason="make test-windows builds the folder"
)
PROCESSOR = "x86_64"
OLD = "Nehalem"  # of 2008: no AVX, as in many an office


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return linux_folder(tmp_path_factory.mktemp("linux") / "年报 助手", PROCESSOR)


@pytest.fixture(scope="module")
def bare(folder, tmp_path_factory):
    """A root that holds the folder, a shell, the C library that the shell needs, and nothing else."""
    if os.geteuid():
        pytest.skip("needs root")
    root = tmp_path_factory.mktemp("bare")
    shutil.copytree(folder, root / "opt" / "年报 助手", copy_function=os.link)
    (root / "tmp").mkdir()
    listed = subprocess.run(["ldd", "/bin/sh"], capture_output=True, text=True, check=True)
    for place in ("/bin/sh", *re.findall(r"/\S+", listed.stdout)):
        target = root / place[1:]
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(place, target)
    return root


def test_a_save_shows_on_the_page_where_there_is_nothing_but_a_shell(bare, tmp_path):
    book = bare / "tmp" / "a&b 㐂𠮷.xlsx"
    book.write_bytes(changed())
    ours = ("/opt/年报 助手/nianbao", "watch", f"/tmp/{book.name}", "--no-browser")
    with page_of("chroot", bare, *ours, said=tmp_path / "said.txt") as address:
        shows(address, "没有问题")
        book.write_bytes(changed(total=49))
        shows(address, "S101")


def test_processes_that_python_starts_have_the_libraries_of_the_folder_too(bare):
    program = (
        "from multiprocessing import get_context as how\n"
        "other = how('spawn').Process(target=print, args=('来了',))\n"
        "other.start(), other.join()"
    )
    words = ["chroot", bare, "/opt/年报 助手/python/bin/python3", "-c", program]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert (done.stdout, done.stderr) == ("来了\n", "")


def test_the_program_runs_without_a_system_around_it_on_an_old_processor(folder, tmp_path):
    emulator = shutil.which("qemu-x86_64-static")
    if os.geteuid() or emulator is None:
        pytest.skip("needs root and qemu-user-static")
    shutil.copytree(folder, tmp_path / "opt")
    (tmp_path / "tmp").mkdir()
    shutil.copy(emulator, tmp_path / "qemu")
    book = new_workbook(tmp_path / "tmp" / "填报.xlsx", sample())
    assert main(["report", str(book), "-o", str(tmp_path / "这里.docx")]) == 0
    loader = f"/opt/python/system/{LOADERS[PROCESSOR]}"
    python = (loader, "--library-path", "/opt/python/system", "/opt/python/bin/python3.11")
    ours = ("-I", "-X", "utf8", "-m", "scripts.command.cli", "report", "/tmp/填报.xlsx")
    words = ["chroot", tmp_path, "/qemu", "-cpu", OLD, *python, *ours, "-o", "/tmp/那里.docx"]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    there = tmp_path / "tmp" / "那里.docx"
    assert there.read_bytes() == (tmp_path / "这里.docx").read_bytes()


def test_a_workbook_dropped_on_the_icon_is_marked_by_the_python_in_the_folder(folder, tmp_path):
    book = plain_workbook(tmp_path / "a&b 填报.xlsx")
    nothing = tmp_path / "bin"
    nothing.mkdir()
    for name in ("dirname", "sh"):  # no other python is in sight
        (nothing / name).symlink_to(shutil.which(name) or name)
    done = subprocess.run(
        ["/bin/sh", folder / "年报校验.command", book],
        env={"PATH": str(nothing)},
        input="",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert highlighted(book.with_name("a&b 填报.校验.xlsx"))


def test_nothing_of_the_machine_it_was_built_on_stands_in_the_folder(folder):
    words = os.fsencode(Path(__file__).parents[2])
    texts = [p for p in folder.rglob("*") if p.is_file() and p.suffix in (".py", ".pyc", ".json")]
    assert texts
    assert not [path for path in texts if words in path.read_bytes()]


def test_on_an_arm_processor_a_workbook_is_checked(tmp_path):
    emulator = shutil.which("qemu-aarch64-static")
    if emulator is None:
        pytest.skip("needs qemu-user-static")
    python = linux_folder(tmp_path / "年报助手", "aarch64") / "python"
    book = new_workbook(tmp_path / "填报.xlsx", sample())
    system, program = python / "system", python / "bin" / "python3.11"
    words = (emulator, system / LOADERS["aarch64"], "--library-path", system, program)
    ours = ("-I", "-X", "utf8", "-m", "scripts.command.cli", "check", book)
    done = subprocess.run([*words, *ours], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "校验通过" in done.stdout
