"""Debian's Chromium driven by Playwright: pages as people see them, and what axe has to say of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

CHROMIUM = "/usr/bin/chromium"
AXE = str(Path(__file__).parents[1] / ".ci/node/node_modules/axe-core/axe.min.js")
SCREEN: ViewportSize = {"width": 1366, "height": 768}  # of the PCs in offices
GRAVE = ("serious", "critical")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window; root may not have its sandbox."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


def axe(page: Page) -> list[str]:
    """What axe finds serious or worse: its rule, and the elements."""
    page.evaluate(Path(AXE).read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run()")
    return [
        f"{each['id']}: {', '.join(str(node['target']) for node in each['nodes'])}"
        for each in found["violations"]
        if each["impact"] in GRAVE
    ]
