"""Ten years of a library, laid as rows: the demo library in its autumn, with nine whole years like it before."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Table, insert, select, update

from bot.demo import PLAYERS, ZONE, create_demo, report_month
from plan.period import Month
from plan.reminders.ladder import Subject
from storage.base import Base, Session
from storage.tables import InboxUpdate, OutgoingMessage, PlanFigure

YEAR = 2025
STEP = 1_000_000
"""Between the numbers of a row and of its copies."""
OF_A_YEAR: Mapping[str, tuple[str, ...]] = {
    "plans": ("id",),
    "plan_versions": ("id", "plan_id"),
    "plan_rows": ("id", "plan_id"),
    "plan_figures": ("id", "row_id", "part_of"),
    "reporters": ("row_id",),
    "submissions": ("id",),
    "answers": ("id", "submission_id", "figure_id"),
    "day_counts": ("id", "figure_id"),
    "reminders": ("id", "batch"),
    "history": ("id", "subject_id"),
}
"""Tables that grow with the years, in the order in which they refer to one another, and what in them names rows that
are copied, too."""
SINCE = datetime(YEAR, 8, 18, 9, 0, tzinfo=ZONE)
Rows = dict[str, list[dict[str, Any]]]


def lay(session: Session, months: int) -> None:
    """The library with so many reported months of its year, and as long a diary and ledger of reminders."""
    create_demo(session)
    for number in range(1, months + 1):
        for player in PLAYERS:
            report_month(session, player, Month(YEAR, number))
    session.flush()
    _keep_diaries(session, months)
    _note_reminders(session, months)


def leave_messages(session: Session, messages: int) -> None:
    """What went to and fro in the last weeks."""
    accounts = [player.account for player in PLAYERS if player.department]
    received, sent = [], []
    for number in range(messages):
        account, at = accounts[number % len(accounts)], SINCE + timedelta(days=44) * number / messages
        body = f'{{"update_id":{-number},"message":{{"text":"{"x" * 250}"}}}}'
        row = {"bot_id": 1, "update_id": -number, "digest": str(number), "lane": account, "body": body}
        received.append({**row, "state": "done", "received_at": at, "settled_at": at})
        of = {"key": f"reply:1:{-number}:{number}", "chat_id": account, "person_id": account, "priority": 0}
        what = {
            "method": "sendMessage",
            "kind": "reply",
            "params": '{"text":"' + "x" * 900 + '"}',
            "message_id": number,
        }
        sent.append({**of, **what, "state": "sent", "created_at": at, "settled_at": at})
    session.execute(insert(InboxUpdate), received)
    session.execute(insert(OutgoingMessage), sent)


def rows_of(session: Session) -> Rows:
    """Everything that grows with the years."""
    tables = {name: Base.metadata.tables[name] for name in OF_A_YEAR}
    return {name: [dict(row) for row in session.execute(select(table)).mappings()] for name, table in tables.items()}


def lay_earlier_years(session: Session, whole: Rows, years: int) -> None:
    """So many years like the `whole` one of the same library before its present one."""
    for ago in range(years, 0, -1):
        for name, rows in whole.items():
            if rows:
                session.execute(insert(Base.metadata.tables[name]), [_as_it_was(name, row, ago, years) for row in rows])
    # Whatever its number was last year, a figure knows what it goes on with.
    session.execute(update(PlanFigure).where(PlanFigure.id < STEP).values(follows=PlanFigure.id + STEP))


def counted(session: Session) -> Mapping[str, int]:
    """How many rows there are of each."""
    rows = rows_of(session)
    return {name: len(rows[name]) for name in rows}


def _as_it_was(name: str, row: Mapping[str, Any], ago: int, years: int) -> dict[str, Any]:
    earlier = {column: _earlier(value, ago) for column, value in row.items()}
    for column in OF_A_YEAR[name]:
        if row[column] is not None:
            earlier[column] = row[column] + ago * STEP
    if "year" in row:
        earlier["year"] = row["year"] - ago
    if name == "plan_figures" and ago < years:
        earlier["follows"] = row["id"] + (ago + 1) * STEP
    if name == "submissions":
        earlier |= {"status": "approved", "approved_at": earlier["submitted_at"], "approved_by": row["submitted_by"]}
    if name == "reminders":
        earlier["subject"] = row["subject"].replace(str(YEAR), str(YEAR - ago))
    return earlier


def _earlier(value: Any, years: int) -> Any:
    return value.replace(year=value.year - years) if isinstance(value, date) else value


def _keep_diaries(session: Session, months: int) -> None:
    """Each department counts two of its figures on every working day."""
    figures: dict[int, list[Any]] = {}
    reporters, planned = Base.metadata.tables["reporters"].c, Base.metadata.tables["plan_figures"].c
    found = select(reporters.department_id, planned.id).where(reporters.row_id == planned.row_id).order_by(planned.id)
    for department, figure in session.execute(found):
        figures.setdefault(department, []).append(figure)
    (library, person) = _somebody(session)
    days = [day for day in (date(YEAR, 1, 1) + timedelta(days=at) for at in range(365)) if day.month <= months]
    common = {"library_id": library, "entered_by": person, "value": Decimal(7), "typed": "7", "entered_at": SINCE}
    rows = [
        {**common, "department_id": department, "figure_id": figure, "day": day}
        for department, theirs in figures.items()
        for figure in theirs[:2]
        for day in days
        if day.weekday() < 5
    ]
    _insert(session, Base.metadata.tables["day_counts"], rows)


def _note_reminders(session: Session, months: int) -> None:
    """Three steps of the ladder for everybody in every month."""
    people = Base.metadata.tables["people"].c
    rows = [
        {
            "library_id": library,
            "person_id": person,
            "subject": str(Subject("month", Month(YEAR, month), 1)),
            "step": step,
            "due_at": SINCE,
            "state": "sent",
            "created_at": SINCE,
            "settled_at": SINCE,
        }
        for library, person in session.execute(select(people.library_id, people.id)).all()
        for month in range(1, months + 1)
        for step in ("day-5", "day-1", "day+1")
    ]
    _insert(session, Base.metadata.tables["reminders"], rows)


def _somebody(session: Session) -> tuple[int, int]:
    people = Base.metadata.tables["people"].c
    library, person = session.execute(select(people.library_id, people.id).order_by(people.id)).first() or (0, 0)
    return library, person


def _insert(session: Session, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        session.execute(insert(table), rows)
