"""Where an indicator stands: the one word that decides its colour on every card and paper."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from plan.indicator import Window
from plan.progress.pace import has_begun, window_is_over

Standing = Literal["done", "nearly", "on_track", "behind", "overdue", "not_due", "no_target"]
STANDINGS: tuple[Standing, ...] = ("done", "nearly", "on_track", "behind", "overdue", "not_due", "no_target")
"""In the order in which people are told of them."""
ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a figure may be from what is expected before it is called behind: so many percent of that, and one unit
    at least while work that goes on month by month is running. With 0 nothing is forgiven."""

    percent: int = 2

    def forgives(self, missing: Decimal, expected: Decimal, *, running: bool) -> bool:
        """Whether so much may be `missing` of what is `expected`."""
        if missing <= 0 or not self.percent:
            return missing <= 0
        share = abs(expected) * self.percent / 100
        return missing <= (max(share, ONE) if running else share)


@dataclass(frozen=True, slots=True)
class Judging:
    """By what standings are told: the tolerance, and the last month (1–12) whose report had to be in. Of later months
    nobody can say that they are behind, for they may still be reported on time; None: every month that is over. Of the
    months before `begins` (1–13), with which the library began to report, nobody had to say anything."""

    tolerance: Tolerance = Tolerance()
    due_to: int | None = None
    begins: int = 1


AS_USUAL = Judging()
"""What a library begins with, looked at when every month that is over has been due."""


def standing_of_begun(
    missing: Decimal, expected: Decimal, window: Window, month: int, tolerance: Tolerance, *, said: bool
) -> Standing:
    """The one place where "behind" is told: where work that has begun and is not done stands by the end of a month,
    with so much `missing` of what is `expected` by then (of the whole target once its time is over). What nobody has
    `said` anything about is forgiven nothing, and is not on track either."""
    over = window_is_over(window, month)
    if said:
        is_forgiven = tolerance.forgives(missing, expected, running=not over and not window.points)
    else:
        is_forgiven = missing <= 0 and not over
    if over:
        return "nearly" if is_forgiven else "overdue"
    if not is_forgiven:
        return "behind"
    return "on_track" if said else "not_due"


def standing_at(
    gained: Decimal | None,
    promised: Decimal | None,
    expected: Decimal,
    window: Window,
    month: int,
    tolerance: Tolerance = AS_USUAL.tolerance,
) -> Standing:
    """The standing by the end of a month of what was gained against what was promised for the year.

    For a stock all three are changes since last year; one that is to shrink has them negative. Behind needs
    an expectation that has already come due, and overdue the end of the window.
    """
    if not promised:
        return "no_target"
    sign, reached = 1 if promised > 0 else -1, gained or Decimal(0)
    if reached * sign >= promised * sign:
        return "done"
    if not has_begun(window, month):
        return "not_due"
    due = promised if window_is_over(window, month) else expected
    return standing_of_begun((due - reached) * sign, due, window, month, tolerance, said=gained is not None)
