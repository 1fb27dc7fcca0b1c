"""A printed document becomes a `Submission`: the one mapper behind every format.

Numbers are taken by their labels alone. What cannot be read is blank and named; what the form has no
place for is kept and listed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.errors import UnknownEditionError
from schemas.filled.entries import Entry, Kind, at, entry_of
from schemas.filled.submission import Origin, Paragraphs, Submission
from schemas.filled.sums import total_parts
from schemas.form.editions import edition_for, editions, latest
from schemas.form.model import CellKey, Edition
from schemas.issues import Issue
from schemas.rules.files import DOUBTFUL, UNREADABLE
from scripts.importing.facts import Facts, facts_of, is_signature
from scripts.importing.grids import read_grid
from scripts.importing.loose import read_loose
from scripts.importing.narrative import PAGE_NUMBER, Told, rows, told
from scripts.importing.printed import (
    Block,
    ImportRefusedError,
    Paragraph,
    Picture,
    PrintedDocument,
    PrintedTable,
)
from scripts.importing.reading import Kept, Reading
from scripts.importing.sections import Parted, is_title, parted
from scripts.importing.trial_form import FIRST_YEAR
from workbook.layout import fact_addresses, number_addresses

NO_REPORT = (
    "没有在文件里找到年度报告的标题、各部分或表格，不能作为年度报告导入，请核对是不是选错了文件。"
)
PICTURES = "文件里只有图片，没有可以读取的文字（例如扫描件），不能导入，请换用文字版的文件。"
FOOT = re.compile(
    r"扫一扫|分享到|打印本页|关闭窗口|版权所有|ICP备|网站标识码|公网安备|上一篇|下一篇|责任编辑|"
    r"相关(?:附件|文档|链接)|^附件|主办单位|承办单位|网站地图|【打印|联系我们$|^返回"
)
MISFIT = "标题缺失，按位置认出的数与合计不符"
CONFLICT = "文件里有两处不同的数（{numbers}），无法判断以哪个为准"


@dataclass(frozen=True)
class Imported:
    """A report read: the submission, where each number came from, what is blank, doubtful, kept."""

    submission: Submission
    readings: dict[CellKey, Reading]
    kept: tuple[Kept, ...]
    notes: tuple[str, ...]

    @property
    def trial(self) -> bool:
        """Whether the report follows the trial form of 2019: of use as last year's data only."""
        year = self.submission.year
        return year is not None and year < editions()[0].first_year


def mapped(document: PrintedDocument, file: str) -> Imported:
    """A printed document as a submission; ImportRefusedError (Chinese) where it is no report."""
    words = [b for b in document.blocks if not isinstance(b, Picture)]
    if not words:
        raise ImportRefusedError(PICTURES)
    edition = latest()
    parts = parted(document.blocks, edition)
    _one_title(parts, document.blocks)
    last = _without_foot(parts)
    facts = facts_of(parts.before, last)
    edition = _edition(facts)
    readings, kept, known = _tables(document, parts, edition)
    if not parts.sections and not readings:
        raise ImportRefusedError(NO_REPORT)
    notes = list(document.notes)
    stories = _stories(parts, facts, edition, kept)
    notes += [t.doubt for t in stories.values() if t.doubt]
    notes += _missing(edition, parts, readings, known, document.blocks)
    kept += _before(parts)
    numbers = {key: _entry(readings.get(key), at) for key, at in number_addresses(edition).items()}
    narrative: list[Paragraphs] = []
    for section in edition.sections:
        if section.key in stories:
            narrative += rows(section, stories[section.key].items)
    submission = Submission(
        file,
        edition,
        _fields(facts, parts, stories),
        numbers,
        tuple(narrative),
        issues=tuple(_issues(numbers, readings)),
        origin=Origin.PUBLISHED,
    )
    return Imported(submission, readings, tuple(kept), tuple(notes))


def _edition(facts: Facts) -> Edition:
    """The edition that the year asks for; the trial form's years are read against the next one."""
    if facts.year is None or FIRST_YEAR <= facts.year < editions()[0].first_year:
        return editions()[0] if facts.year else latest()
    try:
        return edition_for(facts.year)
    except UnknownEditionError as error:
        raise ImportRefusedError(str(error)) from error


