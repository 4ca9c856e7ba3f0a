"""The quarter's paper is in the province: said on a reminder, in /muddat or on /holat, and nobody is reminded of it."""

import pytest
from sqlalchemy import select

from bot.transport.sender import Sender
from storage.people import leave
from storage.tables import HandedIn, HistoryEntry, OutgoingMessage, Person, Reminder
from tests.support.people.cast import MALIKA, moment
from tests.support.people.story import Story
from tests.support.reminders.ledger import Ledger
from tests.support.reminders.on_the_phone import move
from tests.support.transport.running import eventually

pytestmark = pytest.mark.over_http

QUARTER = "quarter:2025-03"


def kept(story: Story) -> list[tuple[int, int]]:
    with story.house.database.read() as session:
        return [(handed_in.year, handed_in.quarter) for handed_in in session.scalars(select(HandedIn))]


def history(story: Story) -> list[tuple[str, object, object]]:
    with story.house.database.read() as session:
        lines = session.scalars(select(HistoryEntry).where(HistoryEntry.subject == "quarter").order_by(HistoryEntry.id))
        return [(entry.action, entry.before, entry.after) for entry in lines]


def test_it_is_said_on_the_reminder_which_stays_to_be_read(beating: Story) -> None:
    move(beating, "2025-04-04 10:00")
    message = beating.malika.wait_for("Topshirish muddati: 7-aprel")
    beating.malika.press("✅ I chorak: topshirildi", message["message_id"])
    shown = beating.malika.wait_for("✅ topshirilgan (Malika, 4-aprel")
    assert shown["message_id"] != message["message_id"]
    assert kept(beating) == [(2025, 1)]

    beating.malika.press("I chorak: belgini olib tashlash")
    beating.malika.wait_for("topshirilmagan, muddati: 7-aprel")
    assert kept(beating) == []
    (put, _, after), (taken, before, _) = history(beating)
    assert (put, after) == ("hand_in", {"quarter": "2025-quarter-1"})
    assert (taken, before["by"]) == ("take_back", "Malika")  # type: ignore[index]


def test_it_is_said_by_the_deputy_of_a_director_who_is_away(beating: Story) -> None:
    people = {person.name: person.id for person in beating.cast.people.values()}
    first, last = (moment(f"2025-04-{day:02} 00:00").date() for day in (1, 10))
    with beating.house.database.write() as session:
        malika = session.get_one(Person, people["Malika"])
        leave.add_leave(session, malika, people["Nilufar"], first, last, malika.id, moment("2025-03-28 09:00"))
    move(beating, "2025-04-04 10:00")
    reminder = beating.nilufar.wait_for("I chorak hisoboti (viloyatga)")["message_id"]
    beating.nilufar.say("/muddat")
    beating.nilufar.wait_for("📄 I chorak hisobotini viloyatga topshirish")
    beating.nilufar.press("✅ I chorak: topshirildi", reminder)
    beating.nilufar.wait_for("✅ topshirilgan (Nilufar, 4-aprel")

    with beating.house.database.read() as session:
        (line,) = session.scalars(select(HistoryEntry).where(HistoryEntry.action == "hand_in"))
        assert (line.person_id, line.on_behalf_of) == (people["Nilufar"], people["Malika"])
    move(beating, "2025-04-11 10:00")
    answer = beating.nilufar.press_data("unhanded:2025:1:p", beating.nilufar.last()["message_id"], wait=30)["answer"]
    assert "eskirgan" in answer["text"], "Malika is back"
    beating.nilufar.say("/muddat")
    assert "chorak hujjat" not in beating.nilufar.wait_for("Muddatlar")["text"]


def test_it_is_said_once_however_often_it_is_pressed(beating: Story) -> None:
    move(beating, "2025-04-04 10:00")
    message = beating.malika.wait_for("I chorak hisoboti (viloyatga)")["message_id"]
    beating.malika.press_data("handed:2025:1:r", message)
    beating.malika.wait_for("✅ topshirilgan")
    assert "allaqachon" in beating.malika.press_data("handed:2025:1:r", message, wait=30)["answer"]["text"]
    assert len(history(beating)) == 1


