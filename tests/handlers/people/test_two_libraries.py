"""Two libraries in one bot, as their people meet it: a person has one place, and a closed library asks nobody."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from handlers.routes import MID_REPORT
from notices.reminders import reminder_message
from plan.calendar import DeadlineRules
from storage.database import Database
from storage.facts import facts_of
from storage.settings import save_settings
from storage.tables import Library, Membership, OutgoingMessage, PaperOrder, Person, PlanFigure, TypedMessage
from tests.support.buttons.pressing import everything
from tests.support.months.form_sheets import Sheet
from tests.support.people import small_library
from tests.support.people.cast import MALIKA, NILUFAR, READERS, SARDOR, moment
from tests.support.people.phone import Telegram
from tests.support.people.two_libraries import ABROAD, OURS, THEIRS, Town, two_libraries
from tests.support.terminal import typed
from usecases.conversation import people_at_screens
from usecases.papers.ordering import work_of_order
from usecases.people.invitations import write_invitation
from usecases.people.leaving import withdraw_person
from usecases.people.libraries import close_library, open_again
from usecases.reminders.reminding import remind_all_libraries
from usecases.settings.library_time import set_timezone
from usecases.work import work_of

NOW = moment("2025-04-01 10:00")
THEIR_NILUFAR = small_library.NILUFAR + ABROAD


@pytest.fixture
def town(sqlite_database: Database) -> Town:
    return two_libraries(sqlite_database)


@pytest.fixture
def telegram(town: Town) -> Telegram:
    return Telegram(town.database, NOW)


def link_into_theirs(town: Town) -> str:
    with town.database.write() as session:
        readers = town.theirs.departments[small_library.READERS]
        return write_invitation(session, town.theirs.library, NOW, role="member", name="Nilufar", department_id=readers)


def withdrawn(town: Town, account: int) -> None:
    with town.database.write() as session:
        malika = work_of(session, town.ours.people[MALIKA], NOW)
        withdraw_person(malika, town.ours.people[account].id)


def closed(town: Town) -> None:
    with town.database.write() as session:
        assert close_library(session, session.get_one(Library, town.ours.library.id), NOW)


def places(town: Town, account: int) -> list[tuple[str, bool]]:
    """In which libraries an account has, or had, a place."""
    with town.database.read() as session:
        query = select(Library.name, Person.active).join(Person, Person.library_id == Library.id)
        return [(name, active) for name, active in session.execute(query.where(Person.telegram_id == account))]


def test_a_stranger_is_told_how_to_come_in_and_of_no_library(telegram: Telegram) -> None:
    shown = telegram.phone(SARDOR).say("/start")
    assert "direktordan taklif havolasini so'rang" in shown.text
    assert not any(name in shown.text for name in (OURS, THEIRS))


def test_a_link_leads_into_its_own_library(town: Town, telegram: Telegram) -> None:
    sardor = telegram.phone(SARDOR)
    assert THEIRS in sardor.say(f"/start {link_into_theirs(town)}").text
    sardor.press("✅ Ha")
    assert places(town, SARDOR) == [(THEIRS, True)]


def test_somebody_who_works_here_is_told_why_another_librarys_link_does_not_open(
    town: Town, telegram: Telegram
) -> None:
    secret = link_into_theirs(town)
    nilufar = telegram.phone(NILUFAR)
    shown = nilufar.say(f"/start {secret}")
    assert "faqat bitta kutubxonada" in shown.text
    assert "ro'yxatdan chiqarsin" in shown.text
    nilufar.press_data(f"come:{secret}", shown)
    assert places(town, NILUFAR) == [(OURS, True)]


@pytest.mark.parametrize("ended", ["left", "closed"])
def test_they_come_in_once_their_place_has_ended(ended: str, town: Town, telegram: Telegram) -> None:
    """What they reported where they were stays there under their name, and nothing of it follows them."""
    secret = link_into_theirs(town)
    nilufar = telegram.phone(NILUFAR)
    nilufar.say("/kiritish")
    nilufar.say("21")
    first = next(message for message in nilufar.chat if "21" in message.text)
    if ended == "left":
        withdrawn(town, NILUFAR)
    else:
        closed(town)
    telegram.show()
    assert THEIRS in nilufar.say(f"/start {secret}").text
    nilufar.press("✅ Ha")
    assert places(town, NILUFAR) == [(THEIRS, True)]
    with town.database.read() as session:
        before = session.get_one(Person, town.ours.people[NILUFAR].id)
        assert (before.name, before.active, before.library_id) == ("Nilufar", False, town.ours.library.id)
        assert session.scalars(select(Membership).where(Membership.person_id == before.id)).all() == []
        assert session.scalars(select(TypedMessage.about).where(TypedMessage.chat_id == NILUFAR)).all() == [None]
        told = select(OutgoingMessage).where(OutgoingMessage.chat_id == NILUFAR, OutgoingMessage.about.is_not(None))
        ours = [row for row in session.scalars(told) if row.person_id == before.id]
        assert ours == []
    assert small_library.READERS.split()[0] in nilufar.say("/kiritish").text
    shown = nilufar.say("22")
    assert shown.id != first.id


def test_the_people_of_a_closed_library_are_told_so_and_nothing_is_kept(town: Town, telegram: Telegram) -> None:
    nilufar, abroad = telegram.phone(NILUFAR), telegram.phone(THEIR_NILUFAR)
    nilufar.say("/kiritish")
    card = nilufar.screen
    closed(town)
    for shown in (nilufar.say("21"), nilufar.say("/hisobot"), nilufar.send_photo(), nilufar.press("0", card)):
        assert f"{OURS} bu botda yopilgan" in shown.text
        assert THEIRS not in shown.text
    with town.database.read() as session:
        assert (
            session.connection()
            .exec_driver_sql("SELECT count(*) FROM answers WHERE library_id = ?", (town.ours.library.id,))
            .scalar()
            == 0
        )
    assert "yopilgan" not in abroad.say("/kiritish").text

    with town.database.write() as session:
        assert open_again(session, session.get_one(Library, town.ours.library.id), NOW)
    assert "yopilgan" not in nilufar.say("/kiritish").text


def test_a_link_into_a_closed_library_opens_nothing(town: Town, telegram: Telegram) -> None:
    with town.database.write() as session:
        readers = town.ours.departments[READERS].id
        secret = write_invitation(
            session, town.ours.library.id, NOW, role="member", name="Sardor", department_id=readers
        )
    closed(town)
    sardor = telegram.phone(SARDOR)
    shown = sardor.say(f"/start {secret}")
    assert "yopilgan" in shown.text
    sardor.press_data(f"come:{secret}", shown)
    assert places(town, SARDOR) == []


def reminded(town: Town) -> set[int]:
    """The libraries to whose people something was sent."""
    with town.database.read() as session:
        waiting = select(Person.library_id).join(OutgoingMessage, OutgoingMessage.person_id == Person.id)
        return set(session.scalars(waiting.where(OutgoingMessage.kind == "reminder", OutgoingMessage.state == "new")))


def test_a_closed_library_reminds_nobody(town: Town) -> None:
    remind_all_libraries(reminder_message, town.database, NOW)
    assert reminded(town) == {town.ours.library.id, town.theirs.library}
    closed(town)  # and what has not left yet is stopped
    assert reminded(town) == {town.theirs.library}
    for day in range(2, 11):
        remind_all_libraries(reminder_message, town.database, moment(f"2025-04-{day:02} 10:00"))
    assert reminded(town) == {town.theirs.library}


def test_one_librarys_broken_plan_keeps_no_other_from_its_reminders(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    with town.database.write() as session:
        for figure in session.scalars(select(PlanFigure).where(PlanFigure.library_id == town.ours.library.id)):
            figure.window = "nobody can read this"
    remind_all_libraries(reminder_message, town.database, NOW)
    assert reminded(town) == {town.theirs.library}
    assert f"({OURS}) could not be reminded" in caplog.text


def test_each_library_has_its_own_time_days_settings_and_plans(town: Town, telegram: Telegram) -> None:
    """What is set in one of them says nothing to the other."""
    theirs = telegram.phone(small_library.MALIKA + ABROAD)
    before = theirs.say("/sozlamalar").text
    with town.database.write() as session:
        assert set_timezone(work_of(session, town.ours.people[MALIKA], NOW), "Asia/Almaty") is not None
        save_settings(session, town.ours.library.id, DeadlineRules(report_due=5), NOW)
    malika = telegram.phone(MALIKA)
    malika.say("/sozlamalar")
    malika.press("📅 Dam olish kunlari")
    malika.say("10-aprel")
    with town.database.write() as session:
        small_library.add_plan(session, replace(town.theirs, rows={}, figures={}), year=2026)
        ours, other = (facts_of(session, key) for key in (town.ours.library.id, town.theirs.library))
        assert (ours.library.timezone, other.library.timezone) == ("Asia/Almaty", "Asia/Tashkent")
        assert (set(ours.calendar.days_off), set(other.calendar.days_off)) == ({date(2025, 4, 10)}, set())
        assert (ours.settings.deadlines.report_due, other.settings.deadlines.report_due) == (5, 3)
        assert (set(ours.plans), set(other.plans)) == ({2025}, {2025, 2026})
    assert theirs.say("/sozlamalar").text == before


@pytest.mark.parametrize("account", [NILUFAR, MALIKA, SARDOR])
def test_a_form_of_another_library_is_taken_from_nobody(
    account: int, town: Town, telegram: Telegram, tmp_path: Path
) -> None:
    """The form names its department by a number that anybody may write."""
    file = tmp_path / "forma.xlsx"
    words = ("--library", THEIRS, "--department", small_library.READERS, "--month", "2025-03", "--out", str(file))
    assert typed(town.url, "form", *words).returncode == 0
    sheet = Sheet(file.read_bytes()).put({"15": 4321})
    before = everything(town.database)
    phone = telegram.phone(account)
    phone.send(sheet.saved(), "forma.xlsx")
    for label in phone.last.labels:
        if label.startswith("✅"):
            phone.press(label)
    after = everything(town.database)
    assert after["answers"] == before["answers"]
    assert after["submissions"] == before["submissions"]


def test_no_paper_is_made_for_a_closed_library(town: Town) -> None:
    """One that was ordered a moment before comes to nobody."""
    with town.database.write() as session:
        malika = town.ours.people[MALIKA].id
        order = PaperOrder(
            library_id=town.ours.library.id,
            person_id=malika,
            key="1",
            kind="excel",
            span="2025-quarter-1",
            ordered_at=NOW,
        )
        session.add(order)
        session.flush()
        assert work_of_order(session, order, NOW) is not None
        close_library(session, session.get_one(Library, town.ours.library.id), NOW)
        assert work_of_order(session, order, NOW) is None


def test_nobody_of_a_closed_library_is_asked_again_after_an_outage(town: Town, telegram: Telegram) -> None:
    telegram.phone(NILUFAR).say("/kiritish")
    telegram.phone(THEIR_NILUFAR).say("/kiritish")
    closed(town)
    with town.database.write() as session:
        asked = people_at_screens(session, MID_REPORT)
        assert {person.library_id for person in asked} == {town.theirs.library}
