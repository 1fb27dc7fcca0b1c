"""From a file to the finished report: checked, refused with reasons, or written."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from schemas.errors import OutputError
from schemas.filled.submission import Submission
from scripts.paths.office_file import office_for
from scripts.paths.outputs import FOLDER, put, refuse_input, safe_name
from scripts.paths.template_file import office_template
from scripts.report.assemble import report_of
from scripts.report.model import year_title
from scripts.report.renderers import PAPERLESS, PICTURES, RENDERERS, USUAL
from scripts.tasks.check import Checked, check, judged
from scripts.tasks.load import load

OTHER_FILE = re.compile(r"\.[A-Za-z]{1,5}")  # the ending of a file, not of a folder
WITHOUT = "网页和图解不套用红头模板，本次没有使用“{name}”。"
ORGAN_BYTES = 150  # of a longer name the file name has the beginning, and the year all the same


@dataclass(frozen=True)
class Produced:
    """What came of it: the findings, and the report's path with the backup of an older one.

    ``path`` is None when errors stand in the way and no draft was asked for. ``told`` says what was
    taken from a document of texts and what was not, and of a letterhead that a web page has no use for.
    """

    checked: Checked
    path: Path | None = None
    backup: Path | None = None
    told: tuple[str, ...] = ()


def produce(
    source: Path,
    *,
    output: Path | None = None,
    kind: str = USUAL,
    template: Path | None = None,
    text: Path | None = None,
    draft: bool = False,
    illustrated: bool = False,
    last: Path | None = None,
    settings: Path | None = None,
) -> Produced:
    """Check `source` and write its report, into ``output/`` unless told otherwise.

    ``output`` may be a folder or a file name; a file name's own ending says which document it is,
    else ``kind`` does. The words are those of the document ``text`` where one is given; ``illustrated``
    puts the picture of the year at the end. Raises ClerkError with one Chinese sentence when the
    file, the template or the year does not allow a report at all; OSError when writing fails.
    """
    told: tuple[str, ...] = ()
    if text is None:
        checked = check(source, last, settings)
    else:
        from scripts.tasks.material import told_of, with_material

        submission, material = with_material(load(source), text)
        told = tuple(told_of(material, submission))
        earlier = None if last is None else load(last)
        checked = judged(submission, office_for(source, settings), earlier)
    produced = produce_checked(
        checked, output=output, kind=kind, template=template, draft=draft, illustrated=illustrated
    )
    return replace(produced, told=(*told, *produced.told))


def produce_checked(
    checked: Checked,
    *,
    output: Path | None = None,
    kind: str = USUAL,
    template: Path | None = None,
    draft: bool = False,
    illustrated: bool = False,
) -> Produced:
    """The same for a submission that is checked already, of a file or of a running Excel."""
    if checked.errors and not draft:
        return Produced(checked)
    path = report_path(checked.submission, output, draft=draft, kind=kind)
    refuse_input(path, Path(checked.submission.file), template)
    content = rendered(
        checked.submission,
        kind=kind_of(path),
        draft=draft,
        illustrated=illustrated,
        template=office_template(template) if template is not None else None,
        template_name=template.name if template is not None else "",
    )
    told = (WITHOUT.format(name=template.name),) if template and kind_of(path) in PAPERLESS else ()
    return Produced(checked, path, put(path, content), told)


def kind_of(path: Path) -> str:
    """Which of the documents a file of this name is."""
    return path.suffix.lower()


def rendered(
    submission: Submission,
    *,
    kind: str = USUAL,
    draft: bool = False,
    illustrated: bool = False,
    template: bytes | None = None,
    template_name: str = "",
) -> bytes:
    """The report of a submission as a document of this kind, one of `RENDERERS`; nothing is judged.

    Raises ClerkError with one Chinese sentence when the template or the year does not allow it.
    """
    report = report_of(submission, draft=draft, illustrated=illustrated)
    return RENDERERS[kind](report, template, template_name)


def report_path(
    submission: Submission, output: Path | None, *, draft: bool, kind: str = USUAL
) -> Path:
    """Where a report goes: the file named, or its own name in the folder named or ``output/``.

    OutputError (Chinese) when the name is that of another kind of file.
    """
    if output is not None and not output.is_dir():
        if output.suffix.lower() in RENDERERS:
            return output
        if output.exists() or OTHER_FILE.fullmatch(output.suffix):
            raise OutputError(
                f"“{output}”不能作为报告的文件名，请用以{'、'.join(RENDERERS)}结尾的文件名，"
                "或者写一个文件夹。"
            )
    organ = submission.organ.encode()[:ORGAN_BYTES].decode(errors="ignore")
    stem = safe_name(f"{organ}{year_title(submission.year)}")
    mark = ("图解" if kind in PICTURES else "") + ("（草稿）" if draft else "")
    return (output or FOLDER) / f"{stem}{mark}{kind}"
