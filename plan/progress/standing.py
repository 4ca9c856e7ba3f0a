"""Where an indicator stands: the one word that decides its colour on every card and paper."""

from decimal import Decimal
from typing import Literal

from plan.indicator import Window
from plan.progress.pace import has_begun, window_is_over

Standing = Literal["done", "on_track", "behind", "overdue", "not_due", "no_target"]
STANDINGS: tuple[Standing, ...] = ("done", "on_track", "behind", "overdue", "not_due", "no_target")
"""In the order in which people are told of them."""


def standing_at(gained: Decimal, promised: Decimal | None, expected: Decimal, window: Window, month: int) -> Standing:
    """The standing by the end of a month of what was gained against what was promised for the year.

    For a stock all three are changes since last year; one that is to shrink has them negative. Behind needs
    an expectation that has already come due, and overdue the end of the window.
    """
    if not promised:
        return "no_target"
    sign = 1 if promised > 0 else -1
    if gained * sign >= promised * sign:
        return "done"
    if not has_begun(window, month):
        return "not_due"
    if window_is_over(window, month):
        return "overdue"
    return "on_track" if gained * sign >= expected * sign else "behind"
