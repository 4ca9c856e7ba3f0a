"""The office's pages and files in the middle of a report: the next number still answers the open question."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from storage.database import Database
from storage.tables import Answer, PlanFigure
from tests.support.people.phone import MALIKA, Phone, Telegram
from tests.support.plans.files import READERS, load, row, workbook

OFFICE = [
    row("1.", "Farmonlar ijrosi", unit="Hujjat", responsible="Direktor, Xizmat rahbarlari"),
    row("2.", "Kengash yig'ilishi", unit="Yig'ilish", responsible="Direktor"),
    row("3.", "Kitob berish", responsible=f"Direktor, {READERS}"),
]


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Nothing here depends on the engine."""
    return sqlite_database


@pytest.fixture
def malika(telegram: Telegram) -> Phone:
    """The director, asked for the first figure of March."""
    phone = telegram.phone(MALIKA)
    load(phone, workbook(*OFFICE))
    phone.say("/kiritish")
    assert "qancha?" in phone.last.text
    return phone


def given(telegram: Telegram) -> dict[str, Decimal | None]:
    """Row → what was answered."""
    with telegram.database.read() as session:
        rows = session.execute(
            select(PlanFigure.position, Answer.value).join(Answer, Answer.figure_id == PlanFigure.id)
        )
        return {OFFICE[position][0]: value for position, value in rows}


@pytest.mark.parametrize("command", ["/xodimlar", "/sozlamalar"])
def test_it_asks_the_open_question_again_below_a_page(telegram: Telegram, malika: Phone, command: str) -> None:
    asked = malika.last.text
    malika.say(command)
    assert malika.last.text == asked
    malika.say("7")
    assert list(given(telegram).values()) == [Decimal(7)]


def test_it_asks_again_below_a_file_that_was_not_taken(telegram: Telegram, malika: Phone) -> None:
    asked = malika.last.text
    malika.send(b"", "bosh.xlsx")
    assert malika.last.text == asked
    malika.send(workbook(*OFFICE))
    assert malika.last.text == asked
    malika.say("7")
    assert list(given(telegram).values()) == [Decimal(7)]


def test_it_keeps_what_was_answered_before_a_new_file(telegram: Telegram, malika: Phone) -> None:
    malika.say("7")
    before = given(telegram)
    malika.send(workbook(*OFFICE[:2], row("3.", "Kitob berish", target=99, responsible=f"Direktor, {READERS}")))
    malika.say("55")  # the preview waits for a button: no number is taken, and none is lost
    assert given(telegram) == before
    malika.press("🔍")
    malika.press("✅ Kuchga kiritish")
    malika.say("/kiritish")
    malika.say("8")
    assert sorted(given(telegram).values(), key=str) == [Decimal(7), Decimal(8)]
