"""What the outbox holds arrives: once if that can be known, and where it cannot, a reply goes once more."""

import asyncio
import logging
import time
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from telegram.error import RetryAfter

from bot.service import Pace
from bot.transport.assembly import Runtime, Wiring, wait_for_event
from bot.transport.delivery import Outcome, went_wrong
from bot.transport.limits import UNLIMITED, Limits
from bot.transport.sender import Sender
from sandbox.sandbox import Sandbox
from sandbox.server import Running, start_in_thread
from storage.database import Database
from storage.tables import OutgoingFile, OutgoingMessage
from storage.transport.outbox import prune_outbox
from tests.support.transport import counting
from tests.support.transport.counting import admit, clock, say
from tests.support.transport.running import TOKEN, eventually, serving
from usecases.outgoing import enqueue, store_file_to_send

WIRING = Wiring(admit=admit)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wait before a reply goes once more is 2 to 5 seconds in life."""
    monkeypatch.setattr("bot.transport.delivery.DOUBT_SECONDS", (0.1, 0.2))


@pytest.fixture
def person(telegram: Running) -> int:
    return started(telegram.sandbox, 1)[0]


def started(sandbox: Sandbox, people: int) -> list[int]:
    """People whom the bot may write to."""
    seated = counting.seat(sandbox, people)
    for account in seated:
        sandbox.say(account, "/start")
    return seated


def put(database: Database, person: int, text: str, key: str, **more: Any) -> bool:
    with database.write() as session:
        return say(session, clock(), person, text, key, **more)


def texts_to(telegram: Running, person: int) -> list[str]:
    """What the bot's messages say now, in order."""
    messages = telegram.sandbox.chat(person)["messages"]
    return [
        message["text"] or message["caption"]
        for message in messages
        if message["from"] == "bot" and not message["deleted"]
    ]


def outbox(database: Database, column: Any = OutgoingMessage.state) -> list[Any]:
    with database.read() as session:
        return list(session.scalars(select(column).order_by(OutgoingMessage.id)))


def settled(database: Database) -> bool:
    return not set(outbox(database)) & {"new", "sending"}


def test_it_says_the_same_key_once(kept_anywhere: Database, telegram: Running, person: int) -> None:
    assert put(kept_anywhere, person, "salom", "hello")
    assert not put(kept_anywhere, person, "boshqa", "hello")
    with serving(kept_anywhere, WIRING, telegram.url):
        eventually(lambda: texts_to(telegram, person) == ["salom"])
        eventually(lambda: outbox(kept_anywhere) == ["sent"])
    assert outbox(kept_anywhere, OutgoingMessage.message_id) == [
        message["message_id"] for message in telegram.sandbox.chat(person)["messages"] if message["from"] == "bot"
    ]


def test_it_says_nothing_of_a_transaction_that_was_rolled_back(kept: Database, telegram: Running, person: int) -> None:
    with serving(kept, WIRING, telegram.url):
        with pytest.raises(ZeroDivisionError), kept.write() as session:  # noqa: PT012
            say(session, clock(), person, "never", "never")
            raise ZeroDivisionError
        put(kept, person, "after", "after")
        eventually(lambda: texts_to(telegram, person) == ["after"])


def test_it_keeps_the_order_within_a_chat_and_serves_replies_first(
    kept: Database, telegram: Running, person: int
) -> None:
    for number in range(5):
        put(kept, person, f"reminder {number}", f"reminder:{number}", kind="reminder")
    for number in range(20):
        put(kept, person, f"reply {number}", f"reply:{number}")
    with serving(kept, WIRING, telegram.url):
        eventually(lambda: settled(kept))
    assert texts_to(telegram, person) == [f"reply {n}" for n in range(20)] + [f"reminder {n}" for n in range(5)]


def test_it_waits_until_a_message_may_go(kept: Database, telegram: Running, person: int) -> None:
    put(kept, person, "later", "later", not_before=clock() + timedelta(seconds=0.6))
    put(kept, person, "now", "now")
    with serving(kept, WIRING, telegram.url):
        eventually(lambda: texts_to(telegram, person) == ["now"])
        eventually(lambda: texts_to(telegram, person) == ["now", "later"])


def test_it_drops_what_may_go_no_more_from_the_first_instant_of_the_night(
    kept: Database, telegram: Running, person: int
) -> None:
    night = clock()
    put(kept, person, "too late", "too late", kind="reminder", not_after=night)
    put(kept, person, "in time", "in time", kind="reminder", not_after=night + timedelta(microseconds=1))
    with serving(kept, WIRING, telegram.url, clock=lambda: night):
        eventually(lambda: settled(kept))
    assert texts_to(telegram, person) == ["in time"]


