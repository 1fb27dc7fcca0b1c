"""``nianbao doctor``: what works on this PC, and what to do about what does not."""

import sys

from scripts.command.chinese import command
from scripts.command.speaking import FINE


@command("检查这台电脑，说明存在的问题和处理办法")
def run() -> int:
    """Tell what works on this PC."""
    from scripts.tasks.doctor import as_text, examine

    found = examine()
    if sys.stdout.isatty():
        from scripts.command.terminal.doctor import tell_doctor

        tell_doctor(found, sys.stdout)
    else:
        print(as_text(found))
    return FINE
