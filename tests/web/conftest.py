"""What tests of the page share: a running server, and workbooks to send to it."""

import tempfile
from collections.abc import Iterator

import pytest

from scripts import api
from scripts.tasks.demo import sample
from tests.web.served import Page, changed, running


@pytest.fixture(scope="module")
def page(tmp_path_factory) -> Iterator[Page]:
    before, tempfile.tempdir = tempfile.tempdir, str(tmp_path_factory.mktemp("private"))
    with running() as found:
        yield found
    tempfile.tempdir = before


@pytest.fixture(scope="session")
def filled() -> bytes:
    """The workbook of the sample body, without a finding."""
    return api.new(sample())


@pytest.fixture(scope="session")
def broken() -> bytes:
    """The same with a broken sum and a hint of a warning."""
    return changed(total=49)
