"""How one sentence goes on with another, and by what a sentence shows that it speaks of requests."""

import re

from schemas.claims.sentences import Sentence

# A sentence that only goes on with the list or the matter of the one before.
GOES_ON = re.compile(
    r"(?:\(?[一二三四五六\d]{1,2}[).、])?(?:其中|已审结|均|上述|包括|分别为|办理结果|答复|按[^，。]{1,8}分|[从按][^，。]{1,8}(?:看|分)|(?:在)?[^，。]{0,10}申请中)"
)

_PLACES = {"requests", "review"}  # parts and sections of the report that speak of requests only
# What only requests for information have, where section one is written without topics.
_TELLING = re.compile(
    r"部分公开|不予公开|无法提供|(?<!不)予以公开\d|申请[^，。；]{0,6}结转|结转[^，。；]{0,8}申请|\d件申请"
    r"|(?:^|[，；。:]|全年|年度?|共|局|镇|办|街道)(?:收到|接到|受理|办理|答复|办结)的?申请\d+件|(?:信函|网[上络]|[线在][上线]|邮寄|当面|书面)申请\d+件"
    r"|同意公开\d|不同意公开|信息不存在|不予(?:重复)?处理\d|本机关(?:不掌握|未制作)|非本机关职[责权]"
    r"|新收(?:件|数)?\d+件[^。；]{0,12}结转|结转(?:至|到)?下一?年度?继续办理"
    r"|(?:上一?年度?|20\d\d年度?)结转的?\d+件[^。；]{0,12}新收"
    r"|申请量[^。；]{0,12}(?:结转|答复)|不再处理|逾期未补正|重新出具已获取"
    r"|未办结的?申请\d"
    r"|(?:扣除|除)结转下[^。；]{0,14}办结\d+件"
    r"|(?:^|，|发生|被申请|被?提起)行政(?:复议|诉讼)(?:案件)?(?:共|为)?\d"
)


# Reviews of these are none of table 4's, unless the words name requests for information.
OTHER_MATTER = re.compile(
    "执法|处罚|许可|强制|审批|征[收地迁]|拆迁|行政行为|工伤|登记|土地|人事|劳动|(?:领域|业务)"
)
# The body decides reviews itself: 全年行政复议收案97件.
_DECIDES = re.compile(
    "(?<!尚在)(?<!正在)审理(?!中)|收案|立案|开庭|(?:受理|办理|承办)(?:的|各类)*(?:行政)?(?:复议|诉讼)"
)
# Who is complained of in a report on disclosure is so for that: 被申请行政复议1件.
_REVIEWED = re.compile(
    r"(?:引发|引起|发生|被申请|被提起|提起)(?:的|了)?(?:行政)?(?:复议|诉讼)(?:案件|案)?(?:共|为)*\d|有\d+[件起]行政(?:复议|诉讼)"
    r"|(?:^|[，；:]|全年|年内|年度|[今当]年|申请|被)(?:行政)?(?:复议|诉讼|起诉)(?:案件)?(?:共|为)?\d|收到(?:行政)?复议\d|\d[件起]被(?:申请|提起)(?:行政)?(?:复议|诉讼)"
)


def stands_under_requests(sentence: Sentence) -> bool:
    """Whether a sentence stands in a part, or under a heading, that speaks of requests only."""
    return bool({sentence.part, sentence.section} & _PLACES) or "申请" in sentence.heading


def speaks_of_requests(sentence: Sentence, following: Sentence | None) -> bool:
    """Whether a sentence without a topic speaks of requests by what it, or its list, tells."""
    if sentence.section != "overview":
        return False
    if sentence.part:
        others = OTHER_MATTER.search(sentence.plain) or _DECIDES.search(sentence.plain)
        return bool(_REVIEWED.search(sentence.plain)) and not others
    goes_on = following and following.paragraph == sentence.paragraph
    listed = goes_on and following and GOES_ON.match(following.plain)
    return bool(
        _TELLING.search(sentence.plain)
        or (listed and following and "申请" in sentence.plain and _TELLING.search(following.plain))
    )
