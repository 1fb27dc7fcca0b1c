"""What must not be made public: personal numbers, security markings, an office's own words.

A finding quotes a masked form; no personal number is repeated in a message, a mark or a log.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from schemas.filled.entries import Entry, at
from schemas.filled.lead import below_lead, lead_rows
from schemas.filled.submission import Submission
from schemas.form.sources import Certainty, Source
from schemas.issues import Issue, Severity
from schemas.language.personal import NARROW, Found, Sort, excerpt, personal
from schemas.rules.rule import Rule, report_rule

ERROR, WARNING = Severity.ERROR, Severity.WARNING
PRIVACY = Source("《中华人民共和国政府信息公开条例》", "第十五条")
SECRECY = Source("《中华人民共和国政府信息公开条例》", "第十四条、第十七条")
OFFICE = Source("本单位设置", certainty=Certainty.CUSTOM)
FACTS = ("name", "signature", "contact", "own_lead")  # 上级或主管机关 stands in the record only
QUOTES = 5  # places quoted; more are counted
AROUND = 10  # signs quoted on either side of what was found
CONTACT = "contact"  # the office's own line, printed so that people can call
LEADING = "own_lead"  # a lead is one wherever it was typed
REACHED = re.compile(r"疑问|咨询|联系")  # from here on a lead tells how to reach the office

# what may be published after all, by the sort of number
OFFICIAL = {
    Sort.IDENTITY: "；确为编号、不是身份证号码的，请在“校验结果”的“处理说明”中写明",
    Sort.BANK_CARD: "；确为编号、不是银行卡号的，请在“校验结果”的“处理说明”中写明",
    Sort.OLD_IDENTITY: "；不是身份证号码的，请在“校验结果”的“处理说明”中写明",
    Sort.MOBILE: "；是值班电话等公开号码的，请在“校验结果”的“处理说明”中写明",
    Sort.EMAIL: "；是本机关对外公布的邮箱的，请在“校验结果”的“处理说明”中写明",
}

LEVEL = r"(?:[绝机秘]\s?密)"
INNER = r"内部(?:资料|文件|材料|刊物|情况)"
CLAUSE_ENDS = r"(?=[\s。，,！!；;）)】\]]|$)"
# A marking tells a reader how to treat this paper; a report may tell how papers are treated:
# 严禁外传申请人信息, 将仅限内部使用的台账转为公开, 内部资料不得上网, 标明密级：绝密、机密、秘密.
MARKING = re.compile(
    rf"""
    {LEVEL}\s*[★☆]                                   # 秘密★1年
    | 密\s*级\s*[:：]\s*{LEVEL}(?!级?\s*[、,，及和或]\s*{LEVEL})  # 密级：机密
    | (?m:^[ \t(\[【〔]*(?:{LEVEL}级?|{INNER})[ \t\r)\]】〕!。]*$)  # a line of its own
    | [(\[【〔]\s*(?:{LEVEL}|{INNER})\s*[)\]】〕]        # 【内部资料】
    | {INNER}[\s,，、;；:：!！。]*(?:(?:请?注意|妥善)保[存管密]|仅[供限]
        |(?:请勿|不得|严禁|禁止|切勿)(?:外传|外泄|扩散|翻印|复印|转载|复制|传播|丢失))
    | 本(?:文|件|文件|材料|资料|报告)(?:为|系|是|属于?)(?:{LEVEL}级?文件|{INNER})
    | (?:不得|请勿|严禁|禁止|切勿)外传{CLAUSE_ENDS}
    | 仅[供限]内部(?:参考|使用|传阅|查阅|参阅|阅读|学习|交流|掌握)?{CLAUSE_ENDS}
    """,
    re.VERBOSE,
)
MENTION = re.compile(r"内部(?:资料|文件|材料|刊物)")


class Word(NamedTuple):
    """A word an office does not want in its report, and what to tell the clerk about it."""

    word: str
    reason: str


def texts(submission: Submission) -> Iterator[tuple[str, Entry]]:
    """Everything printed in words: facts by key, then headings and texts, a lead as such, others ""."""
    for key in FACTS:
        if key in submission.fields:
            yield key, submission.fields[key]
    yield from ((LEADING, row.text) for row in lead_rows(submission))
    others = (row for row in submission.narrative if row.section != "overview")
    for row in (*below_lead(submission), *others):
        yield "", row.heading
        yield "", row.text


def _personal(submission: Submission, rule: Rule, sort: Sort) -> Iterator[Issue]:
    official = sort in (Sort.MOBILE, Sort.EMAIL)
    for key, entry in texts(submission):
        if official and key == CONTACT:
            continue
        found = [each for each in personal(entry.text) if each.sort is sort]
        if official and key == LEADING and (reached := REACHED.search(entry.text)):
            found = [each for each in found if each.start < reached.start()]
        if found:
            yield _personal_issue(rule, entry, found)


def _personal_issue(rule: Rule, entry: Entry, found: list[Found]) -> Issue:
    quotes = (_quoted(entry.text, each.start, each.end) for each in found[:QUOTES])
    more = f"等{len(found)}处" if len(found) > QUOTES else ""
    quoted = "、".join(dict.fromkeys(quotes)) + more
    return rule.issue(
        f"“{entry.sheet}”{entry.address}中有{found[0].sort.value}：{quoted}。"
        f"报告向社会公开，请删去或者隐去个人信息{OFFICIAL.get(found[0].sort, '')}。",
        at(entry),
        found="、".join(dict.fromkeys(each.masked for each in found)),
    )


def _quoted(text: str, start: int, end: int) -> str:
    """A place in a text with the words around it, numbers masked: “…请拨打138****1234联系…”.

    The words belong to the message: ticked off, it stands for this sentence, for no other number.
    """
    first, last = max(0, start - AROUND), end + AROUND
    words = " ".join(excerpt(text, first, last).split()).removesuffix("。")
    return f"“{'…' if first else ''}{words}{'…' if last < len(text) else ''}”"


@report_rule("P101", "身份证号码", ERROR, PRIVACY)
def no_identity_numbers(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """公开的文字中不得有身份证号码（按出生日期和校验码识别18位号码）。"""
    yield from _personal(submission, rule, Sort.IDENTITY)


@report_rule("P102", "疑似15位身份证号码", WARNING, PRIVACY)
def no_old_identity_numbers(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """公开的文字中不得有15位的旧身份证号码；这种号码没有校验码，请核对是否确为身份证号码。"""
    yield from _personal(submission, rule, Sort.OLD_IDENTITY)


@report_rule("P103", "手机号码", ERROR, PRIVACY)
def no_mobile_numbers(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """公开的文字中不得有手机号码；“联系方式”一栏和导语中的联系方式除外。"""
    yield from _personal(submission, rule, Sort.MOBILE)


@report_rule("P104", "银行卡号", ERROR, PRIVACY)
def no_bank_cards(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """公开的文字中不得有银行卡号（16至19位，按校验码识别）。"""
    yield from _personal(submission, rule, Sort.BANK_CARD)


@report_rule("P105", "个人电子邮箱", WARNING, PRIVACY)
def no_private_mail(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """公开的文字中不得有个人电子邮箱（qq.com、163.com等）；“联系方式”一栏、导语中的联系方式和政务邮箱除外。

    不少机关对外公布的即为这类邮箱，因此只提醒核对。
    """
    yield from _personal(submission, rule, Sort.EMAIL)


@report_rule("P106", "密级或内部标识", ERROR, SECRECY)
def no_security_markings(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """公开的文字中不得带有密级标志（秘密★等）和“内部资料、不得外传”一类标识。"""
    for _, entry in texts(submission):
        found = MARKING.search(entry.text.translate(NARROW))
        if found:
            shown = " ".join(entry.text[found.start() : found.end()].split())
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}中有“{shown}”（{_quoted(entry.text, *found.span())}），"
                "是密级或内部文件的标识。"
                "请核实这段文字能否公开：不能公开的删去，误带进来的标识也要删去；"
                "只是提到这类标识的，请在“校验结果”的“处理说明”中写明。",
                at(entry),
                found=shown,
            )


@report_rule("P107", "提到内部文件", WARNING, SECRECY)
def mentions_of_inner_papers(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """公开的文字提到内部文件、内部资料的，核实引用的内容能否公开。"""
    for _, entry in texts(submission):
        found = MENTION.search(entry.text)
        if found and not MARKING.search(entry.text.translate(NARROW)):
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}提到“{found.group()}”（{_quoted(entry.text, *found.span())}）。"
                "请核实是否引用了不能公开的内容。",
                at(entry),
                found=found.group(),
            )


OWN_WORDS = Rule(
    "P108",
    "本单位不用的词",
    WARNING,
    OFFICE,
    "公开的文字中不出现本单位设置文件`[words]`一节列出的词。",
)


def own_words(submission: Submission, words: Iterable[Word]) -> Iterator[Issue]:
    """The findings of `OWN_WORDS`: each word of an office's own list, in each cell it stands in."""
    listed = [(word, _plain(word.word)) for word in words]
    for _, entry in texts(submission) if listed else ():
        text = _plain(entry.text)
        for word, wanted in listed:
            start = text.find(wanted)
            if start >= 0:
                typed = entry.text[start : start + len(wanted)]
                yield OWN_WORDS.issue(
                    f"“{entry.sheet}”{entry.address}中有“{typed}”。"
                    f"{word.reason.rstrip('。') or '这是本单位设置中列出的词，请改写'}。",
                    at(entry),
                    found=word.word,
                )


def _plain(text: str) -> str:
    """The same in half width and small letters, sign by sign, so that places stay."""
    narrow = text.translate(NARROW)
    return "".join(small if len(small := sign.casefold()) == 1 else sign for sign in narrow)


RULES = (
    no_identity_numbers,
    no_old_identity_numbers,
    no_mobile_numbers,
    no_bank_cards,
    no_private_mail,
    no_security_markings,
    mentions_of_inner_papers,
    OWN_WORDS,
)
