"""What a kind of file is, and the list of them: each builder registers itself under its circumstance."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

Parts = dict[str, bytes]  # a package, by the names of its parts
Build = Callable[[Parts], bytes]


class Subject(StrEnum):
    """What sort of file it is; each has a table of its own."""

    WORKBOOK = "Workbooks"
    LETTERHEAD = "Letterheads"


class Result(StrEnum):
    """What becomes of it."""

    ALIKE = "as the plain file"
    FINDING = "read, with a finding"
    REFUSED = "refused"


@dataclass(frozen=True)
class Kind:
    """A circumstance, who writes files like that, how one is built from a plain file, and the result.

    ``words`` stand in the refusal or in the finding, whose code is ``code``. ``reattach`` are the
    words in which buttons are not put back into a workbook that is read all the same, ``marks`` those
    in which marks are not written into it either.
    """

    subject: Subject
    circumstance: str
    writer: str
    build: Build
    result: Result = Result.ALIKE
    words: str = ""
    code: str = ""
    reattach: str = ""
    marks: str = ""

    @property
    def told(self) -> str:
        """The result as the table has it."""
        told = self.result.value
        if self.code:
            told += f" {self.code}"
        if self.words:
            told += f": {self.words}"
        if self.marks:
            told += f"; no marks: {self.marks}"
        return f"{told}; no buttons: {self.reattach}" if self.reattach else told


class Kinds(list[Kind]):
    """The kinds of one subject, filled by decorating their builders."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self.subject = subject

    def kind(
        self,
        circumstance: str,
        writer: str,
        result: Result = Result.ALIKE,
        words: str = "",
        *,
        code: str = "",
        reattach: str = "",
        marks: str = "",
    ) -> Callable[[Build], Build]:
        """Register the builder below under its circumstance."""

        def register(build: Build) -> Build:
            made = (self.subject, circumstance, writer, build, result, words, code, reattach, marks)
            self.append(Kind(*made))
            return build

        return register
