"""Whatever Telegram, the network or the database do, an update that was handed over is handled, once and in order."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from bot.transport.assembly import Wiring
from bot.transport.intake import TokenRevoked
from sandbox.server import Running
from sandbox.state.updates import Pending
from storage.base import Session
from storage.database import Database, open_database
from storage.tables import InboxUpdate
from storage.transport.inbox import lane_of, store_offset, store_updates, stored_offset, undone_updates
from tests.support.transport import counting
from tests.support.transport.counting import admit, clock, numbers_of
from tests.support.transport.running import TOKEN, eventually, serving
from usecases.outgoing import Call

BOT = int(TOKEN.partition(":")[0])
COUNTING = Wiring(admit=admit)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses as in life, only shorter."""
    monkeypatch.setattr("bot.transport.intake.PAUSES", (0.02,))
    monkeypatch.setattr("bot.transport.intake.CONFLICT_PAUSE", 0.05)
    monkeypatch.setattr("bot.transport.lanes.PAUSES", (0.02, 0.05))


def _states(database: Database) -> list[str]:
    with database.read() as session:
        return list(session.scalars(select(InboxUpdate.state).order_by(InboxUpdate.id)))


def _odd_update(telegram: Running, body: dict[str, Any], kind: str = "message") -> None:
    """An update such as the sandbox's people cannot cause."""
    queue = telegram.sandbox.bot().updates
    queue.add("message", "odd", {})
    last: Pending = queue.pending[-1]
    last.body.clear()
    last.body.update({"update_id": last.id, kind: body})


def test_it_answers_on_both_engines(kept_anywhere: Database, telegram: Running) -> None:
    people = counting.seat(telegram.sandbox, 3)
    with serving(kept_anywhere, COUNTING, telegram.url):
        for number in range(1, 6):
            for person in people:
                telegram.sandbox.say(person, str(number))
        eventually(lambda: not any(counting.problems(kept_anywhere, telegram.sandbox, person, 5) for person in people))


def test_it_ignores_an_update_that_comes_again(kept: Database) -> None:
    update = {"update_id": 7, "message": {"from": {"id": 1}, "text": "5"}}
    with kept.write() as session:
        assert len(store_updates(session, BOT, [update], clock())) == 1
        assert store_updates(session, BOT, [update, dict(reversed(update.items()))], clock()) == []


def test_it_handles_an_update_whose_number_was_used_before(database: Database) -> None:
    old, new = ({"update_id": 7, "message": {"from": {"id": 1}, "text": text}} for text in ("5", "6"))
    with database.write() as session:
        store_updates(session, BOT, [old], clock())
        assert [row.body for row in store_updates(session, BOT, [new], clock())] == [new]


def test_it_keeps_the_order_in_which_updates_came(database: Database) -> None:
    updates = [{"update_id": 100 - n, "message": {"from": {"id": n % 3}, "text": str(n)}} for n in range(100)]
    with database.write() as session:
        rows = store_updates(session, BOT, updates, clock())
    assert [row.body for row in rows] == updates


def test_it_handles_updates_after_the_numbers_jumped_to_smaller_ones(kept: Database, telegram: Running) -> None:
    [person] = counting.seat(telegram.sandbox, 1)
    with serving(kept, COUNTING, telegram.url):
        telegram.sandbox.say(person, "1")
        eventually(lambda: telegram.sandbox.waiting_updates() == 0 and numbers_of(kept, person) == [1])
        telegram.sandbox.bot().updates.jump()
        telegram.sandbox.say(person, "2")
        telegram.sandbox.say(person, "3")
        eventually(lambda: numbers_of(kept, person) == [1, 2, 3])
        eventually(lambda: telegram.sandbox.waiting_updates() == 0)


def test_it_sets_an_unreadable_update_aside_and_goes_on(kept: Database, telegram: Running) -> None:
    [person] = counting.seat(telegram.sandbox, 1)
    for number in range(1, 51):
        telegram.sandbox.say(person, str(number))
    _odd_update(telegram, {"from": "somebody", "text": ["not", "text"]})
    for number in range(51, 100):
        telegram.sandbox.say(person, str(number))
    with serving(kept, COUNTING, telegram.url):
        eventually(lambda: numbers_of(kept, person) == list(range(1, 100)))
        eventually(lambda: telegram.sandbox.waiting_updates() == 0)
    assert _states(kept).count("broken") == 1


