"""One indicator measured: everything a card or a table says about a single figure of the plan."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from plan.indicator import Indicator
from plan.period import Span
from plan.progress.course import course_of, judged_month, unknown_course
from plan.progress.pace import months_of, share_of_span, target_of_span
from plan.progress.standing import AS_USUAL, Judging, Standing
from plan.progress.tally import Combining, Months, Reported, Tally, is_known, tally_reports, until
from plan.schedule import Schedule
from plan.status import Status

ZERO = Decimal(0)
_TENTH = Decimal("0.1")


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
    in_span_share: Decimal | None = None
    """The span's share of the year by the row's own months, as far as they are over, where the plan asks nothing of the
    span itself."""
    whole: "Line | None" = None
    """The whole row, where this is the part of it that belongs to some of its departments."""
    since: tuple[int, ...] = (0,) * 12
    """Per month: from which month on its number is one sum (1–12); 0 where the month has its own."""
    known: bool = True
    """Whether it is known what the year came to by the end of the span: not inside of a sum, nor in the time before the
    library began to report here, as long as nobody has said anything of it."""

    def knows(self, last: int, first: int = 1) -> bool:
        """Whether it is known what the months `first` to `last` came to by themselves."""
        return is_known(self.since, self.combining, first, last)

    @property
    def sums(self) -> tuple[tuple[int, int], ...]:
        """The first and last month of each sum that stands for several months."""
        return tuple((first, last) for last, first in enumerate(self.since, 1) if first)

    @property
    def shortfall(self) -> Decimal | None:
        """How far the completion is below the expected share; negative if ahead. Unreported counts as 0."""
        return None if self.expected_share is None else self.expected_share - (self.completion or ZERO)


def measure_line(indicator: Indicator, reported: Tally, span: Span, as_of: int, judging: Judging = AS_USUAL) -> Line:
    """Measure one indicator to the end of a span; expected of it is what was due by the end of `as_of`."""
    last = span.last.number
    gained = reported.value(last)
    is_before = last < judging.begins and gained is None
    known = not is_before and is_known(reported.since, reported.combining, 1, last)
    unknown = unknown_course(indicator)
    course = course_of(indicator, reported, last, as_of, judging) if known else unknown
    if known and gained is None and course.standing != "done" and _is_before(indicator, reported, as_of, judging):
        course = replace(course, standing=unknown.standing)
    reported = until(reported, last)
    base = indicator.baseline if indicator.kind == "stock" else ZERO
    return Line(
        indicator=indicator,
        combining=reported.combining,
        months=reported.months,
        statuses=reported.statuses,
        shares=reported.shares,
        in_span=gained if span.first.number == 1 else reported.value(last, first=span.first.number),
        in_span_target=target_of_span(indicator, reported.combining, span),
        actual=None if base is None or gained is None else base + gained,
        completion=course.completion,
        expected=course.expected,
        expected_share=course.expected_share,
        standing=course.standing,
        forecast=course.forecast,
        needed=course.needed,
        in_span_share=share_of_span(indicator, reported.combining, span, as_of),
        since=reported.since,
        known=known,
    )


def _is_before(indicator: Indicator, reported: Tally, as_of: int, judging: Judging) -> bool:
    """Whether all that a figure could be judged by lies before the library began to report here."""
    if judging.begins == 1:
        return False
    last_asked = max(months_of(indicator.window), default=12)
    return min(last_asked, judged_month(indicator, reported, as_of, judging)) < judging.begins


def own_part(
    line: Line, reported: Tally, departments: Collection[int], span: Span, as_of: int, judging: Judging = AS_USUAL
) -> Line:
    """The part of a shared row that belongs to some of its departments: what they reported themselves, against an equal
    share of what all are to bring. Once the whole row is done nobody owes a part. Other lines are left as they are."""
    indicator = line.indicator
    own, sharing = set(departments) & set(indicator.departments), len(indicator.departments)
    if not indicator.is_asked or not own or len(own) == sharing:
        return line
    shares = tuple((department, months) for department, months in reported.shares if department in own)
    since = dict(reported.own_since)
    given = [Reported(indicator.key, key, at, value, reported.statuses[at - 1] or "submitted", since[key][at - 1])
             for key, months in shares for at, value in enumerate(months, 1) if value is not None]  # fmt: skip
    part = _part_of(indicator, len(own), sharing, tuple(sorted(own)))
    measured = measure_line(part, tally_reports([part], given)[0][indicator.key], span, as_of, judging)
    if line.standing == "done":
        whole = None if line.completion is None else max(measured.completion or ZERO, Decimal(1))
        measured = replace(measured, standing="done", completion=whole, needed=None)
    return replace(measured, whole=line)


def _part_of(indicator: Indicator, own: int, sharing: int, departments: tuple[int, ...]) -> Indicator:
    """A shared figure as some of those who share it see it; of a percent everybody's target is the same."""
    if indicator.kind == "percent":
        return replace(indicator, departments=departments)

    def part(figure: Decimal | None) -> Decimal | None:
        share = None if figure is None else figure * own / sharing
        is_whole = share is None or share == share.to_integral_value()
        return share if share is None or is_whole else share.quantize(_TENTH, ROUND_CEILING)

    schedule = indicator.schedule and Schedule(tuple(map(part, indicator.schedule.parts)))
    return replace(
        indicator,
        target=part(indicator.target),
        baseline=part(indicator.baseline),
        schedule=schedule,
        departments=departments,
    )
