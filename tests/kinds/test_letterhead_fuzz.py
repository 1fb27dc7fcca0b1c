"""Letterheads changed in a thousand ways: a sound report without a placeholder in print, or a refusal."""

import os
import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from schemas.errors import TemplateError
from scripts.report.word.write import report_bytes
from tests.kinds.letterhead_changes import BASES, NAMES_OF_CHANGES, Change, changed
from tests.kinds.sound import faults
from tests.word.reading import opened
from tests.word.sample import report

REPORTS = (report(), replace(report(), draft=True))
NUMBER = st.integers(0, 2**20)
CHANGES = st.lists(
    st.tuples(st.sampled_from(NAMES_OF_CHANGES), NUMBER, NUMBER), min_size=1, max_size=5
)
EXAMPLES = int(os.environ.get("NIANBAO_FUZZ", "0"))  # more, and others each time, where asked for
FOUND: list[Change] = [  # by a run of thousands: words of a drawing left in no paragraph
    ("retag", 368376, 316957),
    ("wrap", 234983, 678784),
    ("unset", 493162, 64744),
]
BRACES = re.compile(r"[{｛]\s*[{｛]")


def base(circumstance: str) -> int:
    """The number of a kind of letterhead among those that changes are made to."""
    return [kind.circumstance for kind in BASES].index(circumstance)


def printed(content: bytes) -> list[str]:
    """The text of every paragraph, and of WordArt."""
    document = opened(content)
    roots = [
        part.element for part in document.part.package.iter_parts() if hasattr(part, "element")
    ]
    lines = ["".join(p.itertext("{*}t")) for root in roots for p in root.iter("{*}p")]
    return lines + [e.get("string", "") for root in roots for e in root.iter("{*}textpath")]


def outcome(data: bytes, draft: bool) -> bytes | str:
    """The report on this letterhead, or the sentence that refuses it."""
    try:
        return report_bytes(REPORTS[draft], data, "红头.docx")
    except TemplateError as error:
        return str(error)


@pytest.mark.slow
@settings(max_examples=EXAMPLES or 100, derandomize=not EXAMPLES)
@given(base=st.integers(0, len(BASES) - 1), changes=CHANGES, draft=st.booleans())
@example(base=0, changes=[], draft=False)
@example(base=base("a placeholder in a drawing's own text (DrawingML)"), changes=FOUND, draft=False)
def test_no_letterhead_leads_to_an_internal_error(
    base: int, changes: list[Change], draft: bool
) -> None:
    made = outcome(changed(base, changes), draft)
    if isinstance(made, str):
        assert made.endswith("。")
        return
    assert faults(made) == set()
    assert not [line for line in printed(made) if BRACES.search(line)]
    assert len(opened(made).element.body.findall(".//{*}tbl")) >= 3
