"""The soft second look at a number: is it a slip of the finger? It asks once and never forbids.

An ordinary month of a row is the middle one of those that brought something. Work that grows or has its seasons moves
away from there, so what both of the last months show is ordinary too; a number is odd when it is far from both. As long
as one month or none has brought something, the plan is asked as well: what it wants by now, spread over the months that
brought something, this one included.

A check that cries wolf is soon ignored, so nothing is said about small counts, or about a month like one the row has
already had, this year or in the same month of the last. `python -m tests.plan.month.slips` prints what is caught, and
what is asked in vain.
"""

from collections.abc import Callable, Sequence
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
    "under_days",  # less than its department counted day by day
]
Compared = Literal["usual", "before", "target"]
"""What the usual number of a doubt is: an ordinary month, where the figure stood last, or where it is to stand."""

SMALL = 10
"""Counts below this are not odd: three events after one are no slip. Only twice a whole year's work is."""
FAR_OVER_THE_YEAR = 2
"""Times the year's work that a small count must be to be odd: of a plan of two, four or more in one month."""
SMALL_FOR_TOO_LITTLE = 20
"""A usual month below this may well have a month of almost nothing."""
LARGE = 100
"""From here on a month differs little by chance alone."""
FEW = 3
"""Rows up to which a month may well have brought nothing at all."""
FAR = 5
"""Times the ordinary month from which on any number is asked about."""
FAR_FOR_A_SLIP = Decimal("2.5")
"""The same of a number that looks like a slip: with a zero or a repeated digit less it would be close to the usual."""
FAR_BELOW = Decimal("2.85")
"""Times less than the ordinary month. Any number may lack its last digit, so its looks tell nothing."""
CLOSE = Decimal("3.2")
"""Times the usual month, and below it, up to which a number is close to it: half of the way to ten times."""
ALIKE = Decimal("1.5")
"""Times the same month of last year, and below it, up to which a month is like that one."""
LATELY = 2
"""Months that say together how a row goes lately: work that grows, or has its seasons, is not where it was all year."""
ENOUGH_MONTHS = 2
"""With fewer months that brought something, the ordinary one lies half of the way (in times) to what the plan wants."""
SHORTEST_RUN = 3
"""Months; the work of a shorter window comes in bursts, so its even share says nothing about one month."""


@dataclass(frozen=True, slots=True)
class Oddness:
    """What looks odd about a month's number, with the facts for a short sentence."""

    slip: Slip
    usual: Decimal | None
    """The ordinary month that the number is far from."""
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
    same_month: Decimal | None = None,
    summed: Decimal = Decimal(0),
    of_sum: Decimal | None = None,
) -> Oddness | None:
    """What looks odd about one month's number, or None.

    `previous_months` are this year's earlier months as this department reported them (None = not reported);
    `target` and `baseline` are the year's figures. In a `shared` row they belong to all departments together: one of
    them may well do little of it, but hardly more than all of it. `same_month` is its number of a year ago. `summed` is
    what it did in earlier months that are not known one by one; `of_sum` the sum of which `value` is a month's share.
    """
    past = [number for number in previous_months if number is not None]
    years = [figure for figure in (target, baseline) if figure is not None]
    year = max(years, default=None)
    share = _even_share(year, window)
    # A plan may promise a tenth of last year's figure, so too little is measured by the smaller of the two.
    modest = None if shared else _even_share(min(years, default=None), window)
    as_last_year = same_month is not None and 0 < same_month / ALIKE <= value <= same_month * ALIKE
    usual = max(_ordinary(past, share, min), default=None)
    slip = None if as_last_year else _too_much(value, past, usual)
    if slip is None and not as_last_year:
        least = min(_ordinary(past, modest, max), default=None)
        slip = _too_little(value, past, least)
        usual = least if slip else usual
    whole = value if of_sum is None else of_sum
    over = (
        year is not None
        and 0 < year < whole
        and (whole >= SMALL or (whole > FEW and whole >= FAR_OVER_THE_YEAR * year))
    )
    says_little = sum(number > 0 for number in past) < ENOUGH_MONTHS
    if over and value > max(past, default=Decimal(0)) and (slip is None or (slip == "far_above" and says_little)):
        slip = "over_the_year" if target == year else "over_last_year"
    if slip is None:
        return None
    missing = (target or Decimal(0)) - sum(past, summed)
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


def _ordinary(
    past: Sequence[Decimal],
    share: Decimal | None,
    agreed: Callable[[Sequence[Decimal]], Decimal],
) -> list[Decimal]:
    """Numbers that would be ordinary. `agreed` is what all of the last months show: at least, or at most."""
    some = [number for number in past if number]
    ordinary = [median(some), agreed(some[-LATELY:])] if some else []
    if share and len(some) < ENOUGH_MONTHS:
        wanted = share * (len(past) + 1) / (len(some) + 1)
        after_nothing = share if agreed is max and wanted < LARGE else wanted  # then a little is no slip
        ordinary = [(wanted * some[0]).sqrt() if some else after_nothing]
    return ordinary


def _too_much(value: Decimal, past: Sequence[Decimal], usual: Decimal | None) -> Slip | None:
    if usual is None or value < SMALL or value <= max(past, default=Decimal(0)):
        return None
    times = value / usual
    if times < FAR and not (times >= FAR_FOR_A_SLIP and likely_meant(value, usual)):
        return None
    return "hundred_times" if 70 <= times <= 140 else "ten_times" if 7 <= times <= 14 else "far_above"


def _too_little(value: Decimal, past: Sequence[Decimal], usual: Decimal | None) -> Slip | None:
    """Zero is taken as meant and never called too little."""
    if usual is None or value == 0 or any(0 < number <= value for number in past):
        return None
    times = usual / value
    if usual < SMALL_FOR_TOO_LITTLE or times < FAR_BELOW:
        return None
    return "a_hundredth" if 70 <= times <= 140 else "a_tenth" if 7 <= times <= 14 else "far_below"


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
        near = [Decimal(digits) for digits in slips if usual / CLOSE <= Decimal(digits) <= usual * CLOSE]
        if near:
            return min(near, key=lambda number: abs(number - usual))
    return None
