"""Signs of HTML in what people write, one text that comes twice, and an approval that nothing has changed."""

import pytest
from sqlalchemy import select

from storage.database import Database
from storage.people.people import join_department
from storage.tables import Answer, HistoryEntry, Person, Submission
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR, READERS, Cast, gather, moment
from tests.support.people.phone import Telegram

SIGNS = 'Gulnora <b>& "Q\'" </i>'


@pytest.fixture
def cast(sqlite_database: Database) -> Cast:
    with sqlite_database.write() as session:
        return gather(session, moment("2025-01-06 09:00"))


@pytest.fixture
def telegram(sqlite_database: Database, cast: Cast) -> Telegram:
    """It refuses a message whose markup is not closed, as the real one does."""
    return Telegram(sqlite_database, moment("2025-04-01 09:00"))


def answers(database: Database, cast: Cast) -> dict[str, int]:
    """`13 yangi` → what stands there."""
    names = {key: f"{number} {part}".strip() for (_, number, part), key in cast.figures.items()}
    with database.read() as session:
        rows = session.execute(select(Answer.figure_id, Answer.value).where(Answer.value.is_not(None)))
        return {names[figure]: int(value) for figure, value in rows if value is not None}


def test_it_shows_a_note_as_it_was_written_on_the_questions_card(telegram: Telegram) -> None:
    phone = telegram.phone(NILUFAR)
    phone.say("/kiritish")
    phone.press("⋯ Yana")
    phone.press("💬 Izoh")
    phone.say(f"Izoh: {SIGNS}")
    assert f"💬 Izoh: {SIGNS}" in phone.screen.text.replace("\u00a0", " ")
    phone.press("⋯ Yana")
    phone.press("💬 Izoh")
    assert f"Hozirgi izoh: Izoh: {SIGNS}" in phone.screen.text


def test_it_names_a_colleague_who_was_faster_as_they_are_called(
    telegram: Telegram, sqlite_database: Database, cast: Cast
) -> None:
    with sqlite_database.write() as session:
        colleague = session.get_one(Person, cast.people[BEKZOD].id)
        colleague.name = SIGNS
        join_department(session, colleague, cast.departments[READERS].id, telegram.now)
    nilufar, faster = telegram.phone(NILUFAR), telegram.phone(BEKZOD)
    nilufar.say("/kiritish")
    faster.say("/kiritish")
    faster.press("Abonement")
    faster.say("7")
    nilufar.say("<i>5")
    assert f"«<i>5» yozilmadi: {SIGNS} bu bandga hozirgina 7 deb yozdi" in nilufar.screen.text
    assert answers(sqlite_database, cast) == {"13 yangi": 7}


def test_one_message_becomes_answers_once_however_often_it_comes(
    telegram: Telegram, sqlite_database: Database, cast: Cast
) -> None:
    """The inbox lets no update through twice; the same message may still come in another update."""
    phone = telegram.phone(NILUFAR)
    phone.say("/kiritish")
    message = {
        "message_id": telegram.message_id(),
        "date": 1,
        "chat": {"id": NILUFAR, "type": "private"},
        "from": {"id": NILUFAR, "is_bot": False, "first_name": "Ism"},
        "text": "21\n13 qayta) 1200",
    }
    telegram.deliver({"message": message})
    asked = phone.screen.text
    telegram.deliver({"message": message})
    assert answers(sqlite_database, cast) == {"13 yangi": 21, "13 qayta": 1200}
    assert phone.screen.text == asked


def test_saying_that_a_number_is_right_takes_no_approval_back(
    telegram: Telegram, sqlite_database: Database, cast: Cast
) -> None:
    phone, director = telegram.phone(NILUFAR), telegram.phone(MALIKA)
    phone.say("/kiritish")
    phone.say("21\n13 qayta) 1200\n14) 987000\n15) 29870\n23) 12")
    assert "⚠️ 14" in phone.screen.text
    phone.press("📨 Topshirish")
    director.press("✅ Tasdiqlash")
    with sqlite_database.read() as session:
        report = session.scalars(select(Submission)).one()
        assert report.status == "approved"
        press = f"right:{report.id}:{cast.figures['IV', '14', '']}"
    phone.press("👀 Ko'rish va tuzatish")
    phone.press_data(press, phone.screen)
    with sqlite_database.read() as session:
        answer = session.scalars(select(Answer).where(Answer.figure_id == cast.figures["IV", "14", ""])).one()
        assert answer.confirmed
        report = session.scalars(select(Submission)).one()
        assert (report.status, report.approved_by) == ("approved", cast.people[MALIKA].id)
        of_report = select(HistoryEntry.action).where(HistoryEntry.subject == "submission")
        assert session.scalars(of_report.order_by(HistoryEntry.id)).all() == ["open", "submit", "approve"]
    assert "qayta tasdiqlang" not in director.last.text
