"""Adding to the history and reading it: nothing else can be done to it.

Every write of the domain leaves a line in its transaction, and `plan/progress/replay.py` rebuilds every report from
these:

| subject | actions | `after` must hold |
|---|---|---|
| answer | answer, note, confirm | submission, figure, state, value, note, typed |
| submission | open | month (2025-03), department |
| submission | submit, approve, return, reopen, … | status, when it changes; until (a day), when it is opened again |
| submission | attach, detach | figure, and which file |
| submission | add_up | months, forms: the months' forms that a sum was made of |
| plan, person, department, invitation, setting, day_off, working_day, … | in words of their own | the new values |

`before` is the same of what was there, `why` the reason somebody gave, `on_behalf_of` whose deputy they were.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, insert, select

from plan.progress.replay import Event
from storage.base import Session
from storage.planning.versions import OUT_OF_PRINT, printed_numbers
from storage.prepared import Prepared
from storage.tables import Answer, HistoryEntry, PlanFigure, PlanRow, Submission

_table = HistoryEntry.metadata.tables["history"]
_LINE = (
    _table.c.id,
    _table.c.at,
    _table.c.person_id,
    _table.c.on_behalf_of,
    _table.c.action,
    _table.c.subject,
    _table.c.subject_id,
    _table.c.before,
    _table.c.after,
    _table.c.why,
)
_TOLD = ("action", "subject", "subject_id", "before", "after", "why", "on_behalf_of")
_ADD = Prepared(insert(_table).inline(), given=("library_id", "at", "person_id", *_TOLD))
_answers = Answer.metadata.tables["answers"].c
_submissions = Submission.metadata.tables["submissions"].c


@dataclass(frozen=True, slots=True)
class Line:
    """What one line tells: who wrote it and when stands beside it."""

    action: str
    subject: str
    subject_id: int | None
    before: Any = None
    after: Any = None
    why: str = ""
    on_behalf_of: int | None = None


def note_down(session: Session, library_id: int, at: datetime, person_id: int | None, line: Line) -> None:
    """Write one line of history in the transaction of the change it tells about."""
    note_down_all(session, library_id, at, person_id, [line])


def note_down_all(
    session: Session, library_id: int, at: datetime, person_id: int | None, lines: Sequence[Line]
) -> None:
    """Write several lines of one person's at one moment, in their order."""
    place = {"library_id": library_id, "at": at, "person_id": person_id}
    rows = [{**place, **{name: getattr(line, name) for name in _TOLD}} for line in lines]
    if rows:
        _ADD.change_all(session, rows)


def answered_for(session: Session, answer_id: int) -> int | None:
    """The person in whose place an answer was last given, by id; None when it was given by whoever answers for it."""
    query = select(HistoryEntry.on_behalf_of).where(
        HistoryEntry.subject == "answer", HistoryEntry.subject_id == answer_id, HistoryEntry.action == "answer"
    )
    return session.scalars(query.order_by(HistoryEntry.id.desc()).limit(1)).first()


def history_of_reports(session: Session, library_id: int, year: int, until: datetime | None = None) -> list[Event]:
    """The lines about the reports of a year and their numbers, the oldest first. Those that are older than the rule
    to name the place in the line itself have it put in."""
    of_year = (_submissions.library_id == library_id, _submissions.year == year)
    return _in_order(session, until, *_about(of_year))


def history_of_figure(session: Session, library_id: int, figure_id: int) -> list[Event]:
    """The lines about one figure's numbers and the reports that they stand in, the oldest first."""
    reports = select(_answers.submission_id).where(_answers.figure_id == figure_id)
    numbers, lines = _about((_submissions.library_id == library_id, _submissions.id.in_(reports)))
    return _in_order(session, None, numbers.where(_answers.figure_id == figure_id), lines)


def newest_first(
    session: Session, library_id: int, since: datetime | None, until: datetime | None, action: str | None
) -> Iterator[Event]:
    """The lines of a library from a moment on and before another, or about one action."""
    query = select(*_LINE).where(_table.c.library_id == library_id).order_by(_table.c.id.desc())
    if since is not None:
        query = query.where(_table.c.at >= since)
    if until is not None:
        query = query.where(_table.c.at < until)
    if action is not None:
        query = query.where(_table.c.action == action)
    for row in session.execute(query.execution_options(yield_per=500)):
        yield _event(row)


def done_at(session: Session, library_id: int, moment: datetime, person_id: int, action: str) -> list[Event]:
    """What somebody did at a moment, in its order."""
    query = select(*_LINE).where(_table.c.library_id == library_id, _table.c.at == moment)
    query = query.where(_table.c.person_id == person_id, _table.c.action == action).order_by(_table.c.id)
    return [_event(row) for row in session.execute(query)]


def recorded_actions(session: Session, library_id: int) -> list[str]:
    """Every action that the library's history knows."""
    query = select(_table.c.action).where(_table.c.library_id == library_id).distinct()
    return sorted(session.scalars(query))


