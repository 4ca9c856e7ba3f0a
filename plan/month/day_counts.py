"""A diary's days beside a month's report: what was counted on each day, and what the days make of a month.

They are a help to whoever reports, and count nowhere by themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from plan.indicator import Indicator
from plan.month.oddness import Oddness
from plan.month.submission import Access

DaysOfFigure = Mapping[int, Decimal]
"""Day of the month → what was counted on it."""
Refusal = Literal["future", "closed", "sent", "other_year", "percent", "no_plan"]


@dataclass(frozen=True, slots=True)
class StandingDay:
    """What stands on a day; `colleague` has written it, "" for the person who asks."""

    value: Decimal
    colleague: str


@dataclass(frozen=True, slots=True)
class MonthBeside:
    """What the month's report says of a figure while a day of it is kept: nothing of that is changed by the day.
    `submission` is None when nobody has begun the report, `value` when nobody has answered there; of a figure that is
    not `asked` the month has no question."""

    submission: int | None = None
    value: Decimal | None = None
    sent: bool = False
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Kept:
    """A day's number that was kept; `days` are those of its month, that one included."""

    indicator: Indicator
    day: date
    value: Decimal
    before: Decimal | None
    days: DaysOfFigure
    month: MonthBeside = MonthBeside()


def month_value(indicator: Indicator, days: DaysOfFigure) -> Decimal | None:
    """What a month's days make of it: the sum of a count, the last of a level, nothing of a percent; None without
    days."""
    if not days or not has_days(indicator):
        return None
    return sum(days.values(), Decimal(0)) if indicator.is_added_up else days[max(days)]


def doubt_by_days(indicator: Indicator, value: Decimal, days: DaysOfFigure) -> Oddness | None:
    """A month's count below what its days come to, or a level of 0 where a day says more: one of the two is wrong, and
    which one is asked. None without days, and of everything else."""
    counted = month_value(indicator, days)
    if counted is None or value >= counted or (value and not indicator.is_added_up):
        return None
    return Oddness("under_days", counted, None, None, counted)


def has_days(indicator: Indicator) -> bool:
    """Whether a figure can be counted day by day; days of a percent make no month."""
    return indicator.is_asked and indicator.kind != "percent"


def refusal_of_day(
    indicator: Indicator, day: date, today: date, access: Access | None, *, stands: bool = False
) -> Refusal | None:
    """Why nothing can be kept of a figure on a day; None when it can. `access` is what may be done with its month.
    Where something `stands` on the day, it is changed or removed: behind a report that was sent it stays."""
    if not has_days(indicator):
        return "percent"
    if day > today:
        return "future"
    if access is None:
        return "no_plan"
    if access == "correct" and stands:
        return "sent"
    return None if access in ("open", "correct") else "closed"
