"""Somebody is away: who reports for them, who is told, what the history says, and how it ends."""

from datetime import date

import pytest
from sqlalchemy import select

from storage.tables import HistoryEntry, Leave
from tests.support.people.cast import BEKZOD, NILUFAR, moment
from tests.support.people.story import Story


def history(story: Story, action: str) -> list[HistoryEntry]:
    with story.house.database.read() as session:
        return list(session.scalars(select(HistoryEntry).where(HistoryEntry.action == action)))


def report_everything(story: Story) -> None:
    """Nilufar fills and sends Bekzod's March."""
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("Qaysi xizmat")
    story.nilufar.press("Axborot")
    story.nilufar.wait_for("qancha?")
    story.nilufar.say("2")
    story.nilufar.wait_for("23.")
    story.nilufar.press("Qolgani 0")
    story.nilufar.wait_for(lambda message: "Topshirish" in str(message["buttons"]))
    story.nilufar.press("📨")
    story.nilufar.wait_for("Rahmat")


def test_it_tells_both_until_when(away: Story) -> None:
    away.bekzod.wait_for("1-aprel — 15-aprel")
    message = away.nilufar.wait_for("Bekzod")
    assert "Axborot" in message["text"]
    assert "o'rniga siz" in message["text"]


def test_it_lets_the_deputy_report_and_says_for_whom(away: Story) -> None:
    report_everything(away)
    assert away.status(BEKZOD) == "submitted"
    bekzod, nilufar = away.cast.people[BEKZOD].id, away.cast.people[NILUFAR].id
    for action in ("open", "answer", "submit"):
        lines = history(away, action)
        assert lines
        assert {(line.person_id, line.on_behalf_of) for line in lines} == {(nilufar, bekzod)}
    assert "Nilufar, Bekzod o'rniga" in away.malika.wait_for("hisoboti topshirildi")["text"]


def test_it_shows_the_director_who_gave_the_number_for_whom(away: Story) -> None:
    report_everything(away)
    away.malika.say("/hisobot")
    card = away.malika.wait_for("ish rejasi")
    figure = away.cast.figures["II", "1", ""]
    away.malika.press_data(f"sum_row:2025-month-3:{figure}:s1:0", card["message_id"])
    assert "mart: 2 — Nilufar, Bekzod o'rniga" in away.malika.wait_for("Bibliografik")["text"]


def test_it_says_nobody_else_in_ones_own_report(away: Story) -> None:
    away.nilufar.say("/kiritish")
    away.nilufar.wait_for("Qaysi xizmat")
    away.nilufar.press("Abonement")
    away.nilufar.wait_for("qancha?")
    away.nilufar.say("7")
    away.nilufar.wait_for("2/")
    assert [line.on_behalf_of for line in history(away, "answer")] == [None]


def test_it_shows_on_the_board_who_stands_in(away: Story) -> None:
    away.malika.say("/holat")
    assert (
        "🌴 Bekzod ta'tilda (oxirgi kuni 15-aprel), o'rniga Nilufar"
        in away.malika.wait_for("kim hisobot topshirgan")["text"]
    )
    away.malika.say("/xodimlar")
    assert "🌴 Bekzod — ta'tilda (oxirgi kuni 15-aprel)" in away.malika.wait_for("Xodimlar")["text"]


def test_it_ends_by_itself_after_its_last_day(away: Story) -> None:
    away.house.clock.set(moment("2025-04-15 23:00"))
    away.nilufar.say("/kiritish")
    away.nilufar.wait_for("Qaysi xizmat")
    away.house.clock.set(moment("2025-04-16 00:01"))
    away.nilufar.press("Axborot")
    away.nilufar.wait_for("nimadan boshlaymiz?")
    assert history(away, "open") == []


def test_it_ends_by_a_button_and_tells_both(away: Story) -> None:
    away.malika.press("🏢 Ishga qaytdi")
    away.bekzod.wait_for("sizni ishga qaytdi deb belgiladi")
    away.nilufar.wait_for("Bekzod ishga qaytdi")
    away.nilufar.say("/kiritish")
    away.nilufar.wait_for("1/")  # her own month alone, so nothing to choose
    assert len(history(away, "return")) == 1


