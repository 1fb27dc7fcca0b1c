"""Sentences that stand between the tables, which the form has no place for."""

from collections.abc import Iterator, Sequence

from scripts.importing.printed import Paragraph
from scripts.importing.reading import Kept

NO_WORDS = "第二、三、四部分只有表格，这里没有填写文字的地方"


def sentences_between(paragraphs: Sequence[Paragraph]) -> Iterator[Kept]:
    """The paragraphs of a section of tables that are sentences, to be listed."""
    for paragraph in paragraphs:
        words = paragraph.text.strip()
        if len(words) > 8 and (words[-1] in "。；！？" or "该部分" in words):
            yield Kept(paragraph.place.told(), words, NO_WORDS)
