"""Styles and pages of letterheads: names, types, measures, columns."""

from tests.kinds.letterhead_making import DOCUMENT, SETTINGS, STYLES, paragraph, run, section
from tests.kinds.parts import packed, swap
from tests.kinds.registry import Kinds, Parts, Result, Subject

PAGES = Kinds(Subject.LETTERHEAD)
kind = PAGES.kind
OURS = "公文正文"


def styled(parts: Parts, old: str, new: str) -> bytes:
    swap(parts, STYLES, old, new)
    return packed(parts)


@kind("a character style of the name of our body text", "clerks", words="公文正文（报告）")
def character_style(parts):
    old = '<w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportBody">'
    return styled(parts, old, old.replace("paragraph", "character"))


@kind("a paragraph style of the name of our tables", "clerks", words="报告表格（报告）")
def table_style(parts):
    old = '<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable">'
    return styled(parts, old, old.replace('"table"', '"paragraph"'))


@kind("headings named in Chinese", "WPS")
def chinese_names(parts):
    return styled(parts, 'w:val="heading 1"', 'w:val="标题 1"')


@kind("headings with other names behind a comma", "Word 2000")
def other_names(parts):
    return styled(parts, 'w:val="heading 1"', 'w:val="heading 1,H1,章"')


@kind("a style without an id", "converters")
def style_without_id(parts):
    return styled(parts, ' w:styleId="ReportBody"', "")


@kind("margins with decimals", "WPS")
def decimals(parts):
    return section(parts, 'w:left="1588"', 'w:left="1588.5"')


@kind("margins in millimetres", "converters", words='w:left="1588"')
def millimetres(parts):
    return section(parts, 'w:left="1588"', 'w:left="28.01mm"')


@kind("margins that say nothing", "converters")
def empty_margins(parts):
    return section(parts, 'w:left="1588"', 'w:left=""')


@kind("margins that are no numbers", "converters")
def odd_margins(parts):
    return section(parts, 'w:left="1588"', 'w:left="auto"')


@kind("a page width with decimals", "converters")
def page_decimals(parts):
    return section(parts, 'w:w="11906"', 'w:w="11906.0"')


@kind("no page size", "converters")
def no_page_size(parts):
    return section(parts, "<w:pgSz[^>]*/>", "")


@kind("a gutter at the top of the page", "Word", words='w:tblW w:w="8844"')
def gutter_at_top(parts):
    swap(parts, SETTINGS, "<w:defaultTabStop", "<w:gutterAtTop/><w:defaultTabStop")
    return section(parts, 'w:gutter="0"', 'w:gutter="1000"')


@kind("a landscape page", "Word", words='w:tblW w:w="13776"')
def landscape(parts):
    new = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    return section(parts, "<w:pgSz[^>]*/>", new)


@kind("a landscape page with two columns", "Word", words='w:tblW w:w="6675"')
def landscape_columns(parts):
    landscape(parts)
    return section(parts, "<w:cols[^>]*/>", '<w:cols w:num="2" w:space="425"/>')


@kind("columns of different widths", "Word", words='w:tblW w:w="6000"')
def uneven_columns(parts):
    landscape(parts)
    both = '<w:col w:w="6000" w:space="425"/><w:col w:w="7351"/>'
    return section(parts, "<w:cols[^>]*/>", f'<w:cols w:num="2" w:equalWidth="0">{both}</w:cols>')


@kind("columns too narrow for the tables", "clerks", Result.REFUSED, "排不下三张表")
def narrow_columns(parts):
    return section(parts, "<w:cols[^>]*/>", '<w:cols w:num="3" w:space="425"/>')


@kind("margins wider than the page", "a slip", Result.REFUSED, "排不下三张表")
def wide_margins(parts):
    return section(parts, 'w:left="1588"', 'w:left="15880"')


@kind("another section before the mark", "Word", words='w:tblW w:w="8844"')
def section_before(parts):
    inside = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:top="1" w:right="1" w:bottom="1" w:left="1" '
    other = paragraph("", f'{inside}w:header="1" w:footer="1" w:gutter="0"/></w:sectPr>')
    swap(parts, DOCUMENT, "<w:body>", f"<w:body>{other}")
    return packed(parts)


@kind("a protected document", "Word", words="documentProtection")
def protected(parts):
    swap(
        parts,
        SETTINGS,
        "<w:defaultTabStop",
        '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop',
    )
    return packed(parts)


@kind("a section whose properties were changed as a tracked change", "Word")
def changed_section(parts):
    change = '<w:sectPrChange w:id="8" w:author="甲"><w:sectPr/></w:sectPrChange></w:sectPr>'
    return section(parts, "</w:sectPr>", change)


@kind("a title of its own", "clerks", words="2024年政府信息公开工作年度报告")
def own_title(parts):
    title = paragraph(run("{{单位名称}}{{年度}}年政府信息公开工作年度报告"))
    swap(parts, DOCUMENT, "<w:body>", f"<w:body>{title}")
    return packed(parts)
