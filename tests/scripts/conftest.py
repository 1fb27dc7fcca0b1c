"""What tests of the commands share."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from scripts.command.cli import main


class Run(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def nianbao(capsys, tmp_path, monkeypatch) -> Callable[..., Run]:
    """The command, run in an empty folder; what it returned and printed."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object) -> Run:
        code = main([str(argument) for argument in arguments])
        return Run(code, *capsys.readouterr())

    return run
