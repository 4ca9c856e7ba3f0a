"""A person with a new phone or account: the place goes over by one button of the director, with everything in it."""

from typing import Any

import pytest
from sqlalchemy import func, select

from storage.database import Database
from storage.tables import (
    Answer,
    HistoryEntry,
    InboxUpdate,
    Invitation,
    Leave,
    Library,
    OutgoingMessage,
    Person,
    Reminder,
    Submission,
)
from storage.transport.inbox import mark_done, store_updates
from tests.support.people import small_library
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR, SARDOR, moment
from tests.support.people.phone import Phone, Telegram
from tests.support.people.two_libraries import ABROAD, Town, two_libraries
from usecases.outgoing import enqueue
from usecases.people.leaving import withdraw_person
from usecases.people.libraries import close_library
from usecases.work import work_of

NOW = moment("2025-04-01 10:00")
NEW, NEWER = 9001, 9002
"""Accounts that nobody has had."""
OUTSIDE = "faqat taklif qilinganlar uchun"


@pytest.fixture
def town(sqlite_database: Database) -> Town:
    return two_libraries(sqlite_database)


@pytest.fixture
def telegram(town: Town) -> Telegram:
    return Telegram(town.database, NOW)


def link_for(telegram: Telegram, name: str = "Nilufar") -> str:
    """The secret of the link that the director's one button makes."""
    malika = telegram.phone(MALIKA)
    malika.say("/xodimlar")
    for label in ("✏️ Xodim ma'lumotlari", f"👤 {name}", "📱 Yangi telefon"):
        malika.press(label)
    texts = [message.text for message in malika.chat if "?start=" in message.text]
    return texts[-1].partition("?start=")[2].split()[0]


def moved(telegram: Telegram, to: int = NEW, name: str = "Nilufar") -> Phone:
    phone = telegram.phone(to)
    phone.say(f"/start {link_for(telegram, name)}")
    phone.press("✅ Ha, bu men")
    return phone


def accounts(town: Town) -> dict[int, str]:
    with town.database.read() as session:
        return {person.telegram_id: person.name for person in session.scalars(select(Person).where(Person.active))}


def kept(town: Town) -> list[tuple[int, str | None, int]]:
    """(figure, number, person) of every answer of ours."""
    with town.database.read() as session:
        rows = session.scalars(select(Answer).where(Answer.library_id == town.ours.library.id).order_by(Answer.id))
        return [(row.figure_id, None if row.value is None else str(row.value), row.entered_by) for row in rows]


def test_the_question_under_way_is_asked_on_the_new_phone(town: Town, telegram: Telegram) -> None:
    nilufar = telegram.phone(NILUFAR)
    nilufar.say("/kiritish")
    nilufar.say("21")
    asked = nilufar.screen.text.splitlines()[1]
    phone = telegram.phone(NEW)
    shown = phone.say(f"/start {link_for(telegram)}")
    assert "Nilufar, bu sizmisiz?" in shown.text
    assert accounts(town)[NILUFAR] == "Nilufar"  # nothing is bound by opening
    phone.press("✅ Ha")
    assert asked in phone.screen.text
    phone.say("480")
    person = town.ours.people[NILUFAR].id
    assert [(number, by) for _, number, by in kept(town)] == [("21", person), ("480", person)]
    assert {figure for figure, _, _ in kept(town)} == {
        town.ours.figures["IV", "13", "yangi"],
        town.ours.figures["IV", "13", "qayta"],
    }


def test_the_old_account_is_a_strangers_at_once(town: Town, telegram: Telegram) -> None:
    nilufar = telegram.phone(NILUFAR)
    nilufar.say("/kiritish")
    card = nilufar.screen
    moved(telegram)
    assert "boshqa Telegram hisobiga o'tdi" in nilufar.last.text
    before = kept(town)
    for shown in (nilufar.say("21"), nilufar.say("/hisobot"), nilufar.press("0", card)):
        assert OUTSIDE in shown.text
    assert kept(town) == before == []
    assert accounts(town)[NEW] == "Nilufar"
    assert NILUFAR not in accounts(town)
    assert any("Nilufar endi yangi Telegram hisobidan" in message.text for message in telegram.phone(MALIKA).chat)


