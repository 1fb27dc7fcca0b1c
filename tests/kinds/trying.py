"""What any workbook, however it was changed, must go through: read alike, or refused in a sentence."""

from collections.abc import Callable
from dataclasses import replace
from unittest import mock

from schemas.errors import WorkbookError
from schemas.filled.submission import Submission
from schemas.issues import Issue, Severity
from tests.kinds.sound import faults
from workbook.files.package import open_package
from workbook.marks import clear, mark
from workbook.read import read, read_package
from workbook.reading import fast_reader
from workbook.reattach import reattached

NAME = "报表.xlsx"
FINDINGS = tuple(
    Issue("C101", Severity.ERROR, f"“{sheet}”{cell}没有填写。", sheet=sheet, cell=cell)
    for sheet, cell in (("二、主动公开", "B6"), ("三、申请办理", "E8"), ("一、总体情况", "C5"))
)


def said(submission: Submission) -> Submission:
    """What a submission says, wherever it was read from."""
    return replace(submission, file="")


def slowly(data: bytes) -> Submission:
    """A workbook read by the slow reader alone."""
    with mock.patch.object(fast_reader, "familiar_sheets", return_value={}):
        return read_package(open_package(data, NAME), NAME)


def outcome(data: bytes, by: str = "read") -> Submission | str:
    """What one of the readers makes of a file: a submission, or the sentence that refuses it."""
    try:
        return said(read(data, NAME) if by == "read" else slowly(data))
    except WorkbookError as error:
        return str(error)


def complaints(data: bytes, *, write: bool) -> list[str]:
    """What is wrong with how a file is treated; exceptions other than refusals are passed on."""
    fast, slow = outcome(data), outcome(data, "slowly")
    if isinstance(fast, str) or isinstance(slow, str):
        if type(fast) is not type(slow):
            refused = fast if isinstance(fast, str) else slow
            return [f"one reader refuses: {refused}"]
        sentence = str(fast)
        return (
            [] if sentence.endswith("。") and "\n" not in sentence else [f"no sentence: {sentence}"]
        )
    if fast != slow:
        return [f"the readers disagree: {difference(fast, slow)}"]
    return _written(data) if write else []


def difference(one: Submission, other: Submission) -> str:
    """The first field in which two submissions differ."""
    for field in (
        "fields",
        "numbers",
        "processing_fee",
        "last_year",
        "narrative",
        "issues",
        "accepted",
    ):
        ours, theirs = getattr(one, field), getattr(other, field)
        if ours != theirs:
            if isinstance(ours, dict):
                key = next(key for key in ours if ours[key] != theirs.get(key))
                return f"{field} {ours[key]} / {theirs.get(key)}"
            pairs = zip(ours, theirs, strict=False)
            return f"{field} {next(((a, b) for a, b in pairs if a != b), (len(ours), len(theirs)))}"
    return "elsewhere"


def _written(data: bytes) -> list[str]:
    odd = faults(open_package(data, NAME).data)
    found = []
    ways: dict[str, Callable[[], bytes]] = {
        "marked": lambda: mark(data, FINDINGS, name=NAME),
        "cleared": lambda: clear(mark(data, FINDINGS, name=NAME), name=NAME),
        "with buttons": lambda: reattached(data, NAME),
    }
    for words, write in ways.items():
        try:
            new = faults(write()) - odd
        except WorkbookError:
            continue
        found += [f"{words}: {each}" for each in sorted(new)]
    return found
