"""Where the page is reached: a socket on a free port, and the address that is typed into a browser."""

import errno
import socket
import sys

from schemas.errors import UsageError, reason
from scripts.web.guard import Door

EVERYWHERE = ("0.0.0.0", "::")
FAR_AWAY = ("192.0.2.1", 9)  # an address of nobody; nothing is sent there
WHY = {
    errno.EADDRINUSE: "这个端口正被其他程序使用",
    errno.EADDRNOTAVAIL: "这个地址不是本机的",
}


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there, on a free port for 0; UsageError when it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    try:
        if sys.platform != "win32":  # there it would let another program listen in
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        raise UsageError(
            f"不能在{host}的{port}端口打开页面：{_why(error)}。请换一个--port或--host。"
        ) from error
    return listening


def _why(error: OSError | OverflowError) -> str:
    if isinstance(error, OverflowError):
        return "端口应在0到65535之间"
    if isinstance(error, socket.gaierror):
        return "没有这个地址"
    return WHY.get(error.errno or 0) or reason(error)


def address(door: Door) -> str:
    """What is typed into a browser; where every address of this computer is served, its usual one."""
    host = own_number() if door.host in EVERYWHERE else door.host
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{door.port}{door.base}/"


def own_number() -> str:
    """The number by which others reach this computer; that of the computer itself without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(FAR_AWAY)
        except OSError:
            return "127.0.0.1"
        return str(asking.getsockname()[0])