def test_reports_leaves_and_history_stay_with_the_place(town: Town, telegram: Telegram) -> None:
    person = town.ours.people[NILUFAR].id
    with town.database.write() as session:
        library, bekzod = town.ours.library.id, town.ours.people[BEKZOD].id
        absent = {"library_id": library, "person_id": bekzod, "deputy_id": person, "created_at": NOW}
        session.add(Leave(**absent, since=NOW.date(), until=NOW.date(), created_by=town.ours.people[MALIKA].id))
    nilufar = telegram.phone(NILUFAR)
    nilufar.say("/kiritish")
    nilufar.press("Abonement")
    nilufar.say("21")
    phone = moved(telegram)
    assert "Axborot" in " ".join(phone.say("/kiritish").labels)  # Bekzod's, for whom she stands in
    with town.database.read() as session:
        assert session.get_one(Person, person).telegram_id == NEW
        assert session.scalars(select(Leave.deputy_id)).all() == [person]
        assert session.scalar(select(func.count()).select_from(Submission).where(Submission.library_id == library)) == 1
        lines = session.scalars(select(HistoryEntry).where(HistoryEntry.action == "new_account")).all()
        assert [(line.subject_id, line.person_id) for line in lines] == [(person, person)]
        assert str(NEW) not in "".join(f"{line.before}{line.after}{line.why}" for line in lines)


def waiting(session: Any, town: Town, key: str, method: str, kind: Any, message_id: int = 0) -> None:
    params = {"text": key} if method == "sendMessage" else {"text": key, "message_id": message_id}
    person = town.ours.people[NILUFAR].id
    enqueue(session, now=NOW, chat_id=NILUFAR, method=method, params=params, key=key, kind=kind, person_id=person)


def test_what_waits_to_be_sent_goes_to_the_new_account(town: Town, telegram: Telegram) -> None:
    secret, shown = link_for(telegram), telegram.phone(NILUFAR).say("/start")
    with town.database.write() as session:
        waiting(session, town, "remind:1", "sendMessage", "reminder")
        waiting(session, town, "news", "sendMessage", "notice")
        waiting(session, town, "card", "sendMessage", "reply")
        waiting(session, town, "shrunk", "editMessageText", "notice", shown.id)
    phone = telegram.phone(NEW)
    phone.say(f"/start {secret}")
    phone.press("✅ Ha")
    with town.database.read() as session:
        rows = session.scalars(
            select(OutgoingMessage).where(OutgoingMessage.key.in_(("remind:1", "news", "card", "shrunk")))
        )
        assert {row.key: (row.chat_id, row.state) for row in rows} == {
            "remind:1": (NEW, "new"),
            "news": (NEW, "new"),
            "card": (None, "dropped"),
            "shrunk": (None, "dropped"),
        }
        assert session.scalars(select(Reminder)).all() == []


def test_a_link_is_used_up_and_an_older_one_ends_with_the_next(town: Town, telegram: Telegram) -> None:
    older, newer = link_for(telegram), link_for(telegram)
    phone, stranger = telegram.phone(NEW), telegram.phone(NEWER)
    assert "bekor qilingan" in phone.say(f"/start {older}").text
    shown = phone.say(f"/start {newer}")
    seen = stranger.say(f"/start {newer}")  # both have the page open
    phone.press_data(f"come:{newer}", shown)
    stranger.press_data(f"come:{newer}", seen)
    assert "ishlatib bo'lingan" in seen.text
    assert NEWER not in accounts(town)
    assert "siz bu havola bilan" in phone.say(f"/start {newer}").text.casefold()
    moved(telegram, NEWER)  # and once more, as often as phones are lost
    assert accounts(town)[NEWER] == "Nilufar"
    assert OUTSIDE in phone.say("/hisobot").text


