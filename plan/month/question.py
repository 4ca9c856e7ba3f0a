"""What a conversation shows: a month in a list, what stands beside a question, and what was understood of an answer."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plan.indicator import Indicator
from plan.month.oddness import Oddness
from plan.month.submission import Access
from plan.period import Month
from plan.status import Status

LONGEST_NOTE, LONGEST_REASON = 1000, 500
"""Letters. What is longer is refused where it is typed: nothing that was written is cut."""


@dataclass(frozen=True, slots=True)
class MonthState:
    """A month of a department as the list of months shows it."""

    month: Month
    status: Status | None
    access: Access
    due_on: date
    closes_on: date
    answered: int
    asked: int
    submission_id: int | None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was understood and kept: the figure, its new value (None: not known yet), and what stood there before."""

    indicator: Indicator
    value: Decimal | None
    before: Decimal | None
    odd: Oddness | None = None


@dataclass(frozen=True, slots=True)
class Background:
    """What the question shows beside itself. Own figures are the department's, the rest the whole library's."""

    last_month: Decimal | None
    same_month_last_year: Decimal | None
    year_to_date: Decimal
    target: Decimal | None
    needed_per_month: Decimal | None
    shared: bool
