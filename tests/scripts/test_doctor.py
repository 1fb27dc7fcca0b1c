"""What the doctor says of this PC, and how."""

import socket
import webbrowser
from pathlib import Path

import pytest

from scripts.desktop import launch
from scripts.tasks.doctor import (
    ADVICE,
    FINE,
    KNOWN,
    LONGEST_FOLDER,
    Found,
    as_text,
    examine,
    fonts_found,
    page,
)


def state_of(name: str, found: list[Found]) -> Found:
    (one,) = (each for each in found if each.name == name)
    return one


def test_a_folder_that_cannot_be_written_to_is_told_with_what_to_do(tmp_path):
    assert state_of("写入", examine(tmp_path)).state == FINE
    told = state_of("写入", examine(tmp_path / "没有这个"))
    assert told.state == ADVICE
    assert "没有这个" in told.seen
    assert told.remedy


def test_a_folder_too_long_for_excel_is_told(tmp_path):
    deep = tmp_path
    while len(str(deep)) <= LONGEST_FOLDER:
        deep = deep / "很长的文件夹名字"
    deep.mkdir(parents=True)
    assert state_of("路径长度", examine(tmp_path)).state == FINE
    assert state_of("路径长度", examine(deep)).state == ADVICE


def test_fonts_are_known_by_their_chinese_and_their_english_names():
    listed = "方正小标宋_GBK FangSong_GB2312.ttf 楷体_GB2312 SimHei 宋体 & 新宋体 (TrueType)"
    assert fonts_found(listed).state == FINE
    told = fonts_found("仿宋 SimHei SimSun")
    assert told.state == KNOWN
    assert told.seen == "没有方正小标宋简体、仿宋_GB2312、楷体_GB2312"


def test_the_system_without_programs_is_told_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")
    told = state_of("表格软件", examine())
    assert told.state == ADVICE
    assert "请安装" in told.remedy


def test_without_libreoffice_the_other_ways_to_a_pdf_are_told(monkeypatch):
    monkeypatch.setenv("PATH", "")
    told = state_of("生成PDF", examine())
    assert told.state == KNOWN
    assert "另存" in told.remedy


def test_a_browser_that_is_there_opens_the_page(monkeypatch):
    monkeypatch.setattr(webbrowser, "_tryorder", [])
    told = page()
    assert told.state == KNOWN
    assert "网址" in told.remedy
    webbrowser.register("ours", None, webbrowser.GenericBrowser("ours"), preferred=True)
    assert page().state == FINE


def test_a_loopback_that_is_shut_is_told_with_what_to_do(monkeypatch):
    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(socket, "create_server", refused)
    told = page()
    assert told.state == ADVICE
    assert "防火墙" in told.remedy


def test_what_is_to_be_done_is_counted_and_stands_below_its_line():
    text = as_text([Found("甲", FINE, "好的"), Found("乙", ADVICE, "不行", "请换一台。")])
    assert text.splitlines()[1:] == [
        "  √ 甲：好的",
        "  × 乙：不行",
        "      请换一台。",
        "有1项需要处理。",
    ]
    assert as_text([Found("甲", KNOWN, "知道了")]).endswith("没有需要处理的问题。")


@pytest.mark.parametrize("home", ["", "Documents", "Documents/年报"])
def test_the_launcher_runs_the_doctor_for_the_folder_there_is(home, tmp_path, monkeypatch, capsys):
    (tmp_path / home).mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert launch.main(["--doctor"]) == 0
    assert f"可以在“{tmp_path / home}”中写入文件" in capsys.readouterr().out
