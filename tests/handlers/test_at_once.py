"""Two people who press at the same moment, over HTTP and on both databases: both have begun before either is done, and
whoever comes second meets what stands by then. One valid state comes of it, the history tells the same, and each of
them has been told what happened."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import pytest
from sqlalchemy import func, select, text

from plan.progress.replay import replay
from sandbox.people import Phone
from storage.database import Database
from storage.month import submissions
from storage.month.answers import answers_of
from storage.oversight import history
from storage.people.people import join_department
from storage.tables import HistoryEntry, InboxUpdate, OutgoingMessage, Person
from tests.support.months.corrected import begin_to_correct
from tests.support.months.reports import open_march, send_march
from tests.support.people.cast import BEKZOD, MALIKA, NAMES, NILUFAR, READERS, SARDOR, gather, moment
from tests.support.people.house import house
from tests.support.people.story import Story

COLLEAGUE = 7010
"""Somebody who answers for the reader service besides Nilufar."""


@dataclass
class Together(Story):
    """The cast, with a colleague of Nilufar's, and Bekzod as the deputy of the director."""

    colleague: Phone

    def press(self, *presses: tuple[Phone, str]) -> None:
        """Press all of these buttons at the same moment."""
        at = [(phone, *_button(phone, label)) for phone, label in presses]
        self.meet(*(lambda press=press: press[0].press_data(press[1], press[2]) for press in at))

    def meet(self, *acts: Callable[[], object]) -> None:
        """Let people act so that all of it is being handled at once, and wait until all of it has been."""
        handled = _handled(self.house.database)
        with _everybody_waits(self.house.database, len(acts)):
            for act in acts:
                act()
        patience = time.monotonic() + 20
        while _handled(self.house.database) < handled + len(acts) or _unsaid(self.house.database):
            assert time.monotonic() < patience, "the bot does not come to an end"
            time.sleep(0.01)

    def lines(self, action: str) -> list[HistoryEntry]:
        with self.house.database.read() as session:
            return list(session.scalars(select(HistoryEntry).where(HistoryEntry.action == action)))

    def agrees_with_history(self) -> None:
        """What the tables say and what the history says is the same."""
        with self.house.database.read() as session:
            then = replay(history.history_of_reports(session, self.cast.library.id, 2025))
            for submission in submissions.submissions_of_year(session, self.cast.library.id, 2025):
                report = then.reports[submission.id]
                assert (report.status, report.approved_by) == (submission.status, submission.approved_by)
                answers = {key: (kept.state, kept.value) for key, kept in answers_of(session, submission.id).items()}
                assert answers == {
                    key: (answer.state, answer.value) for key, answer in then.answers_of(submission.id).items()
                }


def _button(phone: Phone, label: str) -> tuple[str, int]:
    """The newest button with this label: its data, and the message it is on."""
    for message in reversed(phone.chat()["messages"]):
        for button in (button for line in message["buttons"] for button in line):
            if button["label"] == label:
                return button["data"], message["message_id"]
    raise AssertionError(f"no button {label!r}:\n{phone.transcript()}")


def _handled(database: Database) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(InboxUpdate).where(InboxUpdate.state == "done")) or 0


def _unsaid(database: Database) -> int:
    waiting = select(func.count()).select_from(OutgoingMessage).where(OutgoingMessage.state.in_(("new", "sending")))
    with database.read() as session:
        return session.scalar(waiting) or 0


@contextmanager
def _everybody_waits(database: Database, people_in: int) -> Iterator[None]:
    """Nothing can be written about any report before the block ends, and all who want to have come to that point. On
    SQLite only one writes at a time, so there is no such point: they come one right after the other."""
    if database.is_sqlite:
        yield
        return
    with database.write() as session:
        session.execute(text("LOCK TABLE submissions IN EXCLUSIVE MODE"))
        yield
        here = "datname = current_database() AND wait_event_type = 'Lock'"
        waiting = text(f"SELECT count(*) FROM pg_stat_activity WHERE {here}")
        patience = time.monotonic() + 20
        while int(session.scalar(waiting) or 0) < people_in:
            assert time.monotonic() < patience, "they did not all come to write"
            time.sleep(0.01)
            session.execute(text("SELECT pg_stat_clear_snapshot()"))


