"""The styles of the report as data: GB/T 9704-2012, and tables small enough to stay on their page.

Every style says all it needs (fonts for every script, size, line, indent), so that it looks the
same in an office's template whose body text differs. Sizes are half-points, lengths twentieths of a
point. Code names styles by the constants below; the id in a file is another matter (`template`).
"""

from dataclasses import dataclass
from functools import cache

XIAOBIAOSONG = "方正小标宋简体"
FANGSONG = "仿宋_GB2312"
KAITI = "楷体_GB2312"
HEITI = "黑体"
SONGTI = "宋体"

LINE = 579  # 28.95 pt, exact: 22 lines in 225 mm; 29 pt would leave room for only 21
TIGHTER = -5  # spacing that makes 28 characters of 16 pt fill 156 mm
CHARACTER = 315  # what one character of body text then takes
TEXT_WIDTH = 8844  # 156 mm
LINE_CHARACTERS = 28

NORMAL = "Normal"
TITLE = "Title"
HEADINGS = {1: "heading 1", 2: "heading 2", 3: "heading 3"}
BODY = "公文正文"
ORGAN = "落款署名"
DATE = "落款日期"
PAGE_RIGHT = "页码居右"
PAGE_LEFT = "页码居左"
DRAFT = "草稿标记"
GAP = "表间空行"
NOTE = "表后说明"
TABLE_HEAD, TABLE_LABEL = "表格表头", "表格栏目"
TABLE_TEXT, TABLE_NUMBER = "表格文字", "表格数字"
SMALL = "（小）"  # after one of the four: the same for wide tables
RUN_IN = "段首小标题"
TIGHT = "标题紧缩"
TABLE = "报告表格"

LANGUAGE = '<w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'  # of the document
# Of its words: digits count as Latin, and LibreOffice breaks 120 into 1 and 20 where Latin text is
# said to be Chinese.
WORDS = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
HINT = '<w:rFonts w:hint="eastAsia"/>'


@dataclass(frozen=True)
class ParagraphStyle:
    """One paragraph style; ``indents`` are twips and hundredths of a character (the latter win)."""

    name: str
    style_id: str
    font: str = FANGSONG
    size: int = 32
    align: str = "both"
    line: int = LINE
    before: int = 0
    after: int = 0
    first: int = 0
    indents: str = ""
    tighter: int = TIGHTER
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    grid: bool = True

    def xml(self) -> str:
        """The style as ``w:style``."""
        kind = {NORMAL: ' w:default="1"'} | dict.fromkeys((TITLE, *HEADINGS.values()), "")
        mark = kind.get(self.name, ' w:customStyle="1"')
        based = "" if self.name == NORMAL else '<w:basedOn w:val="Normal"/>'
        follow = '<w:next w:val="ReportBody"/>' if self.outline is not None else ""
        return (
            f'<w:style w:type="paragraph"{mark} w:styleId="{self.style_id}">'
            f'<w:name w:val="{self.name}"/>{based}{follow}<w:qFormat/>'
            f"<w:pPr>{self._paragraph()}</w:pPr><w:rPr>{self._letters()}</w:rPr></w:style>"
        )

    def _paragraph(self) -> str:
        outline = "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>'
        return (
            f'<w:keepNext w:val="{int(self.keep_next)}"/>{"<w:keepLines/>" if self.keep_lines else ""}'
            '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
            f'<w:snapToGrid w:val="{int(self.grid)}"/>'
            f'<w:spacing w:before="{self.before}" w:after="{self.after}" '
            f'w:line="{self.line}" w:lineRule="exact"/>'
            f'<w:ind {self.indents or first_line(self.first)}/><w:jc w:val="{self.align}"/>{outline}'
        )

    def _letters(self) -> str:
        return (
            f'{fonts(self.font)}<w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="000000"/>'
            f'<w:spacing w:val="{self.tighter}"/><w:sz w:val="{self.size}"/>'
            f'<w:szCs w:val="{self.size}"/>{LANGUAGE if self.name == NORMAL else WORDS}'
        )


def fonts(name: str) -> str:
    """One font for every script, so that no theme and no default of the machine shows through."""
    return (
        f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}" '
        'w:hint="eastAsia"/>'
    )


