"""What a fault is: a report with one mistake in it, and what can be known of it beforehand."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from schemas.filled.submission import Submission


class Fault(NamedTuple):
    """A report with one fault; ``unseen`` says why no rule can see it, where none can."""

    submission: Submission
    what: str
    unseen: str = ""


Inject = Callable[[Submission, random.Random], Iterator[Fault]]


@dataclass(frozen=True)
class FaultClass:
    """A sort of fault; ``single`` when it is a slip in one cell, owed one finding."""

    name: str
    inject: Inject
    single: bool = False
