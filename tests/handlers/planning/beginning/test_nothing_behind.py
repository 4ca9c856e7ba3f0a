"""As long as what was before the beginning may still be given, or is owed by nobody, /hisobot calls nothing behind."""

from datetime import datetime

import pytest

from plan.period import Span
from tests.support.people.cast import TASHKENT
from tests.support.people.phone import MALIKA, NILUFAR, Phone, Telegram
from tests.support.people.staffing import READERS, join_readers
from tests.support.plans.files import SMALL, load, row, workbook
from usecases.conversation import work_of_account
from usecases.progress.measuring import progress_report


@pytest.fixture
def malika(telegram: Telegram) -> Phone:
    """The director's phone on 20 May; the plan is in force, and one department has come."""
    telegram.now = datetime(2025, 5, 20, 10, 0, tzinfo=TASHKENT)
    malika = telegram.phone(MALIKA)
    load(malika, workbook(*SMALL))
    join_readers(telegram, malika)
    return malika


def standing_of_counting(telegram: Telegram) -> str:
    """That of the row of whoever has not come yet, by the end of the last month that is over."""
    with telegram.database.read() as session:
        work = work_of_account(session, MALIKA, telegram.now)
        assert work is not None
        report = progress_report(work, Span.parse("2025-year-1"))
        assert report is not None
        return next(line.standing for line in report.lines if line.indicator.name.startswith("Hisob yuritish"))


def test_before_the_first_month_is_over_it_says_with_which_one_reporting_begins(malika: Phone) -> None:
    malika.say("/hisobot")
    for label in ("may ▶️", "chor.", "6 oy", "yil"):
        card = malika.press(label).text
        assert "ortda" not in card, label
        assert "Hisobot may oyidan boshlab topshiriladi" in card, label


def test_nothing_is_behind_while_the_sum_may_be_given(telegram: Telegram, malika: Phone) -> None:
    malika.say("/sozlamalar")
    malika.press("🚩")
    malika.press("🧮")
    malika.say("10-iyun")
    malika.say("/hisobot")
    for label in ("•oy", "chor.", "yil"):
        card = malika.press(label).text
        assert "Yil boshidan jami 10-iyun kuni oxirigacha topshiriladi" in card, label
        assert f"{READERS}: yanvar–aprel jami" in card, label
        assert "Rejadan ortda" not in card, label
    nilufar = telegram.phone(NILUFAR)
    nilufar.say("/kiritish")
    while "👇" in nilufar.screen.text:
        nilufar.say("yil boshidan 5")
    nilufar.press("📨")
    telegram.now = datetime(2025, 6, 5, 10, 0, tzinfo=TASHKENT)  # May had to be in by then, the sum not yet
    assert standing_of_counting(telegram) == "not_due"
    telegram.now = datetime(2025, 6, 11, 10, 0, tzinfo=TASHKENT)
    assert standing_of_counting(telegram) == "behind"


def test_what_was_to_be_done_before_the_beginning_is_not_overdue(telegram: Telegram) -> None:
    telegram.now = datetime(2026, 1, 6, 10, 0, tzinfo=TASHKENT)
    malika = telegram.phone(MALIKA)
    malika.send(workbook(row("1.", "Kitob berish"), row("2.", "Seminar", window="II chorak")), "reja.xlsx")
    malika.press("✅ Kuchga kiritish")
    assert "Muddati o'tgan" not in malika.say("/hisobot").text
    telegram.wait(days=10)
    card = malika.say("/hisobot").text
    assert "Muddati o'tgan: 1" in card, "December had to be in by then"
    assert "Muddati kelmagan: 1" in card
