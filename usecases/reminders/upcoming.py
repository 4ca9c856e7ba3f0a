"""The coming dates of one person: reports to send, rows to get done, and the quarters' papers."""

from collections.abc import Iterator
from datetime import date, timedelta

from plan.month.submission import asked_in
from plan.period import Month, Span
from plan.reminders.ladder import shifted
from plan.reminders.upcoming import Deadline
from storage import settings as kept
from storage.month import submissions
from usecases.papers import handing_in
from usecases.reminders.facts import Picture, ends_of, picture_of, so_far, wanted_by
from usecases.work import Work


def coming(work: Work) -> list[Deadline]:
    """Everything that is still to be done in the plans in force, the nearest first. Who directs or observes sees the
    whole library's, others that of the departments they answer for; a director's deputy the quarters' papers too."""
    ladder = kept.ladder(work.session, work.library.id)
    picture = picture_of(work.session, work.library, work.today, work.calendar(), ladder)
    mine = {one.id for one in work.departments()}
    seen = set(picture.departments) if work.observes else mine
    found = [*_months(work, picture, seen), *_rows(work, picture, seen)]
    if handing_in.concerns(work):
        found += _quarters(work, picture)
    return sorted(found, key=lambda one: (one.on, one.kind, one.month))


def _months(work: Work, picture: Picture, seen: set[int]) -> Iterator[Deadline]:
    calendar = work.calendar()
    for year, plan in picture.plans.items():
        for number in range(1, 13):
            month = Month(year, number)
            due, closes = calendar.due_on(month), calendar.closes_on(month)
            waiting = tuple(
                one.name
                for key, one in picture.departments.items()
                if key in seen and asked_in(plan.indicators, key, number) and not _sent(picture, key, month)
            )
            if waiting and closes >= work.today:
                late = due < work.today
                yield Deadline("month", closes if late else due, month, late=late, departments=waiting)


def _sent(picture: Picture, department: int, month: Month) -> bool:
    found = picture.submissions.get((department, month))
    return found is not None and found.status in submissions.COUNTED


def _rows(work: Work, picture: Picture, seen: set[int]) -> Iterator[Deadline]:
    for year, plan in picture.plans.items():
        for number in range(1, 13):
            month = Month(year, number)
            rows = tuple(
                one
                for one in plan.indicators
                if one.kind == "count" and one.target and one.target > 0 and number in ends_of(one.window)
                if seen & set(one.departments) and so_far(picture.said, one, month) < wanted_by(one, month)
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


def rings_on(work: Work, one: Deadline) -> tuple[date, ...]:
    """The days on which a phone may ring for a date: the working day before it, and its own if that is one."""
    calendar = work.calendar()
    before = shifted(calendar, one.on - timedelta(days=1), 0)
    return (before, one.on) if calendar.is_working(one.on) else (before,)


def hour(work: Work) -> int:
    """The hour at which the library wants to be reminded."""
    return kept.ladder(work.session, work.library.id).hour
