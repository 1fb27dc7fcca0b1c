"""What a word of the vocabulary is, and the parts that several of them are made of."""

from typing import NamedTuple


class Word(NamedTuple):
    """A kind of word, the quantity it names ("" for none), its pattern."""

    kind: str
    key: str
    pattern: str


MINE = r"(?:我|本)(?:局|机关|单位|部门|委|厅|办|院|中心|街道|[市县区镇乡省])"
AND = r"(?:、|和|及|与|以及|或者?)"
DEALT = r"(?:办理完毕|办结|办理|答复|回复|处理|完成)"
ONLINE = r"网[络上站]|在线|线上|互联网|电子邮[件箱]|邮箱|邮件|平台|系统|电子"
OFFLINE = r"线下|电话|口头|书面(?!提出)|信函|挂号信|快递|邮寄|邮政|当面|当场|现场|窗口|传真|纸质|书信|来函|寄送|上门"
