"""The one door to the database keeps its promises on both engines."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage.database import Database, is_transient, open_database


def _make_counter(database: Database) -> None:
    with database.write() as session:
        session.execute(text("CREATE TABLE counter (value INTEGER)"))
        session.execute(text("INSERT INTO counter VALUES (0)"))


def _value(database: Database) -> int:
    with database.read() as session:
        return int(session.execute(text("SELECT value FROM counter")).scalar_one())


def test_it_loses_no_update_when_fifty_threads_read_then_write(sqlite_database: Database) -> None:
    _make_counter(sqlite_database)

    def add_one() -> None:
        with sqlite_database.write() as session:
            value = session.execute(text("SELECT value FROM counter")).scalar_one()
            session.execute(text("UPDATE counter SET value = :value"), {"value": value + 1})

    with ThreadPoolExecutor(20) as threads:
        for done in [threads.submit(add_one) for _ in range(50)]:
            done.result()
    assert _value(sqlite_database) == 50


def test_it_keeps_nothing_of_a_transaction_that_raised(database: Database) -> None:
    _make_counter(database)
    with pytest.raises(KeyError), database.write() as session:  # noqa: PT012 (the write is the point)
        session.execute(text("UPDATE counter SET value = 7"))
        raise KeyError
    assert _value(database) == 0


def test_it_refuses_a_change_in_a_reading_transaction(database: Database) -> None:
    _make_counter(database)
    with pytest.raises(DBAPIError), database.read() as session:
        session.execute(text("UPDATE counter SET value = 7"))
    assert _value(database) == 0
    with database.write() as session:  # and the connection still serves writers
        session.execute(text("UPDATE counter SET value = 8"))
    assert _value(database) == 8


def test_it_says_plainly_that_a_write_was_begun_inside_another(sqlite_database: Database) -> None:
    with (
        sqlite_database.write(),
        pytest.raises(RuntimeError, match="inside another"),
        sqlite_database.write(),
    ):
        pass
    with sqlite_database.write() as session:
        assert session.execute(text("SELECT 1")).scalar() == 1


def test_it_frees_the_writers_place_after_an_error(sqlite_database: Database) -> None:
    with pytest.raises(ZeroDivisionError), sqlite_database.write():
        raise ZeroDivisionError
    taken = threading.Event()

    def other() -> None:
        with sqlite_database.write():
            taken.set()

    threading.Thread(target=other).start()
    assert taken.wait(5)


def test_it_runs_sqlite_with_foreign_keys_a_log_and_full_sync(sqlite_database: Database) -> None:
    with sqlite_database.read() as session:
        assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert session.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert session.execute(text("PRAGMA synchronous")).scalar() == 2


def test_it_tells_of_outgoing_messages_only_after_the_commit(database: Database) -> None:
    heard: list[str] = []
    database.after_outgoing.append(lambda: heard.append("told"))
    with database.write() as session:
        session.info["outgoing"] = True
        assert heard == []
    assert heard == ["told"]
    with pytest.raises(KeyError), database.write() as session:  # noqa: PT012
        session.info["outgoing"] = True
        raise KeyError
    with database.write():
        pass
    assert heard == ["told"]


def test_it_waits_for_another_programs_lock(sqlite_url: str) -> None:
    mine, other = open_database(sqlite_url), open_database(sqlite_url)
    _make_counter(mine)
    locked, started = threading.Event(), threading.Event()

    def hold() -> None:
        with other.write() as session:
            session.execute(text("SELECT 1"))
            locked.set()
            started.wait(5)

    holder = threading.Thread(target=hold)
    holder.start()
    locked.wait(5)
    threading.Timer(0.1, started.set).start()
    with mine.write() as session:
        session.execute(text("UPDATE counter SET value = 3"))
    holder.join()
    assert _value(mine) == 3
    mine.close()
    other.close()


def test_it_calls_a_lock_held_too_long_a_passing_trouble(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.database.BUSY_MILLISECONDS", 20)
    mine, other = open_database(sqlite_url), open_database(sqlite_url)
    with other.write() as holding:
        holding.execute(text("SELECT 1"))  # a transaction begins with its first statement
        with pytest.raises(DBAPIError) as caught, mine.write() as session:
            session.execute(text("SELECT 1"))
    assert is_transient(caught.value)
    mine.close()
    other.close()


def test_it_refuses_a_database_in_memory() -> None:
    with pytest.raises(ValueError, match="kept in a file"):
        open_database("sqlite://")


def test_it_makes_the_folder_of_a_new_file(tmp_path: Path) -> None:
    opened = open_database(f"sqlite:///{tmp_path}/deep/er/library.db")
    with opened.write() as session:
        session.execute(text("CREATE TABLE one (x INTEGER)"))
    opened.close()
    assert (tmp_path / "deep/er/library.db").exists()


def test_a_connection_that_died_while_it_lay_idle_is_replaced(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    if database.is_sqlite:
        pytest.skip("there is no server that could end")
    other = open_database(database.engine.url.render_as_string(hide_password=False))
    end = text("SELECT pg_terminate_backend(:process)")

    def lose_the_connection() -> None:
        with database.read() as session:
            process = session.scalar(text("SELECT pg_backend_pid()"))
        with other.read() as session:
            session.execute(end, {"process": process})

    lose_the_connection()
    with pytest.raises(DBAPIError) as error, database.read() as session:
        session.execute(text("SELECT 1"))
    assert is_transient(error.value)

    monkeypatch.setattr("storage.database.IDLE_SECONDS", 0.0)
    lose_the_connection()
    with database.read() as session:
        assert session.scalar(text("SELECT 1")) == 1
    other.close()
