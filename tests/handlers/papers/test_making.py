"""Between the order and the file: what is seen meanwhile, and what is said when it comes to nothing."""

import logging
import os
import signal

import pytest
from sqlalchemy import func, select

from scheduler import papers
from storage.base import Session
from storage.tables import LibraryFile, OutgoingMessage, PaperOrder
from tests.support.months.reports import send_march
from tests.support.papers.orders import (
    MARCH,
    card,
    content,
    file_after,
    files,
    held_maker,
    makers,
    order,
    ordered,
    sheet_months,
)
from tests.support.people.cast import MALIKA, NILUFAR
from tests.support.people.story import Story
from tests.support.transport.running import eventually
from usecases import outgoing
from usecases.people.leaving import revoke_access

pytestmark = pytest.mark.over_http

SORRY = "Fayl tayyor bo'lmadi"


def _orders(story: Story) -> list[tuple[str, str, int]]:
    """Every order's kind, state and attempts."""
    with story.house.database.read() as session:
        query = select(PaperOrder.kind, PaperOrder.state, PaperOrder.attempts).order_by(PaperOrder.id)
        return [(kind, state, attempts) for kind, state, attempts in session.execute(query)]


def _settled(story: Story) -> bool:
    """Whether every order is seen to, and every message is out."""
    with story.house.database.read() as session:
        waiting = _count(session, PaperOrder, ("ordered", "making"))
        return not waiting and not _count(session, OutgoingMessage, ("new", "sending"))


def _count(session: Session, table: type[PaperOrder] | type[OutgoingMessage], states: tuple[str, ...]) -> int:
    return session.scalar(select(func.count()).select_from(table).where(table.state.in_(states))) or 0


def test_it_shows_that_a_file_is_being_made_and_lets_others_be_answered(story: Story) -> None:
    send_march(story)
    card(story.malika)
    since = story.malika.chat()["seq"]
    with held_maker(lambda: order(story.malika, "excel")):
        eventually(lambda: story.malika.chat()["action"] == "upload_document…")
        story.bekzod.say("/kiritish")
        story.bekzod.wait_for("Mart oyida qancha?")
        card(story.malika)
        again = order(story.malika, "excel")
        assert "birozdan keyin keladi" in str(again)
    file_after(story.malika, since)
    eventually(lambda: _settled(story))
    actions = len(story.house.sandbox.journal.entries("sendChatAction"))
    assert actions > 0
    assert not makers(os.getpid())
    since = story.malika.chat()["seq"]
    with held_maker(lambda: order(story.malika, "overview")):
        eventually(lambda: story.malika.chat()["action"] == "upload_photo…")
    file_after(story.malika, since)
    assert len(files(story.malika)) == 2


def test_it_makes_a_small_paper_while_a_large_one_takes_its_time(story: Story) -> None:
    send_march(story)
    card(story.malika)
    with held_maker(lambda: order(story.malika, "excel")):
        card(story.nilufar)
        ordered(story.nilufar, "csv")
        assert not files(story.malika)


def test_it_brings_the_file_also_when_the_press_could_not_be_answered(story: Story) -> None:
    send_march(story)
    shown = card(story.malika)
    story.house.sandbox.faults.add("answerCallbackQuery", "500")
    since = story.malika.chat()["seq"]
    story.malika.press_data(f"paper:excel:{MARCH}", shown["message_id"])
    assert "Excel" in file_after(story.malika, since)["caption"]


def test_it_says_that_the_librarys_own_letter_cannot_be_filled_and_what_to_do(
    story: Story, caplog: pytest.LogCaptureFixture
) -> None:
    send_march(story)
    with story.house.database.write() as session:
        library, now, malika = story.cast.library, story.house.clock.now(), story.cast.people[MALIKA]
        torn = LibraryFile(
            library_id=library.id, kind="letter", name="x", content=b"PK torn", uploaded_at=now, uploaded_by=malika.id
        )
        session.add(torn)
    card(story.malika)
    with caplog.at_level(logging.WARNING, "scheduler.papers"):
        order(story.malika, "word")
        text = story.malika.wait_for("o'z shablonini to'ldirib bo'lmadi", timeout=60)["text"]
    assert "✉️ Xat va imzolar → 📄 Xat shabloni" in text
    eventually(lambda: _settled(story))
    assert SORRY not in story.malika.transcript()
    assert _orders(story) == [("word", "failed", 1)]  # another attempt would not mend the form
    assert "the library's own letter: damaged" in caplog.text
    ordered(story.malika, "word_pdf")  # which is in our own form
    with story.house.database.write() as session:
        session.delete(session.get_one(LibraryFile, (story.cast.library.id, "letter")))
    ordered(story.malika, "word")


def test_it_says_so_when_the_maker_dies_each_time(story: Story, caplog: pytest.LogCaptureFixture) -> None:
    send_march(story)
    card(story.malika)
    with (
        held_maker(lambda: order(story.malika, "excel")) as first,
        held_maker(lambda: os.kill(first, signal.SIGKILL)) as second,
    ):
        os.kill(second, signal.SIGKILL)
    story.malika.wait_for(SORRY, timeout=20)
    assert "ended with -9" in caplog.text
    assert not files(story.malika)


