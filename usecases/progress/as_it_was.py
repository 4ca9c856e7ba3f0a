"""Which past days of the library can be looked at as they were."""

from datetime import date, datetime, time, timedelta

from plan.period import Month
from usecases.work import Work

OFFERED = 6
"""Months back for which days are offered by buttons; any other day can be typed."""


def end_of_past_day(work: Work, day: date) -> datetime | None:
    """The last moment of a past day in the library's time; None for today and later, when there is nothing to go back
    to, and for days before there was a library."""
    if not work.library.created_at.astimezone(work.now.tzinfo).date() <= day < work.today:
        return None
    return datetime.combine(day, time.max, work.now.tzinfo)


def days_to_offer(work: Work, month: Month) -> list[list[date]]:
    """Days of the last finished months up to one, newest first: of each its last day and the day its report was due,
    as far as these are past."""
    months = [min(month, Month.last_finished(work.today))]
    while len(months) < OFFERED:
        months.append(months[-1].previous)
    offered = (
        [month.last_day, work.calendar().due_on(month)] for month in months if end_of_past_day(work, month.last_day)
    )
    return [[day for day in days if end_of_past_day(work, day)] for days in offered]


def first_day(work: Work) -> date:
    """The first day that can be gone back to."""
    return work.library.created_at.astimezone(work.now.tzinfo).date()


def last_day(work: Work) -> date:
    """The last one: yesterday."""
    return work.today - timedelta(days=1)
