"""``python -m benchmarks.importing``: reports imported, against lxml alone, and audited on two cores.

The ratio of an import is its time over that of parsing the same file with lxml and nothing else; of
an audit, the time on one core over that on two.
"""

import io
import json
import sys
import tempfile
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from lxml import etree, html

from benchmarks.timing import call_seconds
from scripts.importing.formats import read_report
from scripts.record.convert import submission_of
from scripts.report.assemble import report_of
from scripts.report.word.write import report_bytes
from scripts.tasks.audit import audit
from scripts.tasks.demo import sample
from tests.importing.layouts import LAYOUTS

LONGEST_IMPORT = 10.0  # times the parsing alone
LEAST_GAIN = 1.6  # of two cores over one
AUDITED = 1_000
ROUNDS = 15


def best(work: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds."""
    seconds = call_seconds(work)
    return min(seconds() for _ in range(ROUNDS))


def measure(audited: int = AUDITED) -> dict[str, float]:
    """All ratios of this run."""
    submission = submission_of(sample(), "sample.json")
    word = report_bytes(report_of(submission))
    codes = {"pasted": "gb18030"}  # as the page itself says
    pages = {
        name: layout(submission).encode(codes.get(name, "utf-8"))
        for name, layout in LAYOUTS.items()
    }

    def parse_word() -> None:
        with zipfile.ZipFile(io.BytesIO(word)) as archive:
            for part in ("word/document.xml", "word/styles.xml"):
                etree.fromstring(archive.read(part))

    figures = {
        "docx_over_lxml": best(lambda: read_report(word, "a.docx")) / best(parse_word),
    }
    for name, page in pages.items():
        alone = best(partial(html.document_fromstring, page))
        figures[f"html_{name}_over_lxml"] = best(partial(read_report, page, "a.html")) / alone
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.docx" for number in range(audited)]
        for file in files:
            file.write_bytes(word)
        times = {}
        for workers in (1, 2):
            times[workers] = call_seconds(partial(audit, files, workers=workers))()
    figures["one_core_over_two"] = times[1] / times[2]
    figures["audited_per_second_on_two"] = audited / times[2]
    return figures


def main() -> int:
    """Print the figures; 1 where one misses its target."""
    figures = measure(int(sys.argv[1]) if len(sys.argv) > 1 else AUDITED)
    print(json.dumps({name: round(figure, 2) for name, figure in figures.items()}, indent=1))
    slow = max(n for name, n in figures.items() if name.endswith("_over_lxml")) > LONGEST_IMPORT
    return int(slow or figures["one_core_over_two"] < LEAST_GAIN)


if __name__ == "__main__":
    sys.exit(main())
