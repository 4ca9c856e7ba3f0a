"""Who has reported which month, and when: the board of departments and months that /holat shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from plan.period import Month

State = Literal["on_time", "late", "missing", "not_due", "nothing"]
STATES: tuple[State, ...] = ("on_time", "late", "missing", "not_due", "nothing")


@dataclass(frozen=True, slots=True)
class Cell:
    """One department's report of one month as the board shows it. Moments are in the library's time zone."""

    state: State
    at: datetime | None = None
    """When it was sent; also for one sent without any number, which counts as missing."""
    by: str = ""
    """Who sent it."""
    days_late: int = 0
    """Calendar days after the due day; 0 unless late."""
    approved: bool = False
    closed: bool = False
    """Locked, and not approved: still to be sent, or sent and to be corrected, if the director opens it again."""
    open_until: datetime | None = None
    """The moment until which a month that had closed is open again."""
    submission: int | None = None
    returned: bool = False
    """Sent back to be corrected; until it is sent again it counts as it was sent."""
    since: int = 0
    """The first month (1–12) of the sum that its report is; 0 of a month's own report."""
    kept: int = 0
    """Numbers that were typed into a month that has closed before it was sent."""

    @property
    def is_owed(self) -> bool:
        """Whether the department still has to send something: the report, or its corrections."""
        return self.returned or self.state in ("missing", "not_due")


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who answers for a department; since `unreachable_since` Telegram cannot deliver. Until `away_until` they
    are on leave, and `deputy` reports instead, if there is one."""

    name: str
    unreachable_since: date | None = None
    away_until: date | None = None
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A department with its twelve months, January first, and the people who answer for it."""

    key: int
    name: str
    cells: tuple[Cell, ...]
    contacts: tuple[Contact, ...]
    before: tuple[int, ...] = ()
    """The months (1–12) that lie before the library, or the department, came to the bot."""


@dataclass(frozen=True, slots=True)
class Board:
    """A year of departments and months; every month's last day on time and last day before it locks, and the month
    (1–13) with which the library began to report here."""

    year: int
    rows: tuple[BoardRow, ...]
    due_on: Mapping[int, date]
    closes_on: Mapping[int, date]
    begins: int = 1

    def row(self, key: int) -> BoardRow | None:
        return next((row for row in self.rows if row.key == key), None)

    def count(self, month: Month) -> dict[State, int]:
        """How many departments are where in a month; they add up to all of them."""
        counts = dict.fromkeys(STATES, 0)
        for row in self.rows:
            counts[row.cells[month.number - 1].state] += 1
        return counts


def state_of(*, asked: bool, received_on: date | None, due_on: date, today: date) -> State:
    """The state of one month of a department. Where nothing was asked nothing is owed, so nothing is late."""
    if received_on is not None:
        return "late" if asked and received_on > due_on else "on_time"
    if not asked:
        return "nothing"
    return "missing" if today > due_on else "not_due"
