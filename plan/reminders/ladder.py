"""On which day which reminder goes: the steps of the ladder laid on the working days around a deadline.

A row's reminder goes out before its window ends, so its last month has not been reported yet. A row that grows month by
month is therefore left out when everything but its last month's share is done (`plan.progress.pace.in_rhythm`): with 11
of 12 done by the end of November, the last one is asked for by December's report. Rows without such a rhythm (a
quarterly paper, two documents a year) are named until they are done, and so are rows that have fallen behind.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, get_args

from plan.calendar import WorkCalendar
from plan.period import Month
from plan.reminders.ladder_settings import LadderSettings

About = Literal["month", "unknown", "unsent", "late", "closed", "plan", "quarter", "row", "week"]
ABOUT: tuple[About, ...] = get_args(About)
"""What reminders are about, the most pressing first."""
_KEYS: Mapping[About, int] = {"month": 1, "unknown": 1, "unsent": 1, "row": 2}
"""How many keys a subject has beside its month: the department's, and the figure's."""
OVERDUE = (1, 3, 5)
"""Working days after the quarter's paper was due on which a paper that was not handed in is told once more."""
LINGERS = 2
"""Working days for which a missed reminder of the quarter's paper, of a missing plan, or that a month has closed, is
still worth sending: of a month that closed long before an outage or a first start nobody is told."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a reminder is about. `month` is the last one of the quarter or of the row's window, the first of the year
    whose plan is missing, the one in which the week of a digest begins."""

    about: About
    month: Month
    department: int = 0
    figure: int = 0

    def __str__(self) -> str:
        parts = [self.about, str(self.month), *(str(key) for key in (self.department, self.figure) if key)]
        return ":".join(parts)

    @classmethod
    def parse(cls, text: str) -> "Subject | None":
        """The reverse of `str`; None for a subject of another kind, such as a reminder by hand."""
        about, *rest = text.split(":")
        for subject_kind in ABOUT:
            if about == subject_kind and len(rest) == 1 + _KEYS.get(subject_kind, 0):
                year, _, number = rest[0].partition("-")
                return cls(subject_kind, Month(int(year), int(number)), *(int(key) for key in rest[1:]))
        return None


@dataclass(frozen=True, slots=True)
class Rung:
    """One step: the working day it goes on, and the last day on which it is still worth sending."""

    step: str
    on: date
    until: date


def shift_by_workdays(calendar: WorkCalendar, day: date, steps: int) -> date:
    """The working day so many before (negative) or after a day; 0 is the day, or the last working day before it."""
    if steps > 0:
        return calendar.working_day(day, steps)
    left = -steps
    while True:
        if calendar.is_working(day):
            if not left:
                return day
            left -= 1
        day -= timedelta(days=1)


@lru_cache(maxsize=512)
def month_rungs(calendar: WorkCalendar, settings: LadderSettings, month: Month) -> tuple[Rung, ...]:
    """To a month's reporter: around the day it is due, then again and again until it closes, the earliest first."""
    due, closes = calendar.due_on(month), calendar.closes_on(month)
    days = [(signed_step(step), shift_by_workdays(calendar, due, step)) for step in settings.reporter_steps]
    if settings.month_opens:
        days.append(("open", calendar.working_day(month.last_day, 1)))
    if settings.repeat_every:
        step = max((*settings.reporter_steps, 0)) + settings.repeat_every
        while (day := shift_by_workdays(calendar, due, step)) <= closes:
            days.append((signed_step(step), day))
            step += settings.repeat_every
    return _in_order(Rung(step, day, closes) for step, day in days if day <= closes)


@lru_cache(maxsize=512)
def late_rungs(calendar: WorkCalendar, settings: LadderSettings, month: Month) -> tuple[Rung, ...]:
    """To the directors: who is late with a month, and on the last day on which it can still be sent."""
    due, closes = calendar.due_on(month), calendar.closes_on(month)
    days = [(signed_step(step), shift_by_workdays(calendar, due, step)) for step in settings.director_steps]
    last = shift_by_workdays(calendar, closes, 0)
    if settings.director_steps and last > due and last not in {day for _, day in days}:
        days.append(("last", last))
    return _in_order(Rung(step, day, closes) for step, day in days if day <= closes)


