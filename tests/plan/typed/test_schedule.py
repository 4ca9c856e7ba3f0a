"""A target's split over the year as it is typed: taken in the one way it can be read, or not at all."""

from decimal import Decimal

import pytest

from plan.typed.targets.schedule import read_schedule


@pytest.mark.parametrize(
    ("typed", "target", "read"),
    [
        ("3 4 3 4", 14, "quarters 3 4 3 4"),
        ("3, 4, 3, 4", None, "quarters 3 4 3 4"),
        ("3;4;3;4;", 14, "quarters 3 4 3 4"),
        ("3/4/3/4", 14, "quarters 3 4 3 4"),
        ("3\n4\n3\n4", 14, "quarters 3 4 3 4"),
        ("I chorak: 3\nII chorak: 4\nIII chorak: 3\nIV chorak: 4", 14, "quarters 3 4 3 4"),
        ("1-chorak 3\n2-chorak 4\n3-chorak -\n4-chorak 4", 11, "quarters 3 4 - 4"),
        ("0 2 0 2", 4, "quarters 0 2 0 2"),
        ("- 2 - 2", 4, "quarters - 2 - 2"),
        ("40 60", 100, "halves 40 60"),
        ("1 2 3 4 5 6 7 8 9 10 11 12", 78, "months 1 2 3 4 5 6 7 8 9 10 11 12"),
        ("1 200 1 300 1 250 1 250", 5000, "quarters 1200 1300 1250 1250"),
        ("1 200 1 300", 2500, "halves 1200 1300"),
        ("1 200 1 300", 502, "quarters 1 200 1 300"),
        ("92,5 93 94,5 95", 95, "quarters 92.5 93 94.5 95"),
        ("25 000 25 000 25 000 25 000", 100000, "quarters 25000 25000 25000 25000"),
        ("1 250 000; 1 250 000", 2500000, "halves 1250000 1250000"),
    ],
)
def test_it_reads_what_can_be_read_in_one_way(typed: str, target: int | None, read: str) -> None:
    assert str(read_schedule(typed, None if target is None else Decimal(target))) == read


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "14",
        "3 4 3",
        "3 4 3 4 5",
        "- - - -",
        "uch to'rt uch to'rt",
        "3 4 uch 4",
        "1 200 1 300",  # two halves or four quarters, and the target fits neither
        "II chorak: 3\nI chorak: 4\nIII chorak: 3\nIV chorak: 4",
        "I chorak: 3\n4\n3\n4",
        "3\n4 5\n3\n4",
        "1.200 1.300 1.200 1.300",
    ],
)
def test_it_takes_nothing_that_is_unclear(typed: str) -> None:
    assert read_schedule(typed, Decimal(14)) is None
