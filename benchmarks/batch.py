"""``python -m benchmarks.batch``: all table rules on many reports at once, in reports per second.

The reports are the real ones over and over, two of a hundred of them with a damaged cell. Judging
is timed apart from turning entries into frames, which belongs to whoever reads the reports.
"""

import argparse
import json
import random
import sys
import time

from benchmarks.fault_data import reports
from schemas.filled.entries import entry_of
from schemas.form.editions import LATEST
from schemas.judging.batch import cell_frames, judge_frames
from schemas.judging.frames import Numbers

SIZES = (3_000, 50_000)
TARGETS = {3_000: 30_000, 50_000: 60_000}  # reports per second
DAMAGED = 0.02
ODD = (None, "/", "12件", "１２", -1, 2.5, 99_999)


def tiled(size: int, luck: random.Random) -> list[Numbers]:
    """The real reports repeated up to a size, some of them with one odd cell."""
    whole = [report.numbers for report in reports()]
    keys = LATEST.cell_keys()
    made: list[Numbers] = []
    for number in range(size):
        numbers = whole[number % len(whole)]
        if luck.random() < DAMAGED:
            key = luck.choice(keys)
            old = numbers[key]
            numbers = {**numbers, key: entry_of(old.sheet, old.address, luck.choice(ODD))}
        made.append(numbers)
    return made


def measure(size: int, rounds: int) -> dict[str, float]:
    """The seconds for the frames once and for judging at best, and what was found."""
    many = tiled(size, random.Random(2025))
    start = time.perf_counter()
    frames = cell_frames(LATEST, many)
    framing = time.perf_counter() - start
    judging = []
    for _ in range(rounds):
        start = time.perf_counter()
        verdicts = judge_frames(LATEST, frames)
        judging.append(time.perf_counter() - start)
    return {
        "reports": size,
        "target": TARGETS[size],
        "reports_per_second": size / min(judging),
        "judging_seconds": min(judging),
        "framing_seconds": framing,
        "failures": verdicts.height,
        "reports_that_fail": verdicts["report"].n_unique(),
    }


def main() -> None:
    """Print a line per size."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="the best of so many counts")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    arguments = parser.parse_args()
    found = [measure(size, arguments.rounds) for size in SIZES]
    if arguments.json:
        json.dump(found, sys.stdout, indent=2)
        return
    for figures in found:
        print(
            "{reports:>6} reports in one call: {reports_per_second:>8,.0f} reports/s "
            "(target ≥ {target:,}), judged in {judging_seconds:.3f} s, frames made in "
            "{framing_seconds:.2f} s; {reports_that_fail} reports fail".format(**figures)
        )


if __name__ == "__main__":
    main()
