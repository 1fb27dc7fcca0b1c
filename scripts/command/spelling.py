"""Arguments as people spell them, made those that click knows: ``--out`` for ``--output``, ``-o=a``."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import click

from scripts.command.usage import Said, named

NEGATIVE = re.compile(r"-\d+|-\d*\.\d+")


def spelled_out(given: Iterable[str], options: Sequence[click.Option]) -> Iterator[str]:
    """The arguments with every option by its full name, its content behind it.

    Raises click's UsageError for an option that is none or could be several, and for one without
    content: another option behind it is not its content.
    """
    known = {name: option for option in options for name in option.opts}
    words = iter(given)
    for word in words:
        if word == "--":  # what comes after it are file names
            yield word
            yield from words
            return
        if not _is_option(word):
            yield word
            continue
        typed, equals, content = word.partition("=")
        name = _full_name(typed, known)
        if name.startswith("--") and equals:
            yield f"{name}={content}"
        elif equals and name in known:
            yield from (name, content)
        else:
            yield name
            if not equals and name in known and not known[name].is_flag:
                yield _content(next(words, None), known[name])


def _is_option(word: str) -> bool:
    return word.startswith("-") and word != "-" and NEGATIVE.fullmatch(word) is None


def _content(word: str | None, option: click.Option) -> str:
    if word is None or _is_option(word):
        raise Said(f"{named(option)}后面没有内容")
    return word


def _full_name(typed: str, known: Mapping[str, click.Option]) -> str:
    """The option that a word names or begins; ``-oa.xlsx`` stays as it is."""
    if typed in known or (not typed.startswith("--") and typed[:2] in known):
        return typed
    found = [name for name in known if typed.startswith("--") and name.startswith(typed)]
    if len(found) > 1:
        raise Said(f"{typed}不明确，可能是{'或者'.join(found)}")
    if not found:
        raise click.NoSuchOption(typed, possibilities=known)
    return found[0]
