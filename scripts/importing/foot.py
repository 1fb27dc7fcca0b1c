"""The foot of a page or document below the last section: share buttons, attachments, who made the site."""

import re

from scripts.importing.printed import Block, Paragraph
from scripts.importing.sections import Parted

FOOT = re.compile(
    r"扫一扫|分享到|打印本页|关闭窗口|版权所有|ICP备|网站标识码|公网安备|上一篇|下一篇|责任编辑|"
    r"相关(?:附件|文档|链接)|^附件|主办单位|承办单位|网站地图|【打印|联系我们$|^返回"
)
LONGEST = 60


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
    parts.sections[key] = blocks[:end]
    return parts.sections[key]