def test_it_ends_a_maker_that_hangs(
    story: Story, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = papers.PATIENCE
    monkeypatch.setattr(papers, "PATIENCE", 4.0)
    send_march(story)
    card(story.malika)
    since = story.malika.chat()["seq"]
    with held_maker(lambda: order(story.malika, "csv")) as hanging:
        monkeypatch.setattr(papers, "PATIENCE", long)  # for the second maker
        eventually(lambda: hanging not in makers(os.getpid()), 30)
    eventually(lambda: "it took longer than 4 seconds" in caplog.text)  # it is said once the maker is gone
    file_after(story.malika, since)
    assert _orders(story) == [("csv", "made", 2)]


def test_it_sends_nothing_to_somebody_who_has_left_meanwhile(story: Story) -> None:
    send_march(story)
    card(story.nilufar)
    with held_maker(lambda: order(story.nilufar, "excel")), story.house.database.write() as session:
        revoke_access(session, session.merge(story.cast.people[NILUFAR]), story.house.clock.now(), by=None)
    eventually(lambda: _settled(story), 30)
    assert _orders(story) == [("excel", "failed", 1)]
    assert not files(story.nilufar)
    assert SORRY not in story.nilufar.transcript()


def test_it_takes_a_right_that_was_lost_meanwhile_into_account(story: Story) -> None:
    send_march(story)
    card(story.malika)
    with held_maker(lambda: order(story.malika, "word")), story.house.database.write() as session:
        session.merge(story.cast.people[MALIKA]).role = "member"
    eventually(lambda: _settled(story), 30)
    assert not files(story.malika)


def test_it_tells_of_a_file_that_may_be_lost_and_sends_it_once(story: Story) -> None:
    send_march(story)
    card(story.malika)
    since = story.malika.chat()["seq"]
    story.house.sandbox.faults.add("sendDocument", "drop_after", nth=1)
    order(story.malika, "excel")
    story.malika.wait_for("aloqa uzildi", timeout=60, since=since)
    eventually(lambda: _settled(story))
    assert len(story.house.sandbox.journal.entries("sendDocument")) == 1
    assert len(files(story.malika)) == 1
    assert story.malika.transcript().count("aloqa uzildi") == 1


def test_it_says_so_when_telegram_refuses_the_file(story: Story) -> None:
    send_march(story)
    card(story.malika)
    now, malika = story.house.clock.now(), story.cast.people[MALIKA]
    with story.house.database.write() as session:
        order = PaperOrder(
            library_id=malika.library_id,
            person_id=malika.id,
            key="refused",
            kind="overview",
            span=MARCH,
            state="made",
            ordered_at=now,
        )
        session.add(order)
        session.flush()
        photo = outgoing.store_file_to_send(
            session, now=now, name="a.png", mime="image/png", content=b"no picture", field="photo"
        )
        outgoing.enqueue(
            session,
            now=now,
            chat_id=MALIKA,
            method="sendPhoto",
            params={"photo": photo},
            key=f"paper:{order.id}",
            kind="file",
            person_id=malika.id,
        )
    assert "Bajarilish" in story.malika.wait_for(SORRY, timeout=20)["text"]
    eventually(lambda: _settled(story))
    assert len(story.house.sandbox.journal.entries("sendPhoto")) == 1


def test_it_orders_no_second_file_while_the_first_waits_for_the_network(story: Story) -> None:
    send_march(story)
    card(story.malika)
    since = story.malika.chat()["seq"]
    story.house.sandbox.faults.add("sendDocument", "429", nth=1, times=1, retry_after=4)
    order(story.malika, "csv")
    eventually(lambda: story.house.sandbox.journal.entries("sendDocument"), 30)
    assert _orders(story) == [("csv", "made", 1)]
    assert "birozdan keyin keladi" in str(order(story.malika, "csv"))
    file_after(story.malika, since)
    eventually(lambda: _settled(story))
    assert len(files(story.malika)) == 1


def is_settled(story: Story) -> bool:
    """Whether nothing is on its way any more."""
    with story.house.database.read() as session:
        under_way = OutgoingMessage.state.in_(("new", "sending"))
        return session.scalar(select(func.count()).select_from(OutgoingMessage).where(under_way)) == 0


def test_it_uploads_the_same_file_once(story: Story) -> None:
    send_march(story)
    card(story.malika)
    first = content(story.malika, ordered(story.malika, "excel"))
    eventually(lambda: is_settled(story))  # until then a second order is taken for the same one
    second = content(story.malika, ordered(story.malika, "excel"))
    assert first == second
    sent = [entry.params["document"] for entry in story.house.sandbox.journal.entries("sendDocument")]
    assert len(sent) == 2
    assert sent[1] == files(story.malika)[0]["file"]["file_id"]
    assert sheet_months(second)["IV.14"]["Mart"] == 9870
