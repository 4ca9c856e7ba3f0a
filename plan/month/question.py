"""What a conversation shows: a month in a list, what stands beside a question, and what was understood of an answer."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from plan.indicator import Indicator
from plan.month.oddness import Oddness
from plan.month.submission import Access
from plan.period import Month, Span
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
class ClosedMonth:
    """A department's month that has closed before it was sent, and the request to open it again."""

    state: MonthState
    department_id: int
    department: str
    directors: tuple[str, ...]
    """The names of whoever can open it; empty for a director, and where there is none."""
    directs: bool
    """Whoever looks at it can open it."""
    asked: datetime | None = None
    """When the request was made that waits for its answer, in the library's time."""
    refused: datetime | None = None
    """When the last request was refused."""
    by: str = ""
    """The name of whoever made the request, or refused it."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was understood and kept: the figure, its new value (None: not known yet), and what stood there before."""

    indicator: Indicator
    value: Decimal | None
    before: Decimal | None
    odd: Oddness | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a level stood when somebody last said so: at the end of `month` (1–12), or of last year (0)."""

    value: Decimal
    month: int


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """The part of the year that is running, where the plan itself splits its target: what it asks of that part, and
    what was done of it before this month (None of what is not added up)."""

    span: Span
    target: Decimal
    done: Decimal | None


@dataclass(frozen=True, slots=True)
class Background:
    """What the question shows beside itself. Own figures are the department's, the rest the whole library's."""

    last_month: Decimal | None
    last_known: Standing | None
    """Own, of a level; None of what has no level."""
    same_month_last_year: Decimal | None
    year_to_date: Decimal | None
    """Of a count the sum, of a level what stands there, of a percent the mean; None while nobody has said anything."""
    target: Decimal | None
    needed_per_month: Decimal | None
    """Only of what is added up and is to become more."""
    planned_part: PlannedPart | None
    shared: bool

    @property
    def as_before(self) -> Decimal | None:
        """The number that "the same as last month" stands for; a level is the same until somebody says otherwise."""
        return self.last_known.value if self.last_known is not None else self.last_month
