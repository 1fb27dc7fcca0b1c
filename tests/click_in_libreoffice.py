"""Click the buttons of a workbook in LibreOffice: run by the system's python3, which has uno.

Usage: click_in_libreoffice.py WORKBOOK PROFILE [SHEET SHAPE], prints one JSON line a click: sheet, shape,
script. A VBA error is silent in LibreOffice, so this proves nothing: look at what a click did.
"""

import json
import os
import signal
import subprocess
import sys
import time
from typing import Any

import uno  # type: ignore[import-not-found]

SECONDS = 60
ALLOW_MACROS = 4


def property_value(name: str, value: Any) -> Any:
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


def connect(pipe: str) -> Any:
    """The running office's component context, as soon as it answers."""
    local = uno.getComponentContext()
    create = local.ServiceManager.createInstance
    resolver = create("com.sun.star.bridge.UnoUrlResolver")
    end = time.monotonic() + SECONDS
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def script_of(shape: Any) -> str:
    """The URL of the script that a click on the shape starts, or ""."""
    if not hasattr(shape, "Events") or not shape.Events.hasByName("OnClick"):
        return ""
    bound = {each.Name: each.Value for each in shape.Events.getByName("OnClick") or ()}
    return str(bound.get("Script", ""))


def click(document: Any, only: tuple[str, ...]) -> None:
    for sheet in document.Sheets:
        for shape in sheet.DrawPage:
            if only and only != (sheet.Name, shape.Name):
                continue
            script = script_of(shape)
            if script:
                document.getScriptProvider().getScript(script).invoke((), (), ())
            print(json.dumps([sheet.Name, shape.Name, script]), flush=True)


def main(workbook: str, profile: str, *only: str) -> None:
    pipe = f"nianbao-{os.getpid()}"
    office = subprocess.Popen(
        [
            *("soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{profile}"),
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # soffice is a script: its child has to end with it
    )
    try:
        context = connect(pipe)
        manager = context.ServiceManager
        desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        options = (
            property_value("Hidden", True),
            property_value("MacroExecutionMode", ALLOW_MACROS),
        )
        url = uno.systemPathToFileUrl(workbook)
        document = desktop.loadComponentFromURL(url, "_blank", 0, options)
        click(document, only)
        document.close(True)
        desktop.terminate()
        office.wait(SECONDS)  # what its buttons started goes on
    except BaseException:
        os.killpg(office.pid, signal.SIGKILL)
        raise


if __name__ == "__main__":
    main(*sys.argv[1:])
