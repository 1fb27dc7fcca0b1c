"""A file written as a whole: whoever looks, at any moment, sees the old one or the new one.

The one way in which anything here writes a file that a person keeps.
"""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from workbook.files.leftovers import prefix, remove_leftovers

FOR_ALL = 0o644  # mkstemp keeps others out; a file in a shared folder is for all


def write_whole(
    path: Path,
    content: bytes,
    *,
    before: Callable[[Path], object] | None = None,
    like: Path | None = None,
) -> None:
    """Write `content` to `path` in one step; permissions stay those of the file that is there.

    The new file is complete on the disk, under a name of its own, when `before` is called with it:
    to verify it, or to put the old one away; what it raises leaves `path` as it was. A file's
    permissions may be taken from another, `like`. OSError, naming what a person knows, when the
    place refuses; nothing is changed then.
    """
    remove_leftovers(path.parent)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=prefix(), suffix=path.suffix)
    except OSError as error:
        error.filename = os.path.abspath(path.parent)  # a folder called “.” says nothing
        raise
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(FOR_ALL)
        model = like or path
        if model.exists():
            shutil.copymode(model, temporary)
        if before is not None:
            before(temporary)
        os.replace(temporary, path)
    except OSError as error:
        if error.filename in (None, name):
            error.filename = str(path)
        raise
    finally:
        temporary.unlink(missing_ok=True)
