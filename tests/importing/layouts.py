"""Reports as web pages, in three layouts that sites of governments have; made up, like all in them."""

import html
from collections.abc import Callable, Iterator

from schemas.filled.submission import Submission
from scripts.report.assemble import report_of
from scripts.report.model import Note, Report, SubHeading, TableBlock, Text
from tests.importing.printing import rows_of

ADDRESS = "http://site.invalid"


def plain(submission: Submission) -> str:
    """A page of a content management system: a head of metadata, then paragraphs and tables."""
    report = report_of(submission)
    body = "".join(_blocks(report, lambda words, level: f"<p>{html.escape(words)}</p>", _bare))
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>信息公开年报 - 青禾县人民政府</title>"
        f"<link rel='stylesheet' href='{ADDRESS}/a.css'><script src='{ADDRESS}/a.js'></script></head>"
        "<body><header><a>首页</a><a>政务公开</a></header><div class='path'>当前位置：首页 &gt; 年报</div>"
        "<table class='meta'><tr><td>索引号</td><td>QH0001/2026-00001</td><td>发布机构</td>"
        "<td>办公室</td></tr><tr><td>发布日期</td><td>2026-01-20</td><td>有效性</td><td>有效</td></tr>"
        f"</table><h1>{''.join(report.title)}</h1>"
        "<div class='info'>发布时间：2026-01-20 10:30 来源：办公室 浏览次数：<span>12</span> 字号：[大 中 小]</div>"
        f"<div class='article' id='zoom'>{body}</div><footer>版权所有 青禾县人民政府</footer></body></html>"
    )


def pasted(submission: Submission) -> str:
    """A page into which somebody pasted from Word: spans and styles within words, p in each cell."""
    report = report_of(submission)

    def paragraph(words: str, level: int) -> str:
        return f"<p class='MsoNormal' style='text-indent:32pt;line-height:28pt'>{_spans(words)}</p>"

    def cell(words: str, down: int, across: int) -> str:
        inner = "".join(
            f"<p class='MsoNormal' align='center'>{_spans(line)}</p>" for line in words.split("\n")
        )
        return (
            f"<td width='59' rowspan='{down}' colspan='{across}' valign='middle' "
            f"style='border:solid windowtext 1.0pt;padding:0cm 5.4pt'>{inner}</td>"
        )

    body = "".join(_blocks(report, paragraph, cell))
    title = "".join(paragraph(line, 0) for line in report.title)
    return (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta charset='gb2312'>"
        "<style>p.MsoNormal{margin:0cm}</style><!--[if gte mso 9]><xml><o:p>2019年</o:p></xml><![endif]-->"
        f"</head><body><div class='TRS_Editor'><div class='Custom_UnionStyle'>{title}{body}</div></div>"
        "<div>【打印本页】【关闭窗口】</div></body></html>"
    )


def nested(submission: Submission) -> str:
    """An old page laid out with tables in tables: navigation, share buttons, related links, a foot."""
    report = report_of(submission)
    body = "".join(
        _blocks(
            report, lambda words, level: f"<div>&nbsp;&nbsp;{html.escape(words)}<br></div>", _bare
        )
    )
    links = "".join(
        f"<li><a href='{ADDRESS}/{year}'>青禾县水务局{year}年政府信息公开工作年度报告发布了，欢迎查看</a></li>"
        for year in (2019, 2020)
    )
    return (
        "<html><head><meta charset='utf-8'></head><body><table width='1000'><tr><td colspan='2'>"
        "<table><tr><td>首页</td><td>机构概况</td><td>主动公开</td><td>依申请公开</td></tr></table></td></tr>"
        "<tr><td width='200'><ul><li>政府信息公开指南</li><li>依申请公开情况</li><li>年度报告</li></ul></td><td>"
        f"<table><tr><td class='title'>{'<br>'.join(report.title)}</td></tr><tr><td>{body}</td></tr></table>"
        "<div class='share'>分享到：<a>微信</a><a>微博</a></div>"
        f"<div class='related'>相关链接<ul>{links}</ul></div></td></tr>"
        "<tr><td colspan='2'><table><tr><td>主办单位：青禾县人民政府办公室</td><td>联系我们</td></tr>"
        "<tr><td>网站标识码：0000000001</td><td>ICP备00000001号</td></tr></table></td></tr></table></body></html>"
    )


LAYOUTS: dict[str, Callable[[Submission], str]] = {
    "plain": plain,
    "pasted": pasted,
    "nested": nested,
}


def _blocks(
    report: Report, paragraph: Callable[[str, int], str], cell: Callable[[str, int, int], str]
) -> Iterator[str]:
    """The lead, the sections and the signature, with no heading but by its number."""
    yield from (paragraph(text.text, 0) for text in report.lead)
    for section in report.sections:
        yield paragraph(section.heading, 1)
        for block in section.blocks:
            if isinstance(block, TableBlock):
                printed = {key: str(value) for key, value in block.values.items()}
                lines = (
                    "".join(cell(text, down, across) for text, down, across in row)
                    for row in rows_of(section.key, printed)
                )
                yield (
                    "<table border='1'>"
                    + "".join(f"<tr>{line}</tr>" for line in lines)
                    + "</table>"
                )
            elif isinstance(block, SubHeading):
                yield paragraph(block.text, block.level)
            elif isinstance(block, Note):
                yield paragraph(block.text, 0)
            elif isinstance(block, Text):
                yield paragraph(block.run_in + block.text, 0)
    yield from (
        paragraph(line, 0) for line in (report.signature.organ, report.signature.date) if line
    )


def _bare(text: str, down: int, across: int) -> str:
    return f"<td rowspan='{down}' colspan='{across}'>{html.escape(text)}</td>"


def _spans(words: str) -> str:
    """Words cut into spans where Word changes the font: before and after digits, and after four signs."""
    cut = "".join(
        f"<span lang='EN-US' style='font-family:仿宋'>{html.escape(words[at : at + 4])}</span>"
        for at in range(0, len(words), 4)
    )
    return f"{cut}<span><o:p></o:p></span>"
