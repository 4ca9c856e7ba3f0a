"""Closed months of many departments opened in one go, and that taken back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from plan.calendar import end_of_day
from plan.month.submission import reported_by
from plan.period import Month
from storage.month import submissions
from storage.oversight import history
from storage.planning import plans
from storage.tables import Submission
from usecases.month import submitting
from usecases.month.owing import can_be_told, month_as_asked
from usecases.month.reporting import access_now
from usecases.work import Work

LONGEST_TO_REGRET = timedelta(days=1)
"""How long it can be taken back at once."""
_UNSENT = ("draft", "returned")


@dataclass(frozen=True, slots=True)
class Closed:
    """One department's month that has closed without having been sent."""

    department: int
    month: Month


@dataclass(frozen=True, slots=True)
class Opened:
    """What was opened up to the end of a day, and the moment by which it can be taken back."""

    reports: tuple[Closed, ...]
    until: date
    at: datetime


def closed_reports(work: Work, year: int) -> list[Closed]:
    """Every department's months of a year that are closed, were not sent, and ask for something; also those from before
    the library or the department began here. Nothing for whoever does not direct the library."""
    plan = plans.plan_of_year(work.session, work.library.id, year)
    if plan is None or not work.directs:
        return []
    begun = {
        (report.department_id, report.month): report
        for report in submissions.submissions_of_year(work.session, work.library.id, year)
    }
    closed = []
    for department in work.facts().departments:
        if not reported_by(plan.indicators, department.id):
            continue
        sums = [report for (key, _), report in begun.items() if key == department.id and report.since]
        for number in range(1, 13):
            report = begun.get((department.id, number))
            month = Month(year, number)
            if not _is_closed(work, month, report):
                continue
            month = month_as_asked(work, department.id, month, report)
            inside = any(each.since <= number < each.month for each in sums)
            asked = plan.asked_in(department.id, number, month.since)
            if any(can_be_told(row, month, inside) for row in asked):
                closed.append(Closed(department.id, month))
    return closed


def _is_closed(work: Work, month: Month, report: Submission | None) -> bool:
    return (report is None or report.status in _UNSENT) and access_now(work, month, report) == "closed"


def open_reports(
    work: Work, year: int, months: Collection[int], departments: Collection[int], until: date
) -> Opened | None:
    """Open what is closed of these months (1–12) and departments up to the end of a day; None on an impossible day, and
    where there is nothing to open."""
    if not work.today <= until <= work.today + submitting.LONGEST_OPEN:
        return None
    wanted = [
        each for each in closed_reports(work, year) if each.month.number in months and each.department in departments
    ]
    opened = [each for each in wanted if submitting.reopen_month(work, each.department, each.month, until) is None]
    return Opened(tuple(opened), until, work.now) if opened else None


def may_take_back(work: Work, opened_at: datetime) -> bool:
    """Whether what was opened at a moment can still be closed again in one go."""
    return work.directs and opened_at <= work.now <= opened_at + LONGEST_TO_REGRET


def take_back(work: Work, opened_at: datetime) -> list[Closed]:
    """Close again what this person opened at a moment, as far as it was not sent since and is still open until the same
    day; what was typed is kept. Returns which reports these are."""
    closed = []
    for event in history.done_at(work.session, work.library.id, opened_at, work.person.id, "reopen"):
        report = submissions.load_submission(work.session, work.library.id, event.subject_id or 0, to_change=True)
        if report is None or report.status not in _UNSENT or not _stands(work, report, event.after):
            continue
        report.open_until = None
        work.note_down("close", "submission", report.id, before=event.after, after={"until": None})
        closed.append(Closed(report.department_id, Month(report.year, report.month, report.since)))
    return closed


def _stands(work: Work, report: Submission, after: Mapping[str, Any]) -> bool:
    until = end_of_day(date.fromisoformat(after["until"]), work.now.tzinfo)
    return report.open_until is not None and report.open_until == until and work.now < until


def by_department(reports: Sequence[Closed]) -> dict[int, list[Month]]:
    """Department → its months, in their order."""
    months: dict[int, list[Month]] = {}
    for each in reports:
        months.setdefault(each.department, []).append(each.month)
    return months
