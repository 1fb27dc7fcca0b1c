"""Windows under wine, for all tests of this folder; collected only by ``make test-windows``."""

import os

import pytest

from scripts.delivery.inputs import version
from tests.windows.wine import Wine, missing

collect_ignore_glob = [] if os.environ.get("NIANBAO_WINDOWS") else ["test_*.py"]


@pytest.fixture(scope="session")
def wine(tmp_path_factory):
    lacking = missing()
    if lacking:
        told = f"missing for the Windows tests: {', '.join(lacking)}"
        (pytest.fail if os.environ.get("NIANBAO_STRICT") == "1" else pytest.skip)(told)
    prefix = Wine(tmp_path_factory.mktemp("wine"))
    try:
        prefix.prepare()
        yield prefix
    finally:
        prefix.close()


@pytest.fixture(scope="session")
def setup_program(tmp_path_factory):
    from scripts.delivery.bundle import build

    (built,) = build(tmp_path_factory.mktemp("dist"), fast=True)
    assert built.name == f"年报助手-{version()}-setup.exe"
    return built


@pytest.fixture(scope="session")
def refused(wine, setup_program):
    """What the setup program answers on Windows 7."""
    wine.says_it_is("win7")
    return wine.run("wine", setup_program, "/S").returncode


@pytest.fixture(scope="session")
def installed(wine, setup_program, refused):
    """The program installed in silence on Windows 10."""
    wine.says_it_is("win10")
    assert wine.run("wine", setup_program, "/S").returncode == 0
    return wine
