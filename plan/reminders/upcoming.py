"""A date that somebody has to keep: what /muddat lists and a phone's calendar takes."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from plan.indicator import Indicator
from plan.period import Month

Kind = Literal["month", "quarter", "rows"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something due on a day. `month` is the one reported, or the last of the quarter or of the rows' time."""

    kind: Kind
    on: date
    month: Month
    late: bool = False
    """The month was due already, and `on` is the day it closes; of a quarter's paper, that its day `on` is past."""
    departments: tuple[str, ...] = ()
    """Who has not sent the month."""
    rows: tuple[Indicator, ...] = ()
    """Figures that are to be done by then and are not."""

    @property
    def name(self) -> str:
        """What stays the same about it when its date moves."""
        return f"{self.kind}-{self.month}"
