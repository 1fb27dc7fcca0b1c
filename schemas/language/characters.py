"""Characters that XML forbids, and so neither a workbook nor a report nor a record can hold."""

import re

FORBIDDEN = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff"  # as JSON Schema writes them
SPACES = r"\u0009\u000a\u000d\u0020\u3000"  # what XML allows but no name may begin with
# The few that are forbidden: a class of the many allowed takes ten times as long to compile.
# Half a surrogate pair is none either; JSON lets it through, a schema cannot name it.
UNWRITABLE = re.compile(rf"[{FORBIDDEN}\ud800-\udfff]")


def writable(text: str) -> str:
    """The text without them."""
    return UNWRITABLE.sub("", text)
