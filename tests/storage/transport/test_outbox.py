"""Who is next in the outbox, who took it, and what is forgotten, on both engines."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from storage.database import Database
from storage.tables import OutgoingFile, OutgoingMessage
from storage.transport.outbox import (
    add_file,
    claim_messages,
    load_file,
    move_chat,
    prune_outbox,
    set_message,
    set_sent,
    waiting_heads,
)
from usecases.outgoing import Kind, enqueue

NOW = datetime(2025, 4, 1, 9, 0, tzinfo=UTC)
LEASE = NOW + timedelta(seconds=45)


def put(
    database: Database, chat: int | None, key: str, kind: Kind = "reply", not_before: datetime | None = None
) -> bool:
    with database.write() as session:
        return enqueue(
            session,
            now=NOW,
            chat_id=chat,
            method="sendMessage",
            params={"text": key},
            key=key,
            kind=kind,
            not_before=not_before,
        )


def heads(database: Database, now: datetime = NOW) -> list[str]:
    with database.read() as session:
        return [_key(session, head.id) for head in waiting_heads(session, now)]


def _key(session, row_id: int) -> str:  # type: ignore[no-untyped-def]
    return str(session.scalar(select(OutgoingMessage.key).where(OutgoingMessage.id == row_id)))


def test_it_finds_each_chats_next_the_most_urgent_first(database: Database) -> None:
    put(database, 1, "1 reminder", "reminder")
    put(database, 2, "2 notice", "notice")
    put(database, 1, "1 reply")
    put(database, 1, "1 second reply")
    put(database, 3, "3 tidy", "tidy")
    put(database, None, "commands", "setup")
    put(database, 4, "4 later", not_before=NOW + timedelta(seconds=1))
    assert heads(database) == ["1 reply", "commands", "2 notice", "3 tidy"]
    assert heads(database, NOW + timedelta(seconds=2)) == ["1 reply", "4 later", "commands", "2 notice", "3 tidy"]


def test_it_lets_a_message_be_taken_once(database: Database) -> None:
    for chat in (1, 2):
        put(database, chat, f"to {chat}")
    with database.write() as session:
        ids = [head.id for head in waiting_heads(session, NOW)]
        taken = claim_messages(session, reversed(ids), LEASE)
        assert [row.key for row in taken] == ["to 2", "to 1"], "in the order asked for"
        assert taken[0].params == {"text": "to 2", "chat_id": 2}
        assert claim_messages(session, ids, LEASE) == []
        assert claim_messages(session, [], LEASE) == []
    assert heads(database) == []


def test_it_sends_what_waits_to_the_chats_new_number(database: Database) -> None:
    put(database, 1, "waits")
    with database.write() as session:
        move_chat(session, 1, -1009)
        [head] = waiting_heads(session, NOW)
        [row] = claim_messages(session, [head.id], LEASE)
    assert row.params["chat_id"] == -1009


def test_it_keeps_the_same_file_once(database: Database) -> None:
    def add(name: str, field: str, content: bytes, days: int = 0) -> int:
        return add_file(
            session, field=field, name=name, mime="text/plain", content=content, now=NOW + timedelta(days=days)
        )

    with database.write() as session:
        first = add("a.txt", "document", b"salom")
        assert add("a.txt", "document", b"salom", days=9) == first
        assert len({first, add("b.txt", "document", b"salom"), add("a.txt", "document", b"hayr")}) == 3
        assert add("a.txt", "photo", b"salom") != first
        assert load_file(session, first).content == b"salom"
        prune_outbox(session, NOW + timedelta(days=5))
        left = session.scalar(select(func.count()).select_from(OutgoingFile))
        assert left == 1, "a file that was used again since is not forgotten"


def test_it_forgets_old_messages_but_none_that_waits(database: Database) -> None:
    for key in ("sent", "failed", "waits"):
        put(database, 1, key)
    with database.write() as session:
        ids = dict(session.execute(select(OutgoingMessage.key, OutgoingMessage.id)).all())
        set_sent(session, [(ids["sent"], 77)], NOW)
        set_message(session, ids["failed"], state="failed", error="BadRequest")
        assert session.scalar(select(OutgoingMessage.message_id).where(OutgoingMessage.key == "sent")) == 77
        assert prune_outbox(session, NOW) == 0
        assert prune_outbox(session, NOW + timedelta(days=1)) == 2
    assert heads(database) == ["waits"]