def first_line(characters: int) -> str:
    """An indent of so many characters of body text, for programs with and without such a unit."""
    return (
        'w:left="0" w:right="0" '
        f'w:firstLineChars="{characters * 100}" w:firstLine="{characters * CHARACTER}"'
    )


def _in_tables() -> tuple[ParagraphStyle, ...]:
    """The four kinds of cell in two sizes: 五号 for narrow tables, 小五 for wide ones."""
    kinds = (
        (TABLE_HEAD, "TableHead", HEITI, "center", 0),
        (TABLE_LABEL, "TableLabel", SONGTI, "center", 0),
        (TABLE_TEXT, "TableText", SONGTI, "left", 40),
        (TABLE_NUMBER, "TableNumber", SONGTI, "center", 0),
    )
    sizes = (("", "", 21, 300, 60), (SMALL, "Small", 18, 220, 35))
    return tuple(
        ParagraphStyle(
            name=name + mark,
            style_id=style_id + suffix,
            font=font,
            size=size,
            align=align,
            indents=f'w:left="{left}" w:right="0" w:firstLineChars="0" w:firstLine="0"',
            line=line,
            before=space,
            after=space,
            tighter=0,
            keep_next=True,
            grid=False,
        )
        for mark, suffix, size, line, space in sizes
        for name, style_id, font, align, left in kinds
    )


PARAGRAPHS = (
    ParagraphStyle(NORMAL, "Normal"),
    ParagraphStyle(
        TITLE, "Title", XIAOBIAOSONG, 44, "center", after=LINE, tighter=0, keep_next=True
    ),
    ParagraphStyle(HEADINGS[1], "Heading1", HEITI, first=2, keep_next=True, outline=0),
    ParagraphStyle(HEADINGS[2], "Heading2", KAITI, first=2, keep_next=True, outline=1),
    ParagraphStyle(HEADINGS[3], "Heading3", first=2, keep_next=True, outline=2),
    ParagraphStyle(BODY, "ReportBody", first=2),
    ParagraphStyle(
        ORGAN, "SignatureOrgan", align="right", before=LINE, keep_next=True, keep_lines=True
    ),
    ParagraphStyle(DATE, "SignatureDate", align="right"),
    *(
        ParagraphStyle(
            name,
            style_id,
            SONGTI,
            28,
            side,
            line=400,
            indents=f'w:{side}Chars="100" w:{side}="280"',
            tighter=0,
            grid=False,
        )
        for name, style_id, side in (
            (PAGE_RIGHT, "PageNumberRight", "right"),
            (PAGE_LEFT, "PageNumberLeft", "left"),
        )
    ),
    ParagraphStyle(DRAFT, "DraftMark", HEITI, 28, "center", line=400, tighter=0, grid=False),
    ParagraphStyle(GAP, "TableGap", SONGTI, 18, line=200, tighter=0, keep_next=True, grid=False),
    ParagraphStyle(
        NOTE,
        "TableNote",
        size=21,
        line=320,
        before=40,
        indents='w:left="0" w:right="0" w:firstLineChars="200" w:firstLine="420"',
        tighter=0,
        keep_lines=True,
        grid=False,
    ),
    *_in_tables(),
)

_RUN_IN = (
    '<w:style w:type="character" w:customStyle="1" w:styleId="RunIn">'
    f'<w:name w:val="{RUN_IN}"/><w:qFormat/><w:rPr>{fonts(KAITI)}</w:rPr></w:style>'
)
# A heading one character too long for its line takes this rather than leave that one alone below.
_TIGHT = (
    '<w:style w:type="character" w:customStyle="1" w:styleId="TightHeading">'
    f'<w:name w:val="{TIGHT}"/><w:rPr><w:spacing w:val="-18"/></w:rPr></w:style>'
)
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable">'
    f'<w:name w:val="{TABLE}"/><w:qFormat/><w:tblPr><w:jc w:val="center"/>'
    f'<w:tblBorders>{_LINES}</w:tblBorders><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="20" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="20" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>'
)


@cache
def definitions() -> dict[str, tuple[str, str]]:
    """Every style of the report: its name -> its id and its ``w:style`` without namespaces."""
    return {style.name: (style.style_id, style.xml()) for style in PARAGRAPHS} | {
        RUN_IN: ("RunIn", _RUN_IN),
        TIGHT: ("TightHeading", _TIGHT),
        TABLE: ("ReportTable", _TABLE),
    }
