"""Errors of the system in a clerk's words."""

import errno
import os

import pytest

from schemas.system_errors import WORDS, reason


@pytest.mark.parametrize("name", WORDS)
def test_every_name_is_one_a_system_has_and_is_told_without_latin_letters(name: str) -> None:
    number = getattr(errno, name)
    told = reason(OSError(number, os.strerror(number)))
    assert told == WORDS[name]
    assert not any(sign.isascii() for sign in told)


def test_an_error_that_is_not_in_the_table_keeps_its_number() -> None:
    assert reason(OSError(errno.ELOOP, "Too many levels")) == f"系统错误{errno.ELOOP}"


def test_an_error_without_a_number_is_told_too() -> None:
    assert reason(OSError("no number")) == "系统错误，没有编号"
