"""Old and foreign formats (.doc, .wps, .odt, .rtf) turned into .docx by LibreOffice, where it is.

It runs with a profile of its own, without macros, and with a proxy that leads nowhere: nothing that a
document links to is fetched.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from scripts.importing.printed import ImportRefusedError

PROGRAMS = (
    "soffice",
    "libreoffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
MISSING = (
    "读取{suffix}文件要借助LibreOffice，这台电脑上没有找到。"
    "请用Word或WPS打开这个文件，另存为.docx以后再导入。"
)
FAILED = "LibreOffice不能读取这个{suffix}文件，文件可能已经损坏。请用Word或WPS打开，另存为.docx以后再导入。"
SECONDS = 60
_OFFICE = "/org.openoffice"
SETTINGS = (
    (f"{_OFFICE}.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_OFFICE}.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    (f"{_OFFICE}.Inet/Settings", "ooInetProxyType", "2"),
    (f"{_OFFICE}.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    (f"{_OFFICE}.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    (f"{_OFFICE}.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    (f"{_OFFICE}.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def as_docx(data: bytes, suffix: str) -> bytes:
    """A document of another format as the bytes of a .docx; ImportRefusedError (Chinese) if not."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    suffix = suffix or ".doc"
    if program is None:
        raise ImportRefusedError(MISSING.format(suffix=suffix))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"report{suffix}"
        source.write_bytes(data)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
        command = [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(folder / "out"),
            str(source),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
            return (folder / "out" / "report.docx").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise ImportRefusedError(FAILED.format(suffix=suffix)) from error


def _settings() -> str:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for path, name, value in SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/'
        f'registry">{items}</oor:items>'
    )
