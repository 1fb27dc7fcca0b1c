"""Office files put before validators that are not ours: Microsoft's own, and openxml-audit."""

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
SECONDS = 60


def microsoft(path: Path) -> list[str]:
    """What the Open XML SDK finds in a file, or says when it cannot open it."""
    done = subprocess.run(
        ["node", VALIDATOR, str(path)], capture_output=True, timeout=SECONDS, check=False
    )
    if done.returncode == 2:
        raise RuntimeError(done.stderr.decode())
    return [str(error["description"]) for error in json.loads(done.stdout)["errors"]]


def audit(path: Path) -> list[str]:
    """The errors openxml-audit finds in a file; its warnings are matters of taste."""
    try:
        result = OpenXmlValidator().validate(str(path))
    except (BadZipFile, zlib.error, KeyError) as error:  # it leaves these to its caller
        return [f"{type(error).__name__}: {error}"]
    return [str(each) for each in result.errors if each.severity is ValidationSeverity.ERROR]
