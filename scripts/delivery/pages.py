"""The pages for people as HTML, one file each with its pictures inside: no clerk opens a .md."""

import base64
import re
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from scripts.delivery.inputs import ROOT

DOCS = ROOT / "docs"
# the page in docs/ and what it is called on the PC
PAGES = {
    "使用手册.md": "使用手册.html",
    "常见问题.md": "常见问题.html",
    "报错示例.md": "报错示例.html",
    "rules.md": "校验规则.html",
    "电脑管理员.md": "电脑管理员.html",
    "汇总单位.md": "汇总单位.html",
}
STYLE = """\
body{font:16px/1.75 "Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;color:#222;
max-width:50em;margin:0 auto;padding:1em 1.5em 4em}
h1{font-size:1.7em}h2{font-size:1.3em;margin-top:2em;border-bottom:1px solid #ddd}h3{font-size:1.1em}
table{border-collapse:collapse;margin:1em 0}th,td{border:1px solid #ccc;padding:.35em .7em;text-align:left;
vertical-align:top}th{background:#f3f3f3}img{max-width:100%;border:1px solid #ddd}
code,pre{font-family:Consolas,"Noto Sans Mono CJK SC",monospace;background:#f5f5f5}pre{padding:.7em;
white-space:pre-wrap}blockquote{margin:1em 0;padding:.1em 1em;border-left:4px solid #ccc}a{color:#0b5cad}
@media print{body{max-width:none}h2{break-after:avoid}tr,img{break-inside:avoid}}
"""
PAGE = """\
<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>
{style}</style></head><body>
{body}</body></html>
"""


def write_pages(folder: Path) -> list[Path]:
    """Every page that there is in docs/, written into a folder."""
    folder.mkdir(parents=True)
    written = []
    for source, name in PAGES.items():
        if (DOCS / source).exists():
            text = (DOCS / source).read_text(encoding="utf-8")
            written.append(folder / name)
            written[-1].write_text(page(text, DOCS), encoding="utf-8", newline="\n")
    return written


def page(text: str, folder: Path) -> str:
    """Markdown to a whole HTML page; pictures are looked for from `folder` and put inside.

    Links to other pages lead to their HTML; to what is not delivered they become plain words.
    """
    markdown = MarkdownIt("commonmark").enable("table")
    tokens = markdown.parse(text)
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", slug(tokens[index + 1].content))
        for child in token.children or ():
            _resolve(child, folder)
    body = markdown.renderer.render(tokens, markdown.options, {})
    title = next(t.content for t in tokens if t.type == "inline")
    return PAGE.format(title=title, style=STYLE, body=body)


def slug(heading: str) -> str:
    """The name by which a heading is linked to, as on the web pages of a repository."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _resolve(token: Token, folder: Path) -> None:
    """A picture put inside, a link turned to the page as it is delivered."""
    if token.type == "image":
        content = (folder / str(token.attrs["src"])).read_bytes()
        token.attrs["src"] = f"data:image/png;base64,{base64.b64encode(content).decode()}"
    elif token.type == "link_open":
        name, _, anchor = str(token.attrs["href"]).partition("#")
        if name.startswith("http") or not name:
            if anchor and not name:
                token.attrs["href"] = f"#{unquote(anchor)}"
        elif unquote(name) in PAGES:
            token.attrs["href"] = PAGES[unquote(name)] + (f"#{unquote(anchor)}" if anchor else "")
        else:
            del token.attrs["href"]
