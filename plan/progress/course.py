"""How one figure runs towards its target: what is expected by a month's end, where it stands and where it will be.

A count, a level and a percent run in different ways, and so does what is to become less. `measure_line` takes the one
that fits.
"""

from dataclasses import dataclass
from decimal import Decimal

from plan.indicator import Indicator
from plan.progress.pace import (
    due_amount,
    has_begun,
    needed_a_month,
    promised_change,
    scheduled_amount,
    share_of_amount,
    share_rounded_up,
    steps_of,
    window_is_over,
    year_forecast,
)
from plan.progress.standing import AS_USUAL, Judging, Standing, standing_at, standing_of_begun
from plan.progress.tally import Tally

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Course:
    """Figures in the indicator's unit; shares are fractions of what the target promises. None where nothing can be
    said."""

    completion: Decimal | None
    expected: Decimal | None
    expected_share: Decimal | None
    standing: Standing
    forecast: Decimal | None
    needed: Decimal | None = None


def course_of(indicator: Indicator, reported: Tally, last: int, as_of: int, judging: Judging = AS_USUAL) -> Course:
    """The course of a figure up to the month `last`; expected of it is what was due by the end of `as_of`, and it is
    judged by the last month of these that has been reported, or had to be."""
    judged = judged_month(indicator, reported, as_of, judging)
    if indicator.direction == "less" and reported.combining == "sum" and indicator.kind != "stock":
        return _of_limited_count(indicator, reported, last, as_of, judged, judging)
    if reported.combining != "sum":
        return _of_level(indicator, reported, last, as_of, judged, judging)
    return _of_count(indicator, reported, last, as_of, judged, judging)


def judged_month(indicator: Indicator, reported: Tally, as_of: int, judging: Judging) -> int:
    """The month (0–12) by whose end a figure is judged: the last one that is over and whose report had to be in, or is
    in from everybody who answers for the figure."""
    judged = as_of if judging.due_to is None else min(as_of, judging.due_to)
    while judged < as_of and _is_in(indicator, reported, judged + 1):
        judged += 1
    return judged


def _is_in(indicator: Indicator, reported: Tally, month: int) -> bool:
    """Whether nothing more is waited for of a month."""
    if not indicator.window.asks(month):
        return True
    given = {department for department, months in reported.shares if months[month - 1] is not None}
    return bool(given) and given.issuperset(indicator.departments)


def unknown_course(indicator: Indicator) -> Course:
    """Where nothing is known of the time in question, nothing is expected of it either."""
    return Course(None, None, None, "no_target" if indicator.target is None else "not_due", None)


def _of_count(indicator: Indicator, reported: Tally, last: int, as_of: int, judged: int, judging: Judging) -> Course:
    """What is added up, more being better; a stock is measured by what was added to last year's figure."""
    window, base = indicator.window, indicator.baseline if indicator.kind == "stock" else ZERO
    gained, promise = reported.value(last), promised_change(indicator)
    expected = ZERO if promise is None else _due(indicator, promise, as_of)
    passed = max([as_of, *(month for month, value in enumerate(reported.months, 1) if value is not None)])
    due = expected if promise is None or judged == as_of else _due(indicator, promise, judged)
    standing = standing_at(gained, promise, due, window, judged, judging.tolerance)
    if promise is None and indicator.target == 0 and indicator.kind != "stock":
        standing = "done"
    outlook = _outlook(indicator, reported, gained, as_of)
    return Course(
        completion=None if promise is None or gained is None else gained / promise,
        expected=None if promise is None or base is None else base + expected,
        expected_share=None if promise is None else expected / promise,
        standing=standing,
        forecast=None if outlook is None or base is None else base + outlook,
        needed=None if promise is None else needed_a_month(promise - (gained or ZERO), window, passed),
    )


def _due(indicator: Indicator, promise: Decimal, month: int) -> Decimal:
    if indicator.schedule is None:
        return due_amount(promise, indicator.window, month)
    if indicator.kind != "stock":
        return scheduled_amount(indicator.schedule, indicator.window, month)
    level = _scheduled_level(indicator, month)
    return ZERO if level is None or indicator.baseline is None else level - indicator.baseline


def _outlook(indicator: Indicator, reported: Tally, gained: Decimal | None, as_of: int) -> Decimal | None:
    """What the year will have brought if it goes on like this; never less than it has brought."""
    if window_is_over(indicator.window, as_of):
        return gained
    outlook = year_forecast(reported.months, indicator.window, reported.since)
    return None if outlook is None or gained is None else max(outlook, gained)


def _of_limited_count(
    indicator: Indicator, reported: Tally, last: int, as_of: int, judged: int, judging: Judging
) -> Course:
    """What is added up and is to stay small (complaints): only when the year's work is over can it be done, and until
    then it is on track while it is within its share of what the plan allows."""
    target, actual = indicator.target, reported.value(last)
    forecast = _outlook(indicator, reported, actual, as_of)
    if target is None:
        return Course(None, None, None, "no_target", forecast)
    over = window_is_over(indicator.window, judged)
    allowed = target if over else _allowed(indicator, target, as_of)
    return Course(
        completion=_reduction(indicator, actual) if over else None,
        expected=allowed,
        expected_share=_reduction(indicator, target) if over else None,
        standing=_within_limit(indicator, actual, target, allowed, judged, judging),
        forecast=forecast,
    )


