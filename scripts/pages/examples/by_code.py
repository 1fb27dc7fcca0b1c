"""All examples by code, and what a check finds in one."""

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from schemas.filled.submission import Submission
from schemas.issues import Issue
from schemas.judging.judge import judge
from schemas.judging.office import Office
from scripts.pages.examples import cells, claims, files, printed, publication, signs, words, years
from scripts.pages.examples.case import Case, Example, FileCase
from scripts.record.convert import submission_of
from scripts.tasks.demo import sample

EXAMPLES: dict[str, Example] = {
    example.code: example
    for group in (files, printed, cells, words, signs, publication, claims, years)
    for example in group.EXAMPLES
}


@cache
def base() -> Submission:
    """The sample body, which has no finding; every example changes something in it."""
    return submission_of(sample(), "示例.json")


def findings(case: Case | FileCase) -> tuple[Issue, ...]:
    """What a check says about an example."""
    if isinstance(case, FileCase):
        return _findings_of_file(case)
    office = Office(words=case.words, file="年报设置.toml")
    return judge(case.change(base()), office)


def _findings_of_file(case: FileCase) -> tuple[Issue, ...]:
    """The sample's workbook damaged, written, and read again."""
    from workbook.build import build
    from workbook.files.packing import packed
    from workbook.fill import fill
    from workbook.read import read

    book = build(base().edition)
    fill(book, base())
    case.damage(book)
    content = BytesIO(packed(book))
    with zipfile.ZipFile(content, "a") as package:
        for name, part in case.parts:
            package.writestr(name, part)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "示例.xlsx"
        path.write_bytes(content.getvalue())
        return judge(read(path))
