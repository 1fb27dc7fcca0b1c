"""What we write put before validators that are not ours: Microsoft's own, openxml-audit, html-validate."""

import json
import subprocess
import zlib
from pathlib import Path
from zipfile import BadZipFile

from openxml_audit import (  # type: ignore[import-untyped]
    OpenXmlValidator,
    ValidationSeverity,
)

NODE = Path(__file__).parents[1] / ".ci" / "node" / "node_modules"
VALIDATOR = str(NODE / ".bin" / "ooxml-validator")  # installed by .ci/validator
PAGES = str(NODE / ".bin" / "html-validate")
SECONDS = 60


def microsoft(path: Path) -> list[str]:
    """What the Open XML SDK finds in a file, or says when it cannot open it."""
    done = subprocess.run(
        ["node", VALIDATOR, str(path)], capture_output=True, timeout=SECONDS, check=False
    )
    if done.returncode == 2:
        raise RuntimeError(done.stderr.decode())
    return [str(error["description"]) for error in json.loads(done.stdout)["errors"]]


def html_validate(path: Path) -> list[str]:
    """What html-validate finds in a web page, by its own standard and that for accessibility."""
    rules = path.with_name("htmlvalidate.json")
    named = ["html-validate:standard", "html-validate:a11y"]
    rules.write_text(json.dumps({"root": True, "extends": named}), encoding="utf-8")
    done = subprocess.run(
        ["node", PAGES, "--config", str(rules), "--formatter", "json", str(path)],
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode())
    found = [message for file in json.loads(done.stdout) for message in file["messages"]]
    return [f"{each['line']}: {each['message']}" for each in found]


def audit(path: Path) -> list[str]:
    """The errors openxml-audit finds in a file; its warnings are matters of taste."""
    try:
        result = OpenXmlValidator().validate(str(path))
    except (BadZipFile, zlib.error, KeyError) as error:  # it leaves these to its caller
        return [f"{type(error).__name__}: {error}"]
    return [str(each) for each in result.errors if each.severity is ValidationSeverity.ERROR]
