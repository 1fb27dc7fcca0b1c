"""The bill of materials of a bundle (CycloneDX 1.5): the locked packages and the interpreter."""

import json
from pathlib import Path
from typing import Any

from scripts.delivery.inputs import GROUP, INPUTS, ROOT, UV, left_out, run


def write_bill(path: Path, *, system: str = "windows") -> None:
    """Write what uv.lock and inputs.toml pin for one system, without what differs from run to run."""
    how = ("--format", "cyclonedx1.5", "--locked", "--quiet")
    bill: dict[str, Any] = json.loads(run(UV, "export", *how, *GROUP, *left_out(), cwd=ROOT))
    bill.pop("serialNumber", None)
    bill["metadata"].pop("timestamp", None)
    bill["components"] += _interpreter(system)
    text = json.dumps(bill, ensure_ascii=False, indent=1) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _interpreter(system: str) -> list[dict[str, Any]]:
    """What is no Python package, as components."""
    if system == "windows":
        python = INPUTS["python"]
        return [_component("cpython", python["version"], python["sha256"], "PSF-2.0")]
    return [
        _component(each["name"], each["version"], each["sha256"], "")
        for each in INPUTS["debian"][system]
    ]


def _component(name: str, version: str, pin: str, licence: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "library",
        "name": name,
        "version": version,
        "hashes": [{"alg": "SHA-256", "content": pin}],
    }
    return found | ({"licenses": [{"license": {"id": licence}}]} if licence else {})