@pytest.fixture
def story(database: Database) -> Iterator[Together]:
    with database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
        session.get_one(Person, cast.people[BEKZOD].id).role = "deputy"
        now = moment("2025-01-06 09:00")
        colleague = Person(
            library_id=cast.library.id, telegram_id=COLLEAGUE, name="Gulnora", role="member", joined_at=now
        )
        session.add(colleague)
        session.flush()
        join_department(session, colleague, cast.departments[READERS].id, now)
    with house(database, moment("2025-04-01 09:00")) as opened:
        phones = {account: opened.phone(account, name) for account, name in NAMES.items()}
        colleague_phone = opened.phone(COLLEAGUE, "Gulnora")
        together = Together(
            opened, cast, phones[NILUFAR], phones[BEKZOD], phones[MALIKA], phones[SARDOR], colleague_phone
        )
        for phone in (together.malika, together.bekzod, together.nilufar, together.colleague):
            phone.say("/start")
            phone.wait_for("nimadan boshlaymiz?")
        yield together


def sent(story: Together) -> None:
    send_march(story)
    story.malika.wait_for("hisoboti topshirildi")
    story.bekzod.wait_for("hisoboti topshirildi")


def about_to_return(phone: Phone) -> None:
    phone.press("↩️ Qaytarish")
    phone.wait_for("Qaysi bandlar qaytarilsin?")
    phone.press("▫️ IV.14")
    phone.wait_for("☑️ IV.14")
    phone.press("➡️ Sababini yozish (1)")
    phone.wait_for("Sababini tanlang yoki")
    phone.say("Kundalik bilan solishtiring")
    phone.wait_for("Shunday yuborilsinmi?")


def test_the_director_returns_while_the_head_corrects(story: Together) -> None:
    sent(story)
    about_to_return(story.malika)
    begin_to_correct(story, "14", "9900")

    story.press((story.malika, "↩️ Qaytarish"), (story.nilufar, "Xato yozilgan edi"))

    story.malika.wait_for("hisoboti tuzatishga qaytarildi", since=0)
    story.nilufar.wait_for("tuzatishga qaytarildi", since=0)
    assert story.status(NILUFAR) == "returned"
    assert story.answers(NILUFAR)["14"] == 9900
    story.agrees_with_history()
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("Tuzatishga qaytarilgan")
    story.nilufar.press("📨 Qayta topshirish")
    assert "14: " in story.malika.wait_for("hisoboti qayta topshirildi")["text"]


def test_the_director_approves_while_the_head_corrects(story: Together) -> None:
    sent(story)
    begin_to_correct(story, "14", "9900")

    story.press((story.malika, "✅ Tasdiqlash"), (story.nilufar, "Xato yozilgan edi"))

    # Whoever was first: what now stands there has been approved by nobody, and the director has heard of it.
    story.malika.wait_for("9\u00a0870 → 9\u00a0900", since=0)
    assert (story.status(NILUFAR), story.answers(NILUFAR)["14"]) == ("submitted", 9900)
    assert len(story.lines("approve")) == ("Qayta tasdiqlang" in story.malika.transcript())
    story.agrees_with_history()


def test_two_directors_approve(story: Together) -> None:
    sent(story)

    story.press((story.malika, "✅ Tasdiqlash"), (story.bekzod, "✅ Tasdiqlash"))

    assert story.status(NILUFAR) == "approved"
    (line,) = story.lines("approve")
    assert line.person_id in {story.cast.people[MALIKA].id, story.cast.people[BEKZOD].id}
    transcripts = [phone.transcript() for phone in (story.malika, story.bekzod)]
    assert sorted("hisoboti tasdiqlandi" in transcript for transcript in transcripts) == [False, True]
    assert sorted("Tasdiqlangan" in transcript for transcript in transcripts) == [
        False,
        True,
    ]  # the slower one sees that it is
    assert story.nilufar.transcript().count("hisobotingiz (Abonement) tasdiqlandi") == 1
    story.agrees_with_history()


def test_two_directors_approve_all_that_waits(story: Together) -> None:
    sent(story)
    for phone in (story.malika, story.bekzod):
        phone.say("/holat")
        phone.wait_for("kim hisobot topshirgan")
        phone.press("📨 Tasdiqlash (1)")
        phone.wait_for("Tasdiqlanmagan hisobotlar: 1 ta")

    story.press((story.malika, "✅ Hammasini tasdiqlash (1)"), (story.bekzod, "✅ Hammasini tasdiqlash (1)"))

    for phone in (story.malika, story.bekzod):
        phone.wait_for("Tasdiqlanmagan hisobot yo'q", since=0)
    assert story.status(NILUFAR) == "approved"
    assert len(story.lines("approve")) == 1
    assert story.nilufar.transcript().count("hisobotingiz (Abonement) tasdiqlandi") == 1
    story.agrees_with_history()


