"""One door to the database, SQLite or PostgreSQL, so that nothing else has to know how either of them locks.

SQLite begins a transaction only at its first write unless told otherwise, and two that read before they write
then lose an update without an error. So a writer says BEGIN IMMEDIATE, and one thread at a time: SQLite's own
queue is a sleeping, unfair retry, several times slower than waiting for a lock of ours.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any
from zlib import crc32

from sqlalchemy import Connection, CursorResult, Dialect, Engine, Executable, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
from sqlalchemy.exc import DBAPIError, DisconnectionError, InterfaceError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.pool import NullPool

from storage.changes import connection_of, watch_facts

BUSY_MILLISECONDS = 10_000
IDLE_SECONDS = 2.0
TRANSIENT_STATES = {"40001", "40P01", "55P03", "25006"}
"""A race that was lost, a lock that was not given, and a server that is still another's standby."""
OUTAGE_STATES = ("08", "53", "57P", "58")
"""How PostgreSQL's codes begin for a lost connection, for what the machine is short of, for a server that is being
stopped or started, and for a failing disk."""


class Database:
    """An open database: transactions to read or to write, and who wants to hear of outgoing messages and of orders."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.is_sqlite = engine.dialect.name == "sqlite"
        self.after_outgoing: list[Callable[[], None]] = []
        self.senders: list[Callable[[], None]] = []
        """What wakes the sender of this process, if it sends; also called when another process has written."""
        self.after_order: list[Callable[[], None]] = []
        self._turn = threading.Lock()
        self._writer_thread: int | None = None
        writing = engine.execution_options(writing=True)
        reading = engine if self.is_sqlite else engine.execution_options(postgresql_readonly=True)
        # One of each for all sessions: what one has read, the next need not read again.
        info: dict[str, Any] = {"facts_cache": {}, "kept_plans": {}}
        self._writing = sessionmaker(writing, expire_on_commit=False, info=info)
        self._reading = sessionmaker(reading, expire_on_commit=False, info=info)

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One writing transaction: committed at the end, rolled back by an exception, never nested."""
        with self._one_writer(), self._writing() as session:
            try:
                yield session
                for write in session.info.pop("before commit", {}).values():
                    write(session)
                session.commit()
            except BaseException:
                session.rollback()
                raise
            outgoing, order = session.info.pop("outgoing", False), session.info.pop("order", False)
        for tell in (*self.after_outgoing * outgoing, *self.after_order * order):
            tell()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One transaction that sees a single state of the data and is refused any change."""
        with self._reading() as session:
            yield session

    def close(self) -> None:
        """Let go of every connection; on SQLite this also folds the write-ahead log into the file."""
        self.engine.dispose()

    def _one_writer(self) -> AbstractContextManager[Any]:
        return self._my_turn() if self.is_sqlite else nullcontext()

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        if self._writer_thread == threading.get_ident():
            raise RuntimeError("a writing transaction was begun inside another")
        with self._turn:
            self._writer_thread = threading.get_ident()
            try:
                yield
            finally:
                self._writer_thread = None


def open_database(url: str, schema: str | None = None) -> Database:
    """Open SQLite (`sqlite:///path`) or PostgreSQL (`postgresql://…`, spoken through psycopg 3), where `schema` is for
    tables that are made ready beside those in use."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        if parsed.database in (None, "", ":memory:"):
            raise ValueError("SQLite is kept in a file here; a database in memory would be lost with the process")
        Path(str(parsed.database)).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(
            parsed,
            hide_parameters=True,  # they are what people have typed
            pool_size=5,
            max_overflow=20,
            pool_use_lifo=True,  # the same few connections, whose pages and statements are at hand
            connect_args={"check_same_thread": False},
        )
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        # Dead peers are noticed within half a minute, so that a lost leader's locks do not outlive it long.
        keepalive = {
            "keepalives_idle": 10,
            "keepalives_interval": 5,
            "keepalives_count": 3,
            "connect_timeout": 10,
        }
        engine = create_engine(
            parsed.set(drivername="postgresql+psycopg"),
            hide_parameters=True,
            pool_size=14,  # the workers, the senders, and the locks of leadership and of a seat
            max_overflow=6,
            pool_use_lifo=True,
            connect_args={
                **keepalive,
                "options": "-c timezone=UTC -c idle_in_transaction_session_timeout=60000"
                + (f" -c search_path={schema}" if schema is not None else ""),
            },
        )
        event.listen(engine, "handle_error", _hide_values)
        event.listen(engine, "checkin", _note_use)
        event.listen(engine, "checkout", partial(_ask_after_idling, engine.dialect))
    watch_facts(engine)
    return Database(engine)