def test_it_is_marked_once_however_often_it_is_pressed(away: Story) -> None:
    last = away.malika.last()["message_id"]
    for _ in range(2):
        data = f"away_with:{away.cast.people[BEKZOD].id}:20250415:0"
        assert "allaqachon" in away.malika.press_data(data, last, wait=30)["answer"]["text"]
    with away.house.database.read() as session:
        assert [leave.until for leave in session.scalars(select(Leave))] == [date(2025, 4, 15)]


@pytest.mark.parametrize("typed", ["kecha", "31-mart 2025", "1.1.2030"])
def test_it_asks_again_for_a_day_that_cannot_be(story: Story, typed: str) -> None:
    story.malika.press_data(f"away:{story.cast.people[BEKZOD].id}", _some_message(story))
    story.malika.wait_for("Oxirgi kuni qachon?")
    story.malika.say(typed)
    story.malika.wait_for("tushunmadim")


def test_it_is_for_the_director_alone(story: Story) -> None:
    message = _some_message(story, "nilufar")
    person = story.cast.people[BEKZOD].id
    for data in (
        "people:0",
        f"person:{person}",
        f"away:{person}",
        f"away_until:{person}:20250415",
        f"away_with:{person}:20250415:0",
        f"away_end:{person}",
    ):
        assert "eskirgan" in story.nilufar.press_data(data, message, wait=30)["answer"]["text"]
    with story.house.database.read() as session:
        assert session.scalars(select(Leave)).all() == []


@pytest.mark.parametrize("end", ["20250331", "20270101", "20250231", "x"])
def test_it_follows_no_forged_day_or_deputy(story: Story, end: str) -> None:
    message, person = _some_message(story), story.cast.people[BEKZOD].id
    for data in (f"away_with:{person}:{end}:0", f"away_with:{person}:20250415:{person}", "away_with:999:20250415:0"):
        assert "eskirgan" in story.malika.press_data(data, message, wait=30)["answer"]["text"]
    with story.house.database.read() as session:
        assert session.scalars(select(Leave)).all() == []


def _some_message(story: Story, whose: str = "malika") -> int:
    phone = getattr(story, whose)
    phone.say("/start")
    return int(phone.wait_for("nimadan boshlaymiz?")["message_id"])


@pytest.fixture
def planned(story: Story) -> Story:
    """Bekzod will be away from 5 to 20 May, and Nilufar will stand in."""
    for phone in (story.nilufar, story.bekzod):
        phone.say("/start")
        phone.wait_for("nimadan boshlaymiz?")
    ask_for_a_later_leave(story)
    story.malika.say("5-may")
    story.malika.wait_for("5-may, dushanba kunidan ta'tilda. Oxirgi kuni qachon?")
    story.malika.say("20-may")
    text = story.malika.wait_for("kim hisobot topshiradi?")["text"]
    assert "5-may — 20-may" in text
    story.malika.press("👤 Nilufar")
    story.malika.wait_for("Ta'til belgilandi: 5-may — 20-may")
    return story


def ask_for_a_later_leave(story: Story) -> None:
    story.malika.press_data(f"away:{story.cast.people[BEKZOD].id}", _some_message(story))
    story.malika.wait_for("Oxirgi kuni qachon?")
    story.malika.press("🗓 Boshqa kundan boshlanadi")
    story.malika.wait_for("qachondan ta'tilda?")


def kept(story: Story) -> list[tuple[str, str]]:
    with story.house.database.read() as session:
        return [(leave.since.isoformat(), leave.until.isoformat()) for leave in session.scalars(select(Leave))]


def test_it_can_begin_later_and_both_hear_of_it(planned: Story) -> None:
    assert kept(planned) == [("2025-05-05", "2025-05-20")]
    planned.bekzod.wait_for("5-may — 20-may")
    planned.nilufar.wait_for("ta'tilga chiqadi: 5-may — 20-may")
    assert [(entry.after["since"], entry.after["until"]) for entry in history(planned, "leave")] == kept(planned)