def _reduction(indicator: Indicator, value: Decimal | None) -> Decimal | None:
    """How much of the promised way down from last year's figure is done; None where no way down is promised."""
    target, base = indicator.target, indicator.baseline
    if value is None or not target or base is None or base <= target:
        return None
    return (base - value) / (base - target)


def _allowed(indicator: Indicator, target: Decimal, month: int) -> Decimal:
    """The share of the limit by the end of a month."""
    if indicator.schedule is not None:
        return scheduled_amount(indicator.schedule, indicator.window, month, share_rounded_up)
    return share_rounded_up(target, *steps_of(indicator.window, month))


def _within_limit(
    indicator: Indicator, actual: Decimal | None, target: Decimal, allowed: Decimal, judged: int, judging: Judging
) -> Standing:
    over = window_is_over(indicator.window, judged)
    if (over or target == 0) and actual is not None and actual <= target:
        return "done"
    if not has_begun(indicator.window, judged):
        return "not_due"
    amount = actual or ZERO
    # It can only grow, so what is above the year's limit stays there: no unit is forgiven as in a running month.
    if not over and amount > target and not judging.tolerance.forgives(amount - target, target, running=False):
        return "behind"
    passed, said = amount - allowed, actual is not None
    return standing_of_begun(passed, allowed, indicator.window, judged, judging.tolerance, said=said)


def _of_level(indicator: Indicator, reported: Tally, last: int, as_of: int, judged: int, judging: Judging) -> Course:
    """A level or a percent: a figure that stands somewhere, and is to stand at the target."""
    target, actual = indicator.target, reported.value(last)
    if target is None:
        return Course(None, None, None, "no_target", actual)
    expected = _expected_level(indicator, reported, target, as_of)
    due = expected if judged == as_of else _expected_level(indicator, reported, target, judged)
    return Course(
        completion=None if actual is None else _share(indicator, reported, target, actual),
        expected=expected,
        expected_share=_expected_share(indicator, reported, target, expected),
        standing=_standing_of_level(indicator, reported, actual, due, judged, judging),
        forecast=actual,
    )


def _expected_level(indicator: Indicator, reported: Tally, target: Decimal, month: int) -> Decimal | None:
    """Where the figure should stand by the end of a month; None where nothing can be expected yet."""
    base, less = indicator.baseline, indicator.direction == "less"
    passed, every = steps_of(indicator.window, month)
    if indicator.schedule is not None:
        return _scheduled_level(indicator, month, steady=reported.combining == "mean")
    if reported.combining == "mean" and not less:
        return target if passed else None
    if base is None or (less and base <= target):
        return target if passed == every else None
    if reported.combining == "mean":
        return base - (base - target) * passed / every if passed else base
    return base + share_of_amount(target - base, passed, every)


def _scheduled_level(indicator: Indicator, month: int, steady: bool = False) -> Decimal | None:
    """The level that the plan's own schedule asks for: from the part before to the running one in whole steps, or
    `steady` from the first month of a part."""
    schedule = indicator.schedule
    assert schedule is not None
    level = None if steady else indicator.baseline
    for part, figure in enumerate(schedule.parts):
        months = schedule.months_of(part)
        if figure is None or months[0] > month:
            continue
        passed = sum(asked <= month for asked in months)
        if steady or passed == len(months):
            level = figure
        elif level is not None:
            level += share_of_amount(figure - level, passed, len(months))
    return level


def _share(indicator: Indicator, reported: Tally, target: Decimal, level: Decimal) -> Decimal | None:
    """How much of the way to the target a level is; None where there is no way to measure."""
    base = indicator.baseline
    if indicator.direction == "less":
        return _reduction(indicator, level)
    if target == 0:
        return None
    if reported.combining != "last" or base is None:
        return level / target
    # A level that may fall although more of it is better is on no way that could be measured.
    return (level - base) / (target - base) if base < target else None


def _expected_share(indicator: Indicator, reported: Tally, target: Decimal, expected: Decimal | None) -> Decimal | None:
    if _share(indicator, reported, target, target) is None:
        return None
    return ZERO if expected is None else _share(indicator, reported, target, expected)


def _standing_of_level(
    indicator: Indicator, reported: Tally, actual: Decimal | None, due: Decimal | None, judged: int, judging: Judging
) -> Standing:
    target, less = indicator.target, indicator.direction == "less"
    assert target is not None
    if target == 0 and not less:
        return "done"
    if actual is not None and (actual <= target if less else actual >= target):
        return "done"
    if not has_begun(indicator.window, judged):
        return "not_due"
    missing, expected = _missing_of_level(indicator, reported, actual, due, judged)
    return standing_of_begun(missing, expected, indicator.window, judged, judging.tolerance, said=actual is not None)


def _missing_of_level(
    indicator: Indicator, reported: Tally, actual: Decimal | None, due: Decimal | None, judged: int
) -> tuple[Decimal, Decimal]:
    """What a level or a percent that has not reached its target lacks, and of how much: of the way from last year's
    figure where it is to rise from there."""
    target, base = indicator.target, indicator.baseline
    assert target is not None
    over = window_is_over(indicator.window, judged)
    if indicator.direction == "less":
        # What is to become less is not called late before its end, unless it has become more.
        most = target if over else base
        return (ZERO, ZERO) if actual is None or most is None else (actual - most, most)
    due = target if over else due
    if due is None:
        return ZERO, ZERO
    level = base if actual is None and reported.combining == "last" else actual
    rises = reported.combining == "last" and base is not None and base < due
    return due - (level or ZERO), due - base if rises and base is not None else due
