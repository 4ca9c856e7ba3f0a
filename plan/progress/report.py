"""How far the plan is: the one value that chat card, picture, workbook and document are all made from."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Generic, TypeVar

from plan.indicator import Indicator
from plan.period import Month, Span
from plan.progress.line import Line, measure_line, own_part
from plan.progress.standing import AS_USUAL, STANDINGS, Judging, Standing
from plan.progress.tally import Reported, Tally, tally_reports

K = TypeVar("K", str, int)
ZERO = Decimal(0)
Return = tuple[int, int]
"""One department's report of one month: (department key, month number)."""


@dataclass(frozen=True, slots=True)
class Group(Generic[K]):
    """A section or a department. `completion` is the mean over its lines, each counted at most as 1, and
    `expected` the mean of what was expected of the same lines. Both are None if no line has a target."""

    key: K
    lines: tuple[Line, ...]
    completion: Decimal | None
    expected: Decimal | None


@dataclass(frozen=True, slots=True)
class Completeness:
    """Who has reported in the span. A report counts by its content: without a number in it, it is missing. What became
    of its rows later does not matter: a number of a row that has left the plan is one too."""

    expected: tuple[Return, ...]
    received: tuple[Return, ...]
    approved: tuple[Return, ...]
    returned: tuple[Return, ...] = ()
    """Of those received the ones that are back to be corrected; they count as they were sent."""

    @property
    def missing(self) -> tuple[Return, ...]:
        got = set(self.received)
        return tuple(pair for pair in self.expected if pair not in got)


@dataclass(frozen=True, slots=True)
class Whole:
    """The rows as all departments together brought them, from which each department's own part is told."""

    lines: tuple[Line, ...]
    tallies: Mapping[int, Tally]
    judging: Judging

    def parts_of(self, departments: Collection[int], lines: Sequence[Line], span: Span, as_of: int) -> tuple[Line, ...]:
        """Of some of the lines what belongs to these departments."""
        return tuple(
            own_part(line, self.tallies[line.indicator.key], departments, span, as_of, self.judging) for line in lines
        )


@dataclass(frozen=True)
class ProgressReport:
    """The plan's progress to the end of a span, as of a day."""

    span: Span
    today: date
    as_of: int
    """The month (1–12) expectations reach to: the last finished one in the span; 0 before January ended."""
    lines: tuple[Line, ...]
    completion: Decimal | None
    expected: Decimal | None
    by_section: tuple[Group[str], ...]
    departments: tuple[int, ...]
    """Whose groups are told: everybody with a row in here."""
    whole: Whole
    completeness: Completeness
    figures: int
    """Numbers counted here, from January to the end of the span."""
    figures_approved: int
    passed_over: tuple[Reported, ...]
    """Numbers of indicators that this plan does not ask for: not counted, kept so that they can be shown."""
    as_it_was: date | None = None
    """The past day whose figures these are, whatever was corrected since; None for now."""

    @cached_property
    def by_department(self) -> tuple[Group[int], ...]:
        """Of a shared row each of its departments has its own part. Worked out for whoever first asks: most look at
        the whole alone, and shared rows have more parts than the plan has rows."""
        theirs = {
            key: [line for line in self.whole.lines if key in line.indicator.departments] for key in self.departments
        }
        return tuple(
            _group(key, self.whole.parts_of([key], lines, self.span, self.as_of)) for key, lines in theirs.items()
        )

    @property
    def standings(self) -> dict[Standing, int]:
        """How many indicators stand where; every standing is there, and they add up to the lines."""
        counts = dict.fromkeys(STANDINGS, 0)
        for line in self.lines:
            counts[line.standing] += 1
        return counts

    @property
    def worst(self) -> tuple[Line, ...]:
        """The lines behind and overdue, the largest shortfall first, equal ones in plan order."""
        red = [line for line in self.lines if line.standing in ("behind", "overdue")]
        return tuple(sorted(red, key=lambda line: -(line.shortfall or ZERO)))

    @property
    def is_draft(self) -> bool:
        """Whether a number in here is not approved yet, or a report of the span is still to come."""
        return self.figures_approved < self.figures or bool(self.completeness.missing)


