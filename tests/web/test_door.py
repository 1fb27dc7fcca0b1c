"""Who is let in: this computer, our own page, files of a bearable size; everything else is told why not."""

import http.client
import io
import socket
import time
import zipfile

import pytest

from scripts.web import guard, limits, patience
from scripts.web.guard import Door
from tests.web.served import SECRET, eventually

LOCAL, OPEN = Door(SECRET, 8000), Door(SECRET, 8000, "0.0.0.0")


@pytest.mark.parametrize(
    ("door", "host", "known"),
    [
        (LOCAL, "127.0.0.1:8000", True),
        (LOCAL, "localhost:8000", True),
        (LOCAL, "[::1]:8000", True),
        (LOCAL, "127.0.0.1:8001", False),
        (LOCAL, "127.0.0.1", False),
        (LOCAL, "192.168.1.7:8000", False),
        (LOCAL, "evil.example:8000", False),
        (LOCAL, "127.0.0.1.evil.example:8000", False),
        (LOCAL, "", False),
        (OPEN, "192.168.1.7:8000", True),
        (OPEN, "evil.example:8000", False),
        (Door(SECRET, 8000, "nianbao.local"), "nianbao.local:8000", True),
        (Door(SECRET, 8000, "nianbao.local"), "evil.example:8000", False),
    ],
)
def test_a_host_is_this_computer_or_it_is_refused(door, host, known):
    assert door.knows(host) is known


def test_a_wrong_host_is_refused(page):
    answer = page.ask("/", Host=f"evil.example:{page.port}")
    assert (answer.status, "网址" in answer.text) == (421, True)


@pytest.mark.parametrize("path", ["/", "/wrong-secret/", "/static/page.css", f"/{SECRET}x/"])
def test_without_the_secret_nothing_is_shown(page, path):
    connection = http.client.HTTPConnection("127.0.0.1", page.port)
    connection.request("GET", path)
    answer = connection.getresponse()
    assert answer.status == 404
    assert "网址不完整" in answer.read().decode()


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "", "http://127.0.0.1:1"])
def test_a_post_from_another_page_is_refused(page, filled, origin):
    answer = page.send(filled, "填报.xlsx", Origin=origin)
    assert (answer.status, page.kept()) == (403, [])


def test_every_answer_carries_the_policy(page):
    for path in ("/", "/static/page.js", "/files/none", "/nowhere"):
        headers = page.ask(path).headers
        assert "script-src 'self'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"


def test_other_methods_are_refused(page):
    assert page.ask("/", "DELETE").status == 405


def test_a_file_too_large_is_refused_before_it_is_sent(page):
    answer = page.send(b"PK", "大.xlsx", Content_Length=str(1024**3))
    assert (answer.status, page.kept()) == (413, [])
    assert "超过20 MB" in answer.text


def test_a_file_that_does_not_say_how_large_it_is_is_cut_off(page, monkeypatch):
    monkeypatch.setattr(guard, "LARGEST_FILE", 300_000)
    answer = page.send(iter([b"x" * 100_000] * 4), "大.xlsx")
    assert (answer.status, page.kept()) == (413, [])
    assert page.ask("/").status == 200


@pytest.mark.slow
def test_a_slow_upload_ends_and_holds_up_nobody(page, filled, monkeypatch):
    monkeypatch.setattr(guard, "LONGEST_UPLOAD", 1.5)
    with begun(page, b"PK") as slow:
        assert page.send(filled, "填报.xlsx").status == 201
        assert b"408" in slow.recv(4096)
    eventually(lambda: len(page.kept()) == len(page.desk.kept._things))


def test_an_upload_broken_off_leaves_nothing(page, filled):
    before = page.kept()
    sender = begun(page, filled[:1000])
    eventually(lambda: len(page.kept()) > len(before))
    sender.close()
    eventually(lambda: page.kept() == before)
    assert page.ask("/").status == 200


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a\\b.xlsx", "..", ".hidden.xlsx", "a\0.xlsx", ""]
)
def test_a_name_that_is_a_path_is_refused(page, filled, name):
    before = page.kept()
    answer = page.send(filled, name)
    assert (answer.status, page.kept()) == (400, before)


@pytest.mark.slow
def test_a_zip_bomb_is_refused_and_leaves_nothing(page):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(8):
            archive.writestr(f"xl/{number}.xml", b"0" * 40 * 1024**2)
    before = page.kept()
    answer = page.send(packed.getvalue(), "填报.xlsx")
    assert (answer.status, page.kept()) == (422, before)
    assert "大小异常" in answer.text


def test_what_is_no_json_is_told(page, broken):
    where = page.drop(broken, "填报.xlsx")
    answer = page.ask(
        f"{where}/accept", "POST", b"{", Origin=f"http://{page.host}", Content_Type="text/plain"
    )
    assert (answer.status, "无法识别收到的内容" in answer.text) == (400, True)


def test_a_form_is_no_place_for_a_file(page, filled):
    assert page.post("/audits", Content_Length=str(limits.LARGEST_FORM + 1)).status == 413


@pytest.mark.parametrize("sent", [b"", b"GET / HT"], ids=["nothing", "half a head"])
def test_a_connection_that_asks_nothing_is_cut(page, sent, monkeypatch):
    monkeypatch.setattr(patience, "LONGEST_HEAD", 0.3)
    with socket.create_connection(("127.0.0.1", page.port), timeout=5) as idle:
        idle.sendall(sent)
        assert idle.recv(1) == b""


def test_a_head_that_trickles_in_is_cut(page, monkeypatch):
    monkeypatch.setattr(patience, "LONGEST_HEAD", 0.5)
    with socket.create_connection(("127.0.0.1", page.port), timeout=5) as slow:
        slow.setblocking(False)
        began = time.monotonic()

        def is_cut() -> bool:
            try:
                slow.send(b"X")
                return slow.recv(1) == b""
            except BlockingIOError:
                return False
            except OSError:  # broken or reset, as the system likes
                return True

        eventually(is_cut)
    assert time.monotonic() - began > 0.4
    assert page.ask("/").status == 200


@pytest.mark.slow
def test_a_second_request_on_a_connection_has_its_own_time(page, monkeypatch):
    monkeypatch.setattr(patience, "LONGEST_HEAD", 0.5)
    connection = http.client.HTTPConnection("127.0.0.1", page.port, timeout=5)
    for _ in range(3):
        connection.request("GET", f"{page.base}/", headers={"Host": page.host})
        assert connection.getresponse().read()
        time.sleep(0.3)
    connection.close()


def begun(page, data: bytes) -> socket.socket:
    """An upload that has begun and goes on no further."""
    sender = socket.create_connection(("127.0.0.1", page.port), timeout=10)
    head = (
        f"POST {page.base}/files?name=a.xlsx HTTP/1.1\r\nHost: {page.host}\r\n"
        f"Origin: http://{page.host}\r\nContent-Type: {guard.FILE}\r\nContent-Length: 50000\r\n\r\n"
    )
    sender.sendall(head.encode() + data)
    return sender
