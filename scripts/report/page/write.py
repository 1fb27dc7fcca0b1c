"""`Report` -> one HTML page as bytes: what Word prints, in the same order, as headings, text and tables."""

from collections.abc import Iterator, Sequence

from scripts.report.model import (
    DRAFT_TOLD,
    Block,
    Note,
    Report,
    ReportSection,
    Signature,
    SubHeading,
    TableBlock,
)
from scripts.report.page.tables import table_html
from scripts.report.page.words import words
from scripts.report.picture.svg import svg_text

# few rules, so that a site's own style sheet has the last word
STYLE = """
body{max-width:56em;margin:2em auto;padding:0 1em;color:#222;background:#fff;
font-family:"Songti SC","SimSun","Noto Serif CJK SC",serif;line-height:1.8}
h1{text-align:center;font-size:1.6em;line-height:1.5;margin:1em 0}
h2{font-size:1.25em;margin:1.5em 0 .5em}h3,h4{font-size:1.05em;margin:1em 0 .3em}h4{font-weight:normal}
h2,h3,h4,p{text-indent:2em}p{margin:.4em 0}
.wide{overflow-x:auto;margin:1em 0}
table{border-collapse:collapse;width:100%;font-size:.85em;line-height:1.4}
caption{text-align:center;font-weight:bold;padding:.3em}
th,td{border:1px solid #555;padding:.3em;text-align:center;font-weight:normal}
th{word-break:keep-all}th.row{text-align:left}.part{font-weight:bold}
.note{font-size:.85em}figure{margin:1em 0}
.signature{margin:2em 0;text-align:right}.signature p{text-indent:0}
.draft{text-align:center;text-indent:0;border:2px solid #b00020;color:#b00020;padding:.3em}
@media print{body{margin:0;max-width:none}.wide{overflow:visible}tr,figure{break-inside:avoid}}
"""


def page_bytes(report: Report) -> bytes:
    """A report as a whole HTML page in UTF-8; the same bytes every time, nothing fetched from elsewhere."""
    title = "".join(map(words, report.title))
    lines = [
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<article>",
        *_body(report),
        "</article>\n</main>\n</body>\n</html>\n",
    ]
    return "\n".join(lines).encode()


def _body(report: Report) -> Iterator[str]:
    if report.draft:
        yield f'<p class="draft">{DRAFT_TOLD}</p>'
    yield f"<h1>{'<br>'.join(map(words, report.title))}</h1>"
    yield from _blocks(report.lead, "")
    for number, section in enumerate(report.sections, start=1):
        yield from _section(section, f"section-{number}")
    yield from _signature(report.signature)
    if report.illustrated and report.picture is not None:
        yield f"<figure>\n{svg_text(report.picture)}\n</figure>"


def _section(section: ReportSection, name: str) -> Iterator[str]:
    yield f'<section aria-labelledby="{name}">'
    yield f'<h2 id="{name}">{words(section.heading)}</h2>'
    yield from _blocks(section.blocks, name)
    yield "</section>"


def _blocks(blocks: Sequence[Block], prefix: str) -> Iterator[str]:
    """Sub-headings, paragraphs and tables; ``prefix`` keeps the names of table cells apart.

    The highest sub-heading is h3 whatever its level, so that no step of the outline is missing.
    """
    number = 0
    top = min((block.level for block in blocks if isinstance(block, SubHeading)), default=2)
    for block in blocks:
        match block:
            case SubHeading():
                level = min(block.level - top + 3, 6)
                yield f"<h{level}>{words(block.text)}</h{level}>"
            case TableBlock():
                number += 1
                yield table_html(block, f"{prefix}-{number}")
            case Note():
                yield f'<p class="note">{words(block.text)}</p>'
            case _:
                begun = f"<strong>{words(block.run_in)}</strong>" if block.run_in else ""
                yield f"<p>{begun}{words(block.text)}</p>"


def _signature(signature: Signature) -> Iterator[str]:
    if signature.organ or signature.date:
        yield '<div class="signature">'
        yield from (
            f"<p>{words(line)}</p>"
            for line in (*signature.organ.split("\n"), signature.date)
            if line
        )
        yield "</div>"
