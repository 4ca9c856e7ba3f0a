"""The demo as a newcomer starts it: a process of its own in an empty folder, looked at through the browser."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.page.chromium import DESK
from tests.support.page.phone import PagePhone
from tests.support.people.cast import MALIKA, NILUFAR
from tests.support.warm.process import WarmProcess

ROOT = Path(__file__).parents[3]
PEOPLE = (
    "Malika", "Nilufar", "Bekzod", "Fond mudiri", "AKT mudiri", "Kadrlar inspektori", "Bosh hisobchi", "Sardor",
)  # fmt: skip
SETTINGS = ("BOT_TOKEN", "DATABASE_URL", "TELEGRAM_API_URL", "TIMEZONE", "WEBHOOK_", "BACKUP_DIR", "LOG_")
STARTED_WITHIN = 60.0
"""Seconds until it has to say where it is; far more than a slow machine needs."""

Start = Callable[..., "Demo"]


class Demo:
    """The process of the demo, from the moment that it says where it is to be found."""

    def __init__(self, folder: Path, *options: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        own = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)}
        around = {**own, "SANDBOX_PORT": str(port), "PYTHONPATH": str(ROOT)}
        read, written = os.pipe()
        self._printed = open(read, encoding="utf-8")  # noqa: SIM115  # for as long as it may print
        with open(written, "wb") as out, open(os.dup(2), "wb") as errors:
            self.process = WarmProcess(
                "bot", ["sandbox", *options], folder=folder, environment=around, stdout=out, stderr=errors
            )
        self.url = f"http://127.0.0.1:{port}"
        waited = Timer(STARTED_WITHIN, self.process.kill)
        waited.start()
        try:
            output = ""
            while self.url not in output:
                line = self._printed.readline()
                assert line, f"the demo ended with {self.process.wait(5)} after saying: {output}"
                output += line
        finally:
            waited.cancel()

    def close(self) -> None:
        """Read no more of what it prints."""
        self._printed.close()

    def end(self) -> int:
        """Ask it to stop, as a service manager does, and give its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(10)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    begun: list[Demo] = []

    def start_demo(*options: str) -> Demo:
        begun.append(Demo(tmp_path, *options))
        return begun[-1]

    yield start_demo
    for demo in begun:
        demo.process.kill()
        demo.process.wait(10)
        demo.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport=DESK, reduced_motion="reduce")
    yield opened
    opened.close()


def visit(page: Page, demo: Demo) -> tuple[PagePhone, PagePhone]:
    """Both phones, each with the menu that its owner's /start has brought."""
    page.goto(f"{demo.url}/#people={MALIKA},{NILUFAR}")
    page.wait_for_selector("body[data-ready]")
    malika, nilufar = PagePhone(page, MALIKA), PagePhone(page, NILUFAR)
    malika.sees("Malika, nimadan boshlaymiz?")
    nilufar.sees("Nilufar, nimadan boshlaymiz?")
    return malika, nilufar


def test_it_starts_shows_everybody_ends_when_told_and_remembers(start: Start, page: Page) -> None:
    demo = start("--fresh")
    malika, nilufar = visit(page, demo)
    for name in PEOPLE:
        expect(page.locator(".person-name").get_by_text(name, exact=True)).to_be_visible()
    expect(page.locator(".person-name")).to_have_count(len(PEOPLE))
    malika.say("/hisobot")
    malika.sees("2025-yil ish rejasi", "54 ta ko'rsatkich", "Topshirmagan")
    nilufar.say("/kiritish")
    nilufar.sees("2025-yil mart", "1/19")
    nilufar.say("3")
    nilufar.sees("2/19")
    assert demo.end() == 0

    _, nilufar = visit(page, start())
    nilufar.sees("19 tadan 1 tasi kiritilgan")
    nilufar.press("Davom ettirish")
    nilufar.sees("2/19")


def test_it_jumps_to_the_next_reminder(start: Start, page: Page) -> None:
    malika, nilufar = visit(page, start("--fresh"))
    page.get_by_role("button", name="keyingi eslatmagacha").click()
    malika.sees("Hafta xulosasi")
    page.get_by_role("button", name="keyingi eslatmagacha").click()
    nilufar.sees("Mart hisoboti", "Hisobotni kiriting. Muddati: 3-aprel, payshanba.")
    page.get_by_role("button", name="keyingi eslatmagacha").click()
    nilufar.sees("Muddati: 3-aprel, payshanba (ertaga).")
    nilufar.press("Boshlash")
    nilufar.sees("2025-yil mart", "1/19")
