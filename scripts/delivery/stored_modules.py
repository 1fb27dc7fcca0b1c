"""Modules out of one file: a start opens it once, instead of some files for each of 700 modules.

Shipped as ``scripts/stored_modules.py`` of a bundle only, beside ``modules.bin``, which byte_code.py
writes. Every module keeps its own file, for data beside it and for tracebacks; only its byte code is
not looked for there. Under wine, and where a scanner looks into each file opened, that is most of a start.
"""

import marshal
import mmap
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import ModuleType
from typing import Any

Index = dict[str, tuple[str, int, int]]  # name -> source inside the folder, where its byte code is
STORE = "modules.bin"
HEAD = 8  # bytes that say how long the index is
AFTER_BUILT_IN = 2  # in sys.meta_path: what is built in or frozen comes first


class StoredLoader(SourceFileLoader):
    """Python's own loader of source files, but for its byte code."""

    def __init__(self, name: str, path: str, content: memoryview) -> None:
        super().__init__(name, path)
        self.content = content

    def path_stats(self, path: str) -> dict[str, Any]:
        """Nothing: the byte code says of itself that it need not be held against its source."""
        return {"mtime": 0, "size": 0}

    def get_data(self, path: str) -> bytes:
        """The byte code where that is asked for, any other file from the disk."""
        return bytes(self.content) if path.endswith(".pyc") else super().get_data(path)


class StoredModules:
    """A finder for ``sys.meta_path``: knows the modules of one store."""

    def __init__(self, store: str, folder: str) -> None:
        with open(store, "rb") as file:
            length = int.from_bytes(file.read(HEAD), "little")
            self.index: Index = marshal.loads(file.read(length))
            whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.codes = memoryview(whole)[HEAD + length :]
        self.folder = folder

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a module is, or None: then Python looks where it always does."""
        if name not in self.index:
            return None
        inside, start, length = self.index[name]
        source = os.path.join(self.folder, *inside.split("/"))
        parent, last = os.path.split(source)
        loader = StoredLoader(name, source, self.codes[start : start + length])
        found = ModuleSpec(name, loader, origin=source, is_package=last.startswith("__init__."))
        found.has_location = True
        if found.submodule_search_locations is not None:
            found.submodule_search_locations.append(parent)
        return found


def use() -> None:
    """From now on, import from the store beside this file."""
    here = os.path.dirname(os.path.abspath(__file__))
    found = StoredModules(os.path.join(here, STORE), os.path.dirname(os.path.dirname(here)))
    sys.meta_path.insert(AFTER_BUILT_IN, found)
