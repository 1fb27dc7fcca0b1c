"""What stands beside the mark, across it, and in its properties."""

from tests.kinds.letterhead_making import (
    DOCUMENT,
    DOCUMENT_RELS,
    MAIN,
    MARK,
    PIXEL,
    above,
    add_part,
    beside,
    field,
    paragraph,
    run,
    table,
    with_mark,
)
from tests.kinds.letterhead_packages import BLIP
from tests.kinds.parts import OFFICE, relate, swap
from tests.kinds.registry import Kinds, Result, Subject

MARKS = Kinds(Subject.LETTERHEAD)
kind = MARKS.kind
LINE = (
    '<w:r><w:pict><v:line id="redline" style="position:absolute" from="0,0" to="442pt,0" '
    'strokecolor="red" strokeweight="2pt"/></w:pict></w:r>'
)
IN_LINE = LINE.replace(' style="position:absolute"', "")
ANCHORED = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" '
    'distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" '
    'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
    '<wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">'
    '<wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="5616000" cy="0"/><wp:wrapNone/>'
    '<wp:docPr id="9" name="redline"/><a:graphic><a:graphicData '
    'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    "<wps:cNvCnPr/><wps:spPr>"
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="5616000" cy="0"/></a:xfrm><a:prstGeom prst="line">'
    '<a:avLst/></a:prstGeom><a:ln w="25400"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
    "</a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    "</mc:Choice></mc:AlternateContent></w:r>"
)
CONTROL = "<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
TAG = '<w:tag w:val="report-body"/>'


