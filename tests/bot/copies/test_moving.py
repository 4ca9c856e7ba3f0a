"""A library that has outgrown its file moves to PostgreSQL, or back, and not a row is another afterwards."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import select, text

from bot.instance import only_instance
from sandbox.server import Running
from storage.base import Session
from storage.copies.moving import snapshot_of
from storage.copies.rows import compare_rows, our_tables
from storage.database import open_database
from storage.migrate import migrate
from storage.tables import HistoryEntry, Library
from tests.support.command_line import hisobot, started
from tests.support.empty_database import empty_database
from tests.support.people.small_library import add_plan, create, first_quarter
from tests.support.postgres import Cluster
from tests.support.restoring import bot_process, commands_of, end, kill, wait_until_at_work
from tests.support.transport.running import TOKEN, eventually


@pytest.fixture
def empty(cluster: Cluster) -> Iterator[str]:
    """Where an empty database of PostgreSQL is."""
    cluster.drop("grown")
    yield cluster.create("grown")
    cluster.drop("grown")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The folder of an installation that has reported a quarter, with values that one engine keeps otherwise."""
    database = open_database(empty_database(tmp_path / "data" / "hisobot.db"))
    with database.write() as session:
        house = create(session)
        add_plan(session, house)
        first_quarter(session, house)
        _add_what_is_kept_otherwise(session)
    database.close()
    return tmp_path


def _add_what_is_kept_otherwise(session: Session) -> None:
    """JSON that is no object, letters and apostrophes of every kind, a parent that comes after its child."""
    library = session.scalars(select(Library).limit(1)).one()
    values: list[Any] = [None, 0, 5.0, 1.25, True, "matn", [], {"ʻ’\0": "Қўрғонтепа 📚\n\t\"'"}]
    for before in values:
        what = {"action": "test", "subject": "test", "before": before, "after": [before]}
        session.add(HistoryEntry(library_id=library.id, at=library.created_at, **what))
    parent = Library(name="Viloyat", created_at=library.created_at)
    session.add(parent)
    session.flush()
    library.parent_id = parent.id


def _same(one: str, other: str) -> int:
    with snapshot_of(one) as ours, snapshot_of(other) as theirs:
        return compare_rows(ours, theirs)


def _state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".lock"}


def _refused(office: Path, to: str, code: int = 1, **settings: str) -> str:
    done = hisobot(office, "move", "--to", to, **settings)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1), (done.stdout, done.stderr)
    return done.stderr.rstrip("\n")


def test_it_moves_to_postgresql_and_back(telegram: Running, office: Path, empty: str) -> None:
    """By the document and by what is printed, to the letter."""
    here, before = f"sqlite:///{office}/data/hisobot.db", _state(office / "data")
    [command] = [words for words in commands_of("docs/restore.md") if words[0] == "move"]
    done = hisobot(office, *command[:-1], command[-1].replace("user:password@host/name", empty.partition("://")[2]))
    assert (done.returncode, done.stderr) == (0, "")
    moved, advice = done.stdout.splitlines()
    assert _state(office / "data") == before
    rows = _same(here, empty)
    place = empty.removeprefix("postgresql://library@").replace("/grown", "")
    told = f"{rows} rows were moved from data/hisobot.db to {place}/grown, and each was compared;"
    assert moved == f"{told} data/hisobot.db is as it was."
    setting, word = re.search(r"into \.env as (\w+), then start the bot: hisobot (\w+)$", advice).groups()  # type: ignore[union-attr]
    (office / ".env").write_text(f"{setting}={empty}\n")
    bot = started(office, word, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url)
    wait_until_at_work(office)
    end(bot)
    back = hisobot(office, "move", "--to", "sqlite:///back/again.db")
    assert (back.returncode, back.stderr) == (0, "")
    assert _same(empty, f"sqlite:///{office}/back/again.db") >= rows
    assert os.listdir(office / "back") == ["again.db"]


def test_it_counts_on_after_the_highest_number(office: Path, empty: str) -> None:
    assert hisobot(office, "move", "--to", empty).returncode == 0
    database = open_database(empty)
    with database.write() as session:
        for table in our_tables():
            key = next(iter(table.primary_key))
            sequence = session.execute(text("SELECT pg_get_serial_sequence(:t, :k)"), {"t": table.name, "k": key.name})
            if (name := sequence.scalar()) is not None:
                highest = session.execute(select(key).order_by(key.desc()).limit(1)).scalar() or 0
                assert session.execute(text(f"SELECT nextval('{name}')")).scalar() == highest + 1
    database.close()