def test_it_leaves_a_kind_of_update_it_does_not_know_alone(kept: Database, telegram: Running) -> None:
    [person] = counting.seat(telegram.sandbox, 1)
    _odd_update(telegram, {"from": {"id": person}, "what": "nobody knows yet"}, kind="hologram")
    telegram.sandbox.say(person, "1")
    with serving(kept, COUNTING, telegram.url):
        eventually(lambda: _states(kept) == ["done", "done"])
    assert len(telegram.sandbox.chat(person)["messages"]) == 2


@pytest.mark.parametrize("fault", ["401", "409", "500", "502", "html_200", "drop_before", "drop_after", "429"])
def test_it_goes_on_polling_after(fault: str, kept: Database, telegram: Running) -> None:
    [person] = counting.seat(telegram.sandbox, 1)
    telegram.sandbox.faults.add("getUpdates", fault, nth=1, times=2, retry_after=1)
    telegram.sandbox.say(person, "1")
    with serving(kept, COUNTING, telegram.url):
        eventually(lambda: numbers_of(kept, person) == [1])
        telegram.sandbox.say(person, "2")
        eventually(lambda: numbers_of(kept, person) == [1, 2])


def test_it_ends_when_the_token_is_revoked(kept: Database, telegram: Running) -> None:
    telegram.sandbox.faults.add("getUpdates", "401")
    with serving(kept, COUNTING, telegram.url) as service:
        assert service.ended(10)
        assert isinstance(service.error, TokenRevoked)


def test_it_waits_quietly_while_another_program_polls(
    kept: Database, telegram: Running, caplog: pytest.LogCaptureFixture
) -> None:
    [person] = counting.seat(telegram.sandbox, 1)
    telegram.sandbox.faults.add("getUpdates", "409", nth=1, times=12)
    telegram.sandbox.say(person, "1")
    with serving(kept, COUNTING, telegram.url):
        eventually(lambda: numbers_of(kept, person) == [1])
    assert sum("another program" in line for line in caplog.messages) == 1


