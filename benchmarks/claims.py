"""How often the rules about words are right: ``python -m benchmarks.claims``.

Runs every rule of words against numbers over the corpus of sentences (tests/corpus/claims.jsonl)
and prints precision and recall per rule, for the sentences the rules were written with and for
those written afterwards. ``--faults`` lists every sentence judged otherwise than expected.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.constructs import NARRATIVES, SAMPLE, constructs, row_of, tally, with_zeros
from schemas.filled.submission import Paragraphs, Submission
from schemas.rules import claims
from scripts.record.convert import submission_of

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus" / "claims.jsonl"
RECORDS = {
    "county": SAMPLE,
    "city": ROOT / "tests" / "data" / "suqian_2024.json",
}
SETS = ("build", "held_out", "second")


class Example(NamedTuple):
    """One sentence of the corpus: whose report, which part of it, what should be found."""

    body: str
    part: str
    set: str
    expect: tuple[str, ...]
    text: str


class Score(NamedTuple):
    """What one rule found over the corpus."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of its findings that are right; 1 when it has none."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what it should find that it found; 1 when there is nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def examples() -> tuple[Example, ...]:
    """All sentences of the corpus; its first line states the numbers they are held against."""
    lines = CORPUS.read_text(encoding="utf-8").splitlines()[1:]
    return tuple(Example(**{**json.loads(x), "expect": (*json.loads(x)["expect"],)}) for x in lines)


@cache
def body(name: str) -> Submission:
    """A reporting body of the corpus: county, city, or idle (the county with nothing but zeros)."""
    if name == "idle":
        return submission_of(_idle(), "idle.json")
    record = json.loads(RECORDS[name].read_text(encoding="utf-8"))
    return submission_of(record, RECORDS[name].name)


def _idle() -> dict[str, Any]:
    record = with_zeros(RECORDS["county"])
    record["processing_fee"] = {"notices": 0, "notified": "0", "received": "0"}
    return record


def found_in(example: Example) -> tuple[str, ...]:
    """The codes of the findings when a report says nothing but this sentence."""
    report = body(example.body)
    report = replace(report, narrative=(row_of(report, example.part, example.text, 5),))
    return tuple(sorted({i.code for rule in claims.RULES for i in rule.findings(report)}))


def scores(chosen: Iterable[Example]) -> dict[str, Score]:
    """The score of every rule over some sentences, by code."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for example in chosen:
        found, wanted = set(found_in(example)), set(example.expect)
        right.update(found & wanted)
        wrong.update(found - wanted)
        missed.update(wanted - found)
    return {
        rule.code: Score(right[rule.code], wrong[rule.code], missed[rule.code])
        for rule in claims.RULES
    }


def milliseconds() -> float:
    """The time of all rules about words over one full report, caches empty, best of twenty."""
    best = float("inf")
    for number in range(20):
        report = replace(body("county"), narrative=_marked(body("county"), number))
        start = time.perf_counter()
        for rule in claims.RULES:
            list(rule.findings(report))
        best = min(best, time.perf_counter() - start)
    return best * 1000


def _marked(report: Submission, number: int) -> tuple[Paragraphs, ...]:
    """The narrative changed so that nothing remembered of an earlier round serves."""
    first, *rest = report.narrative
    entry = replace(first.text, text=f"{first.text.text}（{number}）")
    return (replace(first, text=entry), *rest)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.claims", description=__doc__)
    parser.add_argument("--faults", action="store_true", help="list what is judged otherwise")
    arguments = parser.parse_args()
    names = {rule.code: rule.name for rule in claims.RULES}
    for name in SETS:
        chosen = [example for example in examples() if example.set == name]
        innocent = sum(not example.expect for example in chosen)
        print(f"{name}: {len(chosen)} sentences, {innocent} innocent")
        table = scores(chosen)
        table["all"] = Score(*map(sum, zip(*table.values(), strict=True)))
        for code, score in table.items():
            print(
                f"  {code}  right {score.right:3} wrong {score.wrong:2} missed {score.missed:2}"
                f"  precision {score.precision:.2f} recall {score.recall:.2f}  {names.get(code, '')}"
            )
        for example in chosen if arguments.faults else ():
            found = found_in(example)
            if set(found) != set(example.expect):
                print(f"  {example.body} {example.part} {example.expect} -> {found} {example.text}")
    for name, generation in (
        ("dev", 1),
        ("held_out", 1),
        ("held_out", 2),
        ("held_out", 3),
        ("held_out", 4),
        ("held_out", 5),
        ("held_out", 6),
        ("held_out", 7),
    ):
        result = tally(
            each
            for each in constructs()
            if each["set"] == name and each.get("held", 1) == generation
        )
        told = f"{name}, generation {generation}" if generation > 1 else name
        print(f"by construct, {told}: {result.sentences} sentences")
        print("\n".join((*result.lines(), *(result.faults if arguments.faults else ()))))
    for generation in sorted({each["held"] for each in constructs(NARRATIVES)}):
        whole = tally(each for each in constructs(NARRATIVES) if each["held"] == generation)
        print(f"whole narratives, generation {generation}: {whole.sentences}")
        print("\n".join((*whole.lines(), *(whole.faults if arguments.faults else ()))))
    print(f"one full report: {milliseconds():.2f} ms")


if __name__ == "__main__":
    main()
