"""When things are due: working days of Uzbekistan and of one library, and the deadlines counted in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, tzinfo

from plan.period import Month, Span
from plan.public_days import FIVE_DAYS, PublicDays, work_out

_LOOK_AHEAD = 400
"""Days to search for a working day; further than any run of days off that somebody meant."""


@dataclass(frozen=True, slots=True)
class DeadlineRules:
    """Which working day a deadline falls on. Due and closed are different: after the first a report is late,
    after the second it is locked."""

    report_due: int = 3
    report_closes: int = 10
    quarter_due: int = 5

    def __post_init__(self) -> None:
        if min(self.report_due, self.report_closes, self.quarter_due) < 1:
            raise ValueError("deadlines are counted from the first working day")
        if self.report_closes < self.report_due:
            raise ValueError("a report cannot close before it is due")


@dataclass(frozen=True, slots=True)
class Beginning:
    """With which `month` of a year a library began to report here: 1–12, or 13 where nothing of the year is owed. The
    months before it are owed by nobody. Those from `earlier_from` on may be reported all the same up to the end of the
    day `earlier_until`, and are not late. So can be, in the report of the month `summed`, one sum of everything from
    January up to the end of that month, which is the one before the first of which a report is asked."""

    year: int
    month: int = 1
    earlier_from: int = 13
    earlier_until: date | None = None
    summed: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 13:
            raise ValueError(f"a year begins with one of its months, not with {self.month}")
        if self.summed and self.summed != self.first_asked - 1:
            raise ValueError(f"a sum ends before the month {self.first_asked} that is asked for itself")

    @property
    def first_asked(self) -> int:
        """The first month (1–13) of which reports are, or were, asked."""
        return min(self.earlier_from, self.month) if self.earlier_until is not None else self.month


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working days of one library. `days_off` and `extra_working` are its own and win over the state's;
    `weekend` are weekday numbers (Monday is 0): {5, 6} for a five-day week, {6} for six days. `public` are the
    state's days by year, for that weekend; a year that is missing there is worked out when it is needed. A year that is
    missing in `beginnings` begins in January. `arrivals` are departments (by key) with the day on which their first
    person came, where that is known: what had closed by then was never theirs to send."""

    days_off: frozenset[date] = frozenset()
    extra_working: frozenset[date] = frozenset()
    weekend: frozenset[int] = FIVE_DAYS
    rules: DeadlineRules = field(default_factory=DeadlineRules)
    beginnings: frozenset[Beginning] = frozenset()
    arrivals: frozenset[tuple[int, date]] = frozenset()
    public: Mapping[int, PublicDays] = field(default_factory=dict, compare=False, repr=False)
    _counted: dict[tuple[date, int], date] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What `working_day` has counted out: every screen asks for the same few deadlines again."""

    def __post_init__(self) -> None:
        if not self.weekend < frozenset(range(7)):
            raise ValueError("a weekend is some of the days 0 to 6, never all of them")

    def is_working(self, day: date) -> bool:
        """Whether the library works on that day."""
        if day in self.days_off:
            return False
        if day in self.extra_working:
            return True
        public = self.public_days(day.year)
        return day in public.working or (day not in public.off and day.weekday() not in self.weekend)

    def public_days(self, year: int) -> PublicDays:
        """The state's days off of a year, with those that are only estimated."""
        return self.public.get(year) or work_out(year, self.weekend)

    def undecided(self, first: date, last: date) -> list[date]:
        """The days from one to another that are off only by an estimate (they follow the moon), in order: those on
        which the library would work otherwise, as far as it has not decided about them itself."""
        own = self.days_off | self.extra_working
        return sorted(
            day
            for year in range(first.year, last.year + 1)
            for day in self.public_days(year).estimated - own
            if first <= day <= last and day.weekday() not in self.weekend
        )

    def working_day(self, after: date, n: int) -> date:
        """The `n`-th working day after a day, itself not counted. ValueError if there is none."""
        if n < 1:
            raise ValueError("working days are counted from one")
        if day := self._counted.get((after, n)):
            return day
        day, left = after, n
        for _ in range(_LOOK_AHEAD):
            day += timedelta(days=1)
            left -= self.is_working(day)
            if left == 0:
                self._counted[after, n] = day
                return day
        raise ValueError(f"no working day within {_LOOK_AHEAD} days after {after}")

    def due_on(self, month: Month, department: int | None = None) -> date:
        """The last day on which a month's report is on time; of a department that came after it, the closing day."""
        if self.came_after_due(month, department):
            return self.closes_on(month)
        return self._earlier_until(month) or self.working_day(month.last_day, self.rules.report_due)

    def closes_on(self, month: Month) -> date:
        """The last day on which a month's report can still be sent or corrected."""
        return self._earlier_until(month) or self.usual_closing(month)

    def usual_closing(self, month: Month) -> date:
        """The same, had the library reported here all year."""
        return self.working_day(month.last_day, self.rules.report_closes)

    def beginning(self, year: int) -> Beginning:
        """With which month of a year reports are owed."""
        return next((beginning for beginning in self.beginnings if beginning.year == year), Beginning(year))

    def is_before_beginning(self, month: Month) -> bool:
        """Whether a month lies before the library began to report here."""
        return month.number < self.beginning(month.year).month

    def is_owed(self, month: Month, today: date, department: int | None = None) -> bool:
        """Whether a report of a month is waited for on a day: earlier months only while they are open to everybody, and
        of a department only what had not closed when it came."""
        if not self.was_here(month, department):
            return False
        until = self._earlier_until(month)
        return today <= until if until is not None else not self.is_before_beginning(month)

    def was_here(self, month: Month, department: int | None) -> bool:
        """Whether a department had come before a month closed."""
        came = self._came_on(department)
        return came is None or came <= self.closes_on(month)

    def not_here_by(self, day: date) -> frozenset[int]:
        """The departments that came after a day."""
        return frozenset(key for key, came in self.arrivals if came > day)

    def came_after_due(self, month: Month, department: int | None) -> bool:
        """Whether a department came between a month's due day and its closing."""
        came = self._came_on(department)
        return came is not None and self.due_on(month) < came <= self.closes_on(month)

    def _came_on(self, department: int | None) -> date | None:
        return next((day for key, day in self.arrivals if key == department), None)

    def as_asked(self, month: Month) -> Month:
        """A month as its report is asked for: alone, or as the sum of the year up to it."""
        return replace(month, since=1 if month.number == self.beginning(month.year).summed else 0)

    def _earlier_until(self, month: Month) -> date | None:
        beginning = self.beginning(month.year)
        is_opened = beginning.earlier_from <= month.number < beginning.month or month.number == beginning.summed
        return beginning.earlier_until if is_opened else None

    def quarter_due_on(self, year: int, quarter: int) -> date:
        """The last day on which a quarter's paper is on time in the province."""
        return self.working_day(Span(year, "quarter", quarter).last.last_day, self.rules.quarter_due)


def end_of_day(day: date, zone: tzinfo | None) -> datetime:
    """The first instant after a local day: whatever happens at it or later is after the deadline."""
    return datetime.combine(day + timedelta(days=1), time.min, zone)
