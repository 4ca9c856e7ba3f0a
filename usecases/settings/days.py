"""The days on which the library's calendar differs from the state's: its own days off, and days that it works although
the state has them off, such as a Saturday moved by decree. Every change leaves its line of history."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from plan.period import Month
from storage.people import people
from storage.reminders import ledger as reminders
from usecases.settings.reminders import Closing, months_closed_by
from usecases.work import Work

MOST_DAYS = 200
SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class OwnDays:
    """The library's own days from the month before this one on, in order. `estimated` are the state's days off up to
    the end of next year that are not announced yet and about which the library has not decided."""

    off: list[date]
    working: list[date]
    estimated: list[date]


def own_days(work: Work) -> OwnDays:
    """What the director has set, and what is still to be decided."""
    since, calendar = Month.of(work.today).previous.first_day, work.calendar()
    return OwnDays(
        sorted(day for day in calendar.days_off if day >= since),
        sorted(day for day in calendar.extra_working if day >= since),
        calendar.undecided(work.today, date(work.today.year + 1, 12, 31)),
    )


def estimated_soon(work: Work) -> list[date]:
    """The days off of the weeks ahead that are not announced yet: deadlines near them may still move."""
    return work.calendar().undecided(work.today, work.today + SOON)


def add_day_off(work: Work, day: date) -> Literal["added", "listed", "free", "too_many"]:
    """Make a working day free, or an estimated day off certain. "listed" are the library's own days already, "free" is
    one that the state has made free."""
    calendar = work.calendar()
    if day in calendar.days_off | calendar.extra_working:
        return "listed"
    if not calendar.is_working(day) and day not in calendar.undecided(day, day):
        return "free"
    return _keep(work, day, working=False)


def add_working_day(work: Work, day: date) -> Literal["added", "listed", "working", "too_many"]:
    """Make a day that the state has free a working day. "working" is one that is worked anyway."""
    calendar = work.calendar()
    if day in calendar.days_off | calendar.extra_working:
        return "listed"
    if calendar.is_working(day):
        return "working"
    return _keep(work, day, working=True)


def _keep(work: Work, day: date, *, working: bool) -> Literal["added", "too_many"]:
    calendar = work.calendar()
    if len(calendar.days_off) + len(calendar.extra_working) >= MOST_DAYS:
        return "too_many"
    people.add_day_off(work.session, work.library.id, day, working=working)
    work.note_down("add", "working_day" if working else "day_off", None, after=day.isoformat())
    reminders.look_no_later(work.session, work.library.id, work.now)
    return "added"


def remove_day(work: Work, day: date) -> Literal["off", "working"] | None:
    """Let the state's calendar decide about a day again; returns what it was, None when the library had set nothing."""
    calendar = work.calendar()
    if day not in calendar.days_off | calendar.extra_working:
        return None
    was: Literal["off", "working"] = "off" if day in calendar.days_off else "working"
    people.remove_day_off(work.session, work.library.id, day)
    work.note_down("remove", "day_off" if was == "off" else "working_day", None, before=day.isoformat())
    reminders.look_no_later(work.session, work.library.id, work.now)
    return was


def closed_without_day_off(work: Work, day: date) -> list[Closing]:
    """The months that are open now and would be closed at once, were a day off a working day again."""
    calendar = work.calendar()
    return months_closed_by(work, replace(calendar, days_off=calendar.days_off - {day}), work.today)


def closed_by_working(work: Work, day: date) -> list[Closing]:
    """The months that are open now and would be closed at once, were this day worked."""
    calendar = work.calendar()
    return months_closed_by(work, replace(calendar, extra_working=calendar.extra_working | {day}), work.today)
