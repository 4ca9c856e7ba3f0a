"""The soft second look at a number: is it a slip of the finger? It asks once and never forbids.

A check that cries wolf is soon ignored, so nothing is said about small counts, about a month like one the row
has already had, or (short of a whole year's work) about rows that are zero in most months.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Literal

from plan.indicator import Window
from plan.progress.pace import months_of, needed_a_month

Slip = Literal[
    "ten_times",
    "hundred_times",
    "a_tenth",
    "a_hundredth",
    "far_above",
    "far_below",
    "over_the_year",
    "over_last_year",  # more than all of last year, where the plan promises less than that, or nothing
    "over_the_limit",  # more than the plan allows of what is to become less
    "over_hundred",  # percent
    "change_only",  # of a level probably what was added, or what it became less by
]
Compared = Literal["usual", "before", "target"]
"""What the usual number of a doubt is: an ordinary month, where the figure stood last, or where it is to stand."""

SMALL = 10
"""Counts below this are not odd: three events after one are no slip. Only several times a whole year's work is."""
SMALL_FOR_TOO_LITTLE = 100
"""A usual month below this may well have a month of almost nothing."""
FEW = 3
"""Rows up to which a month may well have brought nothing at all."""
FAR = 5
"""Times the usual month."""
ENOUGH_MONTHS = 2
"""With fewer months behind it, a row is compared with its even share of the year as well."""
SHORTEST_RUN = 3
"""Months; the work of a shorter window comes in bursts, so its even share says nothing about one month."""


@dataclass(frozen=True, slots=True)
class Oddness:
    """What looks odd about a month's number, with the facts for a short sentence."""

    slip: Slip
    usual: Decimal | None
    """An ordinary month of this row: the middle one of those reported, else an even share of the year."""
    year: Decimal | None
    """The larger of this year's target and last year's figure."""
    needed: Decimal | None
    """What each month from this one on must bring to reach the target; None when nothing more is needed."""
    meant: Decimal | None
    """The number that one slip back would be close to the usual; None if there is none."""
    compared: Compared = "usual"


def oddness_of(
    value: Decimal,
    *,
    previous_months: Sequence[Decimal | None],
    target: Decimal | None,
    baseline: Decimal | None,
    window: Window,
    month: int,
    shared: bool = False,
) -> Oddness | None:
    """What looks odd about one month's number, or None.

    `previous_months` are this year's earlier months as this department reported them (None = not reported);
    `target` and `baseline` are the year's figures. In a `shared` row they belong to all departments together: one of
    them may well do little of it, but hardly more than all of it.
    """
    past = [number for number in previous_months if number is not None]
    years = [figure for figure in (target, baseline) if figure is not None]
    year = max(years, default=None)
    share, typical = _even_share(year, window), _typical(past)
    # A plan may promise a tenth of last year's figure, so too little is measured by the smaller of the two.
    modest = None if shared else _even_share(min(years, default=None), window)
    usual = typical if past else share
    too_little = _too_little(value, past, typical if past else modest, modest)
    slip = _too_much(value, past, usual, share) or too_little
    if too_little and slip == too_little and not past:
        usual = modest
    over = year is not None and 0 < year < value and (value >= SMALL or value >= FAR * year)
    if slip is None and over and value > max(past, default=Decimal(0)):
        slip = "over_the_year" if target == year else "over_last_year"
    if slip is None:
        return None
    missing = (target or Decimal(0)) - sum(past, Decimal(0))
    return Oddness(slip, usual, year, needed_a_month(missing, window, month - 1), likely_meant(value, usual))


def nothing_done(values: Sequence[Decimal | None]) -> bool:
    """Whether a whole month's report says 0 throughout: possible, but more often a tap on "the rest are zero" too many.
    What is not known yet is no zero."""
    return len(values) >= FEW and all(value == 0 for value in values)


def _even_share(year: Decimal | None, window: Window) -> Decimal | None:
    run = months_of(window)
    if not year or window.points or len(run) < SHORTEST_RUN:
        return None
    return year / len(run)


def _typical(past: Sequence[Decimal]) -> Decimal | None:
    """The middle one of the months that brought something; None if most brought nothing."""
    some = [number for number in past if number]
    return median(some) if len(some) * 2 > len(past) else None


def _too_much(value: Decimal, past: Sequence[Decimal], usual: Decimal | None, share: Decimal | None) -> Slip | None:
    if usual is None or value < SMALL or value <= max(past, default=Decimal(0)):
        return None
    if len(past) < ENOUGH_MONTHS and share:
        usual = max(usual, share)
    times = value / usual
    if times < FAR:
        return None
    return "hundred_times" if 70 <= times <= 140 else "ten_times" if 7 <= times <= 14 else "far_above"


def _too_little(value: Decimal, past: Sequence[Decimal], usual: Decimal | None, share: Decimal | None) -> Slip | None:
    """Zero is taken as meant and never called too little."""
    if usual is None or value == 0 or value >= min((number for number in past if number), default=usual):
        return None
    if len(past) < ENOUGH_MONTHS and share:
        usual = min(usual, share)
    if usual < SMALL_FOR_TOO_LITTLE or value * 7 > usual:
        return None
    times = usual / value
    return "a_hundredth" if 70 <= times <= 140 else "a_tenth" if times <= 14 else "far_below"


def likely_meant(value: Decimal, usual: Decimal | None) -> Decimal | None:
    """The number close to the usual one that a single slip away would give: a zero too many, a digit twice, a zero too
    few."""
    if usual is None:
        return None
    text = str(value)
    if not text.isdigit():
        return None
    too_many = [text[:-cut] for cut in (1, 2) if text.endswith("0" * cut) and len(text) > cut]
    twice = [text[:at] + text[at + 1 :] for at in range(1, len(text)) if text[at - 1] == text[at]]
    for slips in (too_many, twice, [text + "0", text + "00"]):
        near = [Decimal(digits) for digits in slips if usual / 2 <= Decimal(digits) <= usual * 2]
        if near:
            return min(near, key=lambda number: abs(number - usual))
    return None