@lru_cache(maxsize=512)
def closed_rungs(calendar: WorkCalendar, settings: LadderSettings, month: Month) -> tuple[Rung, ...]:
    """To the directors, once a month has closed: what is missing in it."""
    return _after_closing(calendar, month) if settings.director_steps else ()


@lru_cache(maxsize=512)
def unsent_rungs(calendar: WorkCalendar, settings: LadderSettings, month: Month) -> tuple[Rung, ...]:
    """To a month's reporters, once it has closed without having been sent."""
    return _after_closing(calendar, month) if settings.reporter_steps else ()


def _after_closing(calendar: WorkCalendar, month: Month) -> tuple[Rung, ...]:
    after = calendar.working_day(calendar.closes_on(month), 1)
    return (Rung("closed", after, calendar.working_day(after, LINGERS)),)


@lru_cache(maxsize=512)
def plan_rungs(calendar: WorkCalendar, settings: LadderSettings, year: int) -> tuple[Rung, ...]:
    """To the directors, on the first working day of a year: its plan is missing."""
    if not settings.director_steps:
        return ()
    first = calendar.working_day(date(year - 1, 12, 31), 1)
    return (Rung("plan", first, calendar.working_day(first, LINGERS)),)


@lru_cache(maxsize=512)
def last_day_rungs(calendar: WorkCalendar, settings: LadderSettings, closes: date) -> tuple[Rung, ...]:
    """To a reporter, on the last working day on which something can be changed: of a month that was opened again, and
    of one that was sent with numbers that were not known yet."""
    if not settings.reporter_steps:
        return ()
    return (Rung(f"last {closes}", shift_by_workdays(calendar, closes, 0), closes),)


@lru_cache(maxsize=512)
def quarter_rungs(calendar: WorkCalendar, settings: LadderSettings, year: int, quarter: int) -> tuple[Rung, ...]:
    """To the directors: the quarter's paper is due in the province, or was."""
    due = calendar.quarter_due_on(year, quarter)
    until = calendar.working_day(due, LINGERS)
    steps = sorted({*settings.quarter_steps, *OVERDUE}) if settings.quarter_steps else ()
    days = [(signed_step(step), shift_by_workdays(calendar, due, step)) for step in steps]
    return _in_order(Rung(step, day, max(day, until)) for step, day in days)


@lru_cache(maxsize=512)
def week_rungs(calendar: WorkCalendar, settings: LadderSettings, first: date) -> tuple[Rung, ...]:
    """To the directors, on the `first` working day of a week: what came in, what lags, and who owes what."""
    return (Rung(f"week {first}", first, first),) if settings.digest else ()


def week_begins(calendar: WorkCalendar, day: date) -> date:
    """The first working day of the week of a day; its Monday where the whole week is off."""
    monday = day - timedelta(days=day.weekday())
    return next((at for at in (monday + timedelta(days=n) for n in range(7)) if calendar.is_working(at)), monday)


@lru_cache(maxsize=512)
def row_rungs(calendar: WorkCalendar, settings: LadderSettings, ends: Month) -> tuple[Rung, ...]:
    """To a row's reporter: the work is to be done by the end of this month."""
    days = [(signed_step(step), shift_by_workdays(calendar, ends.last_day, step)) for step in settings.row_steps]
    return _in_order(Rung(step, day, max(day, ends.last_day)) for step, day in days)


def signed_step(step: int) -> str:
    """A step as the ledger writes it: `-3`, `0`, `+1`."""
    return f"{step:+d}" if step else "0"


def _in_order(rungs: Iterable[Rung]) -> tuple[Rung, ...]:
    return tuple(sorted(rungs, key=lambda rung: rung.on))
