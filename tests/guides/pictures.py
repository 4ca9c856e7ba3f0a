"""The guides' pictures: what a reporter and a director see in the demo, in each language."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect
from sqlalchemy import update

from bot.demo import MALIKA, PLAYERS, START, MadeUpNumbers, report_month
from plan.period import Month
from storage.tables import Person
from tests.screenshots import demo_library
from tests.support.page.palette import with_palette
from tests.support.page.phone import PagePhone
from tests.support.papers.year import approve_all
from tests.support.people.house import House
from texts.language import speaking
from texts.sentence import plain

NILUFAR, STAFF = PLAYERS[1], PLAYERS[5]
MARCH = Month(2025, 3)
DONE: MadeUpNumbers = {("V.27", "", 3): (Decimal(2), ""), ("V.27.1", "", 3): (Decimal(1), "")}
"""What is in the report that the director looks at."""
CARDS_ONLY = """
    .log { background: #e4eeec !important } .log::before, .meta { display: none !important } .bubble { max-width: 100% }
"""
"""Without the paper on the wall, which is most of a picture's bytes, and without hours."""
SIZE: ViewportSize = {"width": 340, "height": 844}
"""Narrower than most phones, so that the letters are large on paper."""
SHARP = 1.5
"""Pixels of the picture for one of the page."""
ANSWERS = ("1", "0", "2", "21", "46")
"""Nilufar's, up to the question that is shown."""


def take_pictures(browser: Browser, language: str, into: Path) -> None:
    """All pictures of one language."""
    with demo_library() as opened, speaking(language):
        with opened.database.write() as session:
            session.execute(update(Person).values(language=language))
            approve_all(session, START)
        _report(browser, opened, into, language)
        with opened.database.write() as session:
            report_month(session, STAFF, MARCH, DONE, note="")
        _direct(browser, opened, into, language)


def _report(browser: Browser, opened: House, into: Path, language: str) -> None:
    with _phone(browser, opened, NILUFAR.account) as nilufar:
        nilufar.press(plain("📝 Kiritish"))
        for place, answer in enumerate(ANSWERS, 1):
            nilufar.sees(f"{place}/19")
            nilufar.say(answer)
        _keep(nilufar.page, nilufar.sees("6/19"), into / f"question-{language}.png")
        nilufar.say("9870")
        nilufar.sees("7/19")
        nilufar.press(plain("Qolgani 0 ({n} ta)", n=13))
        nilufar.press(plain("✅ To'g'ri, ular 0"))
        expect(nilufar.screen.get_by_text(plain("✅ To'g'ri, ular 0"))).to_have_count(0)
        _keep(nilufar.page, nilufar.sees("9 870"), into / f"review-{language}.png")


def _direct(browser: Browser, opened: House, into: Path, language: str) -> None:
    with _phone(browser, opened, MALIKA.account) as malika:
        malika.say("/start")
        to_approve = plain("📨 Tasdiqlash ({n})", n=1)
        _keep(malika.page, malika.sees(plain("⚙️ Sozlamalar"), to_approve), into / f"office-{language}.png")
        malika.press(to_approve)
        waiting = malika.sees(plain("✅ Hammasini tasdiqlash ({n})", n=1))
        waiting.get_by_test_id("button").first.click()
        _keep(malika.page, malika.sees(plain("✅ Tasdiqlash"), plain("↩️ Qaytarish")), into / f"judging-{language}.png")


@contextmanager
def _phone(browser: Browser, opened: House, account: int) -> Iterator[PagePhone]:
    # The page's own rules let nobody else write a style into it.
    page = browser.new_page(viewport=SIZE, device_scale_factor=SHARP, reduced_motion="reduce", bypass_csp=True)
    page.goto(f"{opened.url}/#people={account}")
    page.wait_for_selector("body[data-ready]")
    page.add_style_tag(content=CARDS_ONLY)
    yield PagePhone(page, account)
    page.close()


def _keep(page: Page, card: Locator, file: Path) -> None:
    """A picture of one message with its buttons, for which the phone is made as long as it needs."""
    card.wait_for()
    page.set_viewport_size({**SIZE, "height": 2400})
    page.evaluate("() => document.activeElement.blur()")
    file.write_bytes(with_palette(card.screenshot(animations="disabled")))
    page.set_viewport_size(SIZE)
