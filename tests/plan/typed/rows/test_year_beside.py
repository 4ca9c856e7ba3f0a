"""The year beside the name of the month that is asked says nothing of a number; any other stays where it is."""

import pytest

from plan.period import Month
from plan.typed.rows.headings import without_year

MARCH = Month(2025, 3)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("2025-yil mart 9870", "mart 9870"), ("mart 2025: 45", "mart : 45"), ("март 2025 г. 450", "март 450"),
        ("2025-yilning mart oyida 30 kishi", "mart oyida 30 kishi"), ("14) 9870 2025-yil mart", "14) 9870 mart"),
        ("2025 йил март 12\n13", "март 12\n13"),
    ],
)  # fmt: skip
def test_the_year_of_the_month_that_is_asked_is_left_out(typed: str, left: str) -> None:
    assert without_year(typed, MARCH) == left


@pytest.mark.parametrize(
    "typed",
    ["2025-yil fevral 9870", "2024-yil mart 45", "2025-yil mart", "martda 2025", "2025 ta kitob martda 30",
     "2025-yil mart 2025", "2025", "14) 2025", "20250 mart 4"],
)  # fmt: skip
def test_what_may_be_a_number_or_another_time_stays(typed: str) -> None:
    assert without_year(typed, MARCH) == typed
