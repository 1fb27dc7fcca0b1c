"""What can be told of VBA source without running it: its procedures, and names never declared.

No parser: enough for one slim module of our own, whose every mistake would stay silent in Excel
until somebody presses the button.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

CONTINUED = re.compile(r" _\n\s*")
COMMENT_OR_TEXT = re.compile(r"\"(?:[^\"\n]|\"\")*\"|'[^\n]*")
HEAD = re.compile(
    r"^(?:(Public|Private) )?(Sub|Function) (\w+)\((.*)\)(?: As \w+)?$",
    re.MULTILINE | re.IGNORECASE,
)
END = re.compile(r"^End (Sub|Function)$", re.MULTILINE | re.IGNORECASE)
PARAMETER = re.compile(r"(?:ByVal |ByRef |Optional )*(\w+)(?: As \w+)?", re.IGNORECASE)
DIM = re.compile(r"^\s*Dim (.+)$", re.MULTILINE | re.IGNORECASE)
LABEL = re.compile(r"^(\w+):$", re.MULTILINE)
WORD = re.compile(r"(?<![\w.])([A-Za-z]\w*)")
# What VBA and Excel bring along, as far as our module uses it; what is new is added deliberately.
VOCABULARY = """
activeworkbook and application as byval case chr close cstr dim dir do double each else elseif end
environ eof err error exit false for freefile function goto if iif in input instrrev integer is
lcase left len let like line long loop mid msgbox next not nothing object on open or private public
resume right select set shell string sub then thisworkbook to trim true until variant vbcritical
vbexclamation vbhide vblf wend while workbook
"""
KNOWN = frozenset(VOCABULARY.split())


@dataclass(frozen=True)
class Procedure:
    """A Sub or Function: its name, whether others may call it, and how many arguments it takes."""

    name: str
    public: bool
    function: bool
    arguments: int
    body: str


def procedures(source: str) -> tuple[Procedure, ...]:
    """The procedures of a module in order. ValueError when one does not end before the next."""
    text = _bare(source)
    found = []
    heads = list(HEAD.finditer(text))
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        section = text[head.start() : after.start() if after else len(text)]
        ends = END.findall(section)
        if [end.lower() for end in ends] != [head[2].lower()]:
            raise ValueError(f"{head[2]} {head[3]} does not end once with End {head[2]}")
        body = section[: END.search(section).start()]  # type: ignore[union-attr]
        public = (head[1] or "Public").lower() == "public"
        arguments = len(PARAMETER.findall(head[4]))
        found.append(Procedure(head[3], public, head[2].lower() == "function", arguments, body))
    return tuple(found)


def undeclared(source: str) -> Iterator[str]:
    """Names used in a module that neither it nor VBA declares, as ``procedure: name``."""
    shared = {each.name.lower() for each in procedures(source)} | KNOWN
    for procedure in procedures(source):
        declared = shared | set(_declared(procedure.body))
        for word in sorted({word.lower() for word in WORD.findall(procedure.body)} - declared):
            yield f"{procedure.name}: {word}"


def _declared(body: str) -> Iterator[str]:
    """Parameters, variables and labels of a procedure."""
    head = HEAD.match(body.split("\n", 1)[0])
    for name in PARAMETER.findall(head[4]) if head else ():
        yield name.lower()
    for names in DIM.findall(body):
        for name in PARAMETER.findall(names):
            yield name.lower()
    for label in LABEL.findall(body):
        yield label.lower()


def _bare(source: str) -> str:
    """The source without comments and texts, continued lines joined."""
    kept = COMMENT_OR_TEXT.sub(lambda found: '""' if found[0][0] == '"' else "", source)
    return "\n".join(line.rstrip() for line in CONTINUED.sub(" ", kept).split("\n"))