def test_it_keeps_the_history_guarded(office: Path, empty: str) -> None:
    assert hisobot(office, "move", "--to", empty).returncode == 0
    with psycopg.connect(empty) as connection, pytest.raises(psycopg.errors.RaiseException, match="only be added to"):
        connection.execute("DELETE FROM history")


def test_it_wants_an_empty_place(office: Path, empty: str) -> None:
    with psycopg.connect(empty) as connection:
        connection.execute("CREATE TABLE goods (price INTEGER)")
    assert _refused(office, empty).endswith(" holds tables already; name an empty database.")
    (office / "kept.db").write_bytes(b"mine")
    assert _refused(office, "sqlite:///kept.db") == "--to: kept.db is there already; name a new file."
    assert (office / "kept.db").read_bytes() == b"mine"
    assert _refused(office, "sqlite:///data/hisobot.db") == "--to: data/hisobot.db is there already; name a new file."


def test_it_says_what_is_wrong_with_the_place(office: Path) -> None:
    assert _refused(office, "grown.db", 2).startswith("--to must be sqlite:///folder/file.db or postgresql://")
    away = _refused(office, "postgresql://library:geheim@127.0.0.1:1/plan")
    assert away.startswith("--to: 127.0.0.1:1/plan cannot be used (")
    assert "geheim" not in away
    assert _refused(office, "sqlite:////dev/null/x/a.db").startswith("--to: /dev/null/x/a.db cannot be written (")


def test_it_says_which_right_is_missing(cluster: Cluster, office: Path, empty: str) -> None:
    with psycopg.connect(empty) as connection:
        connection.execute("CREATE ROLE mover LOGIN")
        connection.execute("GRANT ALL ON SCHEMA public TO mover")
    refusal = _refused(office, empty.replace("library@", "mover@"))
    with psycopg.connect(empty) as connection:
        connection.execute("DROP OWNED BY mover")
        connection.execute("DROP ROLE mover")
    assert re.match(r"--to: \S+/grown ", refusal)
    assert "permission denied for database grown" in refusal
    assert refusal.endswith(" let its user make schemas (GRANT CREATE ON DATABASE), in which a copy is made ready.")


def test_it_moves_nothing_beside_a_running_bot(telegram: Running, office: Path, empty: str) -> None:
    with only_instance(office / "data" / "hisobot.db"):
        assert _refused(office, empty) == "data/hisobot.db is in use by another running Hisobot: stop that one first."
    migrate(empty)
    process = bot_process(telegram, empty, office)
    try:
        eventually(lambda: _somebody_sits(empty))
        refusal = _refused(office, "sqlite:///back.db", DATABASE_URL=empty)
        assert re.fullmatch(r".*/grown is in use by another running Hisobot: stop that one first\.", refusal)
        copy = hisobot(office, "backup", "--out", "copies", DATABASE_URL=empty).stdout.splitlines()[0]
        done = hisobot(office, "restore", copy, DATABASE_URL=empty)
        assert (done.returncode, done.stderr) == (1, f"{refusal}\n")
    finally:
        kill(process)
    assert not (office / "back.db").exists()


def _somebody_sits(url: str) -> bool:
    with psycopg.connect(url) as connection:
        seat = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2"
        return connection.execute(seat).fetchone() is not None


def test_it_names_the_row_that_the_other_engine_does_not_take(office: Path, empty: str) -> None:
    with closing(sqlite3.connect(office / "data" / "hisobot.db")) as connection, connection:
        connection.execute("UPDATE people SET name = 'a' || char(0) || 'b' WHERE id = 2")
    refusal = _refused(office, empty)
    assert refusal.startswith("--to: people [2] cannot be taken over: ")
    assert refusal.endswith("; nothing was moved.")
    with psycopg.connect(empty) as server:
        tables = server.execute("SELECT schemaname FROM pg_tables").fetchall()
    assert {schema for (schema,) in tables} == {"pg_catalog", "information_schema"}


def test_it_tidies_what_a_killed_move_has_left(office: Path, empty: str) -> None:
    with psycopg.connect(empty) as connection:
        connection.execute("CREATE SCHEMA hisobot_unfinished")
        connection.execute("CREATE TABLE hisobot_unfinished.people (id INTEGER)")
    assert hisobot(office, "move", "--to", empty).returncode == 0
    for ending in ("", "-wal", "-shm"):
        (office / f"back.db.unfinished{ending}").write_bytes(b"half")
    assert hisobot(office, "move", "--to", "sqlite:///back.db", DATABASE_URL=empty).returncode == 0
    assert _same(empty, f"sqlite:///{office}/back.db") > 50
    assert not list(office.glob("*unfinished*"))
