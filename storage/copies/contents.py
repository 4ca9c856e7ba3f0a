"""What a database or a copy of one holds, told so that two can be compared and an operator recognises it."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Integer, String, inspect, text

from storage.base import Instant
from storage.database import only_looking

_NEWEST = text(
    "SELECT people.name AS person, departments.name AS department, submissions.year AS year,"
    " submissions.month AS month, answers.entered_at AS at FROM answers"
    " JOIN people ON people.id = answers.entered_by JOIN submissions ON submissions.id = answers.submission_id"
    " JOIN departments ON departments.id = submissions.department_id"
    " ORDER BY answers.entered_at DESC, answers.id DESC LIMIT 1"
).columns(person=String, department=String, year=Integer, month=Integer, at=Instant)


@dataclass(frozen=True, slots=True)
class NewestAnswer:
    """The last number that somebody reported: whose it is, for which department and month, and when it was kept."""

    person: str
    department: str
    year: int
    month: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Contents:
    """Table → rows; `revision` is None for what no Hisobot has made, `newest` where nobody has reported yet."""

    revision: str | None
    tables: Mapping[str, int]
    newest: NewestAnswer | None
    libraries: tuple[str, ...] = ()
    """Their names, as they were founded."""

    @property
    def rows(self) -> int:
        return sum(self.tables.values())


def contents_of(connection: Connection) -> Contents:
    """Count everything in the schema that a connection speaks of, in the transaction that it is in."""
    quote = connection.dialect.identifier_preparer.quote
    names = sorted(inspect(connection).get_table_names())
    tables = {
        name: int(connection.exec_driver_sql(f"SELECT count(*) FROM {quote(name)}").scalar_one())  # noqa: S608 - its own names
        for name in names
    }
    revision = None
    if "alembic_version" in tables:
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    newest = None
    if "answers" in tables and revision is not None:
        row = connection.execute(_NEWEST).first()
        newest = None if row is None else NewestAnswer(*row)
    return Contents(revision, tables, newest, _libraries_in(connection) if "libraries" in tables else ())


def _libraries_in(connection: Connection) -> tuple[str, ...]:
    return tuple(name for (name,) in connection.execute(text("SELECT name FROM libraries ORDER BY id")))


@contextmanager
def looking_into(file: Path) -> Iterator[Connection]:
    """A connection to a SQLite file that changes nothing and leaves nothing beside it, in one transaction."""
    engine = only_looking(file)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            yield connection
    finally:
        engine.dispose()


def driver_of(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection below one of SQLAlchemy's."""
    driver = connection.connection.dbapi_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver
