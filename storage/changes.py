"""Whether a transaction has changed one of its library's facts itself (`storage/facts.py` says which these are).

It is seen at the one place that every statement passes, the cursor, so that neither a bulk change nor plain SQL can be
forgotten. What other transactions change is told by `libraries.version`.
"""

import re
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, event

from storage.base import Session
from storage.tables import (
    DayOff,
    Department,
    Leave,
    LibrarySettings,
    Membership,
    Person,
    Plan,
    PlanFigure,
    PlanRow,
    PublicDay,
    Reporter,
)

FACTS = (
    DayOff,
    Department,
    Leave,
    LibrarySettings,
    Membership,
    Person,
    Plan,
    PlanFigure,
    PlanRow,
    PublicDay,
    Reporter,
)
_NAMES = re.compile(rf"\b({'|'.join(table.__tablename__ for table in FACTS)})\b", re.IGNORECASE)
_COUNT = "changes of facts"


def watch_facts(engine: Engine) -> None:
    """Count, in every transaction of an engine, the statements that may change a fact."""
    event.listen(engine, "begin", _start_counting)
    event.listen(engine, "after_cursor_execute", _count)


def changes_of_facts(session: Session) -> int:
    """How many statements of this transaction may have changed a fact of a library."""
    return int(session.connection().info.get(_COUNT, 0))


def write_pending_facts(session: Session) -> None:
    """Flush the session if a fact was changed in it and not written yet."""
    if any(isinstance(row, FACTS) for row in (*session.new, *session.deleted, *session.dirty)):
        session.flush()


def _start_counting(connection: Connection) -> None:
    connection.info[_COUNT] = 0


def _count(connection: Connection, _cursor: Any, statement: str, *_: Any) -> None:
    if _may_change_facts(statement):
        connection.info[_COUNT] = connection.info.get(_COUNT, 0) + 1


@lru_cache(maxsize=1024)
def _may_change_facts(statement: str) -> bool:
    """Rather once too often: a statement that only names such a table costs no more than reading the facts anew."""
    return not statement.lstrip().upper().startswith("SELECT") and _NAMES.search(statement) is not None
