"""What a program says and how it ends: UTF-8 into pipes, its exit status, words that several use."""

import json
import sys
from pathlib import Path
from typing import Any

FINE, FINDINGS, IMPOSSIBLE = 0, 1, 2


def speak_utf8() -> None:
    """Write UTF-8 into pipes and files; on a console write what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def show(data: Any) -> None:
    """Plain data as JSON on standard output."""
    json.dump(data, sys.stdout, ensure_ascii=False, indent=2)
    print()


def tell_kept(backup: Path | None) -> None:
    """Say where an older file of the same name is now."""
    if backup is not None:
        from scripts.paths.outputs import kept_told  # who writes nothing does without

        print(kept_told(backup))
