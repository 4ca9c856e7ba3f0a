"""Somebody unknown who goes on knocking holds nobody up."""

from datetime import timedelta

from storage.database import Database
from storage.transport.outbox import waiting_heads
from tests.support.people.cast import moment
from usecases.outgoing import STRANGERS_ANSWERS, answer_stranger, enqueue

NOW = moment("2025-04-01 09:00")
STRANGER, HEAD = 777, 5


def _knock(database: Database, number: int, words: str, minutes: float = 0) -> bool:
    now = NOW + timedelta(minutes=minutes)
    with database.write() as session:
        return answer_stranger(
            session,
            now=now,
            chat_id=STRANGER,
            method="sendMessage",
            params={"text": words},
            key=f"door:{number}",
            kind="stranger",
        )


def test_the_same_words_wait_for_them_once(database: Database) -> None:
    assert [_knock(database, number, "Havola so'rang.") for number in range(30)] == [True] + [False] * 29
    assert _knock(database, 31, "Bu havola ishlatib bo'lingan."), "what is new is said"


def test_they_are_answered_so_often_an_hour_and_again_later(database: Database) -> None:
    answered = [_knock(database, number, f"{number}", minutes=number) for number in range(40)]
    assert answered == [True] * STRANGERS_ANSWERS + [False] * (40 - STRANGERS_ANSWERS)
    assert _knock(database, 100, "100", minutes=70)


def test_whoever_is_in_is_answered_before_them(database: Database) -> None:
    _knock(database, 1, "Havola so'rang.")
    with database.write() as session:
        said = {"method": "sendMessage", "params": {"text": "Qabul qilindi."}, "key": "a"}
        for kind, chat in (("reply", HEAD), ("reminder", HEAD + 1)):
            enqueue(session, now=NOW, chat_id=chat, kind=kind, **said | {"key": kind})  # type: ignore[arg-type]  # of any kind
        assert [head.chat_id for head in waiting_heads(session, NOW)] == [HEAD, HEAD + 1, STRANGER]