def only_looking(file: Path) -> Engine:
    """An engine that only reads a SQLite file: the file is not changed and nothing is left beside it.

    A database with a write-ahead log gets one even from a reader, unless SQLite is told that nobody writes.
    """
    with file.open("rb") as opened:
        logs_ahead = opened.read(20)[18:] == b"\x02\x02"
    at_rest = logs_ahead and not file.with_name(f"{file.name}-wal").exists()
    uri = f"{file.absolute().as_uri()}?{'immutable=1' if at_rest else 'mode=ro'}"
    wait = BUSY_MILLISECONDS / 1000
    return create_engine("sqlite://", creator=lambda: sqlite3.connect(uri, wait, uri=True), poolclass=NullPool)


def is_transient(error: BaseException) -> bool:
    """Whether the same transaction may succeed a moment later: a busy file, a deadlock, a lost connection."""
    if not isinstance(error, DBAPIError):
        return False
    state = getattr(error.orig, "sqlstate", None) or ""
    if error.connection_invalidated or state in TRANSIENT_STATES or state.startswith(OUTAGE_STATES):
        return True
    if not isinstance(error, (OperationalError, InterfaceError)):
        return False
    words = str(error.orig).lower()
    return any(
        sign in words for sign in ("database is locked", "is busy", "connection", "disk i/o error", "disk is full")
    )


def insert_into(session: Session, table: type[DeclarativeBase]) -> Any:
    """An INSERT of the engine in use, because ON CONFLICT is not in common SQL."""
    return insert_of_engine(session.get_bind().dialect.name)(table)


def insert_of_engine(engine: str) -> Callable[..., Any]:
    """What makes an INSERT of an engine. The other engine's is not loaded: it would be 2 MB of every process."""
    if engine == "sqlite":
        from sqlalchemy.dialects.sqlite import insert
    else:
        from sqlalchemy.dialects.postgresql import insert  # type: ignore[assignment]  # of another class
    return insert


def execute(session: Session, statement: Executable, values: Mapping[str, Any]) -> CursorResult[Any]:
    """Execute a statement about tables (not mapped classes) past the session, which takes half the time.

    It sees what was flushed, and does not flush the rest first.
    """
    return connection_of(session).execute(statement, values)


def lock_by_name(session: Session, name: str, number: int) -> None:
    """Wait until no other transaction has locked this name and number; held until the transaction ends. It locks no
    row, so it keeps nobody from writing. On SQLite only one writes at a time anyway."""
    if session.get_bind().dialect.name != "sqlite":
        key = {"name": crc32(name.encode()) - 2**31, "number": number}
        session.execute(text("SELECT pg_advisory_xact_lock(:name, :number)"), key)


def rows_changed(session: Session, statement: Executable, values: Mapping[str, Any] | None = None) -> int:
    """Carry out an INSERT, UPDATE or DELETE without loading anything; returns how many rows it met."""
    result = session.execute(statement, values, execution_options={"synchronize_session": False})
    return int(result.rowcount)  # type: ignore[attr-defined]  # SQLAlchemy types no result by its statement


def _prepare_sqlite(connection: DBAPIConnection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={BUSY_MILLISECONDS}",
        "journal_mode=WAL",
        "synchronous=FULL",  # NORMAL may lose the last commits when the power goes
        "foreign_keys=ON",
        "cache_size=-512",  # KB of each connection; the system keeps the file in memory once for all of them
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _hide_values(context: ExceptionContext) -> None:
    """PostgreSQL repeats the values of a row that it refuses, and so would the log."""
    told = getattr(getattr(context.original_exception, "diag", None), "message_primary", None)
    if told:
        context.original_exception.args = (told,)
        if context.sqlalchemy_exception is not None:
            context.sqlalchemy_exception.args = (f"({type(context.original_exception).__name__}) {told}",)


def _note_use(_driver: DBAPIConnection | None, record: Any) -> None:
    record.info["used"] = monotonic()


def _ask_after_idling(dialect: Dialect, driver: DBAPIConnection, record: Any, _proxy: object) -> None:
    """Whether PostgreSQL is still at the other end of a connection that has lain idle; asking each time would cost as
    much as a statement. Raises DisconnectionError, for which the pool makes a new one."""
    if monotonic() - record.info.get("used", monotonic()) > IDLE_SECONDS:
        try:
            dialect.do_ping(driver)
        except dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    if connection.info.get("writing") != writing:  # a connection of the pool stays as it was used last
        connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writing else 'ON'}")
        connection.info["writing"] = writing
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
