"""Who is as far as their months ask before the last one has been reported."""

from decimal import Decimal

import pytest

from plan.indicator import Window
from plan.progress.pace import in_rhythm

YEAR = Window(first=1, last=12)


@pytest.mark.parametrize(
    ("done", "amount", "window", "ends", "expected"),
    [
        (11, 12, YEAR, 12, True),
        (10, 12, YEAR, 12, False),
        (229, 250, YEAR, 12, True),
        (228, 250, YEAR, 12, False),
        (1, 2, YEAR, 12, False),  # two documents a year are no monthly work
        (12, 12, YEAR, 11, False),  # not the month its window ends in
        (3, 5, Window(first=4, last=6), 6, True),
        (0, 5, Window(first=4, last=4), 4, False),
        (3, 4, Window(points=(3, 6, 9, 12)), 12, False),
    ],
)
def test_it_is_in_rhythm_with_all_but_the_last_months_part(
    done: int, amount: int, window: Window, ends: int, expected: bool
) -> None:
    assert in_rhythm(Decimal(done), Decimal(amount), window, ends) is expected
