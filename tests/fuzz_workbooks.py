"""Thousands of changed workbooks, read by both readers and written to: ``python -m tests.fuzz_workbooks``.

Each run of a seed tries the same files; what it finds is printed with the changes that made it, and
becomes a kind of its own in tests/kinds/.
"""

import argparse
import sys
import time
import traceback

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.kinds.changes import Change, changed, changes
from tests.kinds.trying import complaints

EACH_WRITTEN = 20  # one file of so many is marked, cleared and given buttons as well
SETTINGS = settings(
    database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)


def run(inputs: int, number: int) -> tuple[int, list[str]]:
    """Try so many files of a seed; how many there were, and what was wrong with which."""
    found: list[str] = []
    tried = 0

    @seed(number)
    @settings(SETTINGS, max_examples=inputs)
    @given(changes())
    def one(wanted: list[Change]) -> None:
        nonlocal tried
        tried += 1
        try:
            told = complaints(changed(wanted), write=tried % EACH_WRITTEN == 0)
        except Exception:
            told = [traceback.format_exc(limit=-3)]
        found.extend(f"{each}\n    {[tuple(change) for change in wanted]}" for each in told)

    one()
    return tried, found


def main() -> int:
    """Run from the command line; 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz_workbooks", description=__doc__)
    parser.add_argument("--inputs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    start = time.monotonic()
    tried, found = run(arguments.inputs, arguments.seed)
    print("\n".join(found))
    seconds = time.monotonic() - start
    print(f"seed {arguments.seed}: {tried} workbooks in {seconds:.0f} s, {len(found)} complaints")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
