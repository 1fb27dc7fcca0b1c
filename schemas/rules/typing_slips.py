"""What slips into texts when they are typed or pasted: unseen characters, tags, signs of another width."""

import re
from collections.abc import Iterator
from functools import cache

from schemas.filled.entries import Entry, Kind, at, shown
from schemas.filled.subheadings import line_levels
from schemas.filled.submission import Submission
from schemas.issues import Issue, Severity
from schemas.language.labels import NUMBER
from schemas.language.personal import excerpt
from schemas.language.unseen import BIDI, UNSEEN, name_of, visible
from schemas.rules.files import TEMPLATE
from schemas.rules.publication import texts
from schemas.rules.rule import Rule, report_rule

HINT, WARNING, ERROR = Severity.HINT, Severity.WARNING, Severity.ERROR
AROUND = 6  # signs quoted on either side
MARKUP = re.compile(
    r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,6});|</?[a-z][a-z0-9]{0,10}(?:\s[^<>]*)?/?>", re.I
)
SYMBOLS = re.compile(
    "[\ue000-\uf8ff\ufffc\ufffd\U0001f300-\U0001faff\U0001f1e6-\U0001f1ff\u2600-\u2604\u2607-\u26ff"
    "\u2701-\u2714\u2716-\u2775\u2794-\u27bf]"  # without ✕, of which W108 speaks, and ➀
)
WIDE = dict(zip(",;:?!.()", "，；：？！。（）", strict=True))
NARROW_SIGNS = re.compile("[,;:?!.()\"']")
UNCLOSED = re.compile(r"（[^（）()\n]*$")  # a bracket of full width that the next one closes
CLOSED = ("”", "’", "》", "）", "】", "%")  # what ends a word as well
BREAKS_LINE = re.compile(r"</?(?:br|p|div|li|tr|h\d)\b", re.I)
BLANKS = re.compile("[ \t]*")
END_MARKS = "。！？；：…”’）》】〉」\"').;:?!"
SHORT = 15  # signs; a shorter line may be a heading or a name


@cache  # half a millisecond, and most paragraphs end with a mark
def _no_sentence() -> re.Pattern[str]:
    """A heading within the text, the name of an annex, an address, a number: they need no mark."""
    others = r"附件?\d*[:：].*|.*(?:[/@.]\w[!-~]*|\d{7,})"
    return re.compile(rf"{NUMBER.pattern}[^。！？；]*|{others}", re.ASCII)


def _quoted(text: str, start: int, end: int) -> str:
    """The place with the words around it, unseen characters as a sign that is seen."""
    words = " ".join(excerpt(text, max(0, start - AROUND), end + AROUND).split())
    return shown(UNSEEN.sub("□", words))


def _each(
    submission: Submission, pattern: re.Pattern[str]
) -> Iterator[tuple[Entry, list[re.Match[str]]]]:
    for _, entry in texts(submission):
        found = list(pattern.finditer(entry.text)) if entry.kind is Kind.TEXT else []
        if found:
            yield entry, found


def _between_han(sign: re.Match[str]) -> bool:
    """Whether a sign should be of full width, by the Chinese characters beside it.

    A bracket or a quote has one on either side; a comma follows one, or a sign of full width; a point
    has them on both sides, or ends its line.
    In Python: one pattern for all of it takes 4 ms to compile, more than reading the workbook.
    """
    text, start = sign.string, sign.start()
    before = _han(text[start - 1 : start])
    blanks = BLANKS.match(text, sign.end())
    end = blanks.end() if blanks else sign.end()
    behind = _han(text[end : end + 1])
    match sign.group():
        case ")":
            return UNCLOSED.search(text, 0, start) is not None
        case "(" | '"' | "'":
            return before or _han(text[sign.end() : sign.end() + 1])
        case "," | ";" | ":":
            return before or text[start - 1 : start] in CLOSED
    return before and (text[end : end + 1] in ("", "\n") or behind)


def _han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff"


def _told(entry: Entry, found: list[re.Match[str]], what: str) -> str:
    many = f"{len(found)}处" if len(found) > 1 else ""
    quoted = _quoted(entry.text, *found[0].span())
    return f"“{entry.sheet}”{entry.address}中有{many}{what}（…{quoted}…）。"


