"""A reminder by hand: who gets what, that it goes once, and what became of each."""

from typing import Any

import pytest
from sqlalchemy import select, update

from plan.reminders.ladder_settings import LadderSettings
from storage import settings
from storage.people import leave
from storage.tables import HistoryEntry, Person, Reminder
from tests.support.months.reports import open_board
from tests.support.people.cast import BEKZOD, moment
from tests.support.people.story import Story


@pytest.fixture
def started(story: Story) -> Story:
    """Everybody has written to the bot once; it is the second of April, eleven o'clock."""
    for phone in (story.nilufar, story.bekzod, story.malika):
        phone.say("/start")
        phone.wait_for("nimadan boshlaymiz?")
    story.house.clock.set(moment("2025-04-02 11:00"))
    return story


def offered(story: Story) -> dict[str, Any]:
    open_board(story)
    story.malika.press("🔔 Eslatish")
    return dict(story.malika.wait_for("eslatish"))


def sent(story: Story) -> dict[str, Any]:
    offered(story)
    story.malika.press("🔔 2 xodimga yuborish")
    return dict(story.malika.wait_for("Yuborilgan"))


def by_hand(story: Story) -> list[Reminder]:
    with story.house.database.read() as session:
        return list(session.scalars(select(Reminder).where(Reminder.step.startswith("hand:")).order_by(Reminder.id)))


def test_it_shows_exactly_who_will_get_what(started: Story) -> None:
    started.bekzod.say("/kiritish")
    started.bekzod.wait_for("qancha?")
    started.bekzod.say("2")
    started.bekzod.wait_for("23.")
    text = offered(started)["text"]
    assert (
        "Hozir yuboriladi:\n👤 Bekzod\n     Axborot: 3 ta savoldan 2 tasi qoldi\n"
        "👤 Nilufar\n     Abonement: hali boshlanmagan, 5 ta savol" in text
    )
    assert by_hand(started) == []


def test_it_arrives_and_leads_to_the_first_question(started: Story) -> None:
    sent(started)
    started.bekzod.wait_for("Mart hisoboti · ")
    started.bekzod.press("▶️ Boshlash")
    started.bekzod.wait_for("qancha?")
    started.bekzod.say("2")
    started.bekzod.wait_for("23.")
    assert started.answers(BEKZOD) == {"1": 2}


def test_it_shows_who_got_it_and_who_opened_it(started: Story) -> None:
    shown = sent(started)
    assert "Nilufar: ⏳ yuborilmoqda" in shown["text"]
    started.bekzod.wait_for("Mart hisoboti · ")
    started.nilufar.wait_for("Mart hisoboti · ")
    started.bekzod.press("▶️ Boshlash")
    started.bekzod.wait_for("qancha?")
    started.malika.press("🔄 Yangilash")
    shown = started.malika.wait_for("Bekzod: 👀 ochdi (2-aprel, 11:00")
    assert "Nilufar: 📬 yetkazildi, hali ochmagan" in shown["text"]


def test_it_answers_also_when_nothing_new_became_of_it(started: Story) -> None:
    shown = sent(started)
    started.nilufar.wait_for("Mart hisoboti · ")
    started.bekzod.wait_for("Mart hisoboti · ")
    refresh = next(button for row in shown["buttons"] for button in row if button["label"] == "🔄 Yangilash")
    for _ in range(2):
        answer = started.malika.press_data(refresh["data"], shown["message_id"], wait=30)["answer"]
        assert answer["text"].startswith("🔄 2-aprel, 11:0")


def test_it_does_not_press_who_has_put_it_off(started: Story) -> None:
    sent(started)
    started.nilufar.wait_for("Mart hisoboti · ")
    started.bekzod.wait_for("Mart hisoboti · ")
    started.bekzod.press("⏰ 2 soat keyin")
    started.bekzod.wait_for("yana eslataman")
    started.malika.press("🔄 Yangilash")
    shown = started.malika.wait_for("Bekzod: 👀 ochdi (2-aprel, 11:0")
    assert "Qolganlarga yana (1)" in str(shown["buttons"])


