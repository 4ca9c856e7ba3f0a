"""One number as somebody gave it, with who and when: what stands behind a figure of the report."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Account:
    """A department's number for one month (1–12), in the indicator's unit."""

    indicator: int
    department: int
    month: int
    value: Decimal
    by: str
    at: datetime
    approved: bool
    note: str
    instead_of: str = ""
    """The person whose deputy gave it, where a deputy did."""
    since: int = 0
    """The first month of a sum that stands for several; 0 of a month's own number."""
