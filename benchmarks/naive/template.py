"""A docxtpl template with the content and looks of one of our reports, so that both print alike."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from io import BytesIO

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

NARRATIVE = {"一、": "overview", "五、": "problems", "六、": "other"}
# rows of table 2 that hold numbers, and how many
DISCLOSURE_ROWS = {2: 3, 3: 3, 6: 1, 9: 1, 10: 1, 13: 1}
HEAD_ROWS = 3  # of tables 3 and 4


def template(report: bytes, facts: dict[str, str]) -> bytes:
    """A finished report -> the template that would print it: facts, numbers, texts as tags.

    ``facts`` are the words to replace, by the name of their tag.
    """
    document = docx.Document(BytesIO(report))
    loops = dict(_narrative(document))
    for paragraph in document.paragraphs:
        _put(paragraph, _tagged(paragraph.text, facts))
    for name, paragraphs in loops.items():
        _loop(name, paragraphs)
    for name, table in zip(("disclosure", "requests", "review"), document.tables, strict=True):
        _fill(name, table)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def _narrative(document: Document) -> Iterator[tuple[str, list[Paragraph]]]:
    """The headings and paragraphs of the sections written in words."""
    found: dict[str, list[Paragraph]] = {}
    section = ""
    for paragraph in document.paragraphs:
        style = paragraph.style.name if paragraph.style else ""
        if style == "Heading 1":
            section = NARRATIVE.get(paragraph.text[:2], "")
        elif section and not (section == "other" and style and style.startswith("落款")):
            found.setdefault(section, []).append(paragraph)
    yield from found.items()


def _loop(name: str, paragraphs: list[Paragraph]) -> None:
    """Headings and paragraphs -> one of each in a loop."""
    heading, text = paragraphs[0], paragraphs[1]
    for extra in paragraphs[2:]:
        extra._p.getparent().remove(extra._p)  # type: ignore[union-attr]
    _put(heading, "{{ block.heading }}")
    _put(text, "{{ block.text }}")
    _tag_before(heading, f"{{%p for block in {name} %}}")
    _tag_before(heading, "{%p if block.heading %}")
    _tag_before(text, "{%p else %}")
    _tag_after(text, "{%p endfor %}")
    _tag_after(text, "{%p endif %}")


def _fill(name: str, table: Table) -> None:
    """Tags where the numbers stand: the last cells of each row, found without merged repeats."""
    if name == "disclosure":
        ends = [cell for row, count in DISCLOSURE_ROWS.items() for cell in _last(table, row, count)]
        tags: Iterable[str] = (f"disclosure[{n}]" for n in range(len(ends)))
    elif name == "requests":
        rows = range(HEAD_ROWS, len(table.rows))
        ends = [cell for row in rows for cell in _last(table, row, 7)]
        tags = (f"requests[{n // 7}][{n % 7}]" for n in range(len(ends)))
    else:
        ends = _last(table, HEAD_ROWS, 15)
        tags = (f"review[{n}]" for n in range(len(ends)))
    for cell, tag in zip(ends, tags, strict=True):
        _put(cell, f"{{{{ {tag} }}}}")


def _last(table: Table, row: int, count: int) -> list[Paragraph]:
    cells = table._tbl.tr_lst[row].tc_lst[-count:]
    return [Paragraph(cell.p_lst[0], table) for cell in cells]


def _tagged(text: str, facts: dict[str, str]) -> str:
    for name, words in facts.items():
        text = text.replace(words, f"{{{{ {name} }}}}") if words else text
    return text


def _put(paragraph: Paragraph, text: str) -> None:
    """Another text in the first run, the other runs emptied; nothing touched where it is the same."""
    if paragraph.text != text:
        for run in paragraph.runs[1:]:
            paragraph._p.remove(run._r)
        paragraph.runs[0].text = text


def _tag_before(paragraph: Paragraph, tag: str) -> None:
    copy = deepcopy(paragraph._p)
    paragraph._p.addprevious(copy)
    _put(Paragraph(copy, paragraph._parent), tag)


def _tag_after(paragraph: Paragraph, tag: str) -> None:
    copy = deepcopy(paragraph._p)
    paragraph._p.addnext(copy)
    _put(Paragraph(copy, paragraph._parent), tag)
