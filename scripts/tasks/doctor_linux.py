"""What the doctor looks at on Linux: office programs, message boxes, fonts."""

import os
import platform
import shutil
import subprocess

from scripts.tasks.doctor import ADVICE, FINE, KNOWN, Found, fonts_found

OFFICES = {"soffice": "LibreOffice", "libreoffice": "LibreOffice", "et": "WPS表格"}
BOXES = ("zenity", "kdialog", "gxmessage", "notify-send")


def examine() -> list[Found]:
    """All of it."""
    return [_system(), _offices(), _opening(), _boxes(), fonts_found(_fonts())]


def _system() -> Found:
    return Found("系统", KNOWN, f"{platform.system()} {platform.release()}")


def _offices() -> Found:
    there = dict.fromkeys(name for command, name in OFFICES.items() if shutil.which(command))
    if there:
        return Found("表格软件", FINE, "、".join(there))
    return Found("表格软件", ADVICE, "没有找到WPS或LibreOffice", "请安装其中一种，用于填写工作簿。")


def _opening() -> Found:
    if shutil.which("xdg-open"):
        return Found("打开文件", FINE, "校验后的副本会自动打开")
    told = "校验以后请自行打开标注好的副本；要自动打开，请安装xdg-utils。"
    return Found("打开文件", KNOWN, "没有xdg-open", told)


def _boxes() -> Found:
    there = next((box for box in BOXES if shutil.which(box)), None)
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if there and screen:
        return Found("提示窗口", FINE, there)
    seen = "没有可以显示中文提示的程序" if screen else "当前没有图形桌面"
    told = "请安装zenity；在终端中运行的不受影响。" if screen else ""
    return Found("提示窗口", KNOWN, seen, told)


def _fonts() -> str:
    """What fontconfig lists, "" where it is not there."""
    try:
        done = subprocess.run(["fc-list"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace")