def text_box(words: str) -> str:
    return (
        '<w:r><w:pict><v:shape id="box" style="position:absolute;width:200pt;height:40pt"><v:textbox>'
        f"<w:txbxContent>{paragraph(run(words))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def control(inside: str, properties: str = TAG) -> str:
    return CONTROL.format(properties=properties, inside=inside)


@kind("a red line (VML) anchored before the mark", "Word 2003, WPS", words="redline")
def line_before(parts):
    return beside(parts, LINE)


@kind("a red line anchored after the mark", "WPS", words="redline")
def line_after(parts):
    return beside(parts, after=LINE)


@kind("a red line that stands in the line like a letter", "WPS", words="redline")
def line_in_line(parts):
    return beside(parts, IN_LINE)


@kind("a red line (DrawingML) anchored in the mark's paragraph", "Word", words="redline")
def drawing_anchored(parts):
    return beside(parts, ANCHORED)


@kind("a red line in the very run of the mark", "Word", words="redline")
def line_in_the_run(parts):
    both = LINE.replace("</w:r>", '<w:t xml:space="preserve">{{正文}}</w:t></w:r>')
    return with_mark(parts, paragraph(both))


@kind("a text box with a placeholder beside the mark", "Word", words="青禾县水务局印发")
def box_beside(parts):
    return beside(parts, text_box("{{单位名称}}印发"))


@kind("a picture in the line before the mark", "Word", words="徽")
def picture_before(parts):
    parts["word/media/image1.png"] = PIXEL
    relate(parts, DOCUMENT_RELS, "rId90", f"{OFFICE}/image", "media/image1.png")
    return beside(parts, BLIP)


@kind("a red line as the border of the mark's paragraph", "Word, WPS", words='w:color="FF0000"')
def border(parts):
    line = '<w:bottom w:val="single" w:sz="18" w:space="1" w:color="FF0000"/>'
    return beside(parts, look=f"<w:pBdr>{line}</w:pBdr>")


@kind("a page break before the mark", "Word", words='w:type="page"')
def break_before(parts):
    return beside(parts, '<w:r><w:br w:type="page"/></w:r>')


@kind("a page break after the mark", "Word", words='w:type="page"')
def break_after(parts):
    return beside(parts, after='<w:r><w:br w:type="page"/></w:r>')


@kind("a page break as a property of the mark's paragraph", "Word", words="pageBreakBefore")
def break_property(parts):
    return beside(parts, look="<w:pageBreakBefore/>")


@kind("a bookmark that begins at the mark and ends further down", "Word", words="bookmarkStart")
def bookmark(parts):
    swap(parts, DOCUMENT, "</w:p><w:sectPr>", '<w:bookmarkEnd w:id="9"/></w:p><w:sectPr>')
    return beside(parts, '<w:bookmarkStart w:id="9" w:name="body"/>')


@kind("a comment on the mark", "Word", words="commentRangeEnd")
def comment(parts):
    inside = f'<w:comment w:id="0" w:author="甲">{paragraph(run("这里放报告"))}</w:comment>'
    add_part(
        parts, "comments.xml", "comments", f'<w:comments xmlns:w="{MAIN}">{inside}</w:comments>'
    )
    end = '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    return beside(parts, '<w:commentRangeStart w:id="0"/>', end)


@kind("other words in the mark's paragraph", "clerks", Result.REFUSED, "除了标记还有其他文字")
def other_words(parts):
    return beside(parts, run("正文："))


@kind("another placeholder in the mark's paragraph", "clerks", Result.REFUSED, "还有其他文字")
def other_placeholder(parts):
    return beside(parts, run("{{年度}}"))


@kind("a field in the mark's paragraph", "Word", Result.REFUSED, "域、公式或符号")
def field_beside(parts):
    return beside(parts, field(" PAGE "))


@kind("the mark with characters nobody sees", "web pages, chat programs")
def unseen(parts):
    return with_mark(parts, paragraph(run("{\u200b{正\u200b文}\u2060}")))


@kind("the mark between spaces", "clerks")
def spaces(parts):
    return with_mark(parts, paragraph(run("　{{ 正\u00a0文 }}　")))


@kind("the mark in three runs", "Word")
def three_runs(parts):
    return with_mark(parts, paragraph(run("{{") + run("正") + run("文}}")))


@kind("the mark inserted as a tracked change", "Word")
def inserted(parts):
    return with_mark(parts, paragraph(f'<w:ins w:id="4" w:author="甲">{run("{{正文}}")}</w:ins>'))


@kind("the mark moved as a tracked change", "Word")
def moved(parts):
    moved_from = f'<w:moveFrom w:id="2" w:author="甲">{run("{{正文}}")}</w:moveFrom>'
    moved_to = f'<w:moveTo w:id="4" w:author="甲">{run("{{正文}}")}</w:moveTo>'
    return with_mark(parts, paragraph(moved_from) + paragraph(moved_to))


@kind("an earlier mark deleted as a tracked change", "Word")
def deleted(parts):
    gone = "<w:r><w:delText>{{正文}}</w:delText></w:r>"
    return above(parts, paragraph(f'<w:del w:id="5" w:author="甲">{gone}</w:del>'))


@kind("a control tagged report-body", "Word")
def tagged(parts):
    return with_mark(parts, control(paragraph(run("单击此处"))))


@kind("a control titled report-body", "Word")
def titled(parts):
    return with_mark(parts, control(paragraph(run("单击")), '<w:alias w:val="Report-Body"/>'))


@kind("a locked control", "Word")
def locked(parts):
    lock = '<w:lock w:val="sdtContentLocked"/>'
    return with_mark(parts, control(paragraph(run("单击")), TAG + lock))


@kind("a control within its line, a red line beside it", "Word", words="redline")
def control_in_line(parts):
    return with_mark(parts, paragraph(LINE + control(run("单击"))))


@kind("a control with a table in it", "Word", Result.REFUSED, "表格")
def control_with_table(parts):
    return with_mark(parts, control(table(paragraph("")) + paragraph(run("单击"))))


@kind("the mark inside a control of another name", "Word")
def inside_a_control(parts):
    return with_mark(parts, control(MARK, "<w:text/>"))


@kind("the mark twice", "clerks", Result.REFUSED, "有2处")
def twice(parts):
    return with_mark(parts, MARK + MARK)


@kind("the mark in a cell of a table", "clerks", Result.REFUSED, "不合用")
def in_a_cell(parts):
    return with_mark(parts, table(MARK))


@kind("no mark", "clerks", Result.REFUSED, "没有放报告正文的位置")
def no_mark(parts):
    return with_mark(parts, "")
