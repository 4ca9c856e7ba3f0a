"""The rows of a plan whose work has to be done soon, and whether it is: what the reminders about rows go by."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from plan.indicator import Indicator
from plan.period import Month
from plan.progress.course import course_of
from plan.progress.pace import in_rhythm
from plan.progress.tally import Tally
from plan.reminders.due import RowAhead
from storage.planning.plans import PlanContent

_MONTHS_AHEAD = 2


def rows_ahead(
    plans_in_force: Iterable[PlanContent], reported: Mapping[int, Mapping[int, Tally]], today: date
) -> Iterator[RowAhead]:
    """Figures of which something must be reached soon, once for every department that reports them."""
    this = Month.of(today)
    for plan in plans_in_force:
        for indicator in plan.indicators:
            for number in ends_of_work(indicator):
                ends = Month(plan.year, number)
                if this <= ends < _months_later(this, _MONTHS_AHEAD):
                    done = _needs_nothing(indicator, reported[plan.year][indicator.key], number)
                    for department in indicator.departments:
                        yield RowAhead(indicator.key, department, ends, done)


def _needs_nothing(indicator: Indicator, reported: Tally, ends: int) -> bool:
    """Whether a row is done, or far enough, so that nobody is reminded of it (`plan/reminders/ladder.py`)."""
    if is_reached(indicator, reported, ends):
        return True
    if reported.combining != "sum":
        return False
    done = reported.value(ends) or Decimal(0)
    schedule = indicator.schedule
    if schedule is not None:
        goes_month_by_month = (schedule.parts[schedule.part_at(ends)] or Decimal(0)) >= schedule.length
        return goes_month_by_month and done >= (expected_by(indicator, reported, ends - 1) or Decimal(0))
    return in_rhythm(done, indicator.target or Decimal(0), indicator.window, ends)


def _months_later(month: Month, count: int) -> Month:
    for _ in range(count):
        month = month.next
    return month


def ends_of_work(indicator: Indicator) -> tuple[int, ...]:
    """The months (1–12) at whose end a part of the target must be reached. None of what is computed or has no target,
    and of a limit on what is added up: whoever has passed it can do nothing more about it."""
    window, schedule = indicator.window, indicator.schedule
    is_limit = indicator.kind == "count" and indicator.direction == "less"
    if not indicator.is_asked or indicator.target is None or is_limit:
        return ()
    if indicator.direction == "more" and indicator.target <= 0:
        return ()
    if window.points:
        return tuple(sorted(set(window.points)))
    if schedule is None or schedule.length == 1:  # month by month it is asked for by each month's report
        return (window.last,) if window.last is not None else ()
    return tuple(schedule.months_of(at)[-1] for at, figure in enumerate(schedule.parts) if figure)


def is_reached(indicator: Indicator, reported: Tally, ends: int) -> bool:
    """Whether there is what must be there by the end of a month (1–12)."""
    wanted, done = expected_by(indicator, reported, ends), reported.value(ends)
    if wanted is None:
        return True
    if done is None and indicator.kind == "level":
        done = indicator.baseline
    if indicator.direction == "less":
        return done is not None and done <= wanted
    return (done if done is not None else Decimal(0)) >= wanted


def expected_by(indicator: Indicator, reported: Tally, ends: int) -> Decimal | None:
    """What must be there by the end of a month (1–12); None where nothing can be expected yet."""
    return course_of(indicator, reported, ends, ends).expected
