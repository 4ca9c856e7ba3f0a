"""A whole database into a new place of either engine: first beside it, compared row by row, then there at once."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.engine import make_url

from storage.copies import dumps
from storage.copies.contents import Contents, contents_of, looking_into
from storage.copies.making import BackupFailed, Copy, Wanted, checked_contents, copy_sqlite, keep_copy
from storage.copies.rows import NotTheSame, compare_rows, copy_rows
from storage.copies.staging import count_on, put_in_place, sleeping_triggers, stage
from storage.database import Database, open_database
from storage.migrate import migrate
from storage.revisions import newest_revision

logger = logging.getLogger(__name__)

Accept = Callable[[Contents], None]
"""Raises for what must not be put in the database's place."""


@contextmanager
def snapshot_of(url: str) -> Iterator[Connection]:
    """A transaction that sees one state of a database and changes nothing. Raises DBAPIError."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        with looking_into(Path(str(parsed.database))) as connection:
            yield connection
        return
    database = open_database(url)
    try:
        engine = database.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with engine.connect() as connection:
            connection.exec_driver_sql("SET idle_in_transaction_session_timeout = 0")
            yield connection
    finally:
        database.close()


def back_up_server(url: str, wanted: Wanted) -> Copy:
    """Copy a PostgreSQL database while it is in use: by pg_dump where this machine has it and it can, else as a SQLite
    file of all rows. Count what the copy holds, keep the newest 14. Raises BackupFailed."""
    parsed = make_url(url)
    stem, source = str(parsed.database), f"{parsed.database} at {parsed.host or 'this machine'}"

    def copied(ending: str, write: Callable[[Connection, Path], Contents]) -> Copy:
        def written(unfinished: Path) -> Contents:
            with snapshot_of(url) as connection:
                return write(connection, unfinished)

        return keep_copy(source, stem, ending, wanted, written, None)

    if dumps.can_dump():
        try:
            return copied(".dump", lambda connection, unfinished: dumps.dump(connection, url, unfinished))
        except dumps.ProgramFailed as failed:
            logger.warning("pg_dump could not copy %s (%s): its rows are copied without it", source, failed)
    try:
        return copied(".db", fill_file)
    except NotTheSame as different:
        raise BackupFailed("not_copied", source=source, folder=wanted.folder, why=different) from different


def fill_file(source: Connection, file: Path) -> Contents:
    """Make a SQLite file of everything that a transaction sees, and compare each row. Raises NotTheSame, DBAPIError."""
    revision = source.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    if revision != newest_revision():
        raise NotTheSame("other_revision", revision=revision, newest=newest_revision())
    url = f"sqlite:///{file}"
    migrate(url)
    database = open_database(url)
    try:
        with database.engine.execution_options(writing=True).connect() as target:
            copy_rows(source, target)
            target.commit()
            compare_rows(source, target)
            target.rollback()
    finally:
        database.close()
    with sa.create_engine(url).connect() as target:
        target.exec_driver_sql("PRAGMA journal_mode=DELETE")  # one file, with no log beside it
        target.engine.dispose()
    return checked_contents(file)


@contextmanager
def staged_rows(source: Connection, url: str) -> Iterator[Database]:
    """The same made ready on PostgreSQL, for the length of the block. Raises NotTheSame, StageBusy, DBAPIError."""
    with stage(url) as staged:
        with staged.engine.begin() as target:
            with sleeping_triggers(target):
                copy_rows(source, target)
            count_on(target)
        with staged.engine.connect() as target:
            compare_rows(source, target)
        yield staged


@contextmanager
def staged_dump(copy: Path, revision: str, url: str) -> Iterator[Database]:
    """What pg_dump has copied made ready on PostgreSQL. Raises ProgramFailed, NotTheSame, StageBusy, DBAPIError."""
    expected = dumps.count_dump(copy)
    with stage(url, revision) as staged:
        with staged.engine.begin() as target:
            with sleeping_triggers(target):
                dumps.load_dump(copy, target)
            count_on(target)
            counted = contents_of(target).tables
        for name, rows in counted.items():
            if rows != expected.get(name, 0):
                raise NotTheSame("other_count", table=name, rows=rows, expected=expected.get(name, 0))
        yield staged


@contextmanager
def staged_copy(copy: Path, url: str, accept: Accept) -> Iterator[Database]:
    """A copy of either kind made ready on PostgreSQL; one of an older revision of SQLite is brought to the newest."""
    if dumps.is_dump(copy):
        revision = dumps.revision_of_dump(copy)
        accept(Contents(revision, {}, None))
        assert revision is not None
        with staged_dump(copy, revision, url) as staged:
            yield staged
        return
    accept(checked_contents(copy))
    with TemporaryDirectory() as folder, looking_into(copy) as original:
        file = Path(folder) / "copy.db"
        copy_sqlite(original, file)
        migrate(f"sqlite:///{file}")
        with looking_into(file) as source, staged_rows(source, url) as staged:
            yield staged


def take_place(staged: Database, url: str, now: datetime, accept: Accept) -> tuple[Contents, str | None]:
    """Put what was made ready in the place of what is there, in one transaction; `accept` has the last word. Returns
    what was counted there, and the schema that keeps the old tables. Raises NotTheSame, DBAPIError."""
    with staged.engine.connect() as connection:
        expected = contents_of(connection)
    database = open_database(url)
    try:
        with database.engine.begin() as connection:
            kept = put_in_place(connection, now)
            contents = contents_of(connection)
            if any(contents.tables.get(name) != rows for name, rows in expected.tables.items()):
                raise NotTheSame("other_rows")
            accept(contents)
        return contents, kept
    finally:
        database.close()


def is_empty(connection: Connection) -> bool:
    """Whether nobody has put a table there."""
    return not sa.inspect(connection).get_table_names()
