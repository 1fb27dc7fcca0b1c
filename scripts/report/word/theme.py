"""The theme of base.docx: plain colours and our fonts, because validators want one to be there.

No style refers to it; it is what new shapes and charts in the finished report would start from.
"""

from scripts.report.word.styles import FANGSONG, HEITI

_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "404040",
    "lt2": "F2F2F2",
    "accent1": "1F4E79",
    "accent2": "7F7F7F",
    "accent3": "A6A6A6",
    "accent4": "BF9000",
    "accent5": "548235",
    "accent6": "C00000",
    "hlink": "000000",
    "folHlink": "000000",
}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_xml() -> str:
    """The whole part ``word/theme/theme1.xml`` without its declaration."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items()
    )
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="年度报告">'
        f'<a:themeElements><a:clrScheme name="年度报告">{colours}</a:clrScheme>'
        f'<a:fontScheme name="年度报告">{_fonts("major", HEITI)}{_fonts("minor", FANGSONG)}'
        f'</a:fontScheme><a:fmtScheme name="年度报告"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _fonts(kind: str, name: str) -> str:
    faces = "".join(f'<a:{script} typeface="{name}"/>' for script in ("latin", "ea", "cs"))
    return f"<a:{kind}Font>{faces}</a:{kind}Font>"
