"""Keeping what departments counted on each day, and finding it again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    String,
    Text,
    cast,
    delete,
    func,
    literal_column,
    select,
    type_coerce,
)

from plan.period import Month
from storage.base import Session
from storage.database import insert_into
from storage.tables import DayCount, Submission

DAYS = _days = DayCount.metadata.tables["day_counts"].c
_submissions = Submission.metadata.tables["submissions"].c


@dataclass(frozen=True, slots=True)
class StoredDay:
    """What stands of one figure on one day."""

    department: int
    figure: int
    day: date
    value: Decimal
    entered_by: int


def days_as_text(engine: str) -> ColumnElement[str]:
    """A column that holds every day of a figure and its number, as `2025-03-12=45;2025-03-13=7`."""
    aggregate = func.string_agg if engine == "postgresql" else func.group_concat
    pairs = cast(_days.day, Text) + literal_column("'='") + type_coerce(_days.value, String)
    return aggregate(pairs, literal_column("';'"), type_=Text())


def of_report(report: BindParameter[int], engine: str) -> Sequence[ColumnElement[bool]]:
    """What the days of a report (by its id) have in common with it: its department and its month, as a span of days,
    which an index finds however many years of them there are."""
    year, month = _submissions.year, _submissions.month
    if engine == "postgresql":
        first = func.make_date(year, month, literal_column("1"))
        last = first + literal_column("interval '1 month'") - literal_column("interval '1 day'")
    else:
        first, last = (func.printf(literal_column(f"'%04d-%02d-{day}'"), year, month) for day in ("01", "31"))
    return (
        _submissions.id == report,
        _days.department_id == _submissions.department_id,
        type_coerce(_days.day, String) >= first,
        type_coerce(_days.day, String) <= last,
    )


def read_days_text(text: str) -> dict[int, Decimal]:
    """Day of the month → its number, out of `days_as_text`."""
    pairs = (pair.partition("=") for pair in text.split(";"))
    return {int(day[-2:]): Decimal(value) for day, _, value in sorted(pairs)}


def days_of_month(session: Session, department_id: int, month: Month) -> dict[int, dict[int, Decimal]]:
    """Figure → day of the month → what a department counted."""
    found: dict[int, dict[int, Decimal]] = {}
    query = select(_days.figure_id, _days.day, _days.value).where(
        _days.department_id == department_id, _days.day >= month.first_day, _days.day <= month.last_day
    )
    for figure, day, value in session.execute(query.order_by(_days.day)):
        found.setdefault(figure, {})[day.day] = value
    return found


def days_of_figure(session: Session, figure_id: int) -> list[StoredDay]:
    """Every day of a figure, the first one first."""
    query = select(_days.department_id, _days.figure_id, _days.day, _days.value, _days.entered_by)
    rows = session.execute(query.where(_days.figure_id == figure_id).order_by(_days.day, _days.department_id))
    return [StoredDay(*row) for row in rows]


def day_of_figure(session: Session, department_id: int, figure_id: int, day: date) -> DayCount | None:
    """What stands on one day, locked until the transaction ends."""
    query = select(DayCount).where(
        DayCount.department_id == department_id, DayCount.figure_id == figure_id, DayCount.day == day
    )
    return session.scalars(query.with_for_update().execution_options(populate_existing=True)).first()


def write_day(session: Session, values: dict[str, Any]) -> int | None:
    """Write a day that nothing stands on; returns its id, None when somebody else was faster."""
    statement = insert_into(session, DayCount).values(values).on_conflict_do_nothing().returning(DayCount.id)
    return session.scalars(statement).first()


def change_day(session: Session, entry: DayCount, value: Decimal, typed: str, by: int, at: datetime) -> None:
    entry.value, entry.typed, entry.entered_by, entry.entered_at = value, typed, by, at
    session.flush()


def remove_day(session: Session, entry_id: int) -> None:
    session.execute(delete(DayCount).where(DayCount.id == entry_id))


def figures_used_last(session: Session, department_id: int, figures: Iterable[int]) -> list[int]:
    """Of some figures those for which a department has kept days, the one it wrote last first."""
    newest = func.max(_days.entered_at)
    query = select(_days.figure_id).where(_days.department_id == department_id, _days.figure_id.in_(list(figures)))
    return list(session.scalars(query.group_by(_days.figure_id).order_by(newest.desc(), _days.figure_id)))
