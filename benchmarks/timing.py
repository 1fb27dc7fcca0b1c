"""Two ways timed in turn, A B A B, so that whatever else the machine does falls on both."""

import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.environments import ROOT, variables

Pair = tuple[float, float]  # seconds: ours, theirs


@dataclass(frozen=True)
class Command:
    """A process to time, the exit status it must have, files to remove before each start."""

    arguments: tuple[str, ...]
    status: int = 0
    output: Path | None = field(default=None)

    def seconds(self) -> float:
        """How long one run takes; RuntimeError where its exit status is another."""
        if self.output is not None:
            self.output.unlink(missing_ok=True)
        began = time.perf_counter()
        done = self.run()
        taken = time.perf_counter() - began
        if done.returncode != self.status:
            raise RuntimeError(f"{self.arguments}: exit {done.returncode}\n{done.stderr}")
        return taken

    def run(self) -> subprocess.CompletedProcess[str]:
        """Run it once, with what it prints."""
        return subprocess.run(
            self.arguments,
            cwd=ROOT,
            env=variables(),
            capture_output=True,
            text=True,
            check=False,
        )


def alternate(ours: Callable[[], float], theirs: Callable[[], float], rounds: int) -> list[Pair]:
    """Seconds of both ways, one after the other, after a warm-up of each."""
    ours(), theirs()
    return [(ours(), theirs()) for _ in range(rounds)]


def call_seconds(function: Callable[[], object]) -> Callable[[], float]:
    """A function -> one that calls it and returns how long that took."""

    def seconds() -> float:
        began = time.perf_counter()
        function()
        return time.perf_counter() - began

    return seconds


@dataclass(frozen=True)
class Ratio:
    """What a comparison came to: the median of the ratios of its pairs, against its target."""

    name: str
    target: float
    pairs: Sequence[Pair]

    @property
    def ratios(self) -> list[float]:
        """Ours divided by theirs, pair by pair."""
        return [ours / theirs for ours, theirs in self.pairs]

    @property
    def value(self) -> float:
        """The median ratio."""
        return statistics.median(self.ratios)

    @property
    def verdict(self) -> str:
        """Whether the target is kept."""
        return "holds" if self.value <= self.target else "misses"

    def milliseconds(self) -> Pair:
        """Median times of both ways."""
        ours, theirs = zip(*self.pairs, strict=True)
        return 1000 * statistics.median(ours), 1000 * statistics.median(theirs)
