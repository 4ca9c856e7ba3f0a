"""One indicator measured: everything a card or a table says about a single figure of the plan."""

from dataclasses import dataclass
from decimal import Decimal

from plan.indicator import Indicator
from plan.period import Span
from plan.progress.course import course_of, promised_change
from plan.progress.standing import AS_USUAL, Judging, Standing
from plan.progress.tally import Combining, Months, Tally
from plan.status import Status

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator's progress. Figures are in its unit; completions are fractions (0.234 is 23,4 %).

    For a stock `months` and `in_span` are what was added, `actual`, `expected` and `forecast` its level.
    """

    indicator: Indicator
    combining: Combining
    """How its months make a longer span."""
    months: Months
    statuses: tuple[Status | None, ...]
    shares: tuple[tuple[int, Months], ...]
    """By department, for shared rows and totals: the months it reported itself."""
    in_span: Decimal | None
    """What the span itself brought: of a level the last value in it, of a percent the mean of its months."""
    in_span_target: Decimal | None
    """What the plan asks of the span itself, where it says so."""
    actual: Decimal | None
    """From January to the end of the span; None if nobody reported anything. Of a level the last value, of a percent
    the mean."""
    completion: Decimal | None
    """None without a target, as long as nobody reported, and where there is no way to measure it."""
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


def measure_line(indicator: Indicator, reported: Tally, span: Span, as_of: int, judging: Judging = AS_USUAL) -> Line:
    """Measure one indicator to the end of a span; expected of it is what was due by the end of `as_of`."""
    last = span.last.number
    course = course_of(indicator, reported, last, as_of, judging)
    gained = reported.value(last)
    base = indicator.baseline if indicator.kind == "stock" else ZERO
    return Line(
        indicator=indicator,
        combining=reported.combining,
        months=reported.months,
        statuses=reported.statuses,
        shares=reported.shares,
        in_span=reported.value(last, first=span.first.number),
        in_span_target=target_of_span(indicator, reported.combining, span),
        actual=None if base is None or gained is None else base + gained,
        completion=course.completion,
        expected=course.expected,
        expected_share=course.expected_share,
        standing=course.standing,
        forecast=course.forecast,
        needed=course.needed,
    )


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
