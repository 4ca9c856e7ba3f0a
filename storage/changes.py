"""Whether a transaction has changed one of its library's facts itself (`storage/facts.py` says which these are).

It is seen at the one place that every statement passes, the cursor, so that neither a bulk change nor plain SQL can be
forgotten. What other transactions change is told by `libraries.version`.
"""

import re
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import ExecutionContext

from storage import tables
from storage.base import Session

FACTS = (
    tables.DayOff,
    tables.Department,
    tables.Leave,
    tables.Library,
    tables.LibrarySettings,
    tables.Membership,
    tables.Person,
    tables.Plan,
    tables.PlanFigure,
    tables.PlanRow,
    tables.PublicDay,
    tables.Reporter,
    tables.RussianName,
)
_NAMES = re.compile(rf"\b({'|'.join(table.__tablename__ for table in FACTS)})\b", re.IGNORECASE)
_COUNT = "changes of facts"


def watch_facts(engine: Engine) -> None:
    """Count, in every transaction of an engine, the statements that may change a fact."""
    event.listen(engine, "begin", _start_counting)
    for step in ("do_execute", "do_executemany", "do_execute_no_params"):
        event.listen(engine, step, _count if step != "do_execute_no_params" else _count_plain)


def connection_of(session: Session) -> Connection:
    """The connection of the session's transaction. It is looked up once and remembered: the lookup costs a noticeable
    part of a statement."""
    connection: Connection | None = session.info.get("connection")
    if connection is None or connection.closed:
        connection = session.info["connection"] = session.connection()
    return connection


def changes_of_facts(session: Session) -> int:
    """How many statements of this transaction may have changed a fact of a library."""
    return int(connection_of(session).info.get(_COUNT, 0))


def write_pending_facts(session: Session) -> None:
    """Flush the session if a fact was changed in it and not written yet."""
    if any(isinstance(row, FACTS) for row in (*session.new, *session.deleted, *session.dirty)):
        session.flush()


def _start_counting(connection: Connection) -> None:
    connection.info[_COUNT] = 0


def _count(_cursor: Any, statement: str, _parameters: Any, context: ExecutionContext) -> None:
    if may_change_facts(statement):
        info = context.root_connection.info
        info[_COUNT] = info.get(_COUNT, 0) + 1


def _count_plain(cursor: Any, statement: str, context: ExecutionContext) -> None:
    _count(cursor, statement, None, context)


@lru_cache(maxsize=1024)
def may_change_facts(statement: str) -> bool:
    """Whether a statement may change a fact. It errs on the side of yes: a statement that only names such a table costs
    no more than reading the facts anew."""
    return not statement.lstrip().upper().startswith("SELECT") and _NAMES.search(statement) is not None
