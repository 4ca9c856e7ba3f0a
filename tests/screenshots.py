"""The README's pictures, taken from the demo in headless Chromium: `make screenshots` takes them anew.

Nobody edits a picture by hand, so none of them shows what the program does not do. `--short` takes only the first;
`--into` another folder leaves the documents as they are.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, ViewportSize

from bot.demo import MALIKA, PLAN, PLAYERS, START, Player, build_demo, seat_players
from sandbox.people import Phone
from storage.database import open_database
from storage.migrate import migrate
from storage.tables import Person
from tests.support.page.chromium import CHROMIUM, DESK, PHONE, open_chromium
from tests.support.page.palette import with_palette
from tests.support.page.phone import PagePhone
from tests.support.people.house import House, house
from usecases.people.founding import open_library

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
NILUFAR, BEKZOD, FUNDS, DIGITAL, STAFF = PLAYERS[1:6]
ROOM = 24
"""Pixels of the chat left above the card."""
SHARP = 2
"""Pixels of the picture for one of the page, as phones have."""


def main() -> int:
    """Take every picture into docs/pictures; 1 where there is no Chromium."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("--short", action="store_true", help="take only the plan's preview")
    parser.add_argument("--into", type=Path, default=PICTURES, help="the folder to take them into")
    given = parser.parse_args()
    if CHROMIUM is None:
        print("no Chromium was found here, so no pictures were taken", file=sys.stderr)
        return 1
    given.into.mkdir(parents=True, exist_ok=True)
    with open_chromium() as browser:
        with empty_library() as opened:
            Camera(given.into).show_plan(browser, opened)
        if not given.short:
            with demo_library() as opened:
                Camera(given.into).show_month(browser, opened)
    return 0


@contextmanager
def demo_library() -> Iterator[House]:
    """The demo as it starts."""
    with _house() as opened:
        build_demo(opened.database)
        seat_players(opened.sandbox)
        yield opened


@contextmanager
def empty_library() -> Iterator[House]:
    """A library with its director and nothing else, before the plan came."""
    with _house() as opened:
        with opened.database.write() as session:
            library = open_library(session, "Qo'rg'ontepa tuman AKM (namuna)", START)
            director = Person(telegram_id=MALIKA.account, name=MALIKA.name, role="director", joined_at=START)
            director.library_id = library.id
            session.add(director)
        opened.phone(MALIKA.account, MALIKA.name)
        yield opened


@contextmanager
def _house() -> Iterator[House]:
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/pictures.db"
        migrate(address)
        database = open_database(address)
        try:
            with house(database, START) as opened:
                yield opened
        finally:
            database.close()


@dataclass(frozen=True)
class Camera:
    """Takes pictures into a folder."""

    into: Path

    def show_plan(self, browser: Browser, opened: House) -> None:
        """The preview of the plan's file, before it is loaded."""
        page = open_page(browser, opened, PHONE, MALIKA)
        malika = PagePhone(page, MALIKA.account)
        malika.attach(PLAN)
        self.take_whole(page, malika.sees("2025-yil ish rejasi", "O'qildi"), "plan-preview")

    def show_month(self, browser: Browser, opened: House) -> None:
        """March, from Nilufar's questions to the director's card; the others report beside her."""
        page = open_page(browser, opened, PHONE, NILUFAR)
        nilufar = PagePhone(page, NILUFAR.account)
        nilufar.press("Kiritish")
        nilufar.sees("1/19")
        nilufar.say("1\n0\n2\n21")
        nilufar.press("✅ 4 ta bandga yozilsin")
        nilufar.sees("5/19")
        nilufar.say("46")
        self.take(page, nilufar.sees("6/19", "Mart oyida qancha?"), "question")
        self.show_side_by_side(browser, opened)

        nilufar.say("9870\n285400\n17")
        nilufar.press("✅ 3 ta bandga yozilsin")
        nilufar.sees("⚠️ 15", "9/19")
        nilufar.say("12\n2\n1")
        nilufar.press("✅ 3 ta bandga yozilsin")
        nilufar.sees("12/19")
        nilufar.press("Qolgani 0")
        self.take_whole(page, nilufar.sees("ko'zdan kechiring"), "review")
        nilufar.press("15")
        nilufar.say("28540")
        nilufar.press("Topshirish")
        nilufar.sees("topshirildi")

        for player in (FUNDS, DIGITAL, STAFF):
            report(opened, player)
        page = open_page(browser, opened, PHONE, MALIKA)
        malika = PagePhone(page, MALIKA.account)
        malika.say("/hisobot")
        self.take_whole(page, malika.sees("54 ta ko'rsatkich"), "hisobot")

    def show_side_by_side(self, browser: Browser, opened: House) -> None:
        """The director reads one row in detail while two others answer."""
        page = open_page(browser, opened, DESK, MALIKA, NILUFAR, BEKZOD)
        malika, bekzod = PagePhone(page, MALIKA.account), PagePhone(page, BEKZOD.account)
        for label in ("Bajarilish", "Xizmatlar", "Abonement", "Keyingi", "IV.15"):
            malika.press(label)
        malika.sees("Oylar bo'yicha")
        bekzod.press("Kiritish")
        bekzod.sees("1/16")
        bekzod.say("1")
        self.take(page, bekzod.sees("2/16"), "side-by-side")

    def take_whole(self, page: Page, card: Locator, name: str) -> None:
        """A picture of a phone just long enough for the card with all its buttons."""
        size = page.viewport_size or PHONE
        hidden = card.evaluate("card => card.closest('.scroller').clientHeight - card.offsetHeight")
        page.set_viewport_size({"width": size["width"], "height": max(size["height"], size["height"] - hidden + ROOM)})
        self.take(page, card, name)
        page.set_viewport_size(size)

    def take(self, page: Page, card: Locator, name: str) -> None:
        """A picture of the page as it is once the card is there."""
        card.wait_for()
        page.evaluate("() => document.activeElement.blur()")
        picture = page.screenshot(animations="disabled")
        (self.into / f"{name}.png").write_bytes(with_palette(picture))


def report(opened: House, player: Player) -> None:
    """Report what the plan needs of each row this month; where it needs but one or nothing, zero."""
    phone = opened.phone(player.account, player.name)
    phone.say("/kiritish")
    while "ko'zdan kechiring" not in (card := _asked(phone)):
        needed = re.search(r"har oy: ([\d\u00a0]+)", card)
        if needed and needed[1] != "1":
            phone.say(needed[1])
        else:
            phone.press("0")  # typed once more so soon, it would be taken for a doubled message
    phone.press("📨 Topshirish")
    phone.wait_for("Hisobot topshirildi")


def _asked(phone: Phone) -> str:
    return str(phone.wait_for(lambda message: "2025-yil mart" in message["text"] and bool(message["buttons"]))["text"])


def open_page(browser: Browser, opened: House, size: ViewportSize, *players: Player) -> Page:
    """The chat page with these people's phones."""
    sharp = SHARP if size is PHONE else 1
    page = browser.new_page(viewport=size, device_scale_factor=sharp, reduced_motion="reduce", color_scheme="light")
    page.goto(f"{opened.url}/#people={','.join(str(player.account) for player in players)}")
    page.wait_for_selector("body[data-ready]")
    return page


if __name__ == "__main__":
    sys.exit(main())
