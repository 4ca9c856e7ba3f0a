"""What a library sets about overseeing its reports, and what an overseer sees of one that waits."""

from dataclasses import dataclass
from decimal import Decimal

from plan.indicator import Indicator
from plan.period import Month


@dataclass(frozen=True, slots=True)
class OversightSettings:
    """Without `approval` a report is final as soon as it is sent. `tolerance` is how many percent a figure may be from
    what is expected before it is called behind (`plan/progress/standing.py`)."""

    approval: bool = True
    tolerance: int = 2


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report that was sent and is not approved. `revision` names what stands in it: that is what is approved."""

    submission: int
    department: str
    month: Month
    by: str
    figures: int
    odd: tuple[Indicator, ...]
    """Rows that still look odd and nobody said they are right."""
    zeros: bool
    """Whether every number is 0."""
    unknown: int
    missing: int
    """Rows without any answer: the plan got them after the report was sent."""
    notes: int
    revision: str

    @property
    def is_clear(self) -> bool:
        """Whether there is nothing in it that wants to be looked at or read."""
        return not (self.odd or self.zeros or self.unknown or self.missing or self.notes)


@dataclass(frozen=True, slots=True)
class Sight:
    """What an overseer needs beside a number: the department's own number of the month before and of the same month of
    last year, the year's target, and how far it is with that by the end of this month. Of a shared row target and share
    are of the department's own part, and `of_all` is the target that all departments have together."""

    before: Decimal | None
    last_year: Decimal | None
    target: Decimal | None
    share: Decimal | None
    of_all: Decimal | None = None

    def drops_to_nothing(self, value: Decimal | None) -> bool:
        """Whether there is a 0 where there was something."""
        return value == 0 and bool(self.before)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a figure said when the overseer last saw it, and what it says now; notes are told where they differ."""

    indicator: Indicator
    before: Decimal | None
    after: Decimal | None
    note: str = ""

    @property
    def same(self) -> bool:
        return self.before == self.after
