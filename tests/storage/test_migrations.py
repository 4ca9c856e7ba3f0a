"""Migrations go up, down and up again on both databases, lose nothing, and end at what the classes say."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import func, inspect, select, text
from sqlalchemy.exc import DBAPIError

from storage import migrate as migration
from storage.base import Base
from storage.database import Database, open_database
from storage.migrate import migrate
from storage.revisions import known_revisions, newest_revision, present_revision
from storage.tables import HistoryEntry
from tests.support.people.cast import gather, moment

REVISIONS = [component.revision for component in ScriptDirectory(str(migration._HERE)).walk_revisions()][::-1]


def test_it_knows_every_revision_by_the_name_of_its_file() -> None:
    assert known_revisions() == REVISIONS


@pytest.mark.long
def test_it_goes_up_down_and_up_again_one_step_at_a_time(database_url: str) -> None:
    migrate(database_url, "base")
    for revision, before in zip(REVISIONS, ["base", *REVISIONS], strict=False):
        migrate(database_url, revision)
        migrate(database_url, before)
        migrate(database_url, revision)

    opened = open_database(database_url)
    assert present_revision(opened.engine) == newest_revision()
    opened.close()


def test_it_leaves_nothing_behind_at_the_bottom(database_url: str) -> None:
    migrate(database_url, "base")

    opened = open_database(database_url)
    assert set(inspect(opened.engine).get_table_names()) <= {"alembic_version"}
    opened.close()


def test_it_ends_at_what_the_classes_say(database: Database) -> None:
    with database.engine.connect() as connection:
        opts = {"compare_type": True, "include_object": _is_of_the_product}
        context = MigrationContext.configure(connection, opts=opts)
        differences = compare_metadata(context, Base.metadata)

    assert differences == []


def _is_of_the_product(thing: object, name: str | None, kind: str, *_: object) -> bool:
    """Some tests bring a table of their own into the metadata."""
    return not (kind == "table" and str(name).startswith("test_"))


def test_it_keeps_every_row_when_it_is_run_again(database_url: str) -> None:
    opened = open_database(database_url)
    with opened.write() as session:
        gather(session, moment("2025-01-06 09:00"))
    before = _counts(opened)
    opened.close()

    migrate(database_url)

    opened = open_database(database_url)
    assert _counts(opened) == before
    assert sum(before.values()) > 30
    opened.close()


def _counts(database: Database) -> dict[str, int]:
    with database.read() as session:
        return {
            name: session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
            if not name.startswith("test_")
        }


@pytest.mark.parametrize("change", ["UPDATE history SET why = 'x'", "DELETE FROM history"])
def test_it_refuses_to_change_the_history(database: Database, change: str) -> None:
    with database.write() as session:
        gather(session, moment("2025-01-06 09:00"))

    with pytest.raises(DBAPIError, match="history can only be added to"), database.write() as session:
        session.execute(text(change))

    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(HistoryEntry))


def test_it_refuses_to_write_history_over_by_replacing_a_line(sqlite_database: Database) -> None:
    with sqlite_database.write() as session:
        gather(session, moment("2025-01-06 09:00"))
    query = text("INSERT OR REPLACE INTO history SELECT * FROM history WHERE id = 1")
    with pytest.raises(DBAPIError, match="history can only be added to"), sqlite_database.write() as session:
        session.execute(query)
