"""The door of the launchers: ``python -m scripts.launch [--beside FOLDER] [FILE …]``."""

import sys

from scripts.desktop.launch import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
