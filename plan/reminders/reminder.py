"""What one reminder says, as plain values: only what is missing, of everything that is due for one person at once."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import get_args

from plan.indicator import Indicator
from plan.period import Month, Span


@dataclass(frozen=True, slots=True)
class MonthMissing:
    """A department's month that has not been sent."""

    department: str
    month: Month
    due: date
    closes: date
    asked: int
    missing: tuple[Indicator, ...]
    """Figures of which nothing has been said; empty when all that is left is to send it."""
    opens: bool = False
    """Today is the first working day after the month."""
    instead_of: str = ""
    """Who is away, when this goes to their deputy."""


@dataclass(frozen=True, slots=True)
class WhoIsLate:
    """A month's departments that have not sent it, each with the people who answer for it."""

    month: Month
    due: date
    closes: date
    departments: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class StillUnknown:
    """A department's month that was sent with numbers that were not known yet, on its last open day."""

    department: str
    month: Month
    closes: date
    unknown: tuple[Indicator, ...]
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class ClosedUnsent:
    """A department's month has closed without having been sent; of `asked` questions so many were answered."""

    department_id: int
    department: str
    month: Month
    closed: date
    asked: int
    answered: int
    directors: tuple[str, ...]
    """Who can open it again."""
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class ClosedIncomplete:
    """A month has closed without these departments, and with numbers that others never knew: how many of each."""

    month: Month
    closed: date
    departments: tuple[tuple[str, tuple[str, ...]], ...]
    unknown: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class QuarterAhead:
    """The quarter's paper for the province, and the departments of which months are missing in it."""

    quarter: Span
    due: date
    missing: tuple[tuple[str, tuple[Month, ...]], ...]


@dataclass(frozen=True, slots=True)
class RowMissing:
    """A figure of which something must be reached by the end of a month, and is not: `so_far` (None: nothing was
    reported) is to become `wanted`."""

    department: str
    ends: Month
    indicator: Indicator
    so_far: Decimal | None
    wanted: Decimal | None


@dataclass(frozen=True, slots=True)
class Week:
    """The digest of a week: what came in during the last one, how far the plan is, and who owes what; `numbers` is how
    many have been reported since January."""

    since: date
    came: tuple[tuple[str, tuple[Month, ...]], ...]
    """Departments whose reports came in since then, each with its months."""
    as_of: Month
    completion: Decimal | None
    expected: Decimal | None
    behind: tuple[Indicator, ...]
    """What lags, the worst first."""
    owed: tuple[tuple[Month, date, tuple[str, ...]], ...]
    """Months that are over: when each closes, and the departments that have not sent it."""
    waiting: int
    """Reports that wait to be approved."""
    quarter: tuple[Span, date] | None = None
    """The quarter whose paper the directors owe the province, and when it is, or was, due."""
    numbers: int = 0


@dataclass(frozen=True, slots=True)
class PlanMissing:
    """The year has begun without its plan."""

    year: int


Part = (
    MonthMissing
    | StillUnknown
    | ClosedUnsent
    | WhoIsLate
    | ClosedIncomplete
    | PlanMissing
    | QuarterAhead
    | RowMissing
    | Week
)
URGENCY = get_args(Part)
"""The most urgent first: a message's first button leads to whichever of its parts comes first here."""


@dataclass(frozen=True, slots=True)
class Reminding:
    """One message: `batch` is what its buttons say, `today` the day it is read on; `names` what the library calls rows
    and departments in Russian."""

    batch: int
    today: date
    parts: tuple[Part, ...]
    names: tuple[tuple[str, str], ...] = ()
