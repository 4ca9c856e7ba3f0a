"""What looks odd about a number, by the figure's kind.

A count is held against other months (`plan/month/oddness.py`). A level stands somewhere and moves little: it is held
against where it stood last, and the likeliest slip is to type what was added. A percent is one of a hundred.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from plan.indicator import Indicator
from plan.month.oddness import FAR, SMALL, Compared, Oddness, Slip, likely_meant, oddness_of

MOVES = 3
"""Times the largest change that there has been, or that the plan promises for the whole year: more is far."""
HARDLY = Decimal("0.1")
"""The share of a level up to which no change is far."""
HALF = Decimal("0.5")
"""The share of a level that is far where nothing says how it moves."""
LEAST_LEVEL = 5
"""A level below this may well become anything."""
HUNDRED = Decimal(100)
NEAR = Decimal("0.7")
"""The share of the usual percent from which on a number is close to it."""
TEN_TIMES, HUNDRED_TIMES = (7, 14), (70, 140)
"""What still looks like one zero, or two, too many."""
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Past:
    """What was reported of a figure before a month (1–12), which is the one that is judged."""

    month: int
    own: Mapping[int, Decimal]
    """The department's, by month."""
    everybody: Decimal | None
    """What all departments' months come to by then; of a count their sum."""
    same_month: Decimal | None = None
    """What the department reported of it in the same month of last year; None when that is not known."""
    summed: Decimal = _ZERO
    """What the department did besides `own`, of which only the sum is known."""
    months: int = 1
    """How many months of the figure's time the number that is judged stands for."""


def doubt_about(value: Decimal, indicator: Indicator, past: Past) -> Oddness | None:
    """What looks odd about one month's number, or None."""
    if indicator.kind == "level":
        return _about_level(value, indicator, past)
    if indicator.kind == "percent":
        return _about_percent(value, indicator, past)
    several = max(past.months, 1)
    oddness = oddness_of(
        value / several,
        previous_months=[past.own.get(month) for month in range(1, past.month)],
        target=indicator.target,
        baseline=indicator.baseline,
        window=indicator.window,
        month=past.month,
        shared=len(indicator.departments) > 1,
        same_month=past.same_month,
        summed=past.summed,
        of_sum=value if several > 1 else None,
    )
    if oddness is not None and several > 1:
        usual, meant = (figure and figure * several for figure in (oddness.usual, oddness.meant))
        oddness = replace(oddness, usual=usual, meant=meant, needed=None)
    before = past.everybody or _ZERO
    of_year = oddness is None or oddness.slip in ("over_the_year", "over_last_year")
    no_slip = oddness is None or oddness.meant is None or oddness.slip in ("a_tenth", "a_hundredth", "far_below")
    if (of_year or no_slip) and _passes_limit(indicator, before, before + value):
        return Oddness("over_the_limit", None, indicator.target, None, None)
    has_limit = indicator.direction == "less" and indicator.target is not None
    return None if has_limit and of_year else oddness


def _passes_limit(indicator: Indicator, before: Decimal | None, now: Decimal) -> bool:
    """Whether a number brings a figure over what the plan allows. It is asked once, when that happens."""
    limit = indicator.target
    return indicator.direction == "less" and limit is not None and (before is None or before <= limit) and now > limit


def _about_level(value: Decimal, indicator: Indicator, past: Past) -> Oddness | None:
    shared = len(indicator.departments) > 1
    start = None if shared else indicator.baseline
    stood = past.own[max(past.own)] if past.own else start
    if stood is None:
        return None if shared or indicator.target is None else _far_from_target(value, indicator.target)
    slip = _slip_of_level(value, stood, indicator, past)
    if slip is not None:
        changed = stood + (value if indicator.direction == "more" else -value)
        meant = changed if slip == "change_only" else likely_meant(value, stood)
        return Oddness(slip, stood, None, None, meant, compared="before")
    # Where a way down is promised, every value on it is above the target.
    goes_down = start is not None and indicator.target is not None and start > indicator.target
    if not shared and not goes_down and _passes_limit(indicator, stood, value):
        return Oddness("over_the_limit", None, indicator.target, None, None)
    return None


def _slip_of_level(value: Decimal, stood: Decimal, indicator: Indicator, past: Past) -> Slip | None:
    if min(past.own.values(), default=stood) <= value <= max(past.own.values(), default=stood):
        return None
    return _too_high(value, stood, indicator, past) if value > stood else _too_low(value, stood, indicator, past)


