"""What a plan with every kind of figure must show, worked out apart with fractions: imports nothing of ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Literal

Value = Fraction | int | None
Year = Sequence[Value]
"""Twelve values, January first; None where nobody reported."""


@dataclass(frozen=True)
class Promise:
    """A row as its plan prints it. Its work lasts from the month `first` to `last`."""

    kind: Literal["count", "level", "percent"]
    base: int | None
    target: int | None
    quarters: tuple[int, int, int, int] | None = None
    less: bool = False
    first: int = 1
    last: int = 12
    at_points: bool = False
    """It is due at points, between which nothing is due: no single unit is forgiven there."""


def brought(promise: Promise, year: Year, first: int, last: int) -> Value:
    """What the months `first`–`last` themselves come to."""
    some = [value for value in year[first - 1 : last] if value is not None]
    if not some:
        return None
    if promise.kind == "level":
        return some[-1]
    return sum(some) if promise.kind == "count" else Fraction(sum(some), 1) / len(some)


def so_far(promise: Promise, year: Year, last: int) -> Value:
    """The year from January to the end of a month."""
    return brought(promise, year, 1, last)


def gone(promise: Promise, month: int) -> Fraction:
    """Which share of the row's months has passed by a month's end."""
    length = promise.last - promise.first + 1
    return Fraction(min(max(month - promise.first + 1, 0), length), length)


def expected(promise: Promise, month: int) -> Value:
    """Where the row should be by a month's end; None where nothing is expected yet."""
    target, base, quarters = promise.target, promise.base, promise.quarters
    assert target is not None
    if promise.kind == "count" and quarters is not None:
        full, months = divmod(month, 3)
        running = Fraction(quarters[full] * months, 3) if months else Fraction(0)
        return sum(quarters[:full]) + (ceil(running) if promise.less else floor(running))
    if promise.kind == "count":
        share = target * gone(promise, month)
        return ceil(share) if promise.less else floor(share)
    if quarters is not None:
        return expected_by_quarter(promise, quarters, month)
    if promise.kind == "percent" and not promise.less:
        return target if gone(promise, month) else None
    if base is None or (promise.less and base <= target):
        return target if gone(promise, month) == 1 else None
    way = (target - base) * gone(promise, month)
    if promise.kind == "percent":
        return base + way
    return base + (floor(way) if way >= 0 else -floor(-way))


def expected_by_quarter(promise: Promise, quarters: Sequence[int], month: int) -> Value:
    full, months = divmod(month, 3)
    if promise.kind == "percent":
        return quarters[min(full if months else full - 1, 3)] if month else None
    before = promise.base if full == 0 else quarters[full - 1]
    if not months:
        return before
    if before is None:
        return None
    way = Fraction((quarters[full] - before) * months) / 3
    return before + (floor(way) if way >= 0 else -floor(-way))


def completion(promise: Promise, year: Year, last: int, finished: int) -> Value:
    """How much of the promise is kept, as a fraction; None where it cannot be said."""
    actual, target, base = so_far(promise, year, last), promise.target, promise.base
    if actual is None or not target:
        return None
    if promise.less:
        if base is None or base <= target or (promise.kind == "count" and finished < promise.last):
            return None
        return Fraction(base - actual) / Fraction(base - target)
    if promise.kind == "level" and base is not None:
        return None if base >= target else Fraction(actual - base) / Fraction(target - base)
    return Fraction(actual) / Fraction(target)


def standing(promise: Promise, year: Year, last: int, finished: int) -> str:
    """done, nearly, on_track, behind, overdue, not_due or no_target, with the usual tolerance of 2 %."""
    actual, target, base = so_far(promise, year, last), promise.target, promise.base
    if target is None:
        return "no_target"
    over = finished >= promise.last
    if promise.less:
        can_be_done = promise.kind != "count" or over or target == 0
        if can_be_done and actual is not None and actual <= target:
            return "done"
    elif target == 0 or (actual is not None and actual >= target):
        return "done"
    if finished < promise.first:
        return "not_due"
    if over:
        return "nearly" if actual is not None and off(promise, actual, target) <= 0 else "overdue"
    wanted = expected(promise, finished)
    if actual is None:
        nothing = base if promise.kind == "level" else 0
        waits = promise.less or wanted is None or (nothing is not None and nothing >= wanted)
        return "not_due" if waits else "behind"
    return "on_track" if in_time(promise, actual, wanted, base) else "behind"


def off(promise: Promise, actual: Fraction | int, wanted: Fraction | int, least: int = 0) -> Fraction:
    """By how much a figure is farther from what is wanted than is forgiven: 2 % of it, of a level that rises of its way
    from last year's figure, and `least` at least."""
    way = Fraction(wanted)
    if promise.kind == "level" and not promise.less and promise.base is not None and promise.base < wanted:
        way = Fraction(wanted) - promise.base
    missing = Fraction(actual) - wanted if promise.less else Fraction(wanted) - actual
    return missing - max(way * 2 / 100, Fraction(least)) if missing > 0 else missing


def in_time(promise: Promise, actual: Fraction | int, wanted: Value, base: Value) -> bool:
    if promise.less and promise.kind == "count":
        # More than the whole year allows stays more, whatever the months to come bring.
        assert promise.target is not None
        passed = actual > promise.target and off(promise, actual, promise.target) > 0
        return not passed and (wanted is None or off(promise, actual, wanted, 1) <= 0)
    if promise.less:
        return base is None or off(promise, actual, base, 1) <= 0
    return wanted is None or off(promise, actual, wanted, 0 if promise.at_points else 1) <= 0
