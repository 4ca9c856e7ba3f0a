"""Slips of the finger made in those years, and how many of them are doubted."""

import random
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from plan.month.doubts import Past, doubt_about
from tests.plan.month.slips.rows import WAYS, Year, past_of, years

Slip = Callable[[random.Random, int], int]


def ten_times(_: random.Random, value: int) -> int:
    """A zero too many."""
    return value * 10


def digit_twice(dice: random.Random, value: int) -> int:
    """One of the digits was typed twice."""
    digits = str(value)
    at = dice.randrange(len(digits))
    return int(digits[: at + 1] + digits[at:])


def last_digit_lost(_: random.Random, value: int) -> int:
    return value // 10


SLIPS: Mapping[str, Slip] = {"ten times": ten_times, "digit twice": digit_twice, "digit lost": last_digit_lost}
TENS, MORE = "10-99", "100-"
"""How large the true number is."""
GOALS: Mapping[tuple[str, str], float] = {
    ("ten times", TENS): 0.95,
    ("ten times", MORE): 0.95,
    ("digit twice", TENS): 0.95,
    ("digit twice", MORE): 0.95,
    ("digit lost", TENS): 0.5,
    ("digit lost", MORE): 0.95,
}
FALSE_ALARMS, FALSE_ALARMS_OF_A_WAY = 0.03, 0.05


@dataclass
class Counts:
    numbers: int = 0
    doubted: int = 0
    named: int = 0
    """Doubts that offer the true number on a button; of a lost digit, one with the same first digits."""

    @property
    def share(self) -> float:
        return self.doubted / self.numbers if self.numbers else 0.0


@dataclass
class Table:
    """Per slip, size and way of the work; false alarms per way."""

    slips: dict[tuple[str, str, str], Counts]
    alarms: dict[str, Counts]

    def of(self, slip: str, size: str) -> Counts:
        return _sum([counts for (one, its, _), counts in self.slips.items() if (one, its) == (slip, size)])

    @property
    def all_alarms(self) -> Counts:
        return _sum(list(self.alarms.values()))


def _sum(several: list[Counts]) -> Counts:
    return Counts(
        sum(counts.numbers for counts in several),
        sum(counts.doubted for counts in several),
        sum(counts.named for counts in several),
    )


def measure(count: int, seed: int, remembers: bool = False) -> Table:
    """Let so many years of every row and way be judged; `remembers` says that last year was reported here too."""
    table = Table(defaultdict(Counts), defaultdict(Counts))
    dice = random.Random(seed)
    for way in WAYS:
        for year in years(way, count, seed):
            for month in list(year.done)[1:]:
                _judge(table, dice, way, year, month, remembers)
    return table


def _judge(table: Table, dice: random.Random, way: str, year: Year, month: int, remembers: bool) -> None:
    own = past_of(year.done, month)
    same_month = Decimal(year.before[month]) if remembers else None
    past = Past(month, own, sum(own.values(), Decimal(0)), same_month)
    true = year.done[month]
    alarms = table.alarms[way]
    alarms.numbers += 1
    alarms.doubted += doubt_about(Decimal(true), year.row, past) is not None
    if true < 10:
        return
    for name, slip in SLIPS.items():
        counts = table.slips[name, TENS if true < 100 else MORE, way]
        doubt = doubt_about(Decimal(slip(dice, true)), year.row, past)
        counts.numbers += 1
        counts.doubted += doubt is not None
        counts.named += doubt is not None and doubt.meant is not None and _names(doubt.meant, true, name)


def _names(meant: Decimal, true: int, slip: str) -> bool:
    return meant // 10 == true // 10 if slip == "digit lost" else meant == true


def faults(table: Table) -> list[str]:
    """What misses its goal, in words."""
    found = []
    for (slip, size), goal in GOALS.items():
        counts = table.of(slip, size)
        if counts.share < goal:
            found.append(f"{slip}, {size}: {counts.share:.1%} of {counts.numbers} doubted, not {goal:.0%}")
    if table.all_alarms.share > FALSE_ALARMS:
        found.append(f"{table.all_alarms.share:.1%} false alarms, more than {FALSE_ALARMS:.0%}")
    for way, alarms in table.alarms.items():
        if alarms.share > FALSE_ALARMS_OF_A_WAY:
            found.append(f"{way}: {alarms.share:.1%} false alarms, more than {FALSE_ALARMS_OF_A_WAY:.0%}")
    return found


def print_table(table: Table) -> None:
    ways = list(WAYS)
    print(f"{'':20}" + "".join(f"{way:>13}" for way in ways) + f"{'all':>10}{'goal':>7}{'named':>8}")
    for (slip, size), goal in GOALS.items():
        shares = [table.slips[slip, size, way] for way in ways]
        every = table.of(slip, size)
        named = every.named / every.doubted if every.doubted else 0
        cells = "".join(f"{counts.share:13.1%}" if counts.numbers else f"{'':>13}" for counts in shares)
        print(f"{slip + ' ' + size:20}{cells}{every.share:10.1%}{goal:7.0%}{named:8.1%}")
    cells = "".join(f"{table.alarms[way].share:13.2%}" for way in ways)
    print(f"{'false alarms':20}{cells}{table.all_alarms.share:10.2%}{FALSE_ALARMS:7.0%}")
    print(f"{'numbers':20}" + "".join(f"{table.alarms[way].numbers:13}" for way in ways))
