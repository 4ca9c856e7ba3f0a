"""The demo library lived through two years, day by day: its people report as people do, and every reminder is noted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from html import unescape
from json import loads
from re import sub

from sqlalchemy import select

from bot.demo import PLAYERS, ZONE, build_demo
from notices.reminders import reminder_message
from plan.calendar import WorkCalendar
from plan.period import Month
from plan.reminders.ladder import shift_by_workdays
from storage.base import Session
from storage.database import Database
from storage.month import submissions
from storage.people import people
from storage.planning import plans
from storage.tables import Answer, OutgoingMessage, Plan, PlanFigure, PlanRow, Reporter, Submission
from usecases.reminders.reminding import remind_all_libraries, settle_message

HABITS = {"Nilufar": -1, "Bekzod": 4, "Fond mudiri": 0, "AKT mudiri": 1, "Kadrlar inspektori": -2, "Malika": 0}
"""How many working days from the due day somebody sends their month. Whoever is not here (Bosh hisobchi) skips every
third month, and otherwise sends on the day."""
FORGETS = {("Fond mudiri", 5), ("Kadrlar inspektori", 5), ("Fond mudiri", 11)}
"""Who never sends which months."""
DOES_NOT_KNOW = {("Bekzod", 5), ("Nilufar", 8)}
"""Who sends which months with one number that was not known yet, and never says it later."""
LAGS = Decimal("0.9")
HOURS = ((time(8), time(10), time(12, 30)), (time(10), time(12, 30), time(23, 30)), (time(10), time(12, 30), time(18)))
"""When the clock is looked at, three days by turns: at the hour, when reports come, and before, late or after."""


@dataclass(frozen=True)
class Heard:
    """One reminder as it left."""

    at: datetime
    to: str
    text: str


def live_through(database: Database, last: int = 2026) -> list[Heard]:
    """Live from 6 January 2025 to the end of the `last` year; returns every reminder that went, in order."""
    build_demo(database)
    with database.write() as session:
        _forget_what_was_reported(session)
        _same_plan_next_year(session)
    heard: list[Heard] = []
    outgoing: list[bool] = []
    database.after_outgoing.append(lambda: outgoing.append(True))
    day = date(2025, 1, 6)
    while day <= date(last, 12, 31):
        for hour in HOURS[day.toordinal() % len(HOURS)]:
            now = datetime.combine(day, hour, ZONE)
            if hour == time(12, 30):
                with database.write() as session:
                    _report_what_is_due(session, now)
            remind_all_libraries(reminder_message, database, now)
            if outgoing:
                heard += _deliver(database, now)
                outgoing.clear()
        day += timedelta(days=1)
    return heard


def _deliver(database: Database, now: datetime) -> Iterator[Heard]:
    """Play Telegram: everything that waits arrives."""
    with database.write() as session:
        names = {player.account: player.name for player in PLAYERS}
        waiting = select(OutgoingMessage).where(OutgoingMessage.state == "new").order_by(OutgoingMessage.id)
        for row in session.scalars(waiting).all():
            assert row.kind == "reminder", row.kind
            row.state = "sent"
            settle_message(session, row.key, "sent", None, now)
            text = unescape(sub("<[^>]+>", "", loads(row.params)["text"]))
            yield Heard(now, names[row.chat_id or 0], text)


def _forget_what_was_reported(session: Session) -> None:
    for answer in session.scalars(select(Answer)).all():
        session.delete(answer)
    session.flush()
    for submission in session.scalars(select(Submission)).all():
        session.delete(submission)


def _same_plan_next_year(session: Session) -> None:
    """2026 has the plan of 2025 again."""
    for plan in session.scalars(select(Plan)).all():
        again = _copy(session, plan, year=2026)
        figures: dict[int, PlanFigure] = {}
        for row in session.scalars(select(PlanRow).where(PlanRow.plan_id == plan.id)).all():
            new_row = _copy(session, row, plan_id=again.id)
            for reporter in session.scalars(select(Reporter).where(Reporter.row_id == row.id)).all():
                _copy(session, reporter, row_id=new_row.id)
            for figure in session.scalars(select(PlanFigure).where(PlanFigure.row_id == row.id)).all():
                figures[figure.id] = _copy(session, figure, row_id=new_row.id)
        for figure in figures.values():
            if figure.part_of is not None:
                figure.part_of = figures[figure.part_of].id


def _copy(session: Session, row, **changes):  # type: ignore[no-untyped-def]
    values = {column.name: getattr(row, column.name) for column in row.__table__.columns if column.name != "id"}
    made = type(row)(**{**values, **changes})
    session.add(made)
    session.flush()
    return made


def _report_what_is_due(session: Session, now: datetime) -> None:
    """Whoever sends a month today sends it: the year's promise in equal parts, a little more where it does not come out
    even, but whole documents alone; digitising (26) falls behind."""
    library = people.only_library(session)
    assert library is not None
    calendar = WorkCalendar()
    last = Month.of(now.date() - timedelta(days=22))
    for month in (last, last.next):
        plan = plans.plan_of_year(session, library.id, month.year)
        if plan is None:
            continue
        for player in PLAYERS:
            steps = HABITS.get(player.name, 0)
            if player.department is None or (player.name not in HABITS and month.number % 3 == 0):
                continue
            if (player.name, month.number) in FORGETS:
                continue
            if shift_by_workdays(calendar, calendar.due_on(month), steps) == now.date():
                person = people.by_telegram_id(session, player.account)
                assert person is not None
                _send(session, plan, person.id, month, now, unknown=(player.name, month.number) in DOES_NOT_KNOW)


def _send(
    session: Session, plan: plans.PlanContent, person_id: int, month: Month, now: datetime, unknown: bool
) -> None:
    from plan.month.submission import asked_in
    from plan.progress.pace import months_of

    for department in people.departments_of(session, person_id):
        asked = asked_in(plan.indicators, department.id, month.number)
        if not asked or submissions.submissions_of_department(session, department.id, month.year, month.number):
            continue
        sent = Submission(
            library_id=plan.library_id,
            department_id=department.id,
            year=month.year,
            month=month.number,
            status="submitted",
            opened_at=now,
            submitted_at=now,
            submitted_by=person_id,
        )
        session.add(sent)
        session.flush()
        for indicator in asked:
            share = (indicator.target or Decimal(0)) / len(months_of(indicator.window)) / len(indicator.departments)
            rounding = ROUND_FLOOR if indicator.unit == "Hujjat" else ROUND_CEILING
            value = (share * (LAGS if indicator.number == "26" else 1)).to_integral_value(rounding)
            left_open = unknown and indicator is asked[-1]
            session.add(
                Answer(
                    library_id=plan.library_id,
                    submission_id=sent.id,
                    figure_id=indicator.key,
                    state="unknown" if left_open else "given",
                    value=None if left_open else value,
                    entered_by=person_id,
                    entered_at=now,
                )
            )


WEEKDAYS = ("dush", "sesh", "chor", "pay", "jum", "shan", "yak")


def written(heard: list[Heard], year: int) -> str:
    """A year's reminders to be read by eye, a line for each: to whom, and about what; the days are set apart."""
    lines: list[str] = []
    day = None
    for reminder in (reminder for reminder in heard if reminder.at.year == year):
        if day != reminder.at:
            day = reminder.at
            lines.append(f"\n{day:%Y-%m-%d} {WEEKDAYS[day.weekday()]} {day:%H:%M}")
        lines.append(f"  {reminder.to:<19}{' | '.join(line for line in reminder.text.splitlines() if line)}")
    return "\n".join(lines).strip() + "\n"
