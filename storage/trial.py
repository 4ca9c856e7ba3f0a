"""Whether a database can be written to, tried without changing anything in it."""

import sqlite3
from pathlib import Path

from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from storage.copies.rows import our_tables
from storage.database import open_database

PATIENCE_SECONDS = 3.0
"""So long another writer may take; one of ours takes milliseconds."""


class NotSound(Exception):
    """What SQLite finds wrong with its own file."""


def try_to_write(url: str) -> None:
    """Take what a writer takes, and let go of it again; a SQLite file is looked through too. Raises DBAPIError,
    NotSound."""
    if make_url(url).get_backend_name() == "sqlite":
        _try_file(Path(str(make_url(url).database)))
    else:
        _try_server(url)


def missing_tables(url: str) -> list[str]:
    """The tables of this program that a database of its form lacks. Raises DBAPIError."""
    database = open_database(url)
    try:
        there = set(inspect(database.engine).get_table_names())
    finally:
        database.close()
    return [table.name for table in our_tables() if table.name not in there]


def _try_file(file: Path) -> None:
    uri = f"{file.absolute().as_uri()}?mode=rw"
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(uri, PATIENCE_SECONDS, uri=True, isolation_level=None),
        poolclass=NullPool,
    )
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # which a file that may only be read allows, as a reader
        connection.exec_driver_sql("DELETE FROM alembic_version WHERE 0")
        connection.exec_driver_sql("ROLLBACK")
        verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if verdict != "ok":
        raise NotSound(" ".join(str(verdict).split()))


def _try_server(url: str) -> None:
    database = open_database(url)
    try:
        with database.engine.connect() as connection:
            connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE_SECONDS:.0f}s'"))
            connection.execute(text("DELETE FROM alembic_version WHERE false"))
            connection.rollback()
    finally:
        database.close()
