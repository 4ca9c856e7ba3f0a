"""Bringing a database to the newest form. Every start does it, so it must be safe to do twice and by two at once."""

import hashlib
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, text

from storage.database import open_database
from storage.revisions import known_revisions, newest_revision, require_known

_HERE = Path(__file__).parent / "migrations"
_LOCK = int.from_bytes(hashlib.sha256(b"hisobot migrations").digest()[:7])


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def migrate(url: str, revision: str = "head", schema: str | None = None) -> None:
    """Upgrade (or downgrade, in tests) the database at a URL to a revision; on PostgreSQL in a `schema`, if one is
    named. Raises UnknownRevision.

    SQLite: foreign keys are off meanwhile, because a batch change replaces a table, and dropping the old one would
    delete what refers to it; they are checked afterwards. PostgreSQL: one process at a time.
    """
    database = open_database(url, schema)
    try:
        _migrate(database.engine, revision)
    finally:
        database.close()


def _migrate(engine: Engine, revision: str) -> None:
    sqlite = engine.dialect.name == "sqlite"
    with engine.execution_options(writing=True).connect() as connection:
        if sqlite:
            _foreign_keys(connection, "OFF")
        else:
            connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _LOCK})
            connection.commit()
        try:
            _move(connection, revision)
            if sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()):
                raise RuntimeError(f"rows refer to what is gone after the migration: {broken[:3]}")
            connection.commit()
        finally:
            connection.rollback()
            if sqlite:
                _foreign_keys(connection, "ON")
            else:
                connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _LOCK})
                connection.commit()


def _foreign_keys(connection: Connection, state: str) -> None:
    """SQLite ignores this inside a transaction, so it goes past SQLAlchemy, which would begin one."""
    raw = connection.connection.dbapi_connection
    if raw is not None:
        cursor = raw.cursor()
        cursor.execute(f"PRAGMA foreign_keys={state}")
        cursor.close()


def _move(connection: Connection, revision: str) -> None:
    config = _config(connection)
    present = MigrationContext.configure(connection).get_current_revision()
    connection.rollback()
    target = newest_revision() if revision == "head" else revision
    if target == present:
        return
    if present is not None:
        require_known(present)
    order = ["base", *known_revisions()]
    going_down = order.index(target) < order.index(present or "base")
    (command.downgrade if going_down else command.upgrade)(config, revision)
