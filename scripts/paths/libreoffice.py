"""LibreOffice as a converter of documents: found, run in a profile of its own, its result as bytes.

Without macros, and with a proxy that leads nowhere: nothing that a document links to is fetched.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

PROGRAMS = (
    "soffice",
    "libreoffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
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


def program() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def converted(office: str, data: bytes, suffix: str, target: str) -> bytes:
    """A document's bytes as LibreOffice writes them again.

    ``office`` is the program, ``suffix`` the ending of the document, ``target`` what LibreOffice
    calls the other format: ``docx:MS Word 2007 XML``. Raises subprocess.SubprocessError or OSError
    where nothing came of it.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"report{suffix}"
        source.write_bytes(data)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
        command = [
            office,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            target,
            "--outdir",
            str(folder / "out"),
            str(source),
        ]
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
        return (folder / "out" / f"report.{target.partition(':')[0]}").read_bytes()


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
