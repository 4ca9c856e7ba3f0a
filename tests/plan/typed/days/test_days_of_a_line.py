"""Several days on one line: each with one number is a day's count of its own, anything else stays one line."""

from datetime import date

import pytest

from plan.typed.days.lines import days_in

TODAY = date(2025, 4, 1)
EACH = [
    ("kecha 5 bugun 6", [(31, "5"), (1, "6")]),
    ("5 kecha, 6 bugun", [(31, "5"), (1, "6")]),
    ("вчера 1 200, сегодня 300", [(31, "1 200"), (1, "300")]),
    ("28-mart 4 ta, 29-mart 5 ta", [(28, "4 ta"), (29, "5 ta")]),
    ("28.03.2025 4; 29.03.2025 5", [(28, "4"), (29, "5")]),
    ("душанба 3, бугун 4", [(31, "3"), (1, "4")]),
    ("kecha 15 ta kitob bugun 20 ta kitob", [(31, "15 ta kitob"), (1, "20 ta kitob")]),
]


@pytest.mark.parametrize(("typed", "days"), EACH)
def test_each_day_has_its_number(typed: str, days: list[tuple[int, str]]) -> None:
    read = days_in(typed, TODAY, 2025)
    assert read is not None
    assert [(line.day.day if line.day else None, line.rest) for line in read] == days


@pytest.mark.parametrize(
    "typed",
    ["kecha bugun 5", "kecha 5 bugun", "5 fevral 6 mart 7", "kecha 5 va 7 bugun 6", "14) kecha 5, 15) bugun 6", "5 6"],
)
def test_it_stays_one_line_where_a_day_has_none_or_several(typed: str) -> None:
    assert days_in(typed, TODAY, 2025) is None
