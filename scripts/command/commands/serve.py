"""``nianbao serve``: a page on which any file is dropped, checked, and taken away marked or as a report."""

import click

from scripts.command.chinese import command
from scripts.command.options import page_options
from scripts.command.speaking import FINE


@command("在浏览器中校验、审查、新建：把文件拖进页面")
@page_options
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="HOST",
    help="允许网络中的其他电脑打开，须同时写明--token；默认只有本机能打开",
)
@click.option("--token", default="", metavar="TOKEN", help="网址中的口令，16个以上的字母或数字")
def run(port: int, no_browser: bool, host: str, token: str) -> int:
    """Serve until interrupted."""
    from scripts.web.running import serve

    serve(host=host, token=token, browser=not no_browser, port=port)
    return FINE
