"""Statements past SQLAlchemy: the same values in and out, heard by whoever listens, refused where they would hide a
change of facts."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import bindparam, event, insert, select, update
from sqlalchemy.exc import IntegrityError

from storage.database import Database, is_transient
from storage.prepared import Prepared
from storage.tables import Answer, Department, HistoryEntry
from tests.support.people.cast import gather

AT = datetime(2025, 4, 1, 9, 0, tzinfo=timezone(timedelta(hours=5)))
HISTORY = HistoryEntry.metadata.tables["history"]
ANSWERS = Answer.metadata.tables["answers"]
GIVEN = ("library_id", "at", "person_id", "action", "subject", "before", "after", "why")
ADD = Prepared(insert(HISTORY).inline(), given=GIVEN)
LINES = (
    select(HISTORY.c.at, HISTORY.c.before, HISTORY.c.after, HISTORY.c.why)
    .where(HISTORY.c.action == "tried", HISTORY.c.library_id == bindparam("library"))
    .order_by(HISTORY.c.id)
)
AFTER: list[Any] = [{"value": "0.50"}, ["a", None], {}, None]


def line(library: int, after: Any) -> dict[str, Any]:
    values = (library, AT, None, "tried", "library", None, after, "sabab % :x $1 ?")
    return dict(zip(GIVEN, values, strict=True))


def test_values_are_what_sqlalchemy_makes_of_them(database: Database) -> None:
    with database.write() as session:
        library = gather(session, AT).library.id
        ADD.change_all(session, [line(library, after) for after in AFTER[:3]])
        ADD.change_all(session, [line(library, AFTER[3])])
    with database.read() as session:
        rows = [tuple(row) for row in Prepared(LINES).rows(session, {"library": library})]

        assert rows == [tuple(row) for row in session.execute(LINES, {"library": library})]
        assert rows == [(AT, None, after, "sabab % :x $1 ?") for after in AFTER]
        assert all(row[0].tzinfo is UTC for row in rows)


def test_a_figure_is_read_as_a_figure(database: Database) -> None:
    figure = Prepared(select(bindparam("figure", type_=ANSWERS.c.value.type)))
    with database.read() as session:
        assert figure.first(session, {"figure": Decimal("1E+3")}) == (Decimal(1000),)
        assert figure.first(session, {"figure": None}) == (None,)


def test_whoever_listens_hears_of_it(database: Database) -> None:
    heard: list[str] = []
    for step in ("before_execute", "before_cursor_execute", "after_cursor_execute"):
        event.listen(database.engine, step, lambda *given, step=step: heard.append(step))
    with database.read() as session:
        session.connection()
        heard.clear()
        assert Prepared(LINES).rows(session, {"library": 1}) == []

    assert heard == ["before_execute", "before_cursor_execute", "after_cursor_execute"]


def test_a_refusal_is_sqlalchemys(database: Database) -> None:
    with pytest.raises(IntegrityError) as refused, database.write() as session:
        ADD.change_all(session, [line(-1, {})])  # there is no such library
    assert not is_transient(refused.value)


def test_a_value_may_not_be_left_out(database: Database) -> None:
    with pytest.raises(KeyError), database.read() as session:
        Prepared(LINES).rows(session, {})


def test_it_hides_no_change_of_a_fact(database: Database) -> None:
    table = Department.metadata.tables["departments"]
    renaming = Prepared(update(table).where(table.c.id == bindparam("row")).values(name="Boshqa"))
    with pytest.raises(ValueError, match="past SQLAlchemy"), database.write() as session:
        renaming.changed(session, {"row": 1})
