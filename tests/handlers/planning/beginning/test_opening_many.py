"""Closed months of all or some departments are opened in one go, and closed again."""

from datetime import datetime

import pytest

from storage.tables import Submission
from tests.support.people.cast import TASHKENT
from tests.support.people.phone import MALIKA, NILUFAR, Phone, Telegram
from tests.support.people.staffing import join_readers
from tests.support.plans.files import SMALL, load, workbook
from usecases.conversation import work_of_account
from usecases.oversight.opening import closed_reports


@pytest.fixture
def malika(telegram: Telegram) -> Phone:
    """The director's phone on 20 May: the plan has been in force since January, and nobody has reported."""
    telegram.now = datetime(2025, 1, 20, 10, 0, tzinfo=TASHKENT)
    malika = telegram.phone(MALIKA)
    load(malika, workbook(*SMALL))
    join_readers(telegram, malika)
    telegram.now = datetime(2025, 5, 20, 10, 0, tzinfo=TASHKENT)
    return malika


def closed(telegram: Telegram) -> set[tuple[str, int]]:
    with telegram.database.read() as session:
        work = work_of_account(session, MALIKA, telegram.now)
        assert work is not None
        names = {department.id: department.name for department in work.facts().departments}
        return {(names[each.department].split()[0], each.month.number) for each in closed_reports(work, 2025)}


EVERYTHING = {(name, month) for name in ("Abonement", "Bosh") for month in range(1, 5)}


def test_some_months_of_one_department_are_opened_by_two_presses(telegram: Telegram, malika: Phone) -> None:
    assert closed(telegram) == EVERYTHING
    malika.say("/holat")
    screen = malika.press("🔓 Yopilganlarini ochish (8)")
    assert "8 ta hisobot" in screen.text
    assert screen.labels[:6] == ["☑️ yan", "☑️ fev", "☑️ mar", "☑️ apr", "☑️ Hamma xizmatlar", "☑️ Abonement"]
    malika.press("☑️ yan")
    malika.press("☑️ fev")
    assert "2 ta hisobot" in malika.press("☑️ Bosh").text
    assert "Hamma xizmatlar" in malika.screen.labels
    assert "tushunmadim" in malika.say("kecha").text
    malika.press("☑️ mar")
    malika.press("☑️ apr")
    assert "Avval oy va xizmatni belgilang" in malika.say("30-may").text
    malika.press("mar")
    malika.press("apr")
    assert "2 ta hisobot" in malika.say("30-may").text
    assert "1 ta xodimga xabar berildi" in malika.screen.text
    assert closed(telegram) == EVERYTHING - {("Abonement", 3), ("Abonement", 4)}
    nilufar = telegram.phone(NILUFAR)
    assert "Abonement: mart, aprel" in nilufar.chat[-1].text.replace(" va ", ", ")
    assert "2025-yil mart" in nilufar.press("📝 Kiritish").text


def test_it_is_taken_back_but_for_what_was_sent(telegram: Telegram, malika: Phone) -> None:
    malika.say("/holat")
    malika.press("🔓 Yopilganlarini ochish")
    opened = malika.say("30-may")
    assert "8 ta hisobot" in opened.text
    assert closed(telegram) == set()
    nilufar = telegram.phone(NILUFAR)
    nilufar.say("/kiritish")
    while "qancha?" in nilufar.screen.text:
        nilufar.say("5")
    nilufar.press("📨")
    assert "7 ta hisobot yana yopildi" in malika.press("↩️ Bekor qilish", opened).text
    told = nilufar.chat[-1].text
    assert "🔒 Direktor ochgan oylarini yana yopdi:" in told
    assert "Abonement: fevral, mart, aprel" in told
    assert closed(telegram) == EVERYTHING - {("Abonement", 1)}
    with telegram.database.read() as session:
        assert session.query(Submission).filter(Submission.status == "submitted").count() == 1


def test_what_was_before_the_beginning_is_opened_too(telegram: Telegram) -> None:
    telegram.now = datetime(2025, 5, 20, 10, 0, tzinfo=TASHKENT)
    malika = telegram.phone(MALIKA)
    load(malika, workbook(*SMALL))
    assert closed(telegram) == EVERYTHING
    malika.say("/holat")
    malika.press("🔓 Yopilganlarini ochish")
    malika.say("30-may")
    telegram.now = datetime(2025, 6, 20, 10, 0, tzinfo=TASHKENT)
    assert closed(telegram) >= EVERYTHING
    malika.say("/holat")
    malika.press("mar")
    assert "❌" not in malika.screen.text.split("📆")[1], "nobody is late for what was opened of the time before"
