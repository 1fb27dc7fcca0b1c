"""``python -m benchmarks.faults``: mistakes put into real reports one by one, and which are found.

For every class of faults: how many were injected, how many led to an error or a warning that the
whole report did not have, and how many of the single-cell ones led to exactly one. A class that no
rule can see in full says why.
"""

import argparse
import json
import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from benchmarks.fault import FaultClass
from benchmarks.fault_classes import CLASSES
from benchmarks.fault_data import consistent, reports
from schemas.filled.submission import Submission
from schemas.issues import Issue, Severity
from schemas.judging.judge import judge

Finding = tuple[str, str, str, str]


@dataclass
class Tally:
    """What became of the faults of one class."""

    injected: int = 0
    found: int = 0
    exactly_one: int = 0
    missed: Counter[str] = field(default_factory=Counter)


def findings(submission: Submission) -> Counter[Finding]:
    """Errors and warnings; hints are no detection."""
    return Counter(
        (issue.code, issue.sheet, issue.cell, issue.message)
        for issue in judge(submission)
        if issue.severity is not Severity.HINT
    )


def measure(kind: FaultClass, luck: random.Random, most: int) -> Tally:
    """Inject the faults of one class into every report at hand, ``most`` per report."""
    tally = Tally()
    for whole in reports():
        before = findings(whole)
        faults = list(kind.inject(whole, luck))
        for fault in luck.sample(faults, min(most, len(faults))):
            new = findings(fault.submission) - before
            tally.injected += 1
            tally.found += bool(new)
            tally.exactly_one += new.total() == 1
            if not new:
                tally.missed[fault.unseen or f"nobody knows: {fault.what}"] += 1
    return tally


def false_errors(luck: random.Random, rounds: int) -> list[Issue]:
    """Errors in consistent reports with random numbers: there should be none."""
    found: list[Issue] = []
    for _ in range(rounds):
        for whole in reports():
            known = {issue.message for issue in judge(whole)}
            found += [
                issue
                for issue in judge(consistent(whole, luck))
                if issue.severity is Severity.ERROR
                and issue.code[0] in "CS"
                and issue.message not in known
            ]
    return found


def table(tallies: dict[str, Tally]) -> str:
    """The figures for a person, a class a line, what no rule sees below with the reason."""
    lines = [f"{'class of faults':<44}{'injected':>9}{'found':>8}{'one finding':>13}"]
    for kind in CLASSES:
        tally = tallies[kind.name]
        single = f"{tally.exactly_one / tally.found:.1%}" if kind.single and tally.found else ""
        lines.append(f"{kind.name:<44}{tally.injected:>9}{tally.found:>8}{single:>13}")
        lines += [f"    {n} not seen: {reason}" for reason, n in tally.missed.items()]
    return "\n".join(lines)


def main() -> int:
    """Print the table; status 1 when something is missed that a rule can see."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    parser.add_argument("--most", type=int, default=60, help="faults of a class per report")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    luck = random.Random(2025)
    tallies = {kind.name: measure(kind, luck, arguments.most) for kind in CLASSES}
    wrong = false_errors(luck, 20)
    singles = [tallies[kind.name] for kind in CLASSES if kind.single]
    rate = sum(t.exactly_one for t in singles) / max(1, sum(t.found for t in singles))
    unexplained = [r for t in tallies.values() for r in t.missed if r.startswith("nobody knows")]
    if arguments.json:
        figures: dict[str, Any] = {name: vars(tally) for name, tally in tallies.items()}
        json.dump({"classes": figures, "one_slip_one_finding": rate}, sys.stdout, indent=2)
    else:
        print(table(tallies))
        print(f"one slip, one finding: {rate:.1%} of the single-cell faults found")
        print(f"false errors on {20 * len(reports())} consistent reports: {len(wrong)}")
    return 1 if unexplained or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
