"""The coming deadlines of one person: reports to send, rows to finish, and the quarters' papers."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from plan.month.submission import asked_in
from plan.period import Month, Span
from plan.reminders.ladder import shift_by_workdays
from plan.reminders.upcoming import Deadline
from storage import settings as stored_settings
from storage.month import submissions
from usecases.papers import handing_in
from usecases.reminders.facts import Picture, picture_of
from usecases.reminders.rows import ends_of_work, is_reached
from usecases.work import Work


def coming_deadlines(work: Work) -> list[Deadline]:
    """Everything that is still to be done in the plans in force, the nearest first. Directors and observers see the
    whole library's, others their own departments'; a director's deputy also sees the quarters' papers."""
    ladder = stored_settings.ladder_of_library(work.session, work.library.id)
    picture = picture_of(work.session, work.library, work.today, work.calendar(), ladder)
    own = {department.id for department in work.departments()}
    seen = set(picture.departments) if work.observes else own
    deadlines = [*_months(work, picture, seen), *_rows(work, picture, seen)]
    if handing_in.hears_of_papers(work):
        deadlines += _quarters(work, picture)
    return sorted(deadlines, key=lambda deadline: (deadline.on, deadline.kind, deadline.month))


def _months(work: Work, picture: Picture, seen: set[int]) -> Iterator[Deadline]:
    calendar = work.calendar()
    for year, plan in picture.plans.items():
        for number in range(1, 13):
            month = calendar.as_asked(Month(year, number))
            if not calendar.is_owed(month, work.today):
                continue
            closes = calendar.closes_on(month)
            waiting = [
                key
                for key in picture.departments
                if key in seen and calendar.was_here(month, key)
                if asked_in(plan.indicators, key, number, month.since) and not _sent(picture, key, month)
            ]
            if waiting and closes >= work.today:
                due = min(calendar.due_on(month, key) for key in waiting)
                late = due < work.today
                names = tuple(picture.departments[key].name for key in waiting)
                yield Deadline("month", closes if late else due, month, late=late, departments=names)


def _sent(picture: Picture, department: int, month: Month) -> bool:
    submission = picture.submissions.get((department, month))
    return submission is not None and submission.status in submissions.COUNTED


def _rows(work: Work, picture: Picture, seen: set[int]) -> Iterator[Deadline]:
    for year, plan in picture.plans.items():
        for number in range(1, 13):
            month = Month(year, number)
            rows = tuple(
                indicator
                for indicator in plan.indicators
                if number in ends_of_work(indicator)
                and seen & set(indicator.departments)
                and not is_reached(indicator, picture.reported[year][indicator.key], number)
            )
            if rows and month.last_day >= work.today:
                yield Deadline("rows", month.last_day, month, rows=rows)


def _quarters(work: Work, picture: Picture) -> Iterator[Deadline]:
    for year in picture.plans:
        for ordinal in range(1, 5):
            on = work.calendar().quarter_due_on(year, ordinal)
            quarter = Span(year, "quarter", ordinal)
            if on >= work.today and quarter not in picture.facts.handed_in:
                yield Deadline("quarter", on, quarter.last)
    owed = handing_in.paper_owed(work)
    if owed is not None and owed[1] < work.today:
        yield Deadline("quarter", owed[1], owed[0].last, late=True)


def until_end_of_next_month(deadlines: Sequence[Deadline], today: date) -> list[Deadline]:
    """Those of the deadlines that come until the end of the month after a day's."""
    last = Month.of(today).next.last_day
    return [deadline for deadline in deadlines if deadline.on <= last]


def rings_on(work: Work, deadline: Deadline) -> tuple[date, ...]:
    """The days on which a phone may ring for a deadline: the working day before it, and its own if it is one."""
    calendar = work.calendar()
    before = shift_by_workdays(calendar, deadline.on - timedelta(days=1), 0)
    return (before, deadline.on) if calendar.is_working(deadline.on) else (before,)


def reminding_hour(work: Work) -> int:
    """The hour at which the library wants to be reminded."""
    return stored_settings.ladder_of_library(work.session, work.library.id).hour