def _one_title(parts: Parted, blocks: Sequence[Block]) -> None:
    years = {
        found[1]
        for block in blocks
        if isinstance(block, Paragraph) and block.text.strip() and is_title(block.text)
        if len(block.text.strip()) < 40 and block.text.strip()[-2:] == "报告"
        if (found := re.search(r"(20\d\d)\s*年", block.text))
    }
    if len(years) > 1:
        listed = "、".join(sorted(years))
        raise ImportRefusedError(
            f"文件里有{listed}年的几份报告，无法判断导入哪一份，请把要导入的那份另存为单独的文件。"
        )


def _tables(
    document: PrintedDocument, parts: Parted, edition: Edition
) -> tuple[dict[CellKey, Reading], list[Kept], set[str]]:
    """All numbers of a document: grids wherever they stand, lines where a section has no grid."""
    found: list[Reading] = []
    kept: list[Kept] = []
    known: set[str] = set()
    head = None
    for block in document.blocks:
        if isinstance(block, PrintedTable):
            read = read_grid(block, edition, head)
            head = read.head
            found += read.readings
            kept += read.kept
            known |= read.known
            if not read.readings and not read.kept and not read.known:
                kept.append(Kept(block.place.told(), block.words(), "不是格式规定的表格"))
        elif isinstance(block, Paragraph) and not PAGE_NUMBER.fullmatch(block.text):
            head = None if len(block.text.strip()) > 12 or block.level else head
    for section in edition.sections:
        if not section.tables:
            continue
        lines = [b for b in parts.sections.get(section.key, []) if isinstance(b, Paragraph)]
        loose = read_loose([p for p in lines if not _is_page(p)], edition)
        found += loose.readings
        kept += loose.kept
        known |= loose.known
    return _sound(_merged(found), edition), kept, known


def _is_page(paragraph: Paragraph) -> bool:
    """Whether a line is a page number with its dashes: a lone number may be a value."""
    text = paragraph.text.strip()
    return bool(PAGE_NUMBER.fullmatch(text)) and not text.isdigit()


def _merged(readings: Sequence[Reading]) -> dict[CellKey, Reading]:
    """One reading a number; two that differ are both refused."""
    merged: dict[CellKey, Reading] = {}
    for reading in readings:
        other = merged.get(reading.key)
        if other is None or other.figure.empty:
            merged[reading.key] = reading
        elif not reading.figure.empty and other.figure.number != reading.figure.number:
            numbers = f"{other.figure.text}、{reading.figure.text}"
            merged[reading.key] = reading.refused(CONFLICT.format(numbers=numbers))
    return merged


def _sound(readings: dict[CellKey, Reading], edition: Edition) -> dict[CellKey, Reading]:
    """Rows and columns known only by their neighbours have to fit the sums, else all go blank."""
    for table in edition.tables():
        guessed = [r for r in readings.values() if r.inferred and r.key.table == table.key]
        if guessed and not all(_fits(readings, sum_) for sum_ in total_parts(table).items()):
            for reading in guessed:
                readings[reading.key] = reading.refused(MISFIT)
    return readings


def _fits(readings: dict[CellKey, Reading], terms: tuple[CellKey, tuple[CellKey, ...]]) -> bool:
    """Whether a total equals its parts, where all are known and one of them only by its place."""
    found = [readings[key] for key in (terms[0], *terms[1]) if key in readings]
    numbers = [r.figure.number for r in found if r.figure.number is not None]
    if not any(r.inferred for r in found) or len(numbers) <= len(terms[1]):
        return True
    return numbers[0] == sum(numbers[1:])


def _issues(numbers: dict[CellKey, Entry], readings: dict[CellKey, Reading]) -> Iterator[Issue]:
    """Cells that a person should look at, as findings at their cells."""
    for key, entry in numbers.items():
        reading = readings.get(key)
        if reading is None or not reading.doubts:
            continue
        rule = UNREADABLE if entry.blank else DOUBTFUL
        what = "没有导入" if entry.blank else f"导入的是{entry.text}，存疑"
        yield rule.issue(
            f"“{entry.sheet}”{entry.address}{what}：{reading.doubts}"
            f"（原件{reading.place}）。请对照原件核对。",
            at(entry, table=key.table),
        )