def test_it_acknowledges_nothing_while_the_database_is_out_of_reach(
    kept: Database, sqlite_url: str, telegram: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database.BUSY_MILLISECONDS", 20)
    people = counting.seat(telegram.sandbox, 120)
    mine, other = open_database(sqlite_url), open_database(sqlite_url)
    with serving(mine, COUNTING, telegram.url):
        eventually(lambda: telegram.sandbox.journal.entries("getUpdates") or telegram.sandbox.bot().poller)
        with other.write() as session:
            session.execute(text("SELECT 1"))
            for person in people:
                telegram.sandbox.say(person, "1")
            time.sleep(0.8)
            assert telegram.sandbox.waiting_updates() == len(people)
        eventually(lambda: all(numbers_of(kept, person) == [1] for person in people))
        # Batches are full again: the same question is not asked so soon that Telegram gives one at a time.
        asked = len(telegram.sandbox.journal.entries("getUpdates"))
        assert asked < 12
    mine.close()
    other.close()


def test_it_handles_nobody_twice_when_stopped_with_a_hundred_waiting(kept: Database, telegram: Running) -> None:
    people = counting.seat(telegram.sandbox, 4)

    def slowly(session: Any, update: Any, now: Any, prepared: Any) -> Any:
        time.sleep(0.03)
        return admit(session, update, now, prepared)

    for number in range(1, 26):
        for person in people:
            telegram.sandbox.say(person, str(number))
    with serving(kept, Wiring(admit=slowly), telegram.url) as service:
        eventually(lambda: any(numbers_of(kept, person) for person in people))
        assert service.stop() < 10
    assert "new" in _states(kept), "it was to be stopped in the middle"
    with serving(kept, COUNTING, telegram.url):
        eventually(lambda: not any(counting.problems(kept, telegram.sandbox, person, 25) for person in people))


def test_it_lets_nobody_wait_behind_a_person_with_a_backlog(kept: Database, telegram: Running) -> None:
    busy, other = counting.seat(telegram.sandbox, 2)
    for number in range(1, 301):
        telegram.sandbox.say(busy, str(number))
    with serving(kept, COUNTING, telegram.url):
        eventually(lambda: numbers_of(kept, busy))
        telegram.sandbox.say(other, "1")
        eventually(lambda: len(telegram.sandbox.chat(other)["messages"]) == 2)
        assert len(numbers_of(kept, busy)) < 300, "there was to be a backlog"
        eventually(lambda: numbers_of(kept, busy) == list(range(1, 301)))


def test_it_tells_the_person_and_goes_on_when_handling_keeps_failing(kept: Database, telegram: Running) -> None:
    ill, well = counting.seat(telegram.sandbox, 2)
    tries: list[str] = []

    def failing(session: Any, update: Any, now: Any, prepared: Any) -> Any:
        answer = admit(session, update, now, prepared)
        if update["message"]["text"] == "13":
            tries.append("13")
            raise ZeroDivisionError
        return answer

    def failed(session: Any, update: Any, now: Any, *, final: bool) -> None:
        person = update["message"]["from"]["id"]
        counting.say(session, now, person, "given up" if final else "trying again", f"failed:{final}")

    for number in (12, 13, 14):
        telegram.sandbox.say(ill, str(number))
        telegram.sandbox.say(well, str(number + 10))
    with serving(kept, Wiring(admit=failing, failed=failed), telegram.url):
        eventually(lambda: numbers_of(kept, ill) == [12, 14] and numbers_of(kept, well) == [22, 23, 24])
        eventually(lambda: len(telegram.sandbox.chat(ill)["messages"]) == 7)
    texts = [message["text"] for message in telegram.sandbox.chat(ill)["messages"] if message["from"] == "bot"]
    assert texts == ["12 (1)", "trying again", "given up", "14 (2)"]
    assert 3 <= len(tries) <= 6  # each of three times it may have been together with somebody else's, and then alone
    assert sorted(_states(kept)) == ["dead"] + ["done"] * 5


def test_it_handles_an_update_at_the_second_attempt(kept: Database, telegram: Running) -> None:
    [person] = counting.seat(telegram.sandbox, 1)
    tries: list[int] = []

    def failing_once(session: Any, update: Any, now: Any, prepared: Any) -> Any:
        tries.append(1)
        if len(tries) == 1:
            raise ZeroDivisionError
        return admit(session, update, now, prepared)

    telegram.sandbox.say(person, "1")
    with serving(kept, Wiring(admit=failing_once), telegram.url):
        eventually(lambda: numbers_of(kept, person) == [1])


def test_it_says_once_that_presses_were_lost_while_it_was_away(kept: Database, telegram: Running) -> None:
    returned: list[Any] = []
    wiring = Wiring(admit=admit, returned=lambda session, since, now: returned.append(since))
    ten_minutes_ago = clock() - timedelta(minutes=10)
    with kept.write() as session:
        store_offset(session, BOT, 5, ten_minutes_ago)
    [person] = counting.seat(telegram.sandbox, 1)
    with serving(kept, wiring, telegram.url):
        telegram.sandbox.say(person, "1")
        eventually(lambda: numbers_of(kept, person) == [1])
        telegram.sandbox.say(person, "2")
        eventually(lambda: numbers_of(kept, person) == [1, 2])
    assert returned == [ten_minutes_ago]
    with serving(kept, wiring, telegram.url):  # away for a moment only
        telegram.sandbox.say(person, "3")
        eventually(lambda: numbers_of(kept, person) == [1, 2, 3])
    assert len(returned) == 1
    with kept.read() as session:
        stored = stored_offset(session, BOT)
        assert stored is not None
        assert clock() - stored.polled_at < timedelta(seconds=10)


def test_it_answers_presses_after_the_commit(kept: Database, telegram: Running) -> None:
    [person] = counting.seat(telegram.sandbox, 1)
    with serving(kept, COUNTING, telegram.url):
        telegram.sandbox.say(person, "1")
        message = eventually(lambda: telegram.sandbox.chat(person)["messages"][1:])[0]
        press = telegram.sandbox.press(person, message["message_id"], data="anything")
        eventually(lambda: telegram.sandbox.find_press(press["callback_id"]).answer is not None)


def test_it_fetches_a_file_that_is_wanted_before_the_transaction(kept: Database, telegram: Running) -> None:
    [person] = counting.seat(telegram.sandbox, 1)
    seen: list[Any] = []

    async def prepare(database: Database, content: Any, update: Any, now: datetime) -> object:
        return ("prepared", content)

    wiring = Wiring(
        admit=keep_prepared(seen),
        wanted=lambda session, update: update["message"]["document"]["file_id"],
        prepare=prepare,
    )
    telegram.sandbox.send_file(person, "reja.txt", b"I. Bo'lim")
    with serving(kept, wiring, telegram.url):
        eventually(lambda: seen)
    assert seen == [("prepared", b"I. Bo'lim")]


def keep_prepared(seen: list[Any]) -> Callable[..., list[Call]]:
    """Answers nothing and notes what was made of the file beforehand."""

    def admit(session: Session, update: Any, now: datetime, prepared: object | None) -> list[Call]:
        seen.append(prepared)
        return []

    return admit


def test_it_hands_over_why_a_file_could_not_be_fetched(kept: Database, telegram: Running) -> None:
    [person] = counting.seat(telegram.sandbox, 1)
    seen: list[Any] = []
    wiring = Wiring(
        admit=keep_prepared(seen),
        wanted=lambda session, update: update["message"]["document"]["file_id"],
    )
    telegram.sandbox.send_file(person, "katta.bin", b"0" * (20 * 1024 * 1024 + 1))
    with serving(kept, wiring, telegram.url):
        eventually(lambda: seen)
        telegram.sandbox.faults.add("getFile", "500")
        telegram.sandbox.send_file(person, "kichik.bin", b"0")
        eventually(lambda: len(seen) == 2)
    assert [trouble.code for trouble in seen] == ["too_big", "unreachable"]


@pytest.mark.parametrize(
    ("body", "lane"),
    [
        ({"message": {"from": {"id": 5}, "chat": {"id": 9}}}, 5),
        ({"callback_query": {"from": {"id": 5}}}, 5),
        ({"channel_post": {"chat": {"id": -9}}}, -9),
        ({"message_reaction": {"user": {"id": 5}, "chat": {"id": 9}}}, 5),
        ({"poll": {"id": "1"}}, 0),
        ({}, 0),
        ({"message": "text"}, None),
        ({"message": {"from": "5"}}, None),
        ({"message": {"from": {"id": "5"}}}, None),
        ({"message": {"from": {"id": True}}}, None),
        ({"message": {"from": {"id": 2**63}}}, None),
    ],
)
def test_it_finds_whose_update_it_is(body: dict[str, Any], lane: int | None) -> None:
    assert lane_of({"update_id": 1, **body}) == lane


def test_it_stores_text_that_no_database_likes(database: Database) -> None:
    text = "\x00 \ud83d 🙂 o'zbek"
    with database.write() as session:
        store_updates(session, BOT, [{"update_id": 1, "message": {"from": {"id": 1}, "text": text}}], clock())
    with database.read() as session:
        [row] = undone_updates(session, BOT)
    assert row.body["message"]["text"] == text


def test_it_passes_over_only_the_update_that_cannot_be_stored(
    kept: Database, telegram: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choosy(session: Any, bot_id: int, updates: list[dict[str, Any]], now: Any) -> Any:
        if any(update["message"]["text"] == "13" for update in updates):
            raise ValueError("no table can hold this")
        return store_updates(session, bot_id, updates, now)

    monkeypatch.setattr("bot.transport.intake.store_updates", choosy)
    [person] = counting.seat(telegram.sandbox, 1)
    for number in (12, 13, 14):
        telegram.sandbox.say(person, str(number))
    with serving(kept, COUNTING, telegram.url):
        eventually(lambda: numbers_of(kept, person) == [12, 14])
        eventually(lambda: telegram.sandbox.waiting_updates() == 0)
        telegram.sandbox.say(person, "15")
        eventually(lambda: numbers_of(kept, person) == [12, 14, 15])


def test_it_finds_what_was_stored_although_storing_seemed_to_fail(
    kept: Database, telegram: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.transport.lanes.SQLITE_RESCAN_SECONDS", 0.2)
    [person] = counting.seat(telegram.sandbox, 1)
    with serving(kept, COUNTING, telegram.url):
        update = {"message_id": 1, "from": {"id": person}, "text": "7"}
        with kept.write() as session:
            store_updates(session, BOT, [{"update_id": 1, "message": update}], clock())
        eventually(lambda: numbers_of(kept, person) == [7])
