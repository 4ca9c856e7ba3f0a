"""What papers are made from: the progress report with everything printed around its figures, as one frozen value.

Every paper and picture starts here, so that no two of them can disagree, and the same facts give the same bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from plan.progress.completeness import Board
from plan.progress.letterhead import Letterhead
from plan.progress.report import ProgressReport


@dataclass(frozen=True, slots=True)
class Remark:
    """A note somebody wrote beside one figure of one month (1–12)."""

    indicator: int
    department: int
    month: int
    text: str


@dataclass(frozen=True, slots=True)
class Actual:
    """What one department said about one figure of one month (1–12), as it was sent. `value` is None for "not known
    yet" and where there is only a note; of a percent that was asked as two numbers it is a `Rate`."""

    indicator: int
    department: int
    month: int
    value: Decimal | None
    note: str
    approved: bool
    by: str
    at: datetime
    since: int = 0
    """The first month of a sum that stands for several; 0 of a month's own number."""
    returned: bool = False
    """It is back to be corrected, and counts as it was sent until it is sent again."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file or link that stands beside one figure of one month; `kind` is photo, document or link."""

    indicator: int
    department: int
    month: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One thing that an order has changed in the plan since it was approved; `what` is a word of ours (`target`,
    `deadline`, `row_added` …), the values are as the plan has them."""

    at: datetime
    order: str
    why: str
    code: str
    part: str
    what: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a figure is behind in a span, as whoever answers for it says: the cause; what is done about it, a sentence
    that ends in its verb, and until when, where that was said."""

    indicator: int
    cause: str
    measure: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A paragraph of the letter as a director has written it; it holds while the figures still say the `original`. An
    empty `text` leaves it out."""

    key: str
    original: str
    text: str


ANSWER_TO = "answer_to"
"""The key under which it is kept which letter a letter answers; it has no original."""


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """One library's paper for one span."""

    library: str
    plan_title: str
    plan_version: int
    plan_order: str
    """The number of the order that brought the plan's present version; empty for the plan as it was loaded."""
    report: ProgressReport
    departments: Mapping[int, str]
    """Department key → name, in the plan's order."""
    responsible: Mapping[int, tuple[str, ...]]
    """Indicator key → who is responsible, as printed in the plan."""
    deadlines: Mapping[int, str]
    """Indicator key → when, as printed in the plan."""
    board: Board
    """Who has reported which month of the year."""
    data_at: datetime
    """When the newest number, approval or change of the plan in here was made; in the library's time."""
    asked_by: str
    remarks: tuple[Remark, ...] = ()
    actuals: tuple[Actual, ...] = ()
    """Everything that was sent for the span's months, by figure, month and department."""
    evidence: tuple[Evidence, ...] = ()
    reasons: tuple[Reason, ...] = ()
    """Of the span."""
    rewritten: tuple[Rewritten, ...] = ()
    """Paragraphs of the span's letter."""
    as_it_was: datetime | None = None
    """The past moment that the paper shows the figures of; None for now."""
    mechanisms: Mapping[int, str] = field(default_factory=dict)
    """Indicator key → how it is to be done, as printed in the plan."""
    changes: tuple[PlanChange, ...] = ()
    """What was changed in the plan since it was approved, the oldest first; gathered for a paper of the plan itself."""
    letterhead: Letterhead = field(default_factory=Letterhead)
    returns: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """(department, month) → how often its report was returned."""
    plan_since: date | None = None
    """The day since which the plan is in force as it is; None where that is not known."""
