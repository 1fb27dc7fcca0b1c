"""What a kind of letterhead is, and the list of them: each builder registers itself under its circumstance."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

Parts = dict[str, bytes]  # a package, by the names of its parts
Build = Callable[[Parts], bytes]


class Result(StrEnum):
    """What becomes of it."""

    ALIKE = "as the plain file"
    REFUSED = "refused"


@dataclass(frozen=True)
class Kind:
    """A circumstance, who writes files like that, how one is built from a plain file, and the result.

    ``words`` stand in the refusal, or in the finished report.
    """

    circumstance: str
    writer: str
    build: Build
    result: Result = Result.ALIKE
    words: str = ""


class Kinds(list[Kind]):
    """The kinds of letterheads, filled by decorating their builders."""

    def kind(
        self, circumstance: str, writer: str, result: Result = Result.ALIKE, words: str = ""
    ) -> Callable[[Build], Build]:
        """Register the builder below under its circumstance."""

        def register(build: Build) -> Build:
            self.append(Kind(circumstance, writer, build, result, words))
            return build

        return register
