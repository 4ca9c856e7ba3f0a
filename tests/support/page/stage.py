"""The stage of the page's tests: one sandbox, one small bot, one headless browser; each test brings its own people."""

import itertools
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from sandbox import Clock, Running, Sandbox, start_in_thread
from tests.support.page.card_bot import CardBot
from tests.support.page.chromium import DESK, PHONE

TOKEN = "123456:TEST-page"
MORNING = datetime(2025, 4, 1, 9, 0, tzinfo=timezone(timedelta(hours=5)))

ids = itertools.count(501)


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


class Watch:
    """What pages asked for and complained of."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.complaints: list[str] = []

    def over(self, page: Page, forgiving: bool = False) -> Page:
        page.set_default_timeout(5000)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        if not forgiving:
            page.on("console", self.read)
        return page

    def read(self, line: ConsoleMessage) -> None:
        if line.type == "error":
            self.complaints.append(line.text)


@pytest.fixture(scope="module")
def watch() -> Watch:
    return Watch()


@pytest.fixture(scope="module")
def shared_page(browser: Browser, running: Running, watch: Watch) -> Page:
    """Loading the page takes most of a second, so most tests only turn it to their own people by its address."""
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")  # moving pictures make clicks wait
    page = watch.over(context.new_page())
    page.goto(running.url)
    return page


@pytest.fixture
def open_page(browser: Browser, running: Running, watch: Watch, shared_page: Page) -> Iterator[Callable[..., Page]]:
    """Shows these people's phones; afterwards the page must have stayed at home and complained of nothing."""
    own: list[Page] = []
    homes = [running.url, "data:", "blob:"]

    def open_for(*people: int, at: str = "", forgiving: bool = False, small: bool = False) -> Page:
        address = f"#people={','.join(map(str, people))}"
        if not (at or forgiving or small):
            for person in people:
                shared_page.get_by_test_id(f"person-{person}").wait_for()
            shared_page.evaluate("address => { location.hash = address }", address)
            shared_page.get_by_test_id(f"phone-{people[0]}").wait_for()
            return shared_page
        size = PHONE if small else DESK
        page = watch.over(browser.new_page(viewport=size, has_touch=small, reduced_motion="reduce"), forgiving)
        own.append(page)
        homes.append(at or running.url)
        page.goto(f"{at or running.url}/{address}")
        page.wait_for_selector("body[data-ready]")
        return page

    yield open_for
    for page in own:
        page.close()
    complaints, asked = watch.complaints[:], watch.asked[:]
    watch.complaints.clear()
    watch.asked.clear()
    assert complaints == []
    assert [url for url in asked if not url.startswith(tuple(homes))] == []
