"""The headless browser of the tests and of the README's pictures: the Chromium that the machine has."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # most runs open no browser, so it is imported when one is opened
    from playwright.sync_api import Browser, ViewportSize

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DESK: "ViewportSize" = {"width": 1400, "height": 900}
PHONE: "ViewportSize" = {"width": 390, "height": 844}
_QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@contextmanager
def open_chromium() -> "Iterator[Browser]":
    """Chromium without a window, until the block ends. FileNotFoundError where there is none."""
    if CHROMIUM is None:
        raise FileNotFoundError("no Chromium was found here")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_QUIET))
        try:
            yield browser
        finally:
            browser.close()