def _too_high(value: Decimal, stood: Decimal, indicator: Indicator, past: Past) -> Slip | None:
    if stood < LEAST_LEVEL or value < SMALL or (indicator.target is not None and value <= indicator.target):
        return None
    times = value / stood
    if times < FAR:
        return "far_above" if stood >= SMALL and _is_far(value, stood, indicator, past) else None
    if HUNDRED_TIMES[0] <= times <= HUNDRED_TIMES[1]:
        return "hundred_times"
    return "ten_times" if TEN_TIMES[0] <= times <= TEN_TIMES[1] else "far_above"


def _too_low(value: Decimal, stood: Decimal, indicator: Indicator, past: Past) -> Slip | None:
    if stood < (SMALL if indicator.direction == "less" else LEAST_LEVEL):
        return None
    if value == 0:
        return "far_below" if stood >= SMALL and indicator.target != 0 else None
    times = stood / value
    if times < FAR:
        return "far_below" if stood >= SMALL and _is_far(value, stood, indicator, past) else None
    moves = _usual_move(indicator, past)
    if value <= (MOVES * moves if moves else HARDLY * stood / 2):
        return "change_only"
    near = likely_meant(value, stood)
    if near is None or abs(near - stood) > HARDLY * stood:
        return "change_only" if stood < SMALL * SMALL else "far_below"
    return "a_hundredth" if times >= HUNDRED_TIMES[0] else "a_tenth"


def _is_far(value: Decimal, stood: Decimal, indicator: Indicator, past: Past) -> bool:
    """Whether a level moved further than anything says that it moves."""
    change = abs(value - stood)
    if change < SMALL or change <= HARDLY * stood:
        return False
    moves = _usual_move(indicator, past)
    return change > MOVES * moves if moves else change > HALF * stood


def _usual_move(indicator: Indicator, past: Past) -> Decimal:
    """The largest change so far, or the one that the plan promises for the year; 0 where nothing says how it moves."""
    values = [past.own[month] for month in sorted(past.own)]
    moved = [abs(later - earlier) for earlier, later in pairwise(values)]
    if indicator.target is not None and indicator.baseline is not None:
        moved.append(abs(indicator.target - indicator.baseline))
    return max(moved, default=_ZERO)


def _far_from_target(value: Decimal, target: Decimal) -> Oddness | None:
    """The first value of a level of which nothing is known but where it is to stand."""
    if not value or target < SMALL or not (value >= target * TEN_TIMES[0] or value * TEN_TIMES[0] <= target):
        return None
    slip: Slip = "far_above" if value > target else "far_below"
    return Oddness(slip, target, None, None, likely_meant(value, target), compared="target")


def _about_percent(value: Decimal, indicator: Indicator, past: Past) -> Oddness | None:
    known = [past.own[month] for month in sorted(past.own)]
    aims = [figure for figure in (indicator.baseline, indicator.target) if figure]
    before = known[-1] if known else None
    if value > HUNDRED and max([*known, *aims], default=_ZERO) <= HUNDRED:
        return Oddness("over_hundred", before, None, None, _tenth(value, before or max(aims, default=None)))
    usual = before if before else min(aims, default=None)
    if usual and value:
        times = usual / value
        compared: Compared = "before" if before else "target"
        if times >= TEN_TIMES[0] and usual >= SMALL and all(value < number for number in known):
            slip: Slip = "a_hundredth" if times >= HUNDRED_TIMES[0] else "a_tenth"
            slip = slip if times <= TEN_TIMES[1] or slip == "a_hundredth" else "far_below"
            return Oddness(slip, usual, None, None, _as_share(value, usual), compared=compared)
        high = before or max(aims)
        if value >= SMALL and value >= high * TEN_TIMES[0] and all(value > number for number in known):
            return Oddness("far_above", high, None, None, _tenth(value, high), compared=compared)
    # On a way down that is promised the first month may be above the target, though not above where it starts.
    base, limit = indicator.baseline, indicator.target
    goes_down = before is None and base is not None and limit is not None and limit < base and value < base
    if not goes_down and _passes_limit(indicator, before, value):
        return Oddness("over_the_limit", None, indicator.target, None, None)
    return None


def _as_share(value: Decimal, usual: Decimal) -> Decimal | None:
    """`0,95` and `9,5` where 95 is usual."""
    near = [value * times for times in (10, 100) if usual * NEAR <= value * times <= max(usual, HUNDRED)]
    return min(near, key=lambda number: abs(number - usual), default=None)


def _tenth(value: Decimal, usual: Decimal | None) -> Decimal | None:
    """`95,5` where 955 was typed; of whatever is usual, if that is known."""
    tenth = value / 10
    return tenth if usual is None or (usual * NEAR <= tenth <= usual / NEAR) else None