@report_rule("W115", "文字方向控制符", ERROR, TEMPLATE, raw=True)
def no_signs_turn_the_writing(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """文字中不得有文字方向控制符：这种字符使看到的顺序与实际的顺序不同。"""
    for entry, found in _each(submission, BIDI):
        yield rule.issue(
            _told(entry, found, name_of(found[0].group()))
            + "位置见□处。这种字符使看到的顺序与实际的顺序不同，请删去，并按看到的样子重新键入。",
            at(entry),
            found=name_of(found[0].group()),
        )


@report_rule("W116", "看不见的字符", WARNING, TEMPLATE, raw=True)
def no_characters_nobody_sees(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """文字中不宜有零宽空格、软连字符等看不见的字符；报告中不印，校验时不计。"""
    for entry, found in _each(submission, UNSEEN):
        plain = [each for each in found if not BIDI.fullmatch(each.group())]
        if plain:
            yield rule.issue(
                _told(entry, plain, name_of(plain[0].group()))
                + "位置见□处。报告中不印，校验时不计，请删去，或者重新键入这几个字。",
                at(entry),
                found=name_of(plain[0].group()),
            )


@report_rule("W117", "网页代码", WARNING, TEMPLATE)
def no_markup(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """文字中不宜留有从网页带来的标签和字符代码，如&nbsp;、<br>。"""
    for entry, found in _each(submission, MARKUP):
        yield rule.issue(
            _told(entry, found, f"网页代码“{shown(found[0].group())}”")
            + f"网页代码会原样印进报告，{_instead_of(found[0].group())}。",
            at(entry),
            found=found[0].group(),
        )


def _instead_of(code: str) -> str:
    """What to write in place of a code of web pages: &ldquo; stands for “, <br> for a new line."""
    if BREAKS_LINE.match(code):
        return "请删去，要分段的按Alt+Enter"
    from html import unescape

    meant = visible(unescape(code))
    if code.startswith("<") or not meant or meant == code:
        return "请删去"
    return f"请改成所代表的{meant if meant.strip() else '空格，或者删去'}"


@report_rule("W118", "图形符号", WARNING, TEMPLATE)
def no_pictures_among_the_words(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """文字中不宜有表情和Word项目符号等图形符号，换一种字体可能无法印出。"""
    for entry, found in _each(submission, SYMBOLS):
        yield rule.issue(
            _told(entry, found, f"图形符号（U+{ord(found[0].group()):04X}）")
            + "公文字体里没有这样的符号，可能印成方框。请删去，或者改用序号。",
            at(entry),
            found=found[0].group(),
        )


@report_rule("W119", "半角标点", HINT, TEMPLATE)
def signs_are_of_full_width(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """汉字之间用全角标点和弯引号。"""
    for entry, signs in _each(submission, NARROW_SIGNS):
        found = [each for each in signs if _between_han(each)]
        if not found:
            continue
        sign = found[0].group()
        wanted = WIDE.get(sign, "")
        told = f"半角标点“{sign}”" if wanted else f"不分左右的引号{sign}"
        mend = f"汉字之间一般用全角的“{wanted}”" if wanted else "汉字之间一般用分左右的引号“”"
        yield rule.issue(
            _told(entry, found, told) + f"{mend}，建议改正。",
            at(entry),
            found=sign,
            expected=wanted or "“”",
        )


@report_rule("W120", "句末没有标点", HINT, TEMPLATE)
def paragraphs_end_with_a_mark(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文的每一段以句号等标点结束。"""
    for row in submission.narrative:
        entry = row.text
        lines = [line.strip() for line in entry.text.splitlines() if line.strip()]
        open_ended = [
            line
            for line, level in zip(lines, line_levels(lines), strict=True)
            if not level and len(line) > SHORT and line[-1] not in END_MARKS
            if not _no_sentence().fullmatch(line)
        ]
        if entry.kind is Kind.TEXT and open_ended:
            end = excerpt(open_ended[0], len(open_ended[0]) - 12, len(open_ended[0]))
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}有一段的末尾没有标点（…{shown(end)}）。"
                "请核对这句话是否写完，写完的请补上句号。",
                at(entry),
                found=end,
            )


RULES = (
    no_signs_turn_the_writing,
    no_characters_nobody_sees,
    no_markup,
    no_pictures_among_the_words,
    signs_are_of_full_width,
    paragraphs_end_with_a_mark,
)
