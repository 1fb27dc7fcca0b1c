"""The Word report as a short script would write it: docxtpl fills a prepared template.

    python report.py WORKBOOK TEMPLATE OUTPUT

Checks the tables first and writes nothing where they have findings (exit status 1).
"""

import sys
from datetime import datetime
from typing import Any

from docxtpl import DocxTemplate
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.naive.check import DISCLOSURE, FEE, REQUESTS, REVIEW, check

FACTS = {"organ": "B4", "year": "B8", "signature": "B13", "date": "B14", "contact": "B16"}
OVERVIEW, PROBLEMS, OTHER = "一、总体情况", "五、问题与改进", "六、其他事项"
DIGITS = "一二三四五六七八九十"
Block = dict[str, str]


def context(book: Workbook) -> dict[str, Any]:
    """Everything the template prints, read from the workbook."""
    facts = {key: str(book["基本信息"][place].value or "") for key, place in FACTS.items()}
    written = book["基本信息"][FACTS["date"]].value
    if isinstance(written, datetime):
        facts["date"] = f"{written.year}年{written.month}月{written.day}日"
    facts["signature"] = facts["signature"] or facts["organ"]
    disclosure = book["二、主动公开"]
    return facts | {
        "disclosure": [str(disclosure[place].value) for place in (*DISCLOSURE, FEE)],
        "requests": [[str(c.value) for c in row] for row in book["三、申请办理"][REQUESTS]],
        "review": [str(cell.value) for cell in book["四、复议诉讼"][REVIEW][0]],
        "overview": numbered(book[OVERVIEW], first=5, heading_column=2),
        "problems": numbered(book[PROBLEMS], first=5, heading_column=1),
        "other": numbered(book[OTHER], first=9, heading_column=2),
    }


def numbered(sheet: Worksheet, first: int, heading_column: int) -> list[Block]:
    """The rows of a narrative sheet as headings, numbered, and paragraphs."""
    blocks: list[Block] = []
    number = 0
    for row in sheet.iter_rows(min_row=first, max_col=3, values_only=True):
        heading, text = row[heading_column - 1], row[2]
        if heading:
            blocks.append({"heading": f"（{DIGITS[number]}）{heading}"})
            number += 1
        blocks += [{"text": line.strip()} for line in str(text or "").splitlines() if line.strip()]
    return blocks


def render(template: Any, values: dict[str, Any], output: Any) -> None:
    """Fill the template and save it to a path or a file object."""
    document = DocxTemplate(template)
    document.render(values, autoescape=True)
    document.save(output)


def main() -> int:
    """Check the workbook, then write its report."""
    source, template, output = sys.argv[1:]
    book = load_workbook(source, data_only=True)
    findings = list(check(book))
    if findings:
        print("\n".join(findings))
        return 1
    render(template, context(book), output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