def test_it_goes_again_to_the_rest_alone(started: Story) -> None:
    sent(started)
    started.nilufar.wait_for("Mart hisoboti · ")
    started.bekzod.wait_for("Mart hisoboti · ")
    started.bekzod.press("▶️ Boshlash")
    started.bekzod.wait_for("qancha?")
    started.malika.press("🔄 Yangilash")
    started.malika.wait_for("👀 ochdi")
    started.malika.press("🔔 Qolganlarga yana (1)")
    assert "Bekzod" not in started.malika.wait_for("eslatish")["text"]
    started.nilufar.say("/start")
    started.nilufar.wait_for("nimadan boshlaymiz?")
    started.malika.press("🔔 1 xodimga yuborish")
    started.nilufar.wait_for("Mart hisoboti · ")
    assert len(by_hand(started)) == 3


def test_it_goes_once_however_often_it_is_pressed(started: Story) -> None:
    offer = offered(started)
    data = f"nudge_go:2025:3:{int(moment('2025-04-02 11:00').timestamp())}:0"
    for _ in range(3):
        started.malika.press_data(data, offer["message_id"], wait=30)
    started.bekzod.wait_for("Mart hisoboti · ")
    assert len(by_hand(started)) == 2
    with started.house.database.read() as session:
        (entry,) = session.scalars(select(HistoryEntry).where(HistoryEntry.action == "nudge"))
        assert entry.after["month"] == "2025-03"


def test_it_says_who_cannot_be_reached(started: Story) -> None:
    started.bekzod.block()
    started.malika.wait_for("Bekzod: xabar yetmayapti, botni bloklagan")
    text = offered(started)["text"]
    assert "📵 Bekzod: xabar yetmayapti" in text[text.index("Bularga yuborilmaydi") :]
    assert "👤 Bekzod" not in text
    started.malika.press("🔔 1 xodimga yuborish")
    result = started.malika.wait_for("Yuborilgan")["text"]
    assert "👤 Nilufar" in result
    assert "📵 Bekzod: xabar yetmayapti" in result[result.index("Ularga yetmadi, o'zingiz") :]


def test_it_says_that_it_did_not_arrive(started: Story) -> None:
    started.bekzod.block()
    started.malika.wait_for("Bekzod: xabar yetmayapti, botni bloklagan")
    with started.house.database.write() as session:  # as if the block had not been heard of
        session.execute(update(Person).values(unreachable_since=None))
    sent(started)
    started.malika.wait_for("Bekzod: xabar yetmayapti, botni bloklagan")
    started.malika.press("🔄 Yangilash")
    started.malika.wait_for("Bekzod: 📵 yetmadi")
    with started.house.database.read() as session:
        assert session.scalars(select(Person.name).where(Person.unreachable_since.is_not(None))).all() == ["Bekzod"]


def test_it_waits_for_working_time(started: Story) -> None:
    started.house.clock.set(moment("2025-04-02 19:30"))
    assert "3-aprel kuni soat 09:00 da yuboriladi:" in offered(started)["text"]
    started.malika.press("🔔 2 xodimga yuborish")
    assert "Nilufar: ⏳ 3-aprel kuni soat 09:00 da yuboriladi" in started.malika.wait_for("Yuborilgan")["text"]
    assert {row.state for row in by_hand(started)} == {"due"}


def test_it_offers_nothing_once_the_month_has_closed(started: Story) -> None:
    started.house.clock.set(moment("2025-04-30 11:00"))
    started.malika.say("/holat")
    shown = started.malika.wait_for("kim hisobot topshirgan")
    assert "🔔" not in str(shown["buttons"])
    answer = started.malika.press_data("nudge:2025:3", shown["message_id"], wait=30)["answer"]
    assert "eskirgan" in answer["text"]


