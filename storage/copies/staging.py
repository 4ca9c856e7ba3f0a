"""On PostgreSQL a database is made ready in a schema of its own, and takes the place of the present one at once.

The tables that are there are moved into another schema and kept. All of it is one transaction, so a process killed at
any step leaves one whole database; what was being made ready is dropped by whoever comes next.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from sqlalchemy import Connection, text

from storage.copies.rows import our_tables
from storage.copies.trouble import CopyTrouble
from storage.database import Database, open_database
from storage.migrate import migrate

STAGE = "hisobot_unfinished"
"""The schema in which something is made ready."""
_LOCK_WAIT = "10s"


class StageBusy(CopyTrouble):
    """Another process is making a database ready there."""


@contextmanager
def stage(url: str, revision: str = "head") -> Iterator[Database]:
    """An empty database at a revision, in a schema of its own that is dropped at the end; its triggers sleep while rows
    come in. Raises StageBusy, DBAPIError."""
    database = open_database(url)
    staged = open_database(url, STAGE)
    try:
        with database.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as keeper:
            if not keeper.execute(text("SELECT pg_try_advisory_lock(hashtext(:name))"), {"name": STAGE}).scalar():
                raise StageBusy("stage_busy")
            _drop(keeper)
            keeper.exec_driver_sql(f"CREATE SCHEMA {STAGE}")
            try:
                migrate(url, revision, STAGE)
                yield staged
            finally:
                staged.close()
                _drop(keeper)
                keeper.invalidate()  # back in the pool it would keep the lock
    finally:
        database.close()


def _drop(connection: Connection) -> None:
    connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {STAGE} CASCADE")


@contextmanager
def sleeping_triggers(connection: Connection) -> Iterator[None]:
    """Let rows in as they are. What refers to other rows is looked at all the same."""
    names = _tables_in(connection, STAGE)
    for name in names:
        connection.exec_driver_sql(f'ALTER TABLE "{name}" DISABLE TRIGGER USER')
    yield
    for name in names:
        connection.exec_driver_sql(f'ALTER TABLE "{name}" ENABLE TRIGGER USER')


def count_on(connection: Connection) -> None:
    """Let the numbers of new rows go on after the highest that there is."""
    for table in our_tables():
        key = next(iter(table.primary_key))
        if key.autoincrement is False or len(table.primary_key) > 1 or table.name not in _tables_in(connection, STAGE):
            continue
        place = {"table": table.name, "column": key.name}
        sequence = connection.execute(text("SELECT pg_get_serial_sequence(:table, :column)"), place).scalar()
        if sequence is not None:
            connection.exec_driver_sql(
                f"SELECT setval('{sequence}', max({key.name})) FROM \"{table.name}\" HAVING max({key.name}) IS NOT NULL"  # noqa: S608 - names of ours
            )


def put_in_place(connection: Connection, now: datetime) -> str | None:
    """In the transaction of a connection that speaks of the place itself: move away what is there and what was made
    ready in. Returns the schema in which the old tables are kept, None where there were none."""
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_LOCK_WAIT}'")
    place = str(connection.exec_driver_sql("SELECT current_schema()").scalar())
    ours = [*(table.name for table in our_tables()), "alembic_version"]
    old = [name for name in _tables_in(connection, place) if name in ours]
    kept = None
    if old:
        kept = f"before_restore_{now:%Y%m%d_%H%M%S}"
        while connection.execute(text("SELECT to_regnamespace(:name)"), {"name": kept}).scalar() is not None:
            now += timedelta(seconds=1)  # what an earlier restore has kept stays
            kept = f"before_restore_{now:%Y%m%d_%H%M%S}"
        connection.exec_driver_sql(f"CREATE SCHEMA {kept}")
        _move(connection, place, kept, old)
    _move(connection, STAGE, place, _tables_in(connection, STAGE))
    return kept


def _tables_in(connection: Connection, schema: str) -> list[str]:
    query = text("SELECT tablename FROM pg_tables WHERE schemaname = :schema ORDER BY tablename")
    return list(connection.execute(query, {"schema": schema}).scalars())


_FUNCTIONS = text(
    "SELECT DISTINCT trigger_function.oid::regprocedure::text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
    " JOIN pg_proc AS trigger_function ON trigger_function.oid = tgfoid"
    " JOIN pg_namespace ON pg_namespace.oid = trigger_function.pronamespace"
    " WHERE NOT tgisinternal AND nspname = :schema AND pg_class.relnamespace = pg_namespace.oid"
    " AND pg_class.relname = ANY(:tables)"
)


def _move(connection: Connection, source: str, target: str, tables: list[str]) -> None:
    """Tables with their sequences and indexes, and the functions of their triggers."""
    functions = list(connection.execute(_FUNCTIONS, {"schema": source, "tables": tables}).scalars())
    for name in tables:
        connection.exec_driver_sql(f'ALTER TABLE "{source}"."{name}" SET SCHEMA "{target}"')
    for function in functions:
        connection.exec_driver_sql(f'ALTER FUNCTION {function} SET SCHEMA "{target}"')
