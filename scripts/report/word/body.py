"""A `Report` as the body of a Word document: title, lead, six sections, signature, in order."""

from collections.abc import Sequence
from itertools import pairwise

from scripts.report.model import (
    Block,
    Note,
    Report,
    ReportSection,
    Signature,
    SubHeading,
    TableBlock,
    Text,
)
from scripts.report.word.pictures import picture_xml
from scripts.report.word.styles import (
    BODY,
    CHARACTER,
    DATE,
    GAP,
    HEADINGS,
    LINE_CHARACTERS,
    NOTE,
    ORGAN,
    RUN_IN,
    TEXT_WIDTH,
    TIGHT,
    TITLE,
)
from scripts.report.word.tables import table_xml
from scripts.report.word.text import StyleIds, paragraph, run, width

TITLE_CHARACTERS = 20  # of 22 pt, in 156 mm
TITLE_CHARACTER = 440  # twips that one takes: columns of an office's letterhead hold fewer
HEADING_CHARACTERS = LINE_CHARACTERS - 2  # after the indent
ENDINGS = "省市州盟县区旗乡镇道局厅委会处院站队"  # a word of a name ends with one of these
WITHIN = "员场域级直属路村镇计罚理点伍"  # unless one of these follows: 委员会, 市场
SEALED, UNSEALED = 4, 2  # characters left free at the right of a signature
NOTE_CHARACTERS, NOTE_LINES = 40, 2  # of a line of remarks; lines that fit beside table 3
DATE_SPACES = 2  # characters: what programs put between the digits and 年, 月, 日


def body_xml(
    report: Report, ids: StyleIds, text_width: int = TEXT_WIDTH, with_title: bool = True
) -> str:
    """A report -> paragraphs and tables, one string of WordprocessingML.

    ``ids`` translates names of styles into the ids of the file written to.
    """
    signed = bool(report.signature.organ or report.signature.date)
    pieces = [_title(report.title, ids, text_width)] if with_title else []
    pieces += [_text(text, ids) for text in report.lead]
    for section, below in zip(report.sections, [*report.sections[1:], None], strict=True):
        pieces.append(_heading(section.heading, ids))
        pieces += _blocks(section.blocks, ids, text_width, _may_be_parted(section, below))
    blocks = [block for section in report.sections for block in section.blocks]
    if signed and blocks and isinstance(blocks[-1], Text):
        pieces[-1] = _text(blocks[-1], ids, keep_next=True)
    elif blocks and isinstance(blocks[-1], TableBlock):
        pieces.append(paragraph(ids[GAP]))  # Word wants a paragraph after the last table
    if signed:
        pieces.append(_signature(report.signature, ids, text_width))
    if report.illustrated and report.picture is not None:
        pieces.append(picture_xml(report.picture, ids, text_width))
    return "".join(pieces)


