"""Markers for tests that need programs outside Python; in strict mode a missing one fails."""

import gc
import os

import pytest
from hypothesis import HealthCheck, settings

from tests.chromium import AXE, CHROMIUM
from tests.effort import examples
from tests.rendering import FANDOL, missing_tools
from tests.validators import PAGES, VALIDATOR

# marker -> the commands or paths a test with that marker needs
TOOLS: dict[str, tuple[str, ...]] = {
    "needs_libreoffice": ("soffice", "pdftotext", "pdftoppm", "pdffonts", "fc-match", FANDOL),
    "needs_uno": ("soffice", "/usr/lib/python3/dist-packages/uno.py"),
    "needs_validator": ("node", VALIDATOR, PAGES),
    "needs_chromium": (CHROMIUM, AXE, "fc-match"),
}

# a worker of the suite has one core: threads inside polars only cost (a fifth of a check)
os.environ.setdefault("POLARS_MAX_THREADS", "1")
# a busy machine is no fault of the code: hypothesis measures no time
settings.register_profile(
    "project",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=examples(100),
)
settings.load_profile("project")
REMEDY = "run .ci/packages and .ci/validator"


def pytest_configure(config: pytest.Config) -> None:
    for screen in ("DISPLAY", "WAYLAND_DISPLAY"):  # no message boxes before who runs the tests
        os.environ.pop(screen, None)
    config.addinivalue_line("markers", "slow: takes seconds; `make quick` leaves it out")
    for marker, tools in TOOLS.items():
        config.addinivalue_line("markers", f"{marker}: needs {', '.join(tools)}")


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()  # thousands of tests and modules that stay: not looked through again and again


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, tools in TOOLS.items():
        missing = missing_tools(tools) if item.get_closest_marker(marker) else []
        if missing and os.environ.get("NIANBAO_STRICT") == "1":
            pytest.fail(f"missing in strict mode: {', '.join(missing)}; {REMEDY}")
        if missing:
            pytest.skip(f"missing: {', '.join(missing)}; {REMEDY}")
