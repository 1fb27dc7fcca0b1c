"""Every kind of letterhead gives the report on the office's page, or is refused in the right words."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from schemas.errors import TemplateError
from scripts.report.word.write import report_bytes
from tests.kinds.letterhead_making import BELOW, plain_bytes
from tests.kinds.letterheads import LETTERHEADS
from tests.kinds.parts import unpacked
from tests.kinds.registry import Kind, Result
from tests.validators import microsoft
from tests.word.reading import faults, opened, text_of
from tests.word.sample import report

NAME = "红头.docx"
FOR_MICROSOFT = {
    "strict Open XML",
    "a document with macros (.docm)",
    "no styles",
    "core properties under the name of the first edition",
    "a picture with a Chinese name",
    "a red line (DrawingML) anchored in the mark's paragraph",
    "a red line as the border of the mark's paragraph",
    "a comment on the mark",
    "a placeholder in a footnote",
    "a landscape page with two columns",
}
MADE = [kind for kind in LETTERHEADS if kind.result is Result.ALIKE]


def named(kinds: list[Kind]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("kind", kinds, ids=[kind.circumstance for kind in kinds])


def built(kind: Kind) -> bytes:
    return kind.build(unpacked(plain_bytes()))


@cache
def written(kind: Kind) -> bytes:
    return report_bytes(report(), built(kind), NAME)


def lines(content: bytes) -> list[str]:
    """The printed lines of the body, without those that a kind has of its own."""
    return [text_of(p) for p in opened(content).element.body.iter("{*}p")]


def everything(content: bytes) -> str:
    return "".join(part.decode("utf-8", "replace") for part in unpacked(content).values())


@cache
def plain_lines() -> list[str]:
    return lines(report_bytes(report(), plain_bytes(), NAME))


@named(MADE)
def test_a_kind_gives_the_report_on_its_page(kind):
    found, wanted = lines(written(kind)), plain_lines()
    title = wanted[1] not in found  # a letterhead may have one of its own
    rest = iter(found)
    missing = [line for line in wanted[1 + title :] if line not in rest]
    assert missing == []
    assert "青禾县水务局文件" in "".join(found)
    assert BELOW in found[-1]


@named(MADE)
def test_a_kind_leaves_no_placeholder_in_print(kind):
    assert "{{" not in everything(written(kind))
    assert kind.words in everything(written(kind))


@pytest.mark.slow
@named(MADE)
def test_a_kind_gives_a_sound_word_file(kind, tmp_path: Path):
    page, made = tmp_path / "红头.docx", tmp_path / "报告.docx"
    page.write_bytes(built(kind))
    made.write_bytes(written(kind))
    new = set(faults(made)) - set(faults(page))
    assert new == set()


@pytest.mark.slow
@named(MADE)
def test_a_draft_is_written_on_a_kind_too(kind):
    content = report_bytes(replace(report(), draft=True), built(kind), NAME)
    assert "草稿" in everything(content)


@named([kind for kind in LETTERHEADS if kind.result is Result.REFUSED])
def test_a_kind_is_refused_in_its_words(kind):
    with pytest.raises(TemplateError) as caught:
        report_bytes(report(), built(kind), NAME)
    assert kind.words in str(caught.value)
    assert f"模板“{NAME}”" in str(caught.value)
    assert str(caught.value).endswith("。")


@pytest.mark.needs_validator
@named([kind for kind in MADE if kind.circumstance in FOR_MICROSOFT])
def test_a_kind_gives_what_microsoft_calls_sound(kind, tmp_path: Path):
    made = tmp_path / "报告.docx"
    made.write_bytes(written(kind))
    assert microsoft(made) == []
