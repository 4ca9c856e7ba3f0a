"""/sozlamalar: the library's name, its days off, and what the rules of deadlines come to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from storage.database import Database
from storage.people import people
from storage.tables import HistoryEntry, Library, OutgoingMessage, Person
from storage.transport.outbox import set_sent
from tests.support.people.phone import MALIKA, MORNING, NILUFAR, Phone, Telegram
from texts.wording import month_name
from usecases.settings.library import read_day

TODAY = MORNING.date()


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Nothing here depends on the engine."""
    return sqlite_database


def days_off(telegram: Telegram) -> set[date]:
    with telegram.database.read() as session:
        library = people.only_library(session)
        assert library is not None
        return set(people.days_off(session, library.id))


def test_it_shows_what_the_rules_come_to(malika: Phone) -> None:
    text = malika.say("/sozlamalar").text
    assert "Toshkent vaqti" in text
    assert "hisobot — 3-ish kuni, oy yopilishi — 10-ish kuni" in text
    assert "2025-yil mart: muddati 3-aprel, yopilishi 14-aprel" in text
    assert "2025-yil aprel: muddati 5-may" in text
    assert "2025-yil I chorak: viloyatga muddati 7-aprel" in text
    assert "2025-yil II chorak: viloyatga muddati 7-iyul" in text


@pytest.mark.parametrize("way", [("📅",), ("✉️", "📄"), ("✉️", "📮")])
def test_the_first_question_of_all_takes_the_place_of_the_page_it_was_asked_on(
    telegram: Telegram, malika: Phone, way: tuple[str, ...]
) -> None:
    page = malika.say("/sozlamalar").id
    with telegram.database.write() as session:  # pages are known by their number, too, once they have arrived
        (row,) = session.scalars(select(OutgoingMessage.id).where(OutgoingMessage.chat_id == MALIKA))
        set_sent(session, [(row, page)], telegram.now)
    for button in way:
        malika.press(button)
        assert [message.id for message in telegram.chats[MALIKA] if message.buttons] == [page]


def test_it_moves_the_deadlines_when_a_day_off_is_added(telegram: Telegram, malika: Phone) -> None:
    malika.say("/sozlamalar")
    malika.press("📅")
    assert "✅ 2025-yil 3-aprel, payshanba" in malika.say("3-aprel").text
    assert days_off(telegram) == {date(2025, 4, 3)}
    text = malika.press("⬅️ Orqaga").text
    assert "2025-yil mart: muddati 4-aprel" in text
    malika.press("📅")
    assert "yana ish kuni" in malika.press("❌ 3-apr").text
    assert days_off(telegram) == set()
    with telegram.database.read() as session:
        lines = session.scalars(select(HistoryEntry).where(HistoryEntry.subject == "day_off")).all()
    assert [(line.action, line.before, line.after) for line in lines] == [
        ("add", None, "2025-04-03"),
        ("remove", "2025-04-03", None),
    ]


def test_it_takes_several_days_at_once_and_names_what_it_did_not_take(telegram: Telegram, malika: Phone) -> None:
    malika.say("/sozlamalar")
    malika.press("📅")
    text = malika.say("3-aprel, 10.04.2025\n2025-yil 11-aprel; 31-fevral, 5-aprel").text
    assert days_off(telegram) == {date(2025, 4, 3), date(2025, 4, 10), date(2025, 4, 11)}
    assert "«31-fevral» — bu sanani tushunmadim" in text
    assert "2025-yil 5-aprel, shanba — taqvim bo'yicha ham dam olish kuni. Shu kuni ishlaysizmi?" in text


def test_it_keeps_the_days_off_within_reason(telegram: Telegram, malika: Phone) -> None:
    malika.say("/sozlamalar")
    malika.press("📅")
    for month in range(4, 13):
        for first in (1, 16):
            malika.say(", ".join(f"{day}.{month}.2025" for day in range(first, first + 15)))
            malika.say(", ".join(f"{day}.{month}.2026" for day in range(first, first + 15)))
    assert len(days_off(telegram)) == 200
    assert "ko'pi bilan 200 ta" in malika.say("2.2.2027").text
    malika.say("/sozlamalar")


def test_it_takes_at_most_twenty_days_of_one_message(telegram: Telegram, malika: Phone) -> None:
    malika.say("/sozlamalar")
    malika.press("📅")
    text = malika.say("\n".join(f"{day}.0{month}.2025" for month in (4, 5, 6) for day in range(1, 29))).text
    assert "ko'pi bilan 20 ta" in text
    assert len(days_off(telegram)) <= 20


