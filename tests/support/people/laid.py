"""What hundreds of tests begin with is laid by the program's own functions once; the others get the rows it left."""

import sqlite3
from collections.abc import Callable, Hashable
from contextlib import closing
from copy import deepcopy
from hashlib import sha256
from typing import Any, TypeVar

from sqlalchemy import Connection

from storage.base import Session
from storage.database import Database

S = TypeVar("S")
T = TypeVar("T")
Rows = dict[str, list[tuple[Any, ...]]]
"""Statement that inserts → its rows."""
_laid: dict[Hashable, tuple[Any, Rows, bool]] = {}
"""Key → what `lay` returned, what it left in the database, and whether something was to be sent."""
_whole: dict[Hashable, tuple[Any, sqlite3.Connection]] = {}
"""Key → what `lay` returned, and the database that it left."""
_said: dict[Hashable, tuple[Any, sqlite3.Connection]] = {}
"""The same of parts of conversations, by what they began from; only the last so many."""
_SAID = 32


def lay_once(session: Session, key: Hashable, lay: Callable[[Session], T]) -> T:
    """Whatever `lay` returns (ids, no rows of the session) with an equal key each time. It is carried out at its first
    time, and always where something is in the database already or on PostgreSQL, whose ids are counted elsewhere."""
    connection = session.connection()
    if connection.dialect.name != "sqlite" or not _is_empty(connection):
        return lay(session)
    if key not in _laid:
        result = lay(session)
        for write in session.info.pop("before commit", {}).values():
            write(session)
        session.flush()
        _laid[key] = deepcopy(result), _rows(connection), session.info.get("outgoing", False)
        return result
    result, rows, outgoing = _laid[key]
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")  # until the transaction ends
    for insertion, many in rows.items():
        connection.exec_driver_sql(insertion, many)
    if outgoing:
        session.info["outgoing"] = True
    return deepcopy(result)


def lay_whole_once(database: Database, key: Hashable, lay: Callable[[], T]) -> T:
    """The same for what is done in several transactions: the whole SQLite database is kept as it is then. Whoever asks
    with an equal key has the same in their database before."""
    file = database.engine.url.database
    if not database.is_sqlite or file is None:
        return lay()
    with closing(sqlite3.connect(file)) as own:
        if key in _whole:
            left, kept = _whole[key]
            kept.backup(own)
            again: T = deepcopy(left)
            return again
        result = lay()
        kept = sqlite3.connect(":memory:")
        own.backup(kept)
        _whole[key] = deepcopy(result), kept
        return result


def say_once(database: Database, key: Hashable, known: Callable[[], T], say: Callable[[], S]) -> tuple[S, T]:
    """What a part of a conversation returns, and what is `known` then beside the database. It is carried out once by
    each key, from each state of the SQLite database and of what is known; others get what it left."""
    file = database.engine.url.database
    if not database.is_sqlite or file is None:
        return say(), known()
    with closing(sqlite3.connect(file)) as own:
        begun = key, sha256(own.serialize()).digest(), repr(known())
        if begun in _said:
            left, kept = _said[begun]
            kept.backup(own)
            again: tuple[S, T] = deepcopy(left)
            return again
        result = say(), known()
        kept = sqlite3.connect(":memory:")
        own.backup(kept)
        _said[begun] = deepcopy(result), kept
    if len(_said) > _SAID:
        _said.pop(next(iter(_said)))[1].close()
    return result


def _tables(connection: Connection) -> list[str]:
    """Libraries come last: nothing that is written before counts as a change of theirs."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'alembic%'"
    )
    names = [name for (name,) in connection.exec_driver_sql(query)]
    return sorted(names, key=lambda name: name == "libraries")


def _is_empty(connection: Connection) -> bool:
    some = " OR ".join(f"EXISTS (SELECT 1 FROM {table})" for table in _tables(connection))
    return not connection.exec_driver_sql(f"SELECT {some}").scalar()


def _rows(connection: Connection) -> Rows:
    rows: Rows = {}
    for table in _tables(connection):
        result = connection.exec_driver_sql(f"SELECT * FROM {table}")
        names, many = list(result.keys()), [tuple(row) for row in result]
        if many:
            columns = ", ".join(f'"{name}"' for name in names)
            rows[f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(names))})"] = many
    return rows
