"""The door of the buttons: ``python -m scripts.buttons check --wb=PATH``, as delivered workbooks call it."""

import sys

from scripts.desktop.buttons import check, clear, handbook, last_year, main, open_report, report

__all__ = ["check", "clear", "handbook", "last_year", "main", "open_report", "report"]

if __name__ == "__main__":
    sys.exit(main())
