"""``python -m benchmarks``: measure all ratios side by side, print each with its target."""

import argparse
import json
import platform
import sys
from datetime import date
from os import cpu_count
from typing import Any

from benchmarks.comparisons import Comparisons
from benchmarks.environments import CACHE, naive, product
from benchmarks.fixtures import make
from benchmarks.timing import Ratio


def main() -> int:
    """Measure and print; a target missed is no failure, a comparison that cannot be made is."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=21, help="pairs per ratio (default 21)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    arguments = parser.parse_args()
    try:
        say("making the environments in .bench/ (the first time takes a minute) …")
        environments = product(), naive()
        files = make(CACHE / "files")
        say(f"{arguments.rounds} pairs each, workbook saved by {files.saved_by}")
        found = []
        for ratio in Comparisons(*environments, files, arguments.rounds).run():
            found.append(ratio)
            if not arguments.json:
                print(line(ratio), flush=True)
    except RuntimeError as error:
        say(str(error))
        return 2
    if arguments.json:
        print(json.dumps(figures(found, files.saved_by), indent=2))
    return 0


def say(text: str) -> None:
    """To a person, not among the figures."""
    print(text, file=sys.stderr)


def line(ratio: Ratio) -> str:
    """A ratio for a person: value, range, target, verdict, times."""
    ours, theirs = ratio.milliseconds()
    low, high = min(ratio.ratios), max(ratio.ratios)
    return (
        f"{ratio.name:<40} {ratio.value:5.2f} ({low:.2f}–{high:.2f})  target ≤ {ratio.target:<4}"
        f" {ratio.verdict:<7} {ours:7.1f} ms / {theirs:7.1f} ms"
    )


def figures(ratios: list[Ratio], saved_by: str) -> dict[str, Any]:
    """All ratios as plain data, with what they were measured on."""
    return {
        "date": date.today().isoformat(),
        "python": platform.python_version(),
        "system": platform.system(),
        "cores": cpu_count(),
        "workbook_saved_by": saved_by,
        "ratios": [
            {
                "name": ratio.name,
                "target": ratio.target,
                "value": round(ratio.value, 4),
                "min": round(min(ratio.ratios), 4),
                "max": round(max(ratio.ratios), 4),
                "verdict": ratio.verdict,
                "milliseconds": [round(each, 2) for each in ratio.milliseconds()],
                "pairs": len(ratio.pairs),
            }
            for ratio in ratios
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
