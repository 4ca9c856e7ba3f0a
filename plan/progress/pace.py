"""How far a promise should be by a month's end: in whole steps, so nothing is behind before it can be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from plan.indicator import Indicator, Window
from plan.period import Span
from plan.progress.tally import Combining
from plan.schedule import Schedule


def months_of(window: Window) -> tuple[int, ...]:
    """The months that carry the work: the run, or the points at whose end something is due."""
    if window.points:
        return tuple(sorted(set(window.points)))
    if window.first is None or window.last is None:
        return ()
    return tuple(range(window.first, window.last + 1))


def has_begun(window: Window, month: int) -> bool:
    """Whether anything is asked for by the end of a month: the run has begun, or the first point passed."""
    return any(asked <= month for asked in months_of(window))


def window_is_over(window: Window, month: int) -> bool:
    """Whether all of the window has passed by the end of a month."""
    return has_begun(window, month) and months_of(window)[-1] <= month


def due_amount(amount: Decimal, window: Window, month: int) -> Decimal:
    """How much of an amount the window asks for by the end of a month (0 is before January), in whole units.

    Rounded towards zero, so a stock that is to shrink is not asked to shrink early either.
    """
    passed, every = steps_of(window, month)
    return share_of_amount(amount, passed, every)


def steps_of(window: Window, month: int) -> tuple[int, int]:
    """How many of the window's months (or due points) have passed by the end of a month, and how many there are."""
    months = months_of(window)
    return sum(asked <= month for asked in months), len(months)


def share_of_amount(amount: Decimal, passed: int, every: int) -> Decimal:
    """An amount's share of so many of its steps, in whole units towards zero; all of it once the last has passed."""
    if passed == every:
        return amount if every else Decimal(0)
    return amount * passed // every


def share_rounded_up(amount: Decimal, passed: int, every: int) -> Decimal:
    """The same of what must not be exceeded: the one case that a plan allows may come in January."""
    return (amount * passed / every).to_integral_value(ROUND_CEILING) if passed < every else amount


def scheduled_amount(
    schedule: Schedule, window: Window, month: int, share: Callable[[Decimal, int, int], Decimal] = share_of_amount
) -> Decimal:
    """How much the plan's own schedule asks for by the end of a month: the parts of the year that are over, and of the
    running one the share of its months (of its due points, where the window has points) that have passed."""

    def of_part(part: int) -> Decimal:
        months = schedule.months_of(part)
        if window.points:
            # What is due at a point is not due a month before it.
            months = tuple(point for point in months_of(window) if point in months) or months[-1:]
        return share(schedule.parts[part] or Decimal(0), sum(asked <= month for asked in months), len(months))

    return sum(map(of_part, range(len(schedule.parts))), Decimal(0))


def in_rhythm(done: Decimal, amount: Decimal, window: Window, ends: int) -> bool:
    """True if everything but the last month's share is done: such a row needs no reminder before its last month's
    report. Only for work that goes on month by month (a run of several months, at least one thing a month).

    Two documents a year, a quarter's paper or a single month's festival have no such rhythm: what is missing of them is
    simply missing.
    """
    months = months_of(window)
    if window.points or len(months) < 2 or months[-1] != ends or amount < len(months):
        return False
    return done >= due_amount(amount, window, ends - 1)


def needed_a_month(missing: Decimal, window: Window, month: int) -> Decimal | None:
    """What each month of the window after `month` must bring to make up what is missing.

    None when nothing is missing, no month is left, or the work is due at points and not month by month.
    """
    left = sum(asked > month for asked in months_of(window))
    if window.points or missing <= 0 or not left:
        return None
    return missing / left


def year_forecast(
    months: tuple[Decimal | None, ...], window: Window, since: Sequence[int] = (0,) * 12
) -> Decimal | None:
    """The year's sum if the window's other months go like those reported (twelve values, None: no report). Where
    `since` has a month, the value is the sum of all months from that one on.

    A month that nobody reported says nothing about the pace, so it is not an elapsed month here. What was
    done outside the window is kept but sets no pace. None for points, and before the window's first report.
    """
    run = set(months_of(window))
    told: set[int] = set()
    inside = outside = Decimal(0)
    for month, value in enumerate(months, 1):
        if value is None:
            continue
        covered = run & set(range(since[month - 1] or month, month + 1))
        told |= covered
        if covered:
            inside += value
        else:
            outside += value
    if window.points or not told:
        return None
    return outside + inside * len(run) / len(told)


@dataclass(frozen=True, slots=True)
class SpanItself:
    """What a span itself brought of a whole plan, as fractions of it; None where that cannot be said."""

    brought: Decimal | None
    """By how much it raised the completion of the year so far."""
    planned: Decimal | None
    """By how much it should have, up to its last finished month."""
    last_year: Decimal | None = None
    """By how much the same span of last year did."""


def promised_change(indicator: Indicator) -> Decimal | None:
    """What the year is to bring: the target, or a stock's change since last year; None if that is nothing.

    A stock whose target is last year's figure promises no change, so there is nothing to complete.
    """
    if indicator.target is None:
        return None
    if indicator.kind != "stock":
        return indicator.target or None
    return None if indicator.baseline is None else indicator.target - indicator.baseline or None


def target_of_span(indicator: Indicator, combining: Combining, span: Span) -> Decimal | None:
    """What the plan's own schedule, or its target for the whole year, asks of the span itself; None where the plan says
    nothing of it. Of a level it is what should stand at the span's end."""
    if span.kind == "year":
        return indicator.target if indicator.kind != "stock" else promised_change(indicator)
    if indicator.schedule is None or indicator.kind == "stock":
        return None
    if combining == "sum":
        return indicator.schedule.within(span.first.number, span.last.number)
    part = indicator.schedule.part_at(span.last.number)
    return indicator.schedule.parts[part] if indicator.schedule.months_of(part)[-1] == span.last.number else None


def share_of_span(indicator: Indicator, combining: Combining, span: Span, as_of: int) -> Decimal | None:
    """The span's share of what the year is to bring, by the row's own months up to the end of `as_of`, where the plan
    itself says nothing of it; None where there is none. Only of what is added up, more being better: nothing else comes
    in shares."""
    promise = promised_change(indicator)
    if promise is None or combining != "sum" or span.kind == "year" or target_of_span(indicator, combining, span):
        return None
    if indicator.direction == "less" and indicator.kind != "stock":
        return None

    def due(month: int) -> Decimal:
        if indicator.schedule is not None and indicator.kind != "stock":
            return scheduled_amount(indicator.schedule, indicator.window, month)
        return due_amount(promise, indicator.window, month)

    last = min(span.last.number, as_of)
    return due(last) - due(span.first.number - 1) or None if last >= span.first.number else None
