"""What the doctor looks at on Windows: Office and its policies, marks of the web, fonts, long paths."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from scripts.tasks.doctor import ADVICE, FINE, KNOWN, Found, fonts_found

T = TypeVar("T")
PROGRAMS = {"excel.exe": "Excel", "et.exe": "WPS表格", "soffice.exe": "LibreOffice"}
PATHS = r"Software\Microsoft\Windows\CurrentVersion\App Paths"
OFFICE = r"Microsoft\Office\16.0\Excel\Security"
LISTS = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
SYSTEM = r"SYSTEM\CurrentControlSet\Control\FileSystem"
MACROS = {
    1: (KNOWN, "所有宏都可以运行，不再询问"),
    2: (FINE, "打开文件时询问是否启用宏"),
    3: (ADVICE, "只允许运行有签名的宏"),
    4: (ADVICE, "所有宏都被禁止，也不提示"),
}
ICON = (
    "请管理电脑的同事按《电脑管理员》的说明允许宏运行，或者不用按钮，把工作簿拖到“年报校验”图标上。"
)


def examine(folder: Path) -> list[Found]:
    """All of it; `folder` holds the workbooks."""
    return [
        *_windows(),
        _place(),
        *_offices(),
        _macros(),
        _trusted(folder),
        *_marks(folder),
        fonts_found(" ".join(_names(LISTS))),
        _long_paths(),
    ]


def value(key: str, name: str) -> object:
    """A value of the registry, of this user or of the machine; None when it is not there."""
    values = _asked(key, lambda winreg, opened: winreg.QueryValueEx(opened, name)[0])
    return values[0] if values else None


def _names(key: str) -> list[str]:
    """The names of all values of a key."""
    return [name for names in _asked(key, _names_in) for name in names]


def _names_in(winreg: Any, opened: Any) -> list[str]:
    return [winreg.EnumValue(opened, n)[0] for n in range(winreg.QueryInfoKey(opened)[1])]


def _asked(key: str, ask: Callable[[Any, Any], T]) -> list[T]:
    """What the key of this user, then that of the machine answer, where they are there."""
    found: list[T] = []
    if sys.platform == "win32":
        import winreg

        for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
            with suppress(OSError), winreg.OpenKey(root, key) as opened:
                found.append(ask(winreg, opened))
    return found


def _windows() -> list[Found]:
    if sys.platform != "win32":
        return []
    found = sys.getwindowsversion()
    old = found.major < 10
    told = "请换一台Windows 10或更高版本的电脑。" if old else ""
    seen = f"{found.major}.{found.minor}.{found.build}"
    return [Found("Windows", ADVICE if old else FINE, seen, told)]


def _place() -> Found:
    """The buttons look for the program in one place only."""
    expected = Path(os.environ.get("LOCALAPPDATA", "")) / "nianbao" / "python" / "pythonw.exe"
    if expected.is_file():
        return Found("按钮所用的程序", FINE, "程序在规定的位置，按钮可以启动")
    told = "请运行安装程序；从U盘运行时，不用按钮，把工作簿拖到“年报校验.exe”上。"
    return Found("按钮所用的程序", ADVICE, f"没有找到“{expected}”，工作簿中的按钮不能使用", told)


def _offices() -> Iterator[Found]:
    there = [name for file, name in PROGRAMS.items() if value(rf"{PATHS}\{file}", "")]
    if "Excel" in there or "WPS表格" in there:
        yield Found("表格软件", FINE, "、".join(there))
    else:
        seen = f"只有{there[0]}" if there else "没有找到Excel、WPS或LibreOffice"
        told = "" if there else "请安装其中一种，用于填写工作簿。"
        yield Found("表格软件", KNOWN if there else ADVICE, seen, told)


def _macros() -> Found:
    policy = value(rf"Software\Policies\{OFFICE}", "VBAWarnings")
    own = value(rf"Software\{OFFICE}", "VBAWarnings")
    chosen = policy if policy is not None else own
    state, seen = MACROS.get(chosen if isinstance(chosen, int) else 2, MACROS[2])
    who = "（由单位的策略规定）" if policy is not None else ""
    return Found("Excel的宏", state, seen + who, ICON if state == ADVICE else "")


def _trusted(folder: Path) -> Found:
    for number in range(40):
        path = value(rf"Software\{OFFICE}\Trusted Locations\Location{number}", "Path")
        trusted = os.path.normcase(os.path.expandvars(str(path or ""))).rstrip("\\/")
        if trusted and os.path.normcase(folder).startswith(trusted):
            return Found("受信任位置", FINE, f"“{folder}”在受信任位置中，打开时不询问是否启用宏")
    return Found("受信任位置", KNOWN, f"“{folder}”不是受信任位置，第一次打开时要点“启用内容”")


def _marks(folder: Path) -> Iterator[Found]:
    """Workbooks that Windows holds to come from the internet."""
    marked = [path.name for path in sorted(folder.glob("*.xls*")) if _is_marked(path)]
    if marked:
        told = "右键点文件，选“属性”，勾选“解除锁定”，再打开。"
        yield Found("来自网络的文件", ADVICE, f"{'、'.join(marked)}，宏会被阻止", told)
    else:
        yield Found("来自网络的文件", FINE, f"“{folder}”里没有")


def _is_marked(path: Path) -> bool:
    try:
        with open(f"{path}:Zone.Identifier", "rb") as stream:
            content = stream.read(1000)
        return b"ZoneId=3" in content or b"ZoneId=4" in content  # internet, restricted
    except OSError:
        return False


def _long_paths() -> Found:
    on = value(SYSTEM, "LongPathsEnabled") == 1
    return Found(
        "长路径", KNOWN, "已开启" if on else "没有开启，文件名连同文件夹的路径请不要超过218个字符"
    )
