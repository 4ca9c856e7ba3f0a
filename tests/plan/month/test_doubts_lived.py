"""Made-up years of levels and percents: ordinary months are left in peace, slips of the finger are caught."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from random import Random

import pytest

from plan.indicator import Indicator
from plan.month.doubts import Past, doubt_about
from tests.support.plans.figures import indicator

YEARS = 60
Year = tuple[Indicator, list[Decimal]]
Slip = Callable[[Decimal, Decimal], Decimal | None]
"""A month's true value, and where the figure stood before → what was typed instead; None where that says nothing."""


def growing(chance: Random, most: int) -> Year:
    """A fund or a park of computers; now and then a part of it is written off."""
    base = chance.randint(most // 3, most)
    target = base + max(1, int(base * chance.uniform(0.005, 0.05)))
    value, values = base, []
    for _ in range(12):
        value = max(1, value + int(chance.gauss((target - base) / 12, (target - base) / 8 + 1)))
        value = int(value * 0.98) if chance.random() < 0.05 else value
        values.append(Decimal(value))
    return indicator(kind="level", target=target, baseline=base), values


def shrinking(chance: Random, most: int) -> Year:
    """Debtors who bring their books back."""
    base = chance.randint(most // 3, most)
    target = int(base * chance.uniform(0.3, 0.8))
    value, values = base, []
    for _ in range(12):
        value = max(0, value + int(chance.gauss((target - base) / 12, base / 15)))
        values.append(Decimal(value))
    return indicator(kind="level", target=target, baseline=base, direction="less"), values


def percents(chance: Random, most: int) -> Year:
    target = chance.randint(60, most)
    values = [Decimal(str(round(min(100.0, max(0.0, chance.gauss(target - 3, 6))), 1))) for _ in range(12)]
    return indicator(kind="percent", target=target, baseline=target - chance.randint(0, 10)), values


def added_only(value: Decimal, before: Decimal) -> Decimal | None:
    return abs(value - before) or None


def ten_times(value: Decimal, _: Decimal) -> Decimal | None:
    return value * 10 if value >= 10 else None


def last_digit_lost(value: Decimal, _: Decimal) -> Decimal | None:
    return value // 10 if value >= 100 else None


def first_digit_twice(value: Decimal, _: Decimal) -> Decimal | None:
    return Decimal(f"{str(value)[0]}{value}") if value >= 10 else None


def a_tenth(value: Decimal, _: Decimal) -> Decimal | None:
    return value / 10 if value > 10 else None


KINDS: list[tuple[Callable[[Random, int], Year], int, list[Slip]]] = [
    (growing, 90_000, [added_only, ten_times, first_digit_twice, last_digit_lost]),
    (growing, 900, [added_only, ten_times, first_digit_twice, last_digit_lost]),
    (growing, 30, [added_only, ten_times, first_digit_twice]),
    (shrinking, 300, [ten_times, first_digit_twice, last_digit_lost]),
    (percents, 100, [ten_times, first_digit_twice, a_tenth]),
]


def months(make: Callable[[Random, int], Year], most: int) -> Iterator[tuple[Indicator, Past, Decimal, Decimal]]:
    """Each month of many years: the figure, its past, its true value, and where it stood before."""
    chance = Random(2025)
    for _ in range(YEARS):
        figure, values = make(chance, most)
        own: dict[int, Decimal] = {}
        for month, value in enumerate(values, 1):
            yield figure, Past(month, dict(own), None), value, own.get(month - 1, figure.baseline or Decimal(0))
            own[month] = value


@pytest.mark.parametrize(("make", "most", "slips"), KINDS)
def test_ordinary_months_are_left_in_peace(make: Callable[[Random, int], Year], most: int, slips: list[Slip]) -> None:
    doubts = [doubt_about(value, figure, past) is not None for figure, past, value, _ in months(make, most)]
    assert sum(doubts) / len(doubts) <= 0.01


@pytest.mark.parametrize(("make", "most", "slips"), KINDS)
def test_slips_are_caught(make: Callable[[Random, int], Year], most: int, slips: list[Slip]) -> None:
    for slip in slips:
        caught = [
            doubt_about(typed, figure, past) is not None
            for figure, past, value, before in months(make, most)
            if (typed := slip(value, before)) is not None and typed != value
        ]
        assert sum(caught) / len(caught) >= 0.95, slip
