"""Which of several processes on one PostgreSQL takes updates in and sends messages out: the holder of a lease.

One sender and not many, because only so do the limits hold and a chat's messages keep their order. The lease is a row
that anybody can look at. It ends at once when the leader's connection ends, and within seconds when the process or its
machine is frozen and the connection is not. A leader that wakes up too late is told so by the row's term: inside its
own transactions `leads` holds the row, so nobody takes over between that look and the commit.
"""

import logging
import os
import socket
import time
from collections.abc import Callable
from typing import Any, Protocol

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from bot.transport.outage import say_out_of_reach
from storage.base import Session
from storage.database import Database, is_transient

logger = logging.getLogger(__name__)

LEASE_SECONDS = 15
"""How long a leader that neither works nor ends keeps the others waiting; a busy one renews it twice a second."""

GRACE_SECONDS = 3.0
"""How long only the last leader may lead on after the server was restarted, which ended everybody's sessions. It lives,
most likely, and knows what has arrived of the messages that were on their way: anybody else would say them again."""

# The server's clock throughout: those of two machines differ.
_TAKE = text(f"""
    INSERT INTO leadership AS row (id, holder, term, session, since, until)
    VALUES (1, :holder, 1, pg_backend_pid(), clock_timestamp(), clock_timestamp() + interval '{LEASE_SECONDS} s')
    ON CONFLICT (id) DO UPDATE SET holder = excluded.holder, term = row.term + 1, session = excluded.session,
        since = excluded.since, until = excluded.until
    WHERE (row.until < clock_timestamp() OR NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = row.session))
        AND (row.holder = excluded.holder OR row.since > pg_postmaster_start_time()
            OR clock_timestamp() > pg_postmaster_start_time() + make_interval(secs => :grace))
    RETURNING term
""")  # noqa: S608 (the only thing put in is our own number)
_RENEW = text(f"""
    UPDATE leadership SET until = clock_timestamp() + interval '{LEASE_SECONDS} s' WHERE id = 1 AND term = :term
    RETURNING term
""")  # noqa: S608 (the only thing put in is our own number)
_RELEASE = text("UPDATE leadership SET until = clock_timestamp() - interval '1 s' WHERE id = 1 AND term = :term")
_LEADS = text("SELECT term FROM leadership WHERE id = 1 AND term = :term FOR SHARE")
_WHO = text("SELECT holder, since FROM leadership WHERE id = 1")


class Leadership(Protocol):
    """Who may lead; each method runs in a worker thread."""

    def acquire(self) -> bool:
        """Become the leader or stay it; False while another is, or while the database is out of reach."""

    def leads(self, session: Session) -> bool:
        """Whether this process leads, which stays so until the transaction ends."""

    def release(self) -> None:
        """Let another lead."""


class AlwaysLeader:
    """SQLite has one process."""

    def acquire(self) -> bool:
        return True

    def leads(self, session: Session) -> bool:
        return True

    def release(self) -> None:
        return None


def own_name() -> str:
    """This process as people find it: its machine and its number there."""
    return f"{socket.gethostname()} (PID {os.getpid()})"


class Lease:
    """Leads while it renews the row of leadership on a connection of its own."""

    def __init__(
        self, database: Database, monotonic: Callable[[], float] = time.monotonic, grace: float = GRACE_SECONDS
    ) -> None:
        self._engine = database.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._monotonic = monotonic
        self._connection: Connection | None = None
        self._term: int | None = None
        self._holder, self._grace = own_name(), grace
        self._other: Any = None
        self._away_since: float | None = None

    def acquire(self) -> bool:
        try:
            leads = self._renew() if self._term is not None else self._take()
        except DBAPIError as error:
            self._drop()
            if not is_transient(error):
                raise
            self._away_since = self._away_since or self._monotonic()
            say_out_of_reach(error, "it cannot be found out who leads")
            return False
        self._say_back()
        return leads

    def leads(self, session: Session) -> bool:
        return self._term is not None and session.execute(_LEADS, {"term": self._term}).first() is not None

    def release(self) -> None:
        if self._connection is not None and self._term is not None:
            try:
                self._connection.execute(_RELEASE, {"term": self._term})
            except DBAPIError as error:
                logger.debug("the lease was not given back (%s); it ends by itself", type(error).__name__)
        self._drop()

    def _take(self) -> bool:
        connection = self._engine.connect()
        try:
            self._term = connection.execute(_TAKE, {"holder": self._holder, "grace": self._grace}).scalar()
            if self._term is None:
                self._say_who_leads(connection)
        finally:
            if self._term is None:
                connection.close()
        if self._term is None:
            return False
        # The row names this connection's process at the server, so this one is kept and no other.
        self._connection, self._other = connection, None
        logger.info("this process leads from now on (term %d)", self._term)
        return True

    def _renew(self) -> bool:
        assert self._connection is not None
        if self._connection.execute(_RENEW, {"term": self._term}).first() is not None:
            return True
        logger.warning("another process leads by now; this one stands by")
        self._drop()
        return False

    def _drop(self) -> None:
        connection, self._connection, self._term = self._connection, None, None
        if connection is not None:
            connection.invalidate()  # closes it for good; back in the pool it would look as if its leader lived
            connection.close()

    def _say_who_leads(self, connection: Connection) -> None:
        leader = connection.execute(_WHO).first()
        if leader is not None and leader != self._other:
            self._other = leader
            logger.info("%s leads since %s; this one stands by", leader.holder, leader.since.isoformat(" ", "seconds"))

    def _say_back(self) -> None:
        if self._away_since is not None:
            logger.info("the database answers again after %.0f s", self._monotonic() - self._away_since)
            self._away_since = None
