"""Made-up years of the real plan's rows: what was truly done in each month, in five ways in which work comes.

Nothing here is taken from what judges a number; a year is made from the row's size and from how its work goes.
"""

import csv
import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from plan.indicator import Indicator, Window
from tests.support.plans.figures import indicator

PLAN = Path(__file__).parents[3] / "data" / "plan" / "ish-reja-2025.expected.csv"
MONTHS = range(1, 13)
_SCHOOL_YEAR = (1.0, 1.05, 1.2, 1.2, 1.0, 0.6, 0.45, 0.5, 1.1, 1.4, 1.3, 1.1)
"""A library's ordinary months as a share of the mean one: quiet in the holidays."""


@dataclass(frozen=True)
class Year:
    """A row and what was done of it, this year and in the one before."""

    row: Indicator
    done: Mapping[int, int]
    """Month → what was truly done, for the months that are asked."""
    before: Mapping[int, int]
    """The same of last year."""


@dataclass(frozen=True)
class Size:
    """How much of a row is planned, and when it is asked."""

    target: int
    baseline: int
    window: Window


Way = Callable[[random.Random, int], Sequence[Sequence[float]]]
"""How work comes: for so many months of last year, and of this one, each month's share of an even one."""


def sizes() -> list[Size]:
    """The counted rows of the real plan in which something is promised."""
    with PLAN.open(encoding="utf-8") as file:
        lines = [line for line in csv.DictReader(file) if line["kind"] == "count"]
    made = [Size(int(line["target"] or 0), int(line["baseline"] or 0), Window.parse(line["window"])) for line in lines]
    return [size for size in made if size.target > 0]


def _noise(dice: random.Random, spread: float) -> float:
    """Around 1; `spread` is the logarithm's deviation."""
    return math.exp(dice.gauss(-spread * spread / 2, spread))


def even(dice: random.Random, months: int) -> Sequence[Sequence[float]]:
    return [[_noise(dice, 0.22) for _ in range(months)] for _ in range(2)]


def seasonal(dice: random.Random, months: int) -> Sequence[Sequence[float]]:
    """Like a school year, or in one long wave, more or less so; the next year goes alike."""
    profile = _school_year(dice) if dice.random() < 0.5 else _wave(dice)
    return [[share * _noise(dice, 0.22) for share in profile[:months]] for _ in range(2)]


def _school_year(dice: random.Random) -> Sequence[float]:
    strength = dice.uniform(0.5, 1.5)
    turned = dice.choice([0, 0, 0, 4])  # some work is done in the holidays instead
    return [_SCHOOL_YEAR[(month + turned) % 12] ** strength for month in range(12)]


def _wave(dice: random.Random) -> Sequence[float]:
    height, begins = dice.uniform(0.3, 0.8), dice.randrange(12)
    return [1 + height * math.sin((month + begins) * math.pi / 6) for month in range(12)]


def growing(dice: random.Random, months: int) -> Sequence[Sequence[float]]:
    """From a beginning to several times as much."""
    times = dice.uniform(1.5, 4)
    climb = [times ** (month / 11 - 0.5) for month in range(months)]
    return [[share * _noise(dice, 0.22) * scale for share in climb] for scale in (1 / times, 1.0)]


def bursty(dice: random.Random, months: int) -> Sequence[Sequence[float]]:
    return [[_noise(dice, 0.6) for _ in range(months)] for _ in range(2)]


def mostly_zero(dice: random.Random, months: int) -> Sequence[Sequence[float]]:
    """A gift of books now and then."""
    chance = dice.uniform(0.15, 0.35)
    return [[_noise(dice, 0.6) / chance if dice.random() < chance else 0.0 for _ in range(months)] for _ in range(2)]


WAYS: Mapping[str, Way] = {
    "even": even,
    "seasonal": seasonal,
    "growing": growing,
    "bursty": bursty,
    "mostly zero": mostly_zero,
}


def years(way: str, count: int, seed: int) -> Iterator[Year]:
    """So many years of every row."""
    dice = random.Random(f"{way} {seed}")
    for _ in range(count):
        for key, size in enumerate(sizes()):
            yield _year(dice, size, way, key)


def _year(dice: random.Random, size: Size, way: str, key: int) -> Year:
    asked = [month for month in MONTHS if size.window.asks(month)]
    shares = WAYS[way](dice, len(MONTHS))
    mean = size.target * _noise(dice, 0.3) / len(asked)
    before, done = ({month: _whole(dice, mean * share[month - 1]) for month in asked} for share in shares)
    row = indicator(key, target=size.target, baseline=size.baseline, window=str(size.window))
    return Year(row, done, before)


def _whole(dice: random.Random, mean: float) -> int:
    """A count of single things that come by chance."""
    if mean > 50:
        return max(0, round(dice.gauss(mean, math.sqrt(mean))))
    edge, drawn, times = math.exp(-mean), dice.random(), 0
    while drawn > edge:
        drawn *= dice.random()
        times += 1
    return times


def past_of(months: Mapping[int, int], month: int) -> Mapping[int, Decimal]:
    """What had been reported before a month."""
    return {earlier: Decimal(value) for earlier, value in months.items() if earlier < month}
