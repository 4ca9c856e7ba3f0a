"""The rows of the inbox change state once, and in their person's order, on both engines."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from storage.database import Database
from storage.tables import InboxUpdate
from storage.transport.inbox import (
    Undone,
    last_polled,
    mark_done,
    mark_failed,
    prune_inbox,
    store_offset,
    store_updates,
    stored_offset,
    undone_updates,
)

BOT = 123456
NOW = datetime(2025, 4, 1, 9, 0, tzinfo=UTC)


def typed(update_id: int, person: int) -> dict[str, object]:
    return {"update_id": update_id, "message": {"from": {"id": person}, "text": str(update_id)}}


@pytest.fixture
def rows(database: Database) -> list[Undone]:
    """Two updates of Nilufar (1) with one of Bekzod (2) between them."""
    with database.write() as session:
        return store_updates(session, BOT, [typed(10, 1), typed(11, 2), typed(12, 1)], NOW)


def test_it_marks_an_update_done_once(database: Database, rows: list[Undone]) -> None:
    with database.write() as session:
        assert mark_done(session, rows[0], NOW)
        assert not mark_done(session, rows[0], NOW)
    with database.write() as session:
        assert not mark_done(session, rows[0], NOW)
        assert [row.update_id for row in undone_updates(session, BOT)] == [11, 12]


def test_it_handles_nobodys_later_update_before_the_earlier(database: Database, rows: list[Undone]) -> None:
    if database.is_sqlite:
        pytest.skip("one process, whose lanes keep the order by themselves")
    with database.write() as session:
        assert not mark_done(session, rows[2], NOW)
        assert mark_done(session, rows[1], NOW)
        assert mark_done(session, rows[0], NOW)
        assert mark_done(session, rows[2], NOW)


def test_it_lets_one_process_have_a_persons_turn(database: Database, rows: list[Undone]) -> None:
    if database.is_sqlite:
        pytest.skip("one process writes to a file of SQLite at a time anyway")
    with database.write() as first, database.write() as second:
        assert mark_done(first, rows[0], NOW)
        assert not mark_done(second, rows[0], NOW), "it neither waits nor handles it too"
        assert not mark_done(second, rows[2], NOW)
        assert mark_done(second, rows[1], NOW)
    with database.write() as session:
        assert mark_done(session, rows[2], NOW)


def test_it_counts_failures_and_sets_aside_at_the_limit(database: Database, rows: list[Undone]) -> None:
    for expected in (1, 2, 3):
        with database.write() as session:
            assert mark_failed(session, rows[0], "ZeroDivisionError", NOW, limit=3) == expected
    with database.write() as session:
        assert mark_failed(session, rows[0], "again", NOW, limit=3) is None
        update = session.execute(select(InboxUpdate).where(InboxUpdate.id == rows[0].id)).scalar_one()
        assert (update.state, update.attempts, update.error) == ("dead", 3, "ZeroDivisionError")
        assert mark_done(session, rows[2], NOW), "the next of the same person is not held up"


def test_it_looks_only_at_its_own_bots_updates(database: Database, rows: list[Undone]) -> None:
    with database.write() as session:
        store_updates(session, 999, [typed(10, 1)], NOW)
    with database.read() as session:
        assert len(undone_updates(session, BOT)) == 3
        assert [row.update_id for row in undone_updates(session, BOT, lane=2)] == [11]
        assert len(undone_updates(session, 999)) == 1


def test_it_remembers_where_to_ask_next_and_when_it_last_heard(database: Database) -> None:
    later = NOW + timedelta(minutes=1)
    with database.write() as session:
        assert stored_offset(session, BOT) is None
        assert last_polled(session) is None
        store_offset(session, BOT, 50, NOW)
        store_offset(session, BOT, None, later)
    with database.read() as session:
        stored = stored_offset(session, BOT)
        assert stored is not None
        assert (stored.next_offset, stored.polled_at) == (50, later)
        assert last_polled(session) == later
    with database.write() as session:
        store_offset(session, BOT, 7, later)
    with database.read() as session:
        assert stored_offset(session, BOT).next_offset == 7  # type: ignore[union-attr]


def test_it_forgets_old_updates_but_none_that_waits(database: Database, rows: list[Undone]) -> None:
    with database.write() as session:
        mark_done(session, rows[0], NOW)
        assert prune_inbox(session, NOW) == 0
        assert prune_inbox(session, NOW + timedelta(seconds=1)) == 1
        assert [row.update_id for row in undone_updates(session, BOT)] == [11, 12]