def test_it_is_said_in_the_list_of_dates_and_leaves_it(story: Story) -> None:
    story.malika.say("/muddat")
    shown = story.malika.wait_for("I chorak hisobotini viloyatga topshirish")
    labels = [button["label"] for row in shown["buttons"] for button in row]
    assert [label for label in labels if "topshirildi" in label] == ["✅ I chorak: topshirildi"]
    story.malika.press("✅ I chorak: topshirildi")
    assert (
        "📄 I chorak" not in story.malika.wait_for(lambda message: "topshirildi" not in str(message["buttons"]))["text"]
    )
    assert kept(story) == [(2025, 1)]


def test_it_stands_on_the_board_and_can_be_taken_back_there(story: Story) -> None:
    story.malika.say("/holat")
    story.malika.wait_for("📄 I chorak hisoboti (viloyatga): topshirilmagan, muddati: 7-aprel")
    story.malika.press("✅ I chorak: topshirildi")
    story.malika.wait_for("📄 I chorak hisoboti (viloyatga): ✅ topshirilgan (Malika, 1-aprel, 09:0")
    story.malika.press("I chorak: belgini olib tashlash")
    story.malika.wait_for("📄 I chorak hisoboti (viloyatga): topshirilmagan")
    assert kept(story) == []


def test_it_says_on_the_board_that_it_is_overdue(story: Story) -> None:
    story.house.clock.set(moment("2025-04-08 09:00"))
    story.malika.say("/holat")
    story.malika.wait_for("❗️ topshirilmagan, muddati o'tdi (7-aprel edi)")


@pytest.mark.parametrize("who", ["nilufar", "malika"])
@pytest.mark.parametrize(
    "data", ["handed:2025:1:x", "handed:2025:5:b", "handed:2025:4:b", "handed:2024:1:b", "handed:0:1:b"]
)
def test_it_follows_no_forged_press(story: Story, who: str, data: str) -> None:
    _refused(story, who, data)


@pytest.mark.parametrize("data", ["handed:2025:1:b", "unhanded:2025:1:b"])
def test_it_is_for_the_director_alone(story: Story, data: str) -> None:
    _refused(story, "nilufar", data)


def _refused(story: Story, who: str, data: str) -> None:
    phone = getattr(story, who)
    phone.say("/start")
    message = phone.wait_for("nimadan boshlaymiz?")["message_id"]
    assert "eskirgan" in phone.press_data(data, message, wait=30)["answer"]["text"]
    assert kept(story) == []


def test_it_is_reminded_of_no_more_and_the_ledger_says_why(ledger: Ledger) -> None:
    ledger.at("2025-03-31 10:00")
    with ledger.database.write() as session:
        by = ledger.cast.people[MALIKA]
        row = HandedIn(library_id=by.library_id, year=2025, quarter=1, at=moment("2025-04-03 12:00"), by=by.id)
        session.add(row)
    for day in ("2025-04-04", "2025-04-07", "2025-04-08"):
        ledger.at(f"{day} 10:00")

    assert ledger.rows(MALIKA, QUARTER) == {
        "-5": "skipped superseded",
        "-3": "skipped superseded",
        "-1": "skipped handed_in",
        "0": "skipped handed_in",
        "+1": "skipped handed_in",
    }
    assert not [text for _, account, text in ledger.heard if account == MALIKA and "chorak hisoboti" in text]


def test_it_takes_back_a_reminder_that_has_not_left_yet(beating: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message waits in the outbox when it is said in /muddat."""
    message = beating.malika.chat()["messages"][-1]["message_id"]
    monkeypatch.setattr(Sender, "_claim", lambda *_: [])  # one that is on its way could not be taken back
    move(beating, "2025-04-04 10:00")
    eventually(lambda: any("chorak" in text for text in _waiting_for(beating, MALIKA)))
    beating.malika.press_data("handed:2025:1:d", message)
    eventually(lambda: kept(beating) == [(2025, 1)])
    monkeypatch.undo()
    beating.bekzod.say("/yordam")  # which wakes the sender
    notice = beating.malika.wait_for("Mart hisoboti: 3 ta xizmat topshirmagan")
    assert "chorak" not in notice["text"]
    with beating.house.database.read() as session:
        why = session.scalars(select(Reminder.why).where(Reminder.subject == QUARTER, Reminder.step == "-1"))
        assert list(why) == ["handed_in"]


def _waiting_for(story: Story, account: int) -> list[str]:
    with story.house.database.read() as session:
        mine = select(OutgoingMessage.params).where(OutgoingMessage.chat_id == account, OutgoingMessage.state == "new")
        return list(session.scalars(mine))
