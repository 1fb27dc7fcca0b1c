"""Type a number into a workbook in LibreOffice and save it: run by the system's python3, which has uno.

Usage: save_in_libreoffice.py WORKBOOK PROFILE SHEET CELL NUMBER, prints when the save was complete.
"""

import subprocess
import sys
import time
from pathlib import Path

from click_in_libreoffice import connect, property_value  # type: ignore[import-not-found]


def main(workbook: str, profile: str, sheet: str, cell: str, number: str) -> None:
    pipe = f"nianbao{Path(profile).name.replace('-', '')}"
    office = subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            "--norestore",
            f"--accept=pipe,name={pipe};urp",
        ]
    )
    context = connect(pipe)
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context
    )
    hidden = (property_value("Hidden", True),)
    document = desktop.loadComponentFromURL(Path(workbook).as_uri(), "_blank", 0, hidden)
    document.Sheets.getByName(sheet).getCellRangeByName(cell).Value = float(number)
    document.store()
    print(time.time(), flush=True)
    document.close(True)
    desktop.terminate()
    office.wait(30)


if __name__ == "__main__":
    main(*sys.argv[1:])