@dataclass(frozen=True, slots=True)
class Places:
    """Where the lines of a library belong: its figures by name, its reports by department and month."""

    figures: dict[int, str]
    reports: dict[int, tuple[int, str]]
    answers: dict[int, tuple[int, int]]

    def of(self, event: Event) -> tuple[int | None, int | None]:
        """The figure and the report that a line is about, as far as it is about one."""
        if event.subject == "answer":
            return self.answers.get(event.subject_id or 0, (None, None))
        if event.subject != "submission":
            return None, None
        figures = [
            state["figure"] for state in (event.after, event.before) if isinstance(state, dict) and "figure" in state
        ]
        return (figures[0] if figures else None), event.subject_id


def places_of_history(session: Session, library_id: int) -> Places:
    """Everything needed to name the place of a line."""
    reports = select(_submissions.id, _submissions.department_id, _submissions.year, _submissions.month)
    answers = select(_answers.id, _answers.figure_id, _answers.submission_id)
    return Places(
        _named_figures(session, library_id),
        {
            key: (department, f"{year}-{month:02}")
            for key, department, year, month in session.execute(reports.where(_submissions.library_id == library_id))
        },
        {
            key: (figure, report)
            for key, figure, report in session.execute(answers.where(_answers.library_id == library_id))
        },
    )


def _named_figures(session: Session, library_id: int) -> dict[int, str]:
    query = select(PlanFigure.id, PlanFigure.part, PlanRow).join(PlanRow, PlanRow.id == PlanFigure.row_id)
    figures = session.execute(query.where(PlanRow.library_id == library_id)).all()
    lost = any(row.number.startswith(OUT_OF_PRINT) for _, _, row in figures)
    printed = printed_numbers(session, library_id) if lost else {}
    return {key: _figure_name(row, printed.get(row.id, row.number), part) for key, part, row in figures}


def _figure_name(row: PlanRow, number: str, part: str) -> str:
    """`IV.13 yangi`; of a row that the plan has no longer, `IV.25 (dropped)`: another may bear its number now."""
    words = (f"{row.section}.{number}".lstrip("."), part, "(dropped)" if row.dropped else "")
    return " ".join(word for word in words if word)


def last_of_report(
    session: Session, submission_id: int, actions: Sequence[str], person_id: int | None = None
) -> Event | None:
    """The newest of some lines about one report, by one person or by anybody."""
    query = select(*_LINE).where(
        _table.c.subject == "submission", _table.c.subject_id == submission_id, _table.c.action.in_(actions)
    )
    if person_id is not None:
        query = query.where(_table.c.person_id == person_id)
    row = session.execute(query.order_by(_table.c.id.desc()).limit(1)).first()
    return _event(row) if row is not None else None


def lines_of_plan(session: Session, plan_id: int, actions: Sequence[str]) -> list[Event]:
    """Some lines about one plan, the oldest first."""
    query = select(*_LINE).where(_table.c.subject == "plan", _table.c.subject_id == plan_id)
    return [_event(row) for row in session.execute(query.where(_table.c.action.in_(actions)).order_by(_table.c.id))]


def last_of_drafts(session: Session, library_id: int, year: int, actions: Sequence[str]) -> list[Event]:
    """The newest of some lines about each report of a year that was not sent, the oldest first."""
    newest = (
        select(func.max(_table.c.id))
        .join(_submissions.id.table, (_table.c.subject == "submission") & (_table.c.subject_id == _submissions.id))
        .where(_submissions.library_id == library_id, _submissions.year == year, _submissions.status == "draft")
        .where(_table.c.action.in_(actions))
        .group_by(_table.c.subject_id)
    )
    rows = session.execute(select(*_LINE).where(_table.c.id.in_(newest)).order_by(_table.c.id))
    return [_event(row) for row in rows]


def _about(which: Iterable[Any]) -> tuple[Select[Any], Select[Any]]:
    """The lines about the numbers in some reports, and those about the reports themselves."""
    place = (_submissions.department_id, _submissions.year, _submissions.month)
    numbers = (
        select(*_LINE, _answers.submission_id, _answers.figure_id, *place)
        .join(_answers.id.table, (_table.c.subject == "answer") & (_table.c.subject_id == _answers.id))
        .join(_submissions.id.table, _submissions.id == _answers.submission_id)
    )
    reports = select(*_LINE, _submissions.id, _submissions.id, *place).join(
        _submissions.id.table, (_table.c.subject == "submission") & (_table.c.subject_id == _submissions.id)
    )
    return numbers.where(*which), reports.where(*which)


def _in_order(session: Session, until: datetime | None, *queries: Select[Any]) -> list[Event]:
    events: list[Event] = []
    for query in queries:
        if until is not None:
            query = query.where(_table.c.at <= until)
        events += [_placed(row) for row in session.execute(query)]
    return sorted(events, key=lambda event: event.id)


def _event(row: Sequence[Any]) -> Event:
    return Event(*row[: len(_LINE)])


def _placed(row: Sequence[Any]) -> Event:
    event = _event(row)
    submission, figure, department, year, month = row[len(_LINE) :]
    if isinstance(event.after, dict):
        if event.subject == "answer":
            event.after.setdefault("submission", submission)
            event.after.setdefault("figure", figure)
        elif event.action == "open":
            event.after.setdefault("department", department)
            event.after.setdefault("month", f"{year}-{month:02}")
    return event