def test_one_approves_and_the_other_returns(story: Together) -> None:
    sent(story)
    about_to_return(story.bekzod)

    story.press((story.malika, "✅ Tasdiqlash"), (story.bekzod, "↩️ Qaytarish"))

    assert story.status(NILUFAR) == "returned"  # an approved report can be returned, a returned one not approved
    assert len(story.lines("return")) == 1
    approved = len(story.lines("approve"))
    assert ("hisoboti tasdiqlandi" in story.malika.transcript()) == bool(approved)
    assert approved or "Tuzatishga qaytarilgan" in story.malika.transcript()
    story.agrees_with_history()


def test_two_colleagues_begin_the_same_month(story: Together) -> None:
    story.meet(lambda: story.nilufar.say("/kiritish"), lambda: story.colleague.say("/kiritish"))

    for phone in (story.nilufar, story.colleague):
        phone.wait_for("Mart oyida qancha?", since=0)
    with story.house.database.read() as session:
        assert len(submissions.submissions_of_year(session, story.cast.library.id, 2025)) == 1
    assert len(story.lines("open")) == 1


def test_two_colleagues_answer_the_same_question(story: Together) -> None:
    for phone in (story.nilufar, story.colleague):
        phone.say("/kiritish")
        phone.wait_for("Mart oyida qancha?")

    story.meet(lambda: story.nilufar.say("21"), lambda: story.colleague.say("22"))

    first = story.answers(NILUFAR)["13 yangi"]
    assert first in (21, 22)
    slower = story.colleague if first == 21 else story.nilufar
    assert f"hozirgina {first} deb yozdi" in slower.wait_for("yozilmadi", since=0)["text"]
    assert len(story.lines("answer")) == 1
    story.agrees_with_history()


def test_one_sends_the_month_while_a_colleague_changes_it(story: Together) -> None:
    """Either the number was changed before it was sent, or it is asked why: what was sent never changes unexplained."""
    open_march(story)
    story.nilufar.say("21\n13 qayta) 1200\n14) 9870\n15) 29870\n23) 12")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.colleague.say("/kiritish")
    story.colleague.wait_for("ko'zdan kechiring")
    story.colleague.press("14")
    story.colleague.wait_for("Hozir yozilgani")

    story.meet(
        lambda: story.nilufar.press("📨 Topshirish"),
        lambda: story.colleague.say("9900"),
    )

    story.nilufar.wait_for("Rahmat! Hisobot topshirildi", since=0)
    assert story.status(NILUFAR) == "submitted"
    asked = "O'zgartirish sababini" in story.colleague.transcript()
    assert story.answers(NILUFAR)["14"] == (9870 if asked else 9900)
    (line,) = story.lines("submit")
    figure = str(story.cast.figures["IV", "14", ""])
    assert line.after["figures"][figure]["value"] == str(story.answers(NILUFAR)["14"])
    story.agrees_with_history()


@pytest.mark.parametrize("closed", [False, True], ids=["just before", "just after"])
def test_the_month_closes_while_somebody_types(story: Together, closed: bool) -> None:
    """The last minute of 14 April, and the first one after it."""
    story.house.clock.set(moment("2025-04-14 23:58"))
    open_march(story)
    story.nilufar.say("21\n13 qayta) 1200\n14) 9870\n15) 29870")
    story.nilufar.wait_for("23. Resurslarni")
    at: datetime = moment("2025-04-15 00:00") if closed else moment("2025-04-14 23:59")
    story.house.clock.set(at)

    story.meet(lambda: story.nilufar.say("12"))

    if closed:
        story.nilufar.wait_for("yopilgan", since=0)
        assert "23" not in story.answers(NILUFAR)
    else:
        story.nilufar.wait_for("ko'zdan kechiring", since=0)
        story.house.clock.set(moment("2025-04-15 00:00"))
        refused = story.nilufar.press("📨 Topshirish", wait=30)
        assert "Bu oy yopilgan" in str(refused)
    assert story.status(NILUFAR) == "draft"
    assert story.answers(NILUFAR)["15"] == 29870
    story.agrees_with_history()
