"""Errors of the system in a clerk's words."""

import errno
import os

import pytest

from schemas.errors import WORDS, ClerkError, reason, told


@pytest.mark.parametrize("name", WORDS)
def test_every_name_is_one_a_system_has_and_is_told_without_latin_letters(name: str) -> None:
    number = getattr(errno, name)
    told = reason(OSError(number, os.strerror(number)))
    assert told == WORDS[name]
    assert not any(sign.isascii() for sign in told)


def test_an_error_that_is_not_in_the_table_keeps_its_number() -> None:
    assert reason(OSError(errno.ELOOP, "Too many levels")) == f"系统错误{errno.ELOOP}"


def test_an_error_without_a_number_is_told_too() -> None:
    assert reason(OSError("no number")) == "系统错误（没有编号）"


def test_only_errors_of_the_tree_and_of_the_system_are_told_to_the_clerk() -> None:
    assert told(ClerkError("请换一个文件。")) == "请换一个文件。"
    assert (
        told(OSError(errno.ENOSPC, "full"))
        == "读写文件失败：磁盘已满。请检查磁盘空间和路径，或者换一个文件夹再试。"
    )
    assert "“报表.xlsx”" in (told(PermissionError(errno.EACCES, "no", "报表.xlsx")) or "")


def test_a_value_that_is_no_number_is_an_internal_error_even_with_chinese_in_it() -> None:
    with pytest.raises(ValueError, match="48件") as caught:
        int("48件")
    assert told(caught.value) is None
