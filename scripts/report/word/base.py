"""Our own empty document: ``python -m scripts.report.word.base`` writes base.docx next to this file.

It holds the page of GB/T 9704-2012, our styles, two page-number footers and nothing else: no
thumbnail, no parts of older Word versions. Entries are stored, not compressed, so that the bytes
are the same wherever they are made.
"""

from pathlib import Path
from zipfile import ZIP_STORED

from scripts.report.word.styles import (
    FANGSONG,
    HEITI,
    HINT,
    KAITI,
    LANGUAGE,
    LINE,
    PAGE_LEFT,
    PAGE_RIGHT,
    SONGTI,
    XIAOBIAOSONG,
    definitions,
    fonts,
)
from scripts.report.word.theme import theme_xml
from workbook.files.packing import zipped

BASE = Path(__file__).with_name("base.docx")

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org"
_W = f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main"'
_R = f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# part, content type, relationship of document.xml to it
_PARTS = (
    ("styles", f"{_TYPE}.styles+xml", "styles"),
    ("settings", f"{_TYPE}.settings+xml", "settings"),
    ("fontTable", f"{_TYPE}.fontTable+xml", "fontTable"),
    ("footer1", f"{_TYPE}.footer+xml", "footer"),
    ("footer2", f"{_TYPE}.footer+xml", "footer"),
    ("theme/theme1", "application/vnd.openxmlformats-officedocument.theme+xml", "theme"),
)
# the fonts the standard names, and what newer machines have in their place
_FONTS = (
    (XIAOBIAOSONG, "FZXiaoBiaoSong-B05S", "script"),
    (FANGSONG, "仿宋", "modern"),
    (KAITI, "楷体", "modern"),
    (HEITI, "SimHei", "modern"),
    (SONGTI, "SimSun", "auto"),
)


def base_bytes() -> bytes:
    """The whole of base.docx."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relationships(),
        "docProps/core.xml": _core(),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _document_relationships(),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        "word/footer1.xml": _footer(PAGE_RIGHT),
        "word/footer2.xml": _footer(PAGE_LEFT),
        "word/theme/theme1.xml": theme_xml(),
    }
    return zipped({name: (_XML + text).encode() for name, text in parts.items()}, method=ZIP_STORED)


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{kind}"/>' for part, kind, _ in _PARTS
    )
    return (
        f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def _package_relationships() -> str:
    return (
        f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/package/2006/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>'
    )


def _document_relationships() -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" '
        f'Type="{_OFFICE}/officeDocument/2006/relationships/{kind}" Target="{part}.xml"/>'
        for number, (part, _, kind) in enumerate(_PARTS, 1)
    )
    return f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{links}</Relationships>'


def _core() -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_OFFICE}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:language>zh-CN</dc:language>'
        "</cp:coreProperties>"
    )


def _document() -> str:
    """An empty body: margins 37, 35, 28 and 26 mm, the page number's dash 7 mm below the text."""
    return (
        f"<w:document {_W} {_R}><w:body><w:sectPr>"
        '<w:footerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="even" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" '
        'w:left="1588" w:header="851" w:footer="1387" w:gutter="0"/><w:cols w:space="425"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr></w:body></w:document>'
    )


def _styles() -> str:
    ours = "".join(xml for _, xml in definitions().values())
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(FANGSONG)}"
        f'<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/>{LANGUAGE}</w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
        'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
        f'<w:name w:val="No List"/><w:semiHidden/></w:style>{ours}</w:styles>'
    )


def _settings() -> str:
    return (
        f'<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="630"/>'
        '<w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/></w:settings>'
    )


def _font_table() -> str:
    listed = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/></w:font>'
        for name, other, family in _FONTS
    )
    return f"<w:fonts {_W}>{listed}</w:fonts>"


def _footer(style: str) -> str:
    """A page number between two dashes, its field balanced from begin to end."""
    field = "".join(
        f"<w:r>{part}</w:r>"
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    dash = '<w:r><w:rPr>{hint}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    before, after = (dash.format(hint=HINT, text=text) for text in ("— ", " —"))
    style_id = definitions()[style][0]
    return (
        f'<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>'
        f"{before}{field}{after}</w:p></w:ftr>"
    )


if __name__ == "__main__":
    BASE.write_bytes(base_bytes())