def test_it_ends_with_the_place(town: Town, telegram: Telegram) -> None:
    secret = link_for(telegram)
    with town.database.write() as session:
        withdraw_person(work_of(session, town.ours.people[MALIKA], NOW), town.ours.people[NILUFAR].id)
    assert "bekor qilingan" in telegram.phone(NEW).say(f"/start {secret}").text


def left(town: Town, telegram: Telegram) -> int:
    with town.database.write() as session:
        withdraw_person(work_of(session, town.ours.people[MALIKA], NOW), town.ours.people[BEKZOD].id)
    return BEKZOD


def of_a_closed_library(town: Town, telegram: Telegram) -> int:
    with town.database.write() as session:
        close_library(session, session.get_one(Library, town.theirs.library), NOW)
    return small_library.BEKZOD + ABROAD


@pytest.mark.parametrize("before", [left, of_a_closed_library])
def test_an_account_whose_place_has_ended_may_be_the_new_one(before: Any, town: Town, telegram: Telegram) -> None:
    """Of whoever had it, everything stays under their own name."""
    account = before(town, telegram)
    moved(telegram, account)
    assert accounts(town)[account] == "Nilufar"
    with town.database.read() as session:
        bekzod = session.scalars(select(Person).where(Person.name == "Bekzod", Person.telegram_id < 0)).one()
        assert not bekzod.active


@pytest.mark.parametrize(
    ("account", "said"),
    [
        (NILUFAR, "hech narsa qilish shart emas"),
        (BEKZOD, "Bu Telegram hisobida boshqa xodim ishlaydi"),
        (small_library.BEKZOD + ABROAD, "faqat bitta kutubxonada"),
    ],
    ids=["the same", "a colleague's", "another library's"],
)
def test_an_account_with_a_place_gets_no_other(account: int, said: str, town: Town, telegram: Telegram) -> None:
    """The link stays good for the right one."""
    secret, before = link_for(telegram), accounts(town)
    phone = telegram.phone(account)
    shown = phone.say(f"/start {secret}")
    assert said in shown.text
    phone.press_data(f"come:{secret}", shown)
    assert said in shown.text
    assert accounts(town) == before
    right = telegram.phone(NEW)
    right.say(f"/start {secret}")
    right.press("✅ Ha")
    assert accounts(town)[NEW] == "Nilufar"


@pytest.mark.parametrize("account", [BEKZOD, SARDOR, small_library.MALIKA + ABROAD])
def test_nobody_but_the_librarys_director_makes_such_a_link(account: int, town: Town, telegram: Telegram) -> None:
    phone = telegram.phone(account)
    shown = phone.say("/start")
    with town.database.read() as session:
        before = session.scalar(select(func.count()).select_from(Invitation))
    phone.press_data(f"staff_phone:{town.ours.people[NILUFAR].id}", shown)
    with town.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Invitation)) == before


def test_a_director_moves_their_own_place(town: Town, telegram: Telegram) -> None:
    phone = moved(telegram, NEW, "Malika")
    assert accounts(town)[NEW] == "Malika"
    phone.say("/xodimlar")
    assert "Xodimlar" in phone.last.text
    assert OUTSIDE in telegram.phone(MALIKA).say("/xodimlar").text


def test_nothing_that_was_settled_tells_the_old_account(town: Town, telegram: Telegram) -> None:
    """It stands with no person any more, so that forgetting them would not find it."""
    nilufar = telegram.phone(NILUFAR)
    nilufar.say("/kiritish")
    with town.database.write() as session:
        message = {"message_id": 5, "text": "21", "from": {"id": NILUFAR}}
        for row in store_updates(session, 7, [{"update_id": 5, "message": message}], NOW):
            mark_done(session, row, NOW)
    moved(telegram)
    with town.database.read() as session:
        received = session.scalars(select(InboxUpdate)).all()
        assert [(row.lane, row.body) for row in received] == [(0, "{}")]
        sent = select(OutgoingMessage.key).where(OutgoingMessage.chat_id == NILUFAR, OutgoingMessage.state != "new")
        assert session.scalars(sent).all() == []