def balanced(line: str, limit: int = TITLE_CHARACTERS) -> list[str]:
    """A title too long for one line -> lines of like length, broken where a word ends if possible.

    GB/T 9704-2012, 7.3.1: lines of a title break where a word ends, and look symmetrical.
    """
    lines = -(-width(line) // limit)
    if lines <= 1:
        return [line]
    ideal = width(line) / lines

    def badness(end: int) -> float:
        rest = -(-width(line[end:]) // limit)
        too_long = width(line[:end]) > limit or rest > lines - 1
        whole = line[end - 1] in ENDINGS and line[end] not in WITHIN
        broken = 4 if whole else 9
        if line[end - 1] in "、）)" or line[end] in "（(":
            broken = 0
        if line[end - 1] in "（(" or line[end] in "）)、":
            broken = 24
        return abs(width(line[:end]) - ideal) + broken + 100 * too_long

    end = min(range(1, len(line)), key=badness)
    return [line[:end], *balanced(line[end:], limit)]


def signature_lines(signature: Signature, line: int = LINE_CHARACTERS) -> list[str]:
    """署名 as it was typed, a line each; what does not fit on lines of like length, broken at words."""
    most = line if signature.sealed else line - UNSEALED
    return [part for name in signature.organ.split("\n") for part in balanced(name, most)]


def signature_indents(signature: Signature, line: int = LINE_CHARACTERS) -> tuple[float, float]:
    """How many characters 署名 and 成文日期 stand off the right margin of a line of so many.

    GB/T 9704-2012, 7.3.5: under a seal the date leaves four and the name is centred over it;
    without one the name leaves two and the date begins two to the right of the name's beginning,
    or, when the date is the longer one, leaves two itself. Of a name on several lines the longest
    counts; the date always keeps the room it needs.
    """
    name, date = max(map(width, signature_lines(signature, line))), width(signature.date)
    if not (name and date):
        return (SEALED, SEALED) if signature.sealed else (UNSEALED, UNSEALED)
    room = line - date - DATE_SPACES
    if signature.sealed:
        over = SEALED + (date - name) / 2
        return max(over, 0), min(SEALED + max(-over, 0), room)
    if date > name:
        return date + 2 * UNSEALED - name, UNSEALED
    return UNSEALED, min(name - date, room)


def _title(lines: Sequence[str], ids: StyleIds, text_width: int) -> str:
    limit = min(TITLE_CHARACTERS, text_width // TITLE_CHARACTER)
    printed = [part for line in lines for part in balanced(line, limit)]
    return paragraph(ids[TITLE], run("\n".join(printed)))


def _heading(text: str, ids: StyleIds, level: int = 1, outline: int = -1) -> str:
    over = width(text) - HEADING_CHARACTERS
    style_id = ids[TIGHT] if level == 1 and 0 < over <= 1 else ""
    return paragraph(ids[HEADINGS.get(level, HEADINGS[3])], run(text, style_id), outline=outline)


def _text(text: Text, ids: StyleIds, keep_next: bool | None = None) -> str:
    style_id = ids[RUN_IN] if text.run_in_level == 2 else ""  # level 3 is 仿宋 as the text is
    beginning = run(text.run_in, style_id)
    return paragraph(ids[BODY], beginning, run(text.text), keep_next=keep_next)


def _blocks(blocks: Sequence[Block], ids: StyleIds, text_width: int, parted: bool) -> list[str]:
    pieces = []
    top = min((block.level for block in blocks if isinstance(block, SubHeading)), default=2)
    for block, below in zip(blocks, [*blocks[1:], None], strict=False):  # none at all: a draft
        match block:
            case SubHeading():
                pieces.append(
                    _heading(block.text, ids, block.level, block.level - top + 1 if top > 2 else -1)
                )
            case Text():
                pieces.append(_text(block, ids, True if _is(below, TableBlock) else None))
            case Note():
                pieces.append(paragraph(ids[NOTE], run(block.text), keep_next=_is(below, Note)))
            case TableBlock():
                pieces.append(table_xml(block, ids, text_width, _is(below, Note), parted))
    joined = [n for n, pair in enumerate(pairwise(blocks), 1) if _both_tables(*pair)]
    for place in reversed(joined):  # tables that touch would become one
        pieces.insert(place, paragraph(ids[GAP]))
    return pieces


def _is(block: Block | None, kind: type[Block]) -> bool:
    return isinstance(block, kind)


def _both_tables(first: Block, second: Block) -> bool:
    return isinstance(first, TableBlock) and isinstance(second, TableBlock)


def _may_be_parted(section: ReportSection, below: ReportSection | None) -> bool:
    """Whether what is left of a stack of tables leaves room on its page for the section below.

    Table 2 is half a page high; moved whole it can leave more than half a page empty before it. Its
    last part, some remarks and table 3 fill a page; with more, table 3 would leave that page empty.
    """
    if below is None or not (below.blocks and isinstance(below.blocks[0], TableBlock)):
        return False
    notes = [block.text for block in (*section.blocks, *below.blocks) if isinstance(block, Note)]
    return sum(-(-width(text) // NOTE_CHARACTERS) for text in notes) <= NOTE_LINES


def _signature(signature: Signature, ids: StyleIds, text_width: int) -> str:
    line = text_width // CHARACTER
    name, date = signature_indents(signature, line)
    words = "\n".join(signature_lines(signature, line))
    written = paragraph(ids[ORGAN], run(words), right=name) if signature.organ else ""
    return written + (
        paragraph(ids[DATE], run(signature.date), right=date) if signature.date else ""
    )
