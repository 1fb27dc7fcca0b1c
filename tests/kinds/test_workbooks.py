"""Every kind of workbook is read as the plain file is, or refused in the right words; never in between."""

from dataclasses import replace
from functools import cache

import pytest

from schemas.errors import WorkbookError
from schemas.filled.entries import entry_of
from schemas.filled.submission import Submission
from schemas.judging.judge import judge
from scripts.tasks.new import new_bytes
from tests.kinds.making import plain_bytes
from tests.kinds.parts import unpacked
from tests.kinds.registry import Kind, Result
from tests.kinds.sound import faults
from tests.kinds.trying import FINDINGS, NAME, said, slowly
from tests.kinds.workbooks import WORKBOOKS
from workbook.files.package import open_package
from workbook.marks import clear, mark
from workbook.read import read
from workbook.reattach import reattached
from workbook.texts import with_texts

READ = [kind for kind in WORKBOOKS if kind.result is not Result.REFUSED]


def named(kinds: list[Kind]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("kind", kinds, ids=[kind.circumstance for kind in kinds])


@cache
def made(kind: Kind) -> bytes:
    return kind.build(unpacked(plain_bytes()))


@cache
def plainly() -> Submission:
    return said(read(plain_bytes(), NAME))


@named([kind for kind in WORKBOOKS if kind.result is Result.ALIKE])
def test_a_kind_is_read_as_the_plain_file(kind):
    assert said(read(made(kind), NAME)) == plainly()


@pytest.mark.parametrize("by", [read, slowly])
@named([kind for kind in WORKBOOKS if kind.result is Result.REFUSED])
def test_a_kind_is_refused_in_its_words_by_both_readers(kind, by):
    with pytest.raises(WorkbookError) as caught:
        by(made(kind)) if by is slowly else by(made(kind), NAME)
    assert kind.words in str(caught.value)
    assert str(caught.value).endswith("。")


@named([kind for kind in WORKBOOKS if kind.result is Result.FINDING])
def test_a_kind_is_read_with_a_finding(kind):
    submission = read(made(kind), NAME)
    told = [issue.message for issue in judge(submission) if issue.code == kind.code]
    assert any(kind.words in message for message in told), told


@named(READ)
def test_both_readers_agree(kind):
    data = made(kind)
    assert said(slowly(data)) == said(read(data, NAME))


@pytest.mark.slow
@named(READ)
def test_marks_are_put_in_and_taken_out(kind):
    data = made(kind)
    if kind.marks:
        with pytest.raises(WorkbookError, match=kind.marks):
            mark(data, FINDINGS, name=NAME)
        return
    marked, odd = mark(data, FINDINGS, name=NAME), faults(open_package(data).data)
    assert faults(marked) <= odd
    assert said(replace(read(marked, NAME), accepted=())) == said(read(data, NAME))
    again = mark(marked, FINDINGS[:1], name=NAME)
    assert faults(again) <= odd
    before = unpacked(open_package(data).data)
    for cleared in (clear(marked, name=NAME), clear(again, name=NAME)):
        after = unpacked(cleared)
        assert list(before) == list(after)
        assert not [name for name in before if before[name] != after[name]]


@pytest.mark.slow
@named(READ)
def test_a_new_workbook_says_the_same(kind):
    submission = read(made(kind), NAME)
    again = read(new_bytes(replace(submission, issues=()), name=NAME), NAME)
    assert values(again) == values(submission)


def values(submission: Submission) -> list[object]:
    """What a submission says, whatever cells it stands in and however it was written there."""
    entries = [*submission.fields.values(), *submission.numbers.values()]
    texts = [(row.part, row.heading.text, row.text.text) for row in submission.narrative]
    return [*((entry.number, entry.text) for entry in entries), *texts]


@pytest.mark.slow
@named(READ)
def test_texts_are_written_into_it(kind):
    data = made(kind)
    rows = [
        replace(row, text=entry_of(row.text.sheet, row.text.address, f"第{number}段。"))
        for number, row in enumerate(read(plain_bytes(), NAME).section("overview"), start=1)
    ]
    written = read(with_texts(data, rows, name=NAME), NAME)
    assert [row.text.text for row in written.section("overview")] == [r.text.text for r in rows]
    assert written.numbers == read(data, NAME).numbers


@pytest.mark.slow
@named(READ)
def test_buttons_are_put_back(kind):
    data = made(kind)
    if kind.reattach:
        with pytest.raises(WorkbookError, match=kind.reattach):
            reattached(data, NAME)
        return
    content = reattached(data, NAME)
    assert faults(content) <= faults(open_package(data).data)
    assert said(read(content, NAME)) == said(read(data, NAME))