def _entry(reading: Reading | None, place: tuple[str, str]) -> Entry:
    if reading is None or reading.figure.number is None:
        return Entry(*place, Kind.BLANK)
    return Entry(*place, Kind.NUMBER, reading.figure.number, reading.figure.text)


def _without_foot(parts: Parted) -> list[Block]:
    """The last section without the page's foot, which is taken off it."""
    if not parts.sections:
        return []
    key = list(parts.sections)[-1]
    blocks = parts.sections[key]
    end = next(
        (
            n
            for n, block in enumerate(blocks)
            if isinstance(block, Paragraph)
            and len(block.text) < 60
            and FOOT.search(block.text.strip())
        ),
        len(blocks),
    )
    parts.sections[key] = blocks[:end]
    return parts.sections[key]


def _stories(parts: Parted, facts: Facts, edition: Edition, kept: list[Kept]) -> dict[str, Told]:
    """The sections in words, without the signature."""
    stories: dict[str, Told] = {}
    final = list(parts.sections)[-1] if parts.sections else ""
    for section in edition.sections:
        if section.tables or section.key not in parts.sections:
            continue
        blocks = parts.sections[section.key]
        lines = [
            b for b in blocks if isinstance(b, Paragraph) and not PAGE_NUMBER.fullmatch(b.text)
        ]
        while section.key == final and lines and is_signature(lines[-1].text, facts):
            lines.pop()
        stories[section.key] = told(section, lines)
    return stories


def _before(parts: Parted) -> list[Kept]:
    """What stands before the first section and is no title: the lead is written anew."""
    return [
        Kept(block.place.told(), block.text.strip(), "在第一部分之前；导语由工具按格式自动生成")
        for block in parts.before
        if isinstance(block, Paragraph)
        and len(block.text.strip()) > 30
        and not is_title(block.text)
    ]


def _missing(
    edition: Edition,
    parts: Parted,
    readings: dict[CellKey, Reading],
    known: set[str],
    blocks: Sequence[Block],
) -> list[str]:
    notes = []
    for section in edition.sections:
        if section.key not in parts.sections:
            notes.append(f"没有找到“{section.heading()}”这一部分的标题")
        if section.tables and not any(t.key in known for t in section.tables):
            pictured = any(isinstance(b, Picture) for b in parts.sections.get(section.key, []))
            why = "表格是图片，无法读取，请照原件填写" if pictured else "没有找到可以读取的表格"
            notes.append(f"“{section.heading()}”：{why}")
    return notes


def _fields(facts: Facts, parts: Parted, stories: dict[str, Told]) -> dict[str, Entry]:
    overview = stories.get("overview", Told())
    government = facts.organ.endswith(("人民政府", "街道办事处"))
    statute = "行政机关" in parts.titles.get("disclosure", "")
    given: dict[str, object] = {
        "name": facts.organ or None,
        "kind": ("人民政府" if government else "政府部门或其他机关") if facts.organ else None,
        "level": _level(facts.organ),
        "year": facts.year,
        "date": facts.date or None,
        "contact": facts.contact or None,
        "wording": "条例用语" if statute else None,
        "numbering": "1." if overview.numbering == "arabic" else None,
        "heading_line": "与正文同段" if overview.run_in else None,
    }
    return {key: entry_of(*place, given.get(key)) for key, place in fact_addresses().items()}


def _level(organ: str) -> str | None:
    """The level that a name leaves no doubt about; a 市 may be a county's or a province's."""
    if re.search(r"(?:镇|乡)(?:人民政府)?$|街道(?:办事处)?$", organ):
        return "乡镇（街道）"
    if re.search(r"[县旗]", organ):
        return "县级"
    return "省级" if re.match(r".{2,3}省[^市州县]*$", organ) else None
