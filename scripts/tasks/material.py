"""Texts from a document into a workbook, or straight into a report; and the document to write them in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from schemas.errors import OutputError
from schemas.filled.notes import left_as_they_are
from schemas.filled.submission import Origin, Submission
from schemas.form.editions import edition_for, latest
from schemas.language.labels import normalised
from scripts.importing.material import Material, read_material, titles
from scripts.importing.printed import ImportRefusedError
from scripts.paths.endings import PLAIN, WITH_MACROS, WORKBOOKS
from scripts.paths.outputs import put, refuse_input
from scripts.report.material import material_of
from scripts.report.renderers import RENDERERS
from scripts.tasks.importing_report import kept_told
from scripts.tasks.load import is_published, load
from scripts.tasks.new import new_bytes
from workbook import placed
from workbook.files.input_file import input_bytes
from workbook.files.on_disk import bytes_at
from workbook.files.replacing import refuse_if_open, replace_file
from workbook.files.zip_edit import unstamped
from workbook.marking.copies import WRITTEN, free_copy
from workbook.texts import LEAD, with_texts

WORD = ".docx"
PLACES = "文字取自“{name}”，其中的问题按导入工作簿以后的单元格列出。"


@dataclass(frozen=True)
class TextWritten:
    """What came of it: what was read, the workbook with its year, the backup of the old one."""

    material: Material
    submission: Submission
    path: Path
    backup: Path | None = None


def import_text(source: Path, out: Path) -> TextWritten:
    """Write the texts of a document into the workbook `out`, which is made where there is none.

    Everything else in the workbook stays as it is; the file as it was is kept as a backup. Raises
    ImportRefusedError or WorkbookError (one Chinese sentence) before anything is written; OSError.
    """
    if out.suffix.lower() not in WORKBOOKS or out.is_dir():
        raise ImportRefusedError(
            f"“{out}”不能写入文字材料，请用以{PLAIN}或{WITH_MACROS}结尾的填报工作簿。"
        )
    refuse_input(out, source)
    if not out.exists():
        material = read_for(source)
        submission = _new(material)
        content = new_bytes(submission, macros=out.suffix.lower() == WITH_MACROS)
        return TextWritten(material, submission, out, put(out, content))
    refuse_if_open(out)
    there = load(out)
    material = read_for(source, there)
    content = with_texts(bytes_at(out), material.rows, material.lead, name=out.name)
    return TextWritten(material, there, out, put(out, unstamped(content)))


def read_for(source: Path, there: Submission | None = None) -> Material:
    """The texts of a document for this workbook (None: one to be made), of any kind that is imported.

    Raises ImportRefusedError (Chinese) where it is no text document, or says nothing in any section.
    """
    if not is_published(source.suffix) and not source.is_dir():
        raise ImportRefusedError(
            f"“{source.name}”不是文字材料，请用Word（.docx）、网页、文本，或.doc、.wps、.odt、.rtf。"
        )
    edition = latest() if there is None else there.edition
    return read_material(input_bytes(source), source.name, edition)


def import_text_beside(source: Path, book: Path) -> TextWritten:
    """Write the texts of a document into a copy of a workbook, 报表.导入文字.xlsx beside it.

    The workbook may be open in a program and stays as it is; so does a copy that is open, or in which
    somebody has typed: the next is 报表.导入文字2.xlsx. Raises like `import_text`.
    """
    there = load(book)
    material = read_for(source, there)
    content = with_texts(bytes_at(book), material.rows, material.lead, name=book.name)
    out = free_copy(book, WRITTEN)
    replace_file(out, content, old=out.read_bytes() if out.exists() else b"", keep=False)
    return TextWritten(material, there, out)


def with_material(submission: Submission, source: Path) -> tuple[Submission, Material]:
    """The submission with the texts of a document in place of its own, section by section."""
    material = read_for(source, submission)
    kept = left_as_they_are(submission.narrative, material.rows)
    order = [section.key for section in submission.edition.sections]
    rows = sorted((*kept, *material.rows), key=lambda row: order.index(row.section))
    fields = dict(submission.fields)
    if material.lead is not None:
        fields["own_lead"] = material.lead
    return replace(submission, narrative=tuple(rows), fields=fields), material


def told(written: TextWritten) -> str:
    """What was taken over and what was not, for a person."""
    return "\n".join(told_of(written.material, written.submission))


def told_of(material: Material, submission: Submission) -> Iterator[str]:
    """The sections given and lacking, what to look at, what has no place."""
    given, _ = titles(material, submission.edition)
    lead = [LEAD] if material.lead is not None else []
    yield f"写入文字：{'、'.join([*lead, *given])}。"
    lacking, *cautions = cautions_of(material, submission)
    yield from filter(None, [lacking])
    yield from (f"  {each}" for each in cautions)
    yield from kept_told(material.kept)


def cautions_of(material: Material, submission: Submission) -> Iterator[str]:
    """The sections lacking ("" for none), then what to look at: another year or body, what was passed over."""
    _, lacking = titles(material, submission.edition)
    yield f"文字材料里没有写的部分保持原样：{'、'.join(lacking)}。" if lacking else ""
    year = material.facts.year
    if year is not None and submission.year not in (None, year):
        yield (
            f"注意 文字材料的标题写的是{year}年，工作簿是{submission.year}年，请核对是不是选错了文件。"
        )
    organ, own = _short(material.facts.organ), _short(submission.organ)
    if organ and own and organ not in own and own not in organ:
        yield (
            f"注意 文字材料写的机关是“{material.facts.organ}”，工作簿是“{submission.organ}”，"
            "请核对是不是选错了文件。"
        )
    yield from (f"注意 {note}。" for note in material.notes)


def _short(organ: str) -> str:
    """The name of a body as its own staff may shorten it: 江浦市政府 of 江浦市人民政府办公室."""
    return normalised(organ).replace("人民政府", "政府").removesuffix("办公室")


def new_material(out: Path, year: int | None = None, organ: str | None = None) -> Path | None:
    """Write the document for texts, with the headings of the form, to `out`; the backup of an old one.

    Raises OutputError (Chinese) for a name that is none of a Word document, OSError in writing.
    """
    if out.suffix.lower() != WORD or out.is_dir():
        raise OutputError(f"“{out}”不能作为文字材料的文件名，请用以{WORD}结尾的文件名。")
    edition = latest() if year is None else edition_for(year)
    report = material_of(edition, organ or "", year)
    return put(out, RENDERERS[WORD](report, None, ""))


def _new(material: Material) -> Submission:
    facts = {"name": material.facts.organ or None, "year": material.facts.year}
    fields = placed.facts(facts)
    if material.lead is not None:
        fields["own_lead"] = material.lead
    return Submission("", latest(), fields, {}, material.rows, origin=Origin.NEW)
