"""The stage of the page's tests: one sandbox, one small bot, one headless browser; each test brings its own people."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from sandbox import Clock, Running, Sandbox, start_in_thread
from tests.page.card_bot import CardBot

TOKEN = "123456:TEST-page"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
MORNING = datetime(2025, 4, 1, 9, 0, tzinfo=timezone(timedelta(hours=5)))
DESK: ViewportSize = {"width": 1400, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}

ids = itertools.count(501)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("the chat page was not tried: no Chromium was found here")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def desk(browser: Browser) -> BrowserContext:
    """A context costs more than a page, so the tests share one; moving pictures only make clicks wait."""
    return browser.new_context(viewport=DESK, reduced_motion="reduce")


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    here = start_in_thread(Sandbox(token=TOKEN, clock=Clock(MORNING), limits=False))
    yield here
    here.stop()


@pytest.fixture(scope="module")
def bot(running: Running) -> Iterator[CardBot]:
    card_bot = CardBot(running.url, TOKEN).start()
    yield card_bot
    card_bot.stop()


@pytest.fixture
def person(running: Running) -> Callable[..., int]:
    """Adds somebody and gives the id; ids differ from test to test, so no chat is shared."""

    def add(name: str = "Nilufar", note: str = "") -> int:
        return int(running.sandbox.add_person(name, note=note, id=next(ids))["id"])

    return add


@pytest.fixture
def open_page(browser: Browser, desk: BrowserContext, running: Running) -> Iterator[Callable[..., Page]]:
    """Opens the page with these people's phones; afterwards it must have stayed at home and complained of nothing."""
    complaints: list[str] = []
    asked: list[str] = []
    pages: list[Page] = []
    homes = [running.url, "data:", "blob:"]

    def open_for(*people: int, at: str = "", forgiving: bool = False, small: bool = False) -> Page:
        homes.append(at or running.url)
        context = browser.new_context(viewport=PHONE, has_touch=True) if small else desk
        page = context.new_page()
        pages.append(page)
        page.set_default_timeout(5000)
        page.on("request", lambda request: asked.append(request.url))
        if not forgiving:
            page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{at or running.url}/#people={','.join(map(str, people))}")
        page.wait_for_selector("body[data-ready]")
        return page

    yield open_for
    for page in pages:
        page.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith(tuple(homes))] == []
