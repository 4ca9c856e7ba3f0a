"""What a reminder says about one subject to one person."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from plan.calendar import WorkCalendar
from plan.indicator import Indicator
from plan.month.submission import asked_in
from plan.period import Month, Span
from plan.reminders.ladder import Subject
from plan.reminders.reminder import (
    ClosedIncomplete,
    ClosedUnsent,
    MonthMissing,
    Part,
    PlanMissing,
    QuarterAhead,
    RowMissing,
    StillUnknown,
    WhoIsLate,
)
from storage.planning.plans import PlanContent
from storage.tables import Department
from usecases.reminders.facts import Picture, report_counts
from usecases.reminders.rows import expected_by


def part_of(picture: Picture, subject: Subject, person: int) -> Part | None:
    """What a reminder says about one subject to one person; None when its plan or department is gone."""
    if subject.about == "plan":
        return PlanMissing(subject.month.year)
    plan = picture.plans.get(subject.month.year)
    if plan is None:
        return None
    if subject.about in ("late", "closed", "quarter"):
        return _part_of_library(picture, subject)
    department = picture.departments.get(subject.department)
    if department is None:
        return None
    if subject.about == "row":
        return _part_of_row(picture, subject, plan.indicator(subject.figure), department.name)
    return _part_of_report(picture, subject, plan, department, _instead_of(picture, department.id, person))


def _part_of_library(picture: Picture, subject: Subject) -> Part:
    """Who is late, what was not complete when the month closed, and what a quarter still lacks."""
    calendar, month = picture.facts.calendar, subject.month
    if subject.about == "late":
        return WhoIsLate(month, calendar.due_on(month), calendar.closes_on(month), _missing_reports(picture, month))
    if subject.about == "closed":
        missing = _missing_reports(picture, month, closed=True)
        return ClosedIncomplete(month, calendar.closes_on(month), missing, _never_known(picture, month))
    quarter = Span.containing(month, "quarter")
    due = calendar.quarter_due_on(quarter.year, quarter.ordinal)
    return QuarterAhead(quarter, due, _missing_in_quarter(picture, calendar, quarter))


def _part_of_row(picture: Picture, subject: Subject, indicator: Indicator | None, department: str) -> Part | None:
    """A row whose window ends, and how far it is."""
    if indicator is None or not indicator.is_asked:
        return None
    month = subject.month
    reported = picture.reported[month.year][indicator.key]
    done = reported.value(month.number)
    if done is None and reported.combining == "sum":
        done = Decimal(0)
    return RowMissing(department, month, indicator, done, expected_by(indicator, reported, month.number))


def _part_of_report(picture: Picture, subject: Subject, plan: PlanContent, department: Department, absent: str) -> Part:
    """A department's month that is not sent, was not sent when it closed, or has numbers that are not known yet."""
    calendar, month = picture.facts.calendar, subject.month
    begun = picture.submissions.get((department.id, month))
    closes = max([calendar.closes_on(month), *_opened_until(picture, department.id, month)])
    if subject.about == "unknown":
        return StillUnknown(department.name, month, closes, picture.unknown.get(begun.id, ()) if begun else (), absent)
    since = begun.since if begun else calendar.as_asked(month).since
    asked = asked_in(plan.indicators, department.id, month.number, since)
    month = replace(month, since=since)
    answered = picture.answered.get(begun.id, set()) if begun else set()
    if subject.about == "unsent":
        done = sum(indicator.key in answered for indicator in asked)
        closed_on, directors = calendar.closes_on(month), picture.directors
        return ClosedUnsent(department.id, department.name, month, closed_on, len(asked), done, directors, absent)
    return MonthMissing(
        department.name,
        month,
        calendar.due_on(month, department.id),
        closes,
        len(asked),
        tuple(indicator for indicator in asked if indicator.key not in answered),
        opens=picture.today == calendar.working_day(month.last_day, 1),
        instead_of=absent,
    )


def _opened_until(picture: Picture, department: int, month: Month) -> list[date]:
    reports = (report for report in picture.facts.months if (report.department, report.month) == (department, month))
    return [report.reopened for report in reports if report.reopened is not None]


def _missing_reports(picture: Picture, month: Month, closed: bool = False) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Departments that are late with a month; once it has `closed`, those that have not sent it and for which it is not
    open again."""
    calendar = picture.facts.calendar
    missing = (report for report in picture.facts.months if report.month == month and not report.sent)
    waiting = [
        report.department
        for report in missing
        if (report.reopened is None if closed else not calendar.came_after_due(month, report.department))
    ]
    return tuple(
        (picture.departments[key].name, tuple(member.name for member in picture.members.get(key, ())))
        for key in waiting
    )


def _never_known(picture: Picture, month: Month) -> tuple[tuple[str, int], ...]:
    """Departments that sent the month with numbers they did not know, and how many these are; without the departments
    for which it is open again."""
    again = {
        report.department for report in picture.facts.months if report.month == month and report.reopened is not None
    }
    closed = (department for department in picture.departments.values() if department.id not in again)
    reports = ((department.name, picture.submissions.get((department.id, month))) for department in closed)
    counted = (
        (name, len(picture.unknown.get(submission.id, ()))) for name, submission in reports if submission is not None
    )
    return tuple((name, count) for name, count in counted if count)


def _missing_in_quarter(
    picture: Picture, calendar: WorkCalendar, quarter: Span
) -> tuple[tuple[str, tuple[Month, ...]], ...]:
    missing: dict[int, list[Month]] = {}
    figures = picture.figures[quarter.year]
    for month in quarter.months:
        for key in picture.departments:
            owed = calendar.was_here(month, key) and asked_in(figures[month.number], key, month.number)
            if owed and not report_counts(picture.submissions.get((key, month))):
                missing.setdefault(key, []).append(month)
    return tuple((picture.departments[key].name, tuple(months)) for key, months in missing.items())


def _instead_of(picture: Picture, department: int, person: int) -> str:
    absent = [member.name for member in picture.members.get(department, ()) if picture.away.get(member.id) == person]
    return ", ".join(absent)
