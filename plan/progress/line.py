"""One indicator measured: everything a card or a table says about a single figure of the plan."""

from dataclasses import dataclass
from decimal import Decimal

from plan.indicator import Indicator
from plan.period import Span
from plan.progress.pace import due_amount, needed_a_month, window_is_over, year_forecast
from plan.progress.standing import Standing, standing_at
from plan.progress.tally import Months, Tally, year_sum
from plan.status import Status

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator's progress. Figures are in its unit; completions are fractions (0.234 is 23,4 %).

    For a stock `months` and `in_span` are what was added, `actual`, `expected` and `forecast` its level.
    """

    indicator: Indicator
    months: Months
    statuses: tuple[Status | None, ...]
    shares: tuple[tuple[int, Months], ...]
    """By department, for shared rows and totals: the months it reported itself."""
    in_span: Decimal | None
    actual: Decimal | None
    """From January to the end of the span; None if nobody reported anything."""
    completion: Decimal | None
    """None without a target, and as long as nobody reported."""
    expected: Decimal | None
    """By the end of the last finished month of the span; None without a target."""
    expected_share: Decimal | None
    """`expected` on the scale of `completion`."""
    standing: Standing
    forecast: Decimal | None
    """At the end of the year; None where it cannot be said."""
    needed: Decimal | None
    """For each month from now on, unrounded; None when nothing is needed or no month is left."""

    @property
    def shortfall(self) -> Decimal | None:
        """How far the completion is below the expected share; negative if ahead. Unreported counts as 0."""
        return None if self.expected_share is None else self.expected_share - (self.completion or ZERO)


def promised_change(indicator: Indicator) -> Decimal | None:
    """What the year is to bring: the target, or a stock's change since last year; None if that is nothing.

    A stock whose target is last year's figure promises no change, so there is nothing to complete.
    """
    if indicator.target is None:
        return None
    if indicator.kind != "stock":
        return indicator.target or None
    return None if indicator.baseline is None else indicator.target - indicator.baseline or None


def measure_line(indicator: Indicator, reported: Tally, span: Span, as_of: int) -> Line:
    """Measure one indicator to the end of a span; expected of it is what was due by the end of `as_of`."""
    base: Decimal | None = indicator.baseline if indicator.kind == "stock" else ZERO
    gained = year_sum(reported.months, span.last.number)
    promise, window = promised_change(indicator), indicator.window
    expected = ZERO if promise is None else due_amount(promise, window, as_of)
    passed = max([as_of, *(month for month, value in enumerate(reported.months, 1) if value is not None)])
    outlook = gained if window_is_over(window, as_of) else year_forecast(reported.months, window)
    return Line(
        indicator=indicator,
        months=reported.months,
        statuses=reported.statuses,
        shares=reported.shares,
        in_span=year_sum(reported.months[span.first.number - 1 : span.last.number]),
        actual=_level(base, gained),
        completion=None if promise is None or gained is None else gained / promise,
        expected=None if promise is None else _level(base, expected),
        expected_share=None if promise is None else expected / promise,
        standing=standing_at(gained or ZERO, promise, expected, window, as_of),
        forecast=_level(base, None if outlook is None or gained is None else max(outlook, gained)),
        needed=None if promise is None else needed_a_month(promise - (gained or ZERO), window, passed),
    )


def _level(base: Decimal | None, change: Decimal | None) -> Decimal | None:
    return None if base is None or change is None else base + change