def test_it_shows_among_the_people_that_somebody_will_be_away(planned: Story) -> None:
    planned.malika.say("/xodimlar")
    planned.malika.wait_for("👤 Bekzod — ta'tili: 5-may — 20-may")
    planned.malika.press("🌴 Ta'tillar")
    planned.malika.wait_for("Kim ta'tilga chiqadi?")
    planned.malika.press("🗓 Bekzod · 5-may — 20-may")
    planned.malika.wait_for("🗓 Ta'tilga chiqadi: 5-may — 20-may.\n👥 O'rniga: Nilufar")


def test_it_begins_and_ends_by_itself_on_its_days(planned: Story) -> None:
    for when, away in (("05-04 23:50", False), ("05-05 00:05", True), ("05-20 23:50", True), ("05-21 00:05", False)):
        planned.house.clock.set(moment(f"2025-{when}"))
        planned.malika.say("/holat")
        board = planned.malika.wait_for("kim hisobot topshirgan")["text"]
        assert ("🌴 Bekzod ta'tilda (oxirgi kuni 20-may), o'rniga Nilufar" in board) is away, when


def test_it_can_be_called_off_before_it_begins(planned: Story) -> None:
    planned.malika.press("❌ Ta'tilni bekor qilish")
    planned.bekzod.wait_for("ta'tilingizni bekor qildi")
    planned.nilufar.wait_for("ta'tilga chiqmaydi")
    assert len(history(planned, "return")) == 1
    planned.malika.say("/xodimlar")
    assert "ta'tili" not in planned.malika.wait_for("Bekzod")["text"]


def test_it_takes_both_days_at_once(story: Story) -> None:
    ask_for_a_later_leave(story)
    story.malika.say("5-may - 20-may")
    story.malika.wait_for("5-may — 20-may")
    story.malika.press("▫️ Hech kim")
    story.malika.wait_for("Ta'til belgilandi")
    assert kept(story) == [("2025-05-05", "2025-05-20")]


def test_it_offers_a_length_from_the_first_day_on(story: Story) -> None:
    ask_for_a_later_leave(story)
    story.malika.say("05.05")
    story.malika.wait_for("Oxirgi kuni qachon?")
    story.malika.press("1 hafta: 12-may oxiri")
    story.malika.wait_for("kim hisobot topshiradi?")
    story.malika.press("▫️ Hech kim")
    story.malika.wait_for("Ta'til belgilandi")
    assert kept(story) == [("2025-05-05", "2025-05-12")]


@pytest.mark.parametrize("typed", ["kecha", "31-mart 2025", "1.1.2030", "20-may - 5-may 2025", "5-may - 6-may - 7-may"])
def test_it_asks_again_for_a_first_day_that_cannot_be(story: Story, typed: str) -> None:
    ask_for_a_later_leave(story)
    story.malika.say(typed)
    story.malika.wait_for("tushunmadim")
    assert kept(story) == []


def test_it_offers_no_deputy_who_is_away_in_those_days(planned: Story) -> None:
    nilufar = planned.cast.people[NILUFAR].id
    message = planned.malika.last()["message_id"]
    for days, offered in (("20250501-20250504", True), ("20250520-20250601", False), ("20250521-20250601", True)):
        planned.malika.press_data(f"away_until:{nilufar}:{days}", message)
        shown = planned.malika.wait_for("kim hisobot topshiradi?")
        assert ("👤 Bekzod" in str(shown["buttons"])) is offered, days


@pytest.mark.parametrize(
    "days", ["20250331-20250410", "20250510-20250505", "20260501-20260510", "20250505-", "-20250505-1"]
)
def test_it_follows_no_forged_days(story: Story, days: str) -> None:
    message = _some_message(story)
    data = f"away_with:{story.cast.people[BEKZOD].id}:{days}:0"
    assert "eskirgan" in story.malika.press_data(data, message, wait=30)["answer"]["text"]
    assert kept(story) == []
