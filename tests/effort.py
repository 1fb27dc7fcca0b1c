"""How many examples are made up for a property: all of them in `make test`, a quarter in `make quick`."""

import os

QUICK = os.environ.get("NIANBAO_QUICK") == "1"


def examples(number: int) -> int:
    """The number to ask hypothesis for; of very few none are left out."""
    return max(number // 4, min(number, 2)) if QUICK else number
