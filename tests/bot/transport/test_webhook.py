"""Updates that Telegram brings by itself: stored before they are acknowledged, and only from Telegram."""

import json
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from sqlalchemy import select, text

from bot.transport.assembly import Wiring
from bot.transport.webhook_place import WebhookPlace
from sandbox.server import Running
from storage.base import Session
from storage.database import Database, open_database
from storage.tables import InboxUpdate
from tests.support.transport import counting
from tests.support.transport.counting import admit, numbers_of
from tests.support.transport.running import SECRET, eventually, free_place, serving
from usecases.outgoing import Call

COUNTING = Wiring(admit=admit)


@pytest.fixture
def place() -> WebhookPlace:
    return free_place()


@pytest.fixture
def webhook(kept_anywhere: Database, telegram: Running, place: WebhookPlace) -> Iterator[Database]:
    with serving(kept_anywhere, COUNTING, telegram.url, webhook=place):
        eventually(lambda: telegram.sandbox.bot().webhook)
        yield kept_anywhere


def knock(place: WebhookPlace, body: Any, secret: str | None = SECRET) -> int:
    """What a POST of somebody is answered with."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"} | ({"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {})
    try:
        with urlopen(Request(place.url, data, headers), timeout=20) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code
    except OSError:  # a refused body may be answered by closing the connection
        return 0


def typed(update_id: int, person: int, text: str) -> dict[str, Any]:
    return {"update_id": update_id, "message": {"message_id": update_id, "from": {"id": person}, "text": text}}


def stored(database: Database) -> int:
    with database.read() as session:
        return len(session.scalars(select(InboxUpdate.id)).all())


def test_it_answers_what_telegram_brings(webhook: Database, telegram: Running) -> None:
    people = counting.seat(telegram.sandbox, 3)
    for number in range(1, 6):
        for person in people:
            telegram.sandbox.say(person, str(number))
    eventually(lambda: not any(counting.problems(webhook, telegram.sandbox, person, 5) for person in people))
    assert telegram.sandbox.waiting_updates() == 0
    assert not telegram.sandbox.journal.entries("getUpdates")


def test_it_lets_nobody_in_without_the_secret(webhook: Database, place: WebhookPlace) -> None:
    assert knock(place, typed(1, 5, "1"), secret=None) == 403
    assert knock(place, typed(1, 5, "1"), secret=SECRET[:-1] + "y") == 403
    assert stored(webhook) == 0


@pytest.mark.parametrize("secret", ["sirli so\u2018z", "\u0441\u0438\u0440", "\xff\xfe", "a" * 5000])
def test_it_lets_nobody_in_with_a_secret_in_other_letters(
    secret: str, webhook: Database, place: WebhookPlace, caplog: pytest.LogCaptureFixture
) -> None:
    head = f"POST /hook HTTP/1.1\r\nHost: {place.host}\r\nContent-Length: 2\r\n"
    answer = _say(place, head.encode() + b"X-Telegram-Bot-Api-Secret-Token: " + secret.encode() + b"\r\n\r\n{}")
    assert answer.startswith(b"HTTP/1.1 403")
    assert "Traceback" not in caplog.text


def _say(place: WebhookPlace, sent: bytes) -> bytes:
    """What a connection of our own is answered with."""
    with socket.create_connection((place.host, place.port), timeout=20) as connection:
        connection.sendall(sent)
        return connection.recv(4096)


def test_it_waits_for_no_body_that_does_not_come(
    webhook: Database, place: WebhookPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.transport.webhook.BODY_SECONDS", 0.2)
    head = f"POST /hook HTTP/1.1\r\nHost: {place.host}\r\nX-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n"
    assert _say(place, f'{head}Content-Length: 500\r\n\r\n{{"update_id": 1'.encode()).startswith(b"HTTP/1.1 408")
    assert knock(place, typed(1, 5, "1")) == 200, "others come in"


def test_it_asks_telegram_to_come_again_while_there_is_no_room(
    webhook: Database, place: WebhookPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.transport.lanes.Lanes.full", True)
    assert knock(place, typed(1, 5, "1")) == 503
    assert stored(webhook) == 0
    monkeypatch.undo()
    assert knock(place, typed(1, 5, "1")) == 200


def test_it_refuses_a_body_of_ten_megabytes(webhook: Database, place: WebhookPlace) -> None:
    assert knock(place, typed(1, 5, "1" * 10_000_000)) in (0, 413)
    assert stored(webhook) == 0


@pytest.mark.parametrize("body", [b"not json", b"[1]", b"{}", b'{"update_id": "x"}', b"[" * 100_000, b'{"a":' * 50_000])
def test_it_does_not_ask_for_an_unreadable_call_again(body: bytes, webhook: Database, place: WebhookPlace) -> None:
    assert knock(place, body) == 200
    assert stored(webhook) == 0


def test_it_handles_an_update_once_that_is_brought_twice_at_the_same_moment(
    webhook: Database, place: WebhookPlace, database_url: str, telegram: Running
) -> None:
    """To two processes on PostgreSQL, to one on SQLite, which has no more."""
    [person] = counting.seat(telegram.sandbox, 1)
    if webhook.is_sqlite:
        _bring_twice([place, place], webhook, person)
        return
    other, second = open_database(database_url), free_place()
    with serving(other, COUNTING, telegram.url, webhook=second):
        eventually(lambda: len(telegram.sandbox.journal.entries("setWebhook")) == 2)
        _bring_twice([place, second], webhook, person)
    other.close()


def _bring_twice(places: list[WebhookPlace], database: Database, person: int) -> None:
    for number in range(1, 9):
        update = typed(number, person, str(number))
        with ThreadPoolExecutor(2) as couriers:
            assert list(couriers.map(knock, places, [update, update])) == [200, 200]
    eventually(lambda: numbers_of(database, person) == list(range(1, 9)))


def test_it_puts_a_text_and_a_press_that_crossed_into_order(
    kept: Database, telegram: Running, place: WebhookPlace
) -> None:
    seen: list[int] = []

    def note(session: Session, update: dict[str, Any], now: datetime, prepared: object) -> list[Call]:
        seen.append(update["update_id"])
        return []

    wiring = Wiring(admit=note)
    with serving(kept, wiring, telegram.url, webhook=place):
        eventually(lambda: telegram.sandbox.bot().webhook)
        assert knock(place, {"update_id": 11, "callback_query": {"id": "1", "from": {"id": 5}}}) == 200
        assert knock(place, typed(10, 5, "1")) == 200
        eventually(lambda: len(seen) == 2)
    assert seen == [10, 11]


def test_it_asks_telegram_to_come_again_while_the_database_is_out_of_reach(
    kept: Database, sqlite_url: str, telegram: Running, place: WebhookPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database.BUSY_MILLISECONDS", 20)
    mine, other = open_database(sqlite_url), open_database(sqlite_url)
    with serving(mine, COUNTING, telegram.url, webhook=place):
        eventually(lambda: telegram.sandbox.bot().webhook)
        with other.write() as session:
            session.execute(text("SELECT 1"))
            assert knock(place, typed(1, 5, "1")) == 503
        assert knock(place, typed(1, 5, "1")) == 200
        eventually(lambda: numbers_of(mine, 5) == [1])
    mine.close()
    other.close()