@pytest.mark.parametrize("fault", ["drop_after", "502_after", "stall"])
@pytest.mark.parametrize(("kind", "copies"), [("reply", 2), ("reminder", 1), ("notice", 1), ("file", 1)])
def test_it_repeats_only_a_reply_when_nobody_knows_whether_it_arrived(
    fault: str, kind: str, copies: int, kept: Database, telegram: Running, person: int
) -> None:
    telegram.sandbox.faults.add("sendMessage", fault, nth=1, seconds=1.0)
    put(kept, person, "salom", "hello", kind=kind)
    with serving(kept, WIRING, telegram.url, read_seconds=0.3):
        eventually(lambda: settled(kept))
    assert texts_to(telegram, person) == ["salom"] * copies
    assert outbox(kept) == ["sent" if copies == 2 else "unknown"]


@pytest.mark.parametrize("kind", ["reply", "reminder", "notice", "file"])
def test_it_sends_again_what_telegram_itself_refused_with_a_trouble_of_its_own(
    kind: str, kept: Database, telegram: Running, person: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.transport.delivery.UNAVAILABLE_SECONDS", (0.1, 0.1, 0.1))
    telegram.sandbox.faults.add("sendMessage", "500", nth=1, times=3)
    put(kept, person, "salom", "hello", kind=kind)
    with serving(kept, WIRING, telegram.url):
        eventually(lambda: outbox(kept) == ["sent"])
    assert texts_to(telegram, person) == ["salom"]


def test_it_gives_up_a_reply_that_got_lost_three_times(kept: Database, telegram: Running, person: int) -> None:
    telegram.sandbox.faults.add("sendMessage", "drop_after")
    put(kept, person, "salom", "hello")
    with serving(kept, WIRING, telegram.url):
        eventually(lambda: outbox(kept) == ["unknown"])
    assert texts_to(telegram, person) == ["salom"] * 3


def test_it_sends_once_after_telegram_was_out_of_reach(kept: Database, person: int, telegram: Running) -> None:
    put(kept, person, "salom", "hello", kind="reminder")
    port = int(telegram.url.rpartition(":")[2])
    telegram.stop()
    with serving(kept, WIRING, telegram.url):
        eventually(lambda: max(outbox(kept, OutgoingMessage.attempts)) >= 1)
        assert outbox(kept, OutgoingMessage.doubts) == [0]
        again = start_in_thread(telegram.sandbox, port=port)
        eventually(lambda: outbox(kept) == ["sent"])
        repeated = texts_to(again, person)
    again.stop()
    assert repeated == ["salom"]


def test_it_lets_only_the_chat_wait_that_was_told_to(kept: Database, telegram: Running) -> None:
    slow, *others = started(telegram.sandbox, 4)
    telegram.sandbox.faults.add("sendMessage", "429", nth=1, retry_after=1, person=slow)
    for person in (slow, *others):
        put(kept, person, "salom", f"hello:{person}")
    with serving(kept, WIRING, telegram.url):
        eventually(lambda: all(texts_to(telegram, person) for person in others), 0.9)
        assert texts_to(telegram, slow) == []
        eventually(lambda: texts_to(telegram, slow) == ["salom"])
    assert outbox(kept) == ["sent"] * 4


def test_it_lets_all_wait_when_several_chats_were_told_to(kept: Database, telegram: Running) -> None:
    *slow, other = started(telegram.sandbox, 4)
    for person in slow:
        telegram.sandbox.faults.add("sendMessage", "429", nth=1, retry_after=1, person=person)
    with serving(kept, WIRING, telegram.url):
        for person in slow:
            put(kept, person, "salom", f"hello:{person}")
        eventually(lambda: len(telegram.sandbox.journal.entries("sendMessage")) == 3)
        time.sleep(0.1)  # until the answers are noted
        put(kept, other, "salom", "hello:other")
        began = time.monotonic()
        eventually(lambda: texts_to(telegram, other))
        assert time.monotonic() - began > 0.6
        eventually(lambda: settled(kept))
    assert [texts_to(telegram, person) for person in slow] == [["salom"]] * 3


def test_it_keeps_below_the_limits_of_the_bot_and_of_a_chat(kept: Database, telegram: Running) -> None:
    people = started(telegram.sandbox, 12)
    for number in range(4):
        for person in people[:2]:
            put(kept, person, f"{number}", f"{person}:{number}")
    for person in people[2:]:
        put(kept, person, "salom", f"hello:{person}")
    limits = Limits(total_per_second=20, total_burst=2, per_chat_per_second=4, per_chat_burst=1)
    with serving(kept, WIRING, telegram.url, pace=Pace(limits=limits, poll_seconds=2)):
        eventually(lambda: settled(kept))
    calls = telegram.sandbox.journal.entries("sendMessage")
    when = sorted(call.monotonic for call in calls)
    assert len(when) == 18
    # The first calls may be noted late; what follows is held to the limits.
    assert when[-1] - when[0] > (18 - 2) / 20 * 0.8
    one_chat = sorted(call.monotonic for call in calls if int(call.params["chat_id"]) == people[0])
    assert one_chat[-1] - one_chat[0] > 3 / 4 * 0.8


def test_it_survives_the_strict_limits_of_telegram_itself(kept: Database) -> None:
    running = start_in_thread(Sandbox(TOKEN, limits=True))
    people = started(running.sandbox, 30)
    for person in people:
        put(kept, person, "salom", f"hello:{person}", kind="reminder")
    with serving(kept, WIRING, running.url, pace=Pace(poll_seconds=2)):
        eventually(lambda: settled(kept))
    assert [texts_to(running, person) for person in people] == [["salom"]] * 30
    assert not [call for call in running.sandbox.journal.entries("sendMessage") if call.code == 429]
    running.stop()


def test_it_notes_who_blocked_the_bot_and_serves_the_others(kept: Database, telegram: Running) -> None:
    people = started(telegram.sandbox, 20)
    telegram.sandbox.block(people[7])
    ends: list[tuple[int | None, str, bool]] = []

    def note(session: Any, row: Any, outcome: Any, now: Any) -> None:
        ends.append((row.person_id, outcome.state, outcome.unreachable))

    for person in people:
        put(kept, person, "salom", f"hello:{person}", kind="reminder")
    with serving(kept, Wiring(admit=admit, settled=note), telegram.url):
        eventually(lambda: settled(kept))
    assert sorted(ends) == sorted(
        (person, "failed" if person == people[7] else "sent", person == people[7]) for person in people
    )


def test_it_notes_the_outcome_and_what_follows_in_one_transaction(
    kept: Database, telegram: Running, person: int, caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[Any] = []

    def note(session: Any, row: Any, outcome: Any, now: Any) -> None:
        if row.key == "bad":
            raise ZeroDivisionError
        state = session.scalar(select(OutgoingMessage.state).where(OutgoingMessage.id == row.id))
        seen.append((row.remember, outcome.message_id, state))

    others = started(telegram.sandbox, 3)
    for person_id in others:
        put(kept, person_id, "salom", f"good:{person_id}", remember=f"card:{person_id}")
    put(kept, person, "salom", "bad")
    with serving(kept, Wiring(admit=admit, settled=note), telegram.url), caplog.at_level(logging.CRITICAL):
        eventually(lambda: settled(kept))
    assert outbox(kept) == ["sent"] * 4, "one failure must not keep the others from being noted"
    assert {what for what, _, _ in seen} == {f"card:{person_id}" for person_id in others}
    assert all(number and state == "sent" for _, number, state in seen)


def test_it_sends_the_same_file_to_twenty_people_with_one_upload(kept: Database, telegram: Running) -> None:
    people = started(telegram.sandbox, 20)
    for person in people:
        with kept.write() as session:
            mark = store_file_to_send(
                session, now=clock(), name="hisobot.xlsx", mime="application/x-test", content=b"PK" * 99
            )
            enqueue(
                session,
                now=clock(),
                chat_id=person,
                method="sendDocument",
                params={"document": mark, "caption": "Hisobot"},
                key=f"file:{person}",
                kind="file",
            )
    with serving(kept, WIRING, telegram.url):
        eventually(lambda: settled(kept))
    assert outbox(kept) == ["sent"] * 20
    files = [telegram.sandbox.chat(person)["messages"][-1]["file"] for person in people]
    assert {(file["name"], file["size"]) for file in files} == {("hisobot.xlsx", 198)}
    assert len({file["file_id"] for file in files}) == 1
    with kept.read() as session:
        assert session.scalar(select(func.count()).select_from(OutgoingFile)) == 1


def test_it_uploads_anew_when_telegram_does_not_know_the_file_any_more(
    kept: Database, telegram: Running, person: int
) -> None:
    with kept.write() as session:
        mark = store_file_to_send(session, now=clock(), name="a.txt", mime="text/plain", content=b"salom")
        session.query(OutgoingFile).update({"telegram_id": "of-another-bot"})
        enqueue(
            session, now=clock(), chat_id=person, method="sendDocument", params={"document": mark}, key="f", kind="file"
        )
    with serving(kept, WIRING, telegram.url):
        eventually(lambda: outbox(kept) == ["sent"])
    assert telegram.sandbox.chat(person)["messages"][-1]["file"]["name"] == "a.txt"


def test_it_sends_no_old_file_where_a_new_one_got_its_number(kept: Database, telegram: Running, person: int) -> None:
    """SQLite gives the number of the last row again once that row has been pruned."""

    def send(name: str) -> str:
        with kept.write() as session:
            mark = store_file_to_send(session, now=clock(), name=name, mime="text/plain", content=name.encode())
            params = {"document": mark}
            enqueue(session, now=clock(), chat_id=person, method="sendDocument", params=params, key=name, kind="file")
        eventually(lambda: settled(kept))
        return mark

    with serving(kept, WIRING, telegram.url):
        old = send("eski.txt")
        with kept.write() as session:
            assert prune_outbox(session, clock() + timedelta(days=1)) == 1
            assert session.scalar(select(func.count()).select_from(OutgoingFile)) == 0
        new = send("yangi.txt")
    assert (old == new) == kept.is_sqlite
    files = [
        message["file"]["name"] for message in telegram.sandbox.chat(person)["messages"] if message["from"] == "bot"
    ]
    assert files == ["eski.txt", "yangi.txt"]


def test_it_keeps_a_file_as_long_as_its_message_waits(kept: Database) -> None:
    with kept.write() as session:
        mark = store_file_to_send(session, now=clock(), name="a.txt", mime="text/plain", content=b"salom")
        enqueue(session, now=clock(), chat_id=1, method="sendDocument", params={"document": mark}, key="f", kind="file")
    with kept.write() as session:
        assert prune_outbox(session, clock() + timedelta(days=1)) == 0
        assert session.scalar(select(func.count()).select_from(OutgoingFile)) == 1


def test_it_sends_several_files_as_one_album(kept: Database, telegram: Running, person: int) -> None:
    def album(key: str) -> None:
        with kept.write() as session:
            marks = [
                store_file_to_send(session, now=clock(), name=name, mime="text/plain", content=name.encode())
                for name in ("bir.txt", "ikki.txt")
            ]
            media = [{"type": "document", "media": mark} for mark in marks]
            enqueue(
                session,
                now=clock(),
                chat_id=person,
                method="sendMediaGroup",
                params={"media": media},
                key=key,
                kind="file",
            )

    with serving(kept, WIRING, telegram.url):
        album("first")
        eventually(lambda: outbox(kept) == ["sent"])
        album("again")
        eventually(lambda: outbox(kept) == ["sent", "sent"])
    files = [message["file"] for message in telegram.sandbox.chat(person)["messages"] if message["file"]]
    assert [file["name"] for file in files] == ["bir.txt", "ikki.txt"] * 2
    assert len({file["file_id"] for file in files}) == 2


def _card(kept: Database, telegram: Running, person: int) -> int:
    put(kept, person, "card", "card")
    return int(eventually(lambda: outbox(kept, OutgoingMessage.message_id)[0]))


def _edit(kept: Database, person: int, number: int, text: str, key: str, **more: Any) -> None:
    what = {"method": "editMessageText", "params": {"message_id": number, "text": text}, **more}
    put(kept, person, text, key, **what)


def test_it_sends_a_card_anew_when_the_old_one_is_gone(kept: Database, telegram: Running, person: int) -> None:
    with serving(kept, WIRING, telegram.url):
        number = _card(kept, telegram, person)
        _edit(kept, person, number, "card", "same")  # not modified
        _edit(kept, person, number + 1000, "fresh", "gone")
        _edit(kept, person, number + 1000, "shrunk", "tidy", kind="tidy")
        eventually(lambda: settled(kept))
    assert texts_to(telegram, person) == ["card", "fresh"]
    assert outbox(kept) == ["sent", "sent", "sent", "dropped"]


def test_it_drops_tidying_that_comes_too_late(kept: Database, telegram: Running, person: int) -> None:
    with kept.write() as session:
        say(session, clock() - timedelta(minutes=11), person, "old", "old", kind="tidy")
        say(session, clock(), person, "new", "new", kind="tidy")
    with serving(kept, WIRING, telegram.url):
        eventually(lambda: settled(kept))
    assert texts_to(telegram, person) == ["new"]
    assert outbox(kept) == ["dropped", "sent"]


def test_it_sends_plain_text_where_the_markup_is_broken(kept: Database, telegram: Running, person: int) -> None:
    params = {"text": "<b>Nilufar &amp; <Bekzod</b> <i>salom", "parse_mode": "HTML"}
    put(kept, person, "", "broken", params=params)
    with serving(kept, WIRING, telegram.url):
        eventually(lambda: settled(kept))
    assert texts_to(telegram, person) == ["Nilufar & <Bekzod salom"]


def test_it_gives_up_what_telegram_refuses_for_good(kept: Database, telegram: Running, person: int) -> None:
    put(kept, person, "", "empty", params={"text": ""})
    put(kept, person, "", "long", params={"text": "x" * 5000})
    put(kept, 999_999, "nobody", "nobody")
    put(kept, person, "fine", "fine")
    with serving(kept, WIRING, telegram.url):
        eventually(lambda: settled(kept))
    assert outbox(kept) == ["failed", "failed", "failed", "sent"]
    assert len(telegram.sandbox.journal.entries("sendMessage")) == 4


def test_it_makes_calls_that_belong_to_no_chat(kept: Database, telegram: Running, person: int) -> None:
    commands = [{"command": "yordam", "description": "Qanday ishlatiladi"}]
    with kept.write() as session:
        enqueue(
            session,
            now=clock(),
            chat_id=None,
            method="setMyCommands",
            params={"commands": commands, "scope": {"type": "chat", "chat_id": person}},
            key="commands",
            kind="setup",
        )
    with serving(kept, WIRING, telegram.url):
        eventually(lambda: telegram.sandbox.chat(person)["commands"] == commands)


def test_it_sends_at_once_what_is_put_into_the_outbox(
    kept: Database, telegram: Running, person: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def seldom(event: asyncio.Event, seconds: float) -> None:
        await wait_for_event(event, seconds * 60)

    monkeypatch.setattr("bot.transport.sender.wait_for_event", seldom)  # so that looking now and then would be too late
    with serving(kept, WIRING, telegram.url, pace=Pace(limits=UNLIMITED)):
        put(kept, person, "first", "first")
        eventually(lambda: texts_to(telegram, person))
        put(kept, person, "second", "second")
        eventually(lambda: len(texts_to(telegram, person)) == 2, 9)


def test_a_wait_that_telegram_ordered_outlives_the_process(kept_anywhere: Database) -> None:
    def sender() -> Any:
        runtime = Runtime(clock, None, None)  # type: ignore[arg-type]  # no thread is started
        return Sender(kept_anywhere, WIRING, None, runtime, limits=UNLIMITED)  # type: ignore[arg-type]  # nothing is sent

    before = sender()
    for number in (1, 2):
        put(kept_anywhere, number, "salom", f"{number}")
    claimed = {row.chat_id: row for row in before._settle_and_claim([])}
    before._settle_and_claim([(claimed[1], went_wrong(claimed[1], RetryAfter(40)))])
    put(kept_anywhere, 3, "salom", "3")

    after = sender()
    assert [row.chat_id for row in after._settle_and_claim([])] == [3], "2 is in doubt, which waits a moment"
    assert 38 < after._throttle.wait(1, "sendMessage") <= 41


def test_whoever_sends_next_goes_on_at_the_pace_of_whoever_sent_before(kept_anywhere: Database) -> None:
    now = clock()

    def sender() -> Any:
        runtime = Runtime(lambda: now, None, None, monotonic=lambda: 1000.0)  # type: ignore[arg-type]  # nothing is sent
        return Sender(kept_anywhere, WIRING, None, runtime)  # type: ignore[arg-type]

    before = sender()
    for number in range(20):
        put(kept_anywhere, number + 1, "salom", f"{number}")
    while claimed := before._settle_and_claim([]):
        before._settle_and_claim([(row, Outcome("sent", message_id=1)) for row in claimed])
    sent = outbox(kept_anywhere).count("sent")
    assert sent == Limits().total_burst, "as many as may go at once"

    assert sender()._settle_and_claim([]) == [], "nor does another process send more at the same moment"
