"""Which of several processes on one PostgreSQL takes updates in and sends messages out: the holder of a lock.

The lock lives as long as its connection, so a dead leader is followed within a second. One sender and not
many, because only so do the limits hold and a chat's messages keep their order.
"""

from typing import Protocol

from sqlalchemy import Connection, text

from storage.database import Database

LOCK = 7_430_022_025  # any number, the same in every process


class Leadership(Protocol):
    """Who may lead; each method runs in a worker thread."""

    def acquire(self) -> bool:
        """Try to become the leader, or find that one still is."""

    def release(self) -> None:
        """Let another lead."""


class AlwaysLeader:
    """SQLite has one process."""

    def acquire(self) -> bool:
        return True

    def release(self) -> None:
        return None


class AdvisoryLock:
    """Leads while its own connection to PostgreSQL stands."""

    def __init__(self, database: Database) -> None:
        self._engine = database.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._connection: Connection | None = None

    def acquire(self) -> bool:
        if self._connection is not None:
            try:
                self._connection.execute(text("SELECT 1"))
            except Exception:
                self._drop()
                return False
            return True
        connection = self._engine.connect()
        try:
            won = bool(connection.execute(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": LOCK}).scalar())
        except BaseException:
            connection.close()
            raise
        if won:
            self._connection = connection
        else:
            connection.close()
        return won

    def release(self) -> None:
        if self._connection is not None:
            self._drop()

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()  # closes it for good; back in the pool it would keep the lock
            self._connection.close()
            self._connection = None