def test_it_goes_for_a_month_that_was_opened_again(started: Story) -> None:
    """Bekzod never sent January; in the summer it is opened for him, and he alone is reminded."""
    started.house.clock.set(moment("2025-07-15 11:00"))
    started.malika.say("/holat")
    message = started.malika.wait_for("kim hisobot topshirgan")["message_id"]
    department = started.cast.departments["Axborot xizmati"].id
    started.malika.press_data("board_at:2025:1:0", message)
    assert "🔔 Eslatish" not in str(started.malika.wait_for("2025-yil yanvar")["buttons"])
    started.malika.press_data(f"board_open:{department}:2025:1:0", message)
    started.malika.wait_for("Qaysi kun oxirigacha ochilsin?")
    started.malika.press("17-iyul")
    started.bekzod.wait_for("qayta ochdi")
    started.malika.wait_for("17-iyul kuni oxirigacha ochiq")
    started.malika.press("🔔 Eslatish")
    text = started.malika.wait_for("eslatish")["text"]
    assert "👤 Bekzod\n     Axborot: hali boshlanmagan, 2 ta savol" in text
    assert "Nilufar" not in text
    started.malika.press("🔔 1 xodimga yuborish")

    notice = started.bekzod.wait_for("Yanvar hisoboti · ")
    assert "17-iyul, payshanba kuni yopiladi" in notice["text"]
    started.bekzod.press("▶️ Boshlash")
    started.bekzod.wait_for("Yanvar oyida qancha?")
    started.house.clock.set(moment("2025-07-18 11:00"))
    answer = started.malika.press_data("nudge:2025:1", message, wait=30)["answer"]
    assert "eskirgan" in answer["text"], "the days for which it was opened are over"


def test_it_goes_to_the_deputy_of_who_is_away(started: Story) -> None:
    people = {person.name: person.id for person in started.cast.people.values()}
    today = moment("2025-04-02 00:00").date()
    with started.house.database.write() as session:
        bekzod = session.get_one(Person, people["Bekzod"])
        leave.add_leave(session, bekzod, people["Nilufar"], today, today, people["Malika"], moment("2025-04-02 09:00"))
    text = offered(started)["text"]
    assert (
        "👤 Nilufar\n     Abonement: hali boshlanmagan, 5 ta savol\n"
        "     Axborot (Bekzod o'rniga): hali boshlanmagan, 3 ta savol" in text
    )
    assert "🌴 Bekzod ta'tilda" in text[text.index("Bularga yuborilmaydi") :]
    started.malika.press("🔔 1 xodimga yuborish")
    assert "Bekzod o'rniga" in started.nilufar.wait_for("Mart hisoboti · ")["text"]
    assert {row.person_id for row in by_hand(started)} == {people["Nilufar"]}


def test_it_goes_where_the_ladder_is_switched_off(started: Story) -> None:
    with started.house.database.write() as session:
        off = LadderSettings(reporter_steps=(), repeat_every=0, month_opens=False)
        settings.save_settings(session, started.cast.library.id, off, moment("2025-04-02 09:00"))
    sent(started)
    started.bekzod.wait_for("Mart hisoboti · ")


@pytest.mark.parametrize(
    "data", ["nudge:2025:3", "nudge_go:2025:3:1743573600:0", "nudge_at:2025:3:1743573600", "nudge_rest:2025:3:1"]
)
def test_it_is_for_the_director_alone(started: Story, data: str) -> None:
    message = started.nilufar.last()["message_id"]
    assert "eskirgan" in started.nilufar.press_data(data, message, wait=30)["answer"]["text"]
    assert by_hand(started) == []


@pytest.mark.parametrize(
    "data",
    [
        "nudge:2025:13",
        "nudge:0:3",
        "nudge:2025:1",
        "nudge_go:2025:3:1:0",
        "nudge_go:2025:3:999999999999999999:0",
        "nudge_at:2025:3:17",
        "nudge_at:2025:3:999999999999999999",
        "nudge_rest:2025:2:5",
    ],
)
def test_it_follows_no_forged_press(started: Story, data: str) -> None:
    message = started.malika.last()["message_id"]
    assert "eskirgan" in started.malika.press_data(data, message, wait=30)["answer"]["text"]
    assert by_hand(started) == []
