"""What works on this PC and what does not: one line each, with what to do; told, never changed."""

import os
import platform
import socket
import sys
import tempfile
import webbrowser
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from scripts.paths import libreoffice

FINE, ADVICE, KNOWN = "好", "请处理", "知悉"
SIGNS = {FINE: "√", ADVICE: "×", KNOWN: "·"}
# what the report names, and what these fonts are called where systems list them
FONTS = {
    "方正小标宋简体": ("方正小标宋", "FZXiaoBiaoSong"),
    "仿宋_GB2312": ("仿宋_GB2312", "FangSong_GB2312"),
    "楷体_GB2312": ("楷体_GB2312", "KaiTi_GB2312"),
    "黑体": ("黑体", "SimHei"),
    "宋体": ("宋体", "SimSun"),
}
LONGEST_FOLDER = 150  # characters; Excel opens no path above 218, and reports have long names


class Found(NamedTuple):
    """One thing looked at: its name, how it is, what was seen, what to do ("" where nothing)."""

    name: str
    state: str
    seen: str
    remedy: str = ""


def examine(folder: Path | None = None) -> list[Found]:
    """Everything looked at on this system; `folder` is where workbooks are kept, else 文档/年报."""
    where = folder or work_folder()
    found = [_program(), _processor(), _writing(where), _length(where), page(), _pdf()]
    if sys.platform == "win32":
        from scripts.tasks import doctor_windows

        return found + doctor_windows.examine(where)
    from scripts.tasks import doctor_linux

    return found + doctor_linux.examine()


def as_text(found: Iterable[Found]) -> str:
    """The findings for a window, what asks for something first to be seen by its sign."""
    everything = list(found)
    lines = ["检查这台电脑："]
    for each in everything:
        lines.append(f"  {SIGNS[each.state]} {each.name}：{each.seen}")
        if each.remedy:
            lines.append(f"      {each.remedy}")
    return "\n".join([*lines, closing_words(everything)])


def closing_words(found: Iterable[Found]) -> str:
    """How much there is to do."""
    asked = sum(each.state == ADVICE for each in found)
    return f"有{asked}项需要处理。" if asked else "没有需要处理的问题。"


def work_folder() -> Path:
    """Where the installer puts the workbook; the documents where it did not."""
    documents = Path.home() / "Documents"
    ours = documents / "年报"
    return next((each for each in (ours, documents) if each.is_dir()), Path.home())


def fonts_found(listed: str) -> Found:
    """The official fonts, looked for in whatever text a system lists its fonts in."""
    missing = [name for name, signs in FONTS.items() if not any(sign in listed for sign in signs)]
    if not missing:
        return Found("公文字体", FINE, "五种都有")
    return Found(
        "公文字体",
        KNOWN,
        f"没有{'、'.join(missing)}",
        "不影响生成报告，在这台电脑上以其他字体代替；打印前请在装有这些字体的电脑上核对一遍。",
    )


def page() -> Found:
    """Whether the page that checks each save can open: a port of this PC alone, and a browser."""
    try:
        with (
            socket.create_server(("127.0.0.1", 0)) as listening,
            socket.create_connection(listening.getsockname(), timeout=5),
        ):
            pass
    except OSError:
        told = (
            "请管理电脑的同事在防火墙中允许年报助手连接本机（127.0.0.1）；"
            "把工作簿拖到“年报校验”图标上校验，不受影响。"
        )
        return Found("校验页面", ADVICE, "不能打开，无法连接本机的端口", told)
    try:
        webbrowser.get()
    except webbrowser.Error:
        told = "打开页面时，请把窗口里的网址复制到浏览器的地址栏。"
        return Found("校验页面", KNOWN, "可以打开，但没有找到能自动启动的浏览器", told)
    return Found("校验页面", FINE, "可以在这台电脑的浏览器中打开")


def _pdf() -> Found:
    if libreoffice.program():
        return Found("生成PDF", FINE, "借助LibreOffice")
    told = "不影响生成Word报告和网页；需要PDF的，请在Word或WPS中另存，或者安装LibreOffice。"
    return Found("生成PDF", KNOWN, "没有LibreOffice", told)


def _program() -> Found:
    try:
        ours = version("ogi-annual-report")
    except PackageNotFoundError:
        ours = "未知"
    place = Path(sys.executable).parent
    return Found("年报助手", KNOWN, f"版本{ours}，Python {platform.python_version()}，在“{place}”")


def _processor() -> Found:
    machine = platform.machine().lower()
    if sys.maxsize < 2**32 or machine not in ("amd64", "x86_64", "arm64", "aarch64"):
        told = "请换一台64位的电脑运行年报助手；这台电脑仍可以填写工作簿。"
        return Found("处理器", ADVICE, f"{machine or '不明'}，不是本程序支持的64位处理器", told)
    return Found("处理器", FINE, machine)


def _writing(folder: Path) -> Found:
    for place in (folder, Path(tempfile.gettempdir())):
        try:
            with tempfile.TemporaryFile(dir=place):
                pass
        except OSError:
            told = "请把工作簿放到可以写入的文件夹，或者请管理电脑的同事开放写入权限。"
            return Found("写入", ADVICE, f"不能在“{place}”中写入文件", told)
    return Found("写入", FINE, f"可以在“{folder}”中写入文件")


def _length(folder: Path) -> Found:
    length = len(os.fspath(folder.absolute()))
    if length > LONGEST_FOLDER:
        told = "请把工作簿移到上一级文件夹，或者缩短文件夹的名称。"
        return Found("路径长度", ADVICE, f"文件夹的路径有{length}个字符，过长", told)
    return Found("路径长度", FINE, f"文件夹的路径有{length}个字符")
