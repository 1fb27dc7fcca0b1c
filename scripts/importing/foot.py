"""The foot of a page or document below the last section: share buttons, attachments, who made the site."""

import re
from collections.abc import Sequence

from schemas.filled.submission import DATE
from schemas.language.labels import normalised
from scripts.importing.facts import ORGAN
from scripts.importing.printed import Block, Paragraph
from scripts.importing.sections import Parted

FOOT = re.compile(
    r"扫一扫|分享到|打印本页|关闭窗口|版权所有|ICP备|网站标识码|公网安备|上一篇|下一篇|责任编辑|"
    r"相关(?:附件|文档|链接)|^附件|主办单位|承办单位|网站地图|【打印|联系我们$|^返回|"
    r"^(?:(?:分享|收藏|打印|点赞|纠错|关闭|转发)\s*)+$"
)
LONGEST = 60
SHORT = 20  # characters of what a site prints below signature and date: buttons, counters


def without_foot(parts: Parted) -> list[Block]:
    """The last section without the foot, which is taken off it."""
    if not parts.sections:
        return []
    key = list(parts.sections)[-1]
    blocks = parts.sections[key]
    end = next(
        (
            n
            for n, block in enumerate(blocks)
            if isinstance(block, Paragraph)
            and len(block.text) < LONGEST
            and FOOT.search(block.text.strip())
        ),
        len(blocks),
    )
    parts.sections[key] = blocks[: _signed(blocks[:end])]
    return parts.sections[key]


def _signed(blocks: Sequence[Block]) -> int:
    """Where the report ends: after signature and date, if nothing but short words stands below."""
    texts = [normalised(b.text) if isinstance(b, Paragraph) else "" for b in blocks]
    for end in range(len(texts) - 1, 0, -1):
        if len(texts[end]) > SHORT or texts[end].endswith(("。", "；")):
            break
        if DATE.fullmatch(texts[end]) and ORGAN.fullmatch(texts[end - 1]):
            return end + 1
    return len(texts)