def test_it_renames_the_library(telegram: Telegram, malika: Phone) -> None:
    malika.say("/sozlamalar")
    malika.press("🏛")
    assert "belgidan iborat" in malika.say("AB").text
    assert "belgidan iborat" in malika.say("x" * 201).text
    assert "faqat raqamdan emas" in malika.say("12345").text
    assert "Guliston <markazi>" in malika.say("  Guliston   <markazi>").text
    with telegram.database.read() as session:
        assert session.scalars(select(Library)).one().name == "Guliston <markazi>"
        line = session.scalars(select(HistoryEntry).where(HistoryEntry.action == "rename")).one()
    assert (line.before, line.after) == ("Kutubxona", "Guliston <markazi>")


def test_it_does_not_take_a_number_typed_later_for_a_name(telegram: Telegram, malika: Phone) -> None:
    malika.say("/sozlamalar")
    malika.press("🏛")
    malika.press("⬅️ Orqaga")
    malika.say("Boshqa gap")
    with telegram.database.read() as session:
        assert session.scalars(select(Library)).one().name == "Kutubxona"


def test_it_shows_settings_only_to_directors(telegram: Telegram, malika: Phone) -> None:
    with telegram.database.write() as session:
        library = people.only_library(session)
        assert library is not None
        session.add(
            Person(library_id=library.id, telegram_id=NILUFAR, name="Nilufar", role="member", joined_at=MORNING)
        )
    nilufar = telegram.phone(NILUFAR)
    assert "faqat direktor" in nilufar.say("/sozlamalar").text
    for data in ("settings", "set_name", "set_days", "day_drop:20250403"):
        nilufar.press_data(data, nilufar.screen)
        nilufar.say("3-aprel")
    assert days_off(telegram) == set()


@pytest.mark.parametrize("data", ["day_drop:99999999", "day_drop:20250230", "day_drop:0", "day_drop:20250403"])
def test_it_drops_no_day_that_is_none(telegram: Telegram, malika: Phone, data: str) -> None:
    malika.say("/sozlamalar")
    malika.press("📅")
    malika.say("10-aprel")
    malika.press_data(data, malika.screen)
    assert days_off(telegram) == {date(2025, 4, 10)}
    assert malika.screen.buttons


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("21.03.2026", date(2026, 3, 21)),
        ("21/3/2026", date(2026, 3, 21)),
        ("2025-04-21", date(2025, 4, 21)),
        ("21.04", date(2025, 4, 21)),
        ("21-mart", date(2026, 3, 21)),  # this year's has gone by
        ("1-aprel", date(2025, 4, 1)),
        ("21 mart 2026", date(2026, 3, 21)),
        ("21-mart 2026-yil", date(2026, 3, 21)),
        ("2026-yil 21-mart", date(2026, 3, 21)),
        ("2026-yilning 21-martida", date(2026, 3, 21)),
        ("9 Sentabr", date(2025, 9, 9)),
        ("9-сентябрь", date(2025, 9, 9)),
        ("5 мая", date(2025, 5, 5)),
        ("20-iyun", date(2025, 6, 20)),
        ("20 iyulda", date(2025, 7, 20)),
        ("31.12.2024", date(2024, 12, 31)),
        ("29-fevral", None),
        ("31.04.2025", None),
        ("0.04.2025", None),
        ("21.13.2025", None),
        ("21-martobr", date(2026, 3, 21)),
        ("21-foo", None),
        ("01.01.2099", None),
        ("01.01.2001", None),
        ("mart", None),
        ("21", None),
        ("", None),
        ("salom", None),
        ("21.03.26", None),
        ("٢١.٠٣.٢٠٢٦", date(2026, 3, 21)),
    ],
)
def test_it_reads_a_day_as_people_type_it(typed: str, day: date | None) -> None:
    assert read_day(typed, TODAY) == day


@given(st.dates(date(2025, 4, 1), date(2026, 12, 31)))
def test_it_reads_every_way_to_write_a_day_alike(day: date) -> None:
    name = month_name(day.month)
    ways = [f"{day:%d.%m.%Y}", f"{day.day}-{name} {day.year}", f"{day.year}-yil {day.day}-{name}", day.isoformat()]
    assert {read_day(way, TODAY) for way in ways} == {day}


@given(st.text(max_size=40))
def test_it_never_raises_over_what_people_type_as_a_day(typed: str) -> None:
    day = read_day(typed, TODAY)
    assert day is None or 2024 <= day.year <= 2027