def measure(
    indicators: Sequence[Indicator],
    reported: Iterable[Reported],
    *,
    span: Span,
    today: date,
    expected_reports: Collection[Return] | None = None,
    sent: Sequence[Reported] | None = None,
    judging: Judging = AS_USUAL,
    of: Collection[int] | None = None,
) -> ProgressReport:
    """Measure a plan by what was reported in the span's year up to the end of the span.

    `indicators` are a whole plan in its order (a total needs its parts). `expected_reports` are the
    (department, month) pairs that should have reported; left out, they are the span's finished months in
    which a department has something to report. `sent` is every number of the departments' reports, where `reported`
    has those of some rows only: who has reported is told by it. `judging` says what is called behind. `of` are
    departments whose own part of a shared row is measured instead of all of it. ValueError for a doubled report, or a
    total that cannot be computed.
    """
    as_of = _as_of(span, today)
    last = span.last.number
    # A later sum that reaches back into the span tells that the span is not known by itself.
    told = [number for number in reported if number.month <= last or 0 < number.since <= last]
    reported = [number for number in told if number.month <= last]
    tallies, strays = tally_reports(indicators, told)
    strays = [number for number in strays if number.month <= last]
    measured = (measure_line(indicator, tallies[indicator.key], span, as_of, judging) for indicator in indicators)
    whole = Whole(tuple(measured), tallies, judging)
    lines = whole.lines if of is None else whole.parts_of(of, whole.lines, span, as_of)
    nowhere = {number.indicator for number in strays}
    counted = [number for number in reported if number.indicator not in nowhere] if nowhere else reported
    completion, expected = _mean(lines)
    if expected_reports is None:
        expected_reports = _owed(indicators, span, as_of)
    return ProgressReport(
        span=span,
        today=today,
        as_of=as_of,
        lines=lines,
        completion=completion,
        expected=expected,
        by_section=_by_section(lines),
        departments=tuple(sorted({key for line in lines for key in line.indicator.departments})),
        whole=whole,
        completeness=_completeness(reported if sent is None else sent, span, expected_reports),
        figures=len(counted),
        figures_approved=sum(number.status == "approved" for number in counted),
        passed_over=tuple(sorted(strays, key=lambda number: (number.indicator, number.department, number.month))),
    )


def _as_of(span: Span, today: date) -> int:
    finished = Month.last_finished(today)
    if finished < Month(span.year, 1):
        return 0
    return min(finished, span.last).number


def raised_by(lines: Sequence[Line], before: Sequence[Line]) -> Decimal | None:
    """By how much the mean completion of some lines is higher than it was `before`, where it was not known of all of
    them how far they were: of what is added up they bring all that they have now, of others nothing can be said."""
    earlier = {line.indicator.key: line for line in before}
    counted = [line for line in _counted(lines) if line.combining == "sum" or earlier[line.indicator.key].known]
    if not counted:
        return None
    shares = [
        _at_most_whole(line.completion or ZERO) - _at_most_whole(earlier[line.indicator.key].completion or ZERO)
        for line in counted
    ]
    return sum(shares, ZERO) / len(counted)


def _mean(lines: Sequence[Line]) -> tuple[Decimal | None, Decimal | None]:
    """Mean completion and mean expectation of a group's lines."""
    counted = _counted(lines)
    if not counted:
        return None, None
    done = sum((_at_most_whole(line.completion or ZERO) for line in counted), ZERO)
    wanted = sum((_at_most_whole(line.expected_share or ZERO) for line in counted), ZERO)
    return done / len(counted), wanted / len(counted)


def _counted(lines: Sequence[Line]) -> list[Line]:
    """The lines that enter a group's mean.

    Only lines with something promised count, an unreported one as nothing done (silence would raise the mean
    otherwise). A figure that goes into a total or stock of the same group is left out when that one has a
    promise of its own: work would count twice, and only the total also sees the parts without a target.
    """
    by_key = {line.indicator.key: line.indicator for line in lines}
    included: set[int] = set()
    for line in lines:
        if line.expected_share is not None:
            included |= _below(line.indicator, by_key)
    return [line for line in lines if line.expected_share is not None and line.indicator.key not in included]


def _below(indicator: Indicator, by_key: Mapping[int, Indicator]) -> set[int]:
    nested = (_below(by_key[part], by_key) for part in indicator.parts if part in by_key)
    return set(indicator.parts).union(*nested)


def _at_most_whole(share: Decimal) -> Decimal:
    return min(max(share, ZERO), Decimal(1))


def _by_section(lines: Sequence[Line]) -> tuple[Group[str], ...]:
    sections = list(dict.fromkeys(line.indicator.section for line in lines))
    return tuple(_group(key, [line for line in lines if line.indicator.section == key]) for key in sections)


def _group(key: K, lines: Sequence[Line]) -> Group[K]:
    return Group(key, tuple(lines), *_mean(lines))


def _owed(indicators: Sequence[Indicator], span: Span, as_of: int) -> set[Return]:
    months = [month.number for month in span.months if month.number <= as_of]
    asked = [indicator for indicator in indicators if indicator.is_asked]
    return {
        (department, month)
        for indicator in asked
        for month in months
        if indicator.window.asks(month)
        for department in indicator.departments
    }


def _completeness(sent: Sequence[Reported], span: Span, expected: Collection[Return]) -> Completeness:
    first, last = span.first.number, span.last.number
    inside = {(number.department, number.month, number.status) for number in sent if first <= number.month <= last}
    received = {(department, month) for department, month, _ in inside}
    waiting = {(department, month) for department, month, status in inside if status != "approved"}
    back = {(department, month) for department, month, status in inside if status == "returned"}
    approved = received - waiting
    return Completeness(*(tuple(sorted(places)) for places in (set(expected), received, approved, back)))
