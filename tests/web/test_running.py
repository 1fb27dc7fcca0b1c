"""The commands `watch` and `serve` as processes: the address told, nothing left at the end."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager

import pytest

from scripts.command.cli import main
from scripts.web.listening import bound
from tests.records import ROOT

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/[A-Za-z0-9_-]{20,}/")


def told(process) -> str:
    found = ADDRESS.search(process.stdout.readline())
    assert found
    return found[0]


@contextmanager
def command(tmp_path, *arguments):
    process = subprocess.Popen(
        [sys.executable, "-m", "scripts.command.cli", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path), "BROWSER": "/bin/true"},
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.communicate()


def fetched(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return str(answer.read(), "utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_serve_tells_its_address_and_leaves_nothing_when_interrupted(tmp_path):
    with command(tmp_path, "serve", "--no-browser") as process:
        address = told(process)
        assert "放入文件" in fetched(address)
        assert [path.stat().st_mode & 0o777 for path in tmp_path.iterdir()] == [0o700]
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        assert process.stderr.read() == ""
    assert list(tmp_path.iterdir()) == []


def test_watch_shows_the_workbook(tmp_path, filled):
    book = tmp_path / "填报.xlsx"
    book.write_bytes(filled)
    with command(tmp_path, "watch", book, "--no-browser") as process:
        address = told(process)
        assert "填报.xlsx" in fetched(address)


def test_serve_for_others_says_what_that_means(tmp_path):
    secret = "a-secret-of-the-office"
    with command(tmp_path, "serve", "--host", "0.0.0.0", "--token", secret) as process:
        address = process.stdout.readline().partition("：")[2].strip()
        process.stdout.readline()
        assert "内容不加密" in process.stdout.readline()
        assert f"/{secret}/" in address
        assert "0.0.0.0" not in address
        assert "放入文件" in fetched(address)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("watch nothing.xlsx", "没有找到"),
        ("watch pyproject.toml", "不是填报的工作簿"),
        ("serve --host 0.0.0.0", "必须同时用--token"),
        ("serve --host 0.0.0.0 --token short", "16个以上"),
        ("serve --host 192.0.2.1 --token aaaaaaaaaaaaaaaaaaaa", "这个地址不是本机的"),
        ("serve --host no.such.host.invalid --token aaaaaaaaaaaaaaaaaaaa", "没有这个地址"),
        ("serve --port 70000", "端口应在0到65535之间"),
    ],
)
def test_what_cannot_be_served_is_told(capsys, typed, words, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert main(typed.split()) == 2
    assert words in capsys.readouterr().err


def test_a_port_in_use_is_told(capsys):
    with socket.create_server(("127.0.0.1", 0)) as other:
        assert main(["serve", "--port", str(other.getsockname()[1])]) == 2
    assert "正被其他程序使用" in capsys.readouterr().err


def test_a_free_port_is_found_for_none():
    with bound("127.0.0.1", 0) as listening:
        assert listening.getsockname()[1] > 0
