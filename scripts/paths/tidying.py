"""Before anything else is done with files: what a killed run has left in their folders is removed."""

import os
from collections.abc import Iterable
from pathlib import Path

from workbook.files.leftovers import remove_leftovers


def tidy(given: Iterable[Path]) -> None:
    """Remove what killed processes have left in folders named and beside files named, there or not.

    Never a file that is being written, never a word: a folder that cannot be read stays as it is.
    """
    for folder in {path if os.path.isdir(path) else path.parent for path in given}:
        remove_leftovers(folder)
