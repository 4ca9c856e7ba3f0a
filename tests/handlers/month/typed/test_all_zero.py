"""Words that stand for numbers: `hammasi 0` offers zero for all open rows on one button, and `o'tgan oydagidek` the
number of the month before."""

from collections.abc import Mapping

import pytest
from sqlalchemy import select

from storage.database import Database
from storage.tables import Answer
from tests.support.people.cast import NILUFAR, Cast, gather, moment
from tests.support.people.phone import Phone, Shown, Telegram


@pytest.fixture
def cast(sqlite_database: Database) -> Cast:
    with sqlite_database.write() as session:
        return gather(session, moment("2025-01-06 09:00"))


@pytest.fixture
def phone(sqlite_database: Database, cast: Cast) -> Phone:
    opened = Telegram(sqlite_database, moment("2025-04-01 09:00")).phone(NILUFAR)
    opened.say("/kiritish")
    return opened


def kept(phone: Phone, cast: Cast) -> Mapping[str, int]:
    names = {key: f"{number} {part}".strip() for (_, number, part), key in cast.figures.items()}
    with phone.telegram.database.read() as session:
        rows = session.execute(select(Answer.figure_id, Answer.value).where(Answer.value.is_not(None)))
        return {names[figure]: int(value) for figure, value in rows if value is not None}


def answer_to(phone: Phone, typed: str) -> Shown:
    """What is said to it; who writes in Russian is offered that language below, once."""
    phone.say(typed)
    return next(message for message in reversed(phone.chat) if "🌐" not in message.text)


OFFERED, ONLY = "✅ Ochiq 5 ta bandga 0", "Faqat 13 yangi: 0"


def test_it_is_offered_once_in_every_script_and_nothing_is_kept(phone: Phone, cast: Cast) -> None:
    for typed in ("barcha bandlarga 0", "ҳаммасига нол", "всё по нулям", "hech birida yo'q", "остальных нет"):
        card = answer_to(phone, typed)
        assert f"«{typed}» yozilmadi. Ochiq turgan 5 ta bandning hammasigami" in card.text
        zeros = [label for label in card.labels if label.endswith("0") or "0 (" in label]
        assert zeros == [OFFERED, ONLY]
        assert kept(phone, cast) == {}


def test_one_press_fills_all_and_one_takes_it_back(phone: Phone, cast: Cast) -> None:
    phone.say("15) 29870\nhammasi 0")
    assert kept(phone, cast) == {"15": 29870}, "the row that was named is kept, the zeros are asked"
    phone.press("✅ Ochiq 4 ta bandga 0")
    assert kept(phone, cast) == {"13 yangi": 0, "13 qayta": 0, "14": 0, "15": 29870, "23": 0}
    phone.press("↩️ Nollarni olib tashlash")
    assert kept(phone, cast) == {"15": 29870}


def test_it_may_be_said_of_the_open_question_alone(phone: Phone, cast: Cast) -> None:
    phone.say("hammasi nol")
    phone.press(ONLY)
    assert kept(phone, cast) == {"13 yangi": 0}
    phone.say("8\n9\n10")
    phone.press("✅")
    card = phone.say("все 0")
    assert "hammasigami" not in card.text, "one row is left"
    assert "✅ 0 deb yozilsin" in card.labels or "Faqat 23: 0" in card.labels


def test_at_the_review_there_is_nothing_left_to_fill(phone: Phone, cast: Cast) -> None:
    phone.say("1\nqolganlariga 0")
    card = phone.say("barchasi 0")
    assert "«barchasi 0» yozilmadi: 0 yoziladigan ochiq band qolmagan" in card.text
    assert kept(phone, cast)["13 yangi"] == 1


def test_it_is_said_under_the_list_of_open_rows_as_well(phone: Phone, cast: Cast) -> None:
    phone.say("3")
    phone.press("⋯ Yana")
    phone.press("📋 Ro'yxat bilan")
    phone.say("14) 8211\nостальное 0")
    assert kept(phone, cast) == {"13 yangi": 3, "13 qayta": 0, "14": 8211, "15": 0, "23": 0}


def test_the_bare_number_of_a_row_opens_it_or_shows_its_figures(phone: Phone, cast: Cast) -> None:
    phone.say("qolgani 0")
    card = phone.say("13")
    assert card.labels[:2] == ["13 yangi", "13 qayta"]
    phone.press("13 qayta")
    phone.say("7")
    assert kept(phone, cast)["13 qayta"] == 7
    assert "13 yangi) 45" in phone.say("13 58").text, "how each can be named"
    phone.say("15")
    phone.say("31400")
    assert kept(phone, cast)["15"] == 31400


def test_the_number_of_the_month_before_is_offered(phone: Phone, cast: Cast) -> None:
    phone.say("35\n40\n9870\n31400\n4")
    phone.press("✅")
    phone.press("📨 Topshirish")
    phone.telegram.wait(days=31)
    phone.say("/kiritish")
    for typed in ("ўтган ойдагидек", "martdagidek", "как в прошлом месяце", "o'zgarmadi"):
        card = answer_to(phone, typed)
        assert f"«{typed}» yozilmadi. Oldingisi 35 edi. Shuni yozaymi?" in card.text
        assert card.labels[0] == "✅ 35 deb yozilsin"
    card = phone.say("o'tgan oydagidek 36")
    assert "edi" not in card.text
    phone.say("столько же")
    phone.say("ha")
    with phone.telegram.database.read() as session:
        assert [int(value) for value in session.scalars(select(Answer.value)) if value is not None].count(35) == 2
