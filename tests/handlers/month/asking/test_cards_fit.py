"""A question above an open keyboard: its row in the last line, at most three rows of buttons, whatever was typed."""

import re
from collections.abc import Iterator

import pytest

from bot.demo import PLAYERS
from storage.database import Database
from tests.handlers.month.asking.taps import Reporter
from tests.support.buttons.widths import buttons_shown, cut
from tests.support.people.phone import Shown

MOST_ROWS, PRESSED_ROWS = 3, 6
TYPED = (
    *("1.200", "1.234.567", "+5", "5 ta qo'shildi", "3 ta kam", "o'tgan oyda 12", "kuniga 12", "26 667", "99999999"),
    *("12 14", "12?", "xato", "keyin aytaman", "yo'q", "12 mingta", "oldingisi 12", "14-16", "bir yuz yigirma", "2,5"),
    *("23) 99999\n24) 99999\n25) 99999\n26) 999999999\n30) 99999", "24 6\n25 7", "1) 3\n2) 4\n3) 5", "salom"),
)


@pytest.fixture(autouse=True)
def whole_labels() -> Iterator[None]:
    with buttons_shown() as shown:
        yield
    assert cut(shown.rows) == set()
    assert shown.alike == set()


def check(shown: Shown) -> None:
    """The question's last paragraph names its row, and begins with it."""
    heading = re.search(r"^((?:[IV]+\.)?\d[\d.]*[a-z]?)\. ", shown.text, re.MULTILINE)
    assert heading is not None
    last = shown.text.rsplit("\n", 1)[-1]
    assert re.match(rf"👇 {re.escape(heading[1])}\b.* · Mart oyida qancha\?$", last), last
    assert len(last) <= 70, "two lines on a phone"
    assert shown.rows <= MOST_ROWS, shown.labels


@pytest.mark.walk
@pytest.mark.parametrize("account", [player.account for player in PLAYERS if player.account not in (7004, 7008)])
def test_each_question_fits(database: Database, account: int) -> None:
    reporter = Reporter(database, account)
    for _ in reporter.rows:
        check(reporter.phone.screen)
        reporter.phone.press("⋯ Yana")
        assert reporter.phone.screen.rows <= PRESSED_ROWS
        reporter.phone.press("⬅️ Orqaga", reporter.phone.screen)
        reporter.phone.press("0", reporter.phone.screen)
    assert "ko'zdan kechiring" in reporter.phone.screen.text


@pytest.mark.walk
@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("before", [(), ("3", "0")])
def test_it_fits_with_what_is_asked_about_what_was_typed(
    reporter: Reporter, typed: str, before: tuple[str, ...]
) -> None:
    for number in before:
        reporter.phone.say(number)
    reporter.phone.say(typed)
    assert reporter.phone.screen.rows <= MOST_ROWS, reporter.phone.screen.labels
    if "👇" in reporter.phone.screen.text and "qancha?" in reporter.phone.screen.text:
        check(reporter.phone.screen)


def test_it_fits_below_zeros_that_can_be_taken_back(reporter: Reporter) -> None:
    reporter.phone.press("📌")
    assert reporter.phone.screen.rows <= PRESSED_ROWS
    reporter.phone.say("8 25")
    check(reporter.phone.screen)
    reporter.phone.say("99999")
    check(reporter.phone.screen)


def test_many_rows_are_marked_on_several_pages(database: Database) -> None:
    reporter = Reporter(database, 7005)
    phone = reporter.phone
    phone.press("📌")
    assert phone.screen.rows == PRESSED_ROWS
    first = phone.screen.labels
    phone.press(first[0])
    phone.press("Keyingi ▶️")
    assert phone.screen.rows <= PRESSED_ROWS
    second = [label for label in phone.screen.labels if label[0].isdigit()]
    assert len([label for label in first if label[0].isdigit()]) + len(second) == len(reporter.rows)
    phone.press(second[-1])
    assert "✅ Tayyor (2 ta)" in phone.screen.labels
    assert "◀️ Oldingi" in phone.screen.labels, "the page stays"
    phone.press("✅ Tayyor")
    assert f"Qolgan {len(reporter.rows) - 2} ta savolga 0 yozildi" in phone.screen.text


def test_a_small_row_has_one_line_of_facts(database: Database) -> None:
    """A row of a few a year needs no share of its plan, and no number for each month."""
    phone = Reporter(database, 7005).phone
    seen = []
    while "qancha?" in phone.screen.text:
        seen.append(phone.screen.text.replace("\u00a0", " "))
        phone.press("0", phone.screen)
    [reserves] = [text for text in seen if re.search(r"yillik reja: \d{1,2}\n", text) and "siz" not in text][:1]
    facts = reserves.split("\n\n")[-2].splitlines()[1:]
    assert len(facts) == 1
    assert re.fullmatch(r"Fevral: \d+ · yil boshidan: \d+ · yillik reja: \d+", facts[0])
