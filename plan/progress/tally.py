"""What departments reported put together: a figure's months, a shared row's parts, totals and stocks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from plan.indicator import Indicator, Kind
from plan.rate import rate_of_all
from plan.status import Status

Combining = Literal["sum", "last", "mean"]
"""How months make a longer span: added up (counts), the last known value (levels), or their mean (percents)."""
COMBINING: Mapping[Kind, Combining] = {"count": "sum", "level": "last", "percent": "mean"}
"""The same of each kind that is asked."""
Months = tuple[Decimal | None, ...]
"""Twelve values, January first; None where nobody said anything, which is not zero."""


@dataclass(frozen=True, slots=True)
class Reported:
    """One department's actual for one indicator and month (1–12), in the indicator's unit. `status` is that of the
    month's report. With `since` (1–12) it is the sum of all months from that one on."""

    indicator: int
    department: int
    month: int
    value: Decimal
    status: Status
    since: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            raise ValueError(f"no such month: {self.month}")


@dataclass(frozen=True, slots=True)
class Tally:
    """What was reported of one indicator in a year."""

    months: Months
    statuses: tuple[Status | None, ...]
    """Per month: approved only if everything that went into its number is, returned if anything of it is back to be
    corrected; None where nothing did."""
    shares: tuple[tuple[int, Months], ...]
    """Each reporting department's own months, by department key."""
    combining: Combining = "sum"
    since: tuple[int, ...] = (0,) * 12
    """Per month: from which month on its number is a sum (1–12), of several departments the earliest; 0 where each
    month has its own."""
    own_since: tuple[tuple[int, tuple[int, ...]], ...] = ()
    """The same of each department by itself; empty of what is computed."""

    def value(self, last: int = 12, first: int = 1) -> Decimal | None:
        """What the months `first` to `last` come to; None (not zero) if nobody reported any of them, or a sum is part
        of it that cannot be taken apart."""
        if not is_known(self.since, self.combining, first, last):
            return None
        return combined(self.months[first - 1 : last], self.combining)


def is_known(since: Sequence[int], combining: Combining, first: int, last: int) -> bool:
    """Whether it is known what the months `first` to `last` (1–12) came to by themselves: not where they cut a sum of
    several months in two. Where a level stood is known at the sum's end."""
    if not any(since):
        return True
    for month, begun in enumerate(since, 1):
        ends_inside = begun and max(begun, first) <= last < month
        begins_inside = begun and begun < first <= month <= last and combining != "last"
        if ends_inside or begins_inside:
            return False
    return True


def until(tally: Tally, last: int) -> Tally:
    """A tally without the numbers of the months after `last`; that one of them is a sum which reaches back is kept."""
    if last == 12:
        return tally

    def cut(months: Months) -> Months:
        return (*months[:last], *([None] * (12 - last)))

    shares = ((department, cut(months)) for department, months in tally.shares)
    told = tuple((department, months) for department, months in shares if any(value is not None for value in months))
    statuses = (*tally.statuses[:last], *([None] * (12 - last)))
    return replace(tally, months=cut(tally.months), statuses=statuses, shares=told)


def combined(months: Sequence[Decimal | None], combining: Combining) -> Decimal | None:
    """What months in a row come to; None (not zero) if nobody reported any of them. Percents that were asked as two
    numbers are weighed by their wholes."""
    values = [value for value in months if value is not None]
    if not values:
        return None
    if combining == "last" or len(values) == 1:
        return values[-1]
    if combining == "mean" and (rate := rate_of_all(values)) is not None:
        return rate
    total = sum(values, Decimal(0))
    return total / len(values) if combining == "mean" else total


def combining_of(indicator: Indicator, by_key: Mapping[int, Indicator]) -> Combining:
    """How a figure's months make a year: a total of levels is a level itself. ValueError for a total of figures of
    which some are added up and others are not."""
    if indicator.parts:
        rules = {combining_of(by_key[part], by_key) for part in indicator.parts if part in by_key}
        if len(rules) > 1 or (indicator.kind == "stock" and rules != {"sum"}):
            raise ValueError(f"indicator {indicator.key} cannot be computed from figures of several kinds")
        return next(iter(rules), "sum")
    return COMBINING.get(indicator.kind, "sum")


def tally_reports(
    indicators: Sequence[Indicator], reported: Iterable[Reported]
) -> tuple[dict[int, Tally], list[Reported]]:
    """Every indicator's tally by key, and the reports that belong to none of them (computed or unknown).

    ValueError if a department reported a month of an indicator twice (a doubled number is the worst fault),
    or if a total names a part that is missing or is its own part.
    """
    by_key = {indicator.key: indicator for indicator in indicators}
    cells: dict[int, dict[int, dict[int, Reported]]] = {}
    strays: list[Reported] = []
    for report in reported:
        if report.indicator not in by_key or by_key[report.indicator].parts:
            strays.append(report)
            continue
        months = cells.setdefault(report.indicator, {}).setdefault(report.department, {})
        if report.month in months:
            raise ValueError(f"reported twice: {report}")
        # What has no sum stands in the report of one for its last month alone.
        summed = report.since and by_key[report.indicator].has_sum
        months[report.month] = report if summed or not report.since else replace(report, since=0)
    tallies: dict[int, Tally] = {}
    for indicator in indicators:
        _fill(indicator.key, by_key, cells, tallies, ())
    return tallies, strays


def _fill(
    key: int,
    by_key: Mapping[int, Indicator],
    cells: Mapping[int, dict[int, dict[int, Reported]]],
    tallies: dict[int, Tally],
    above: tuple[int, ...],
) -> Tally:
    if key in tallies:
        return tallies[key]
    if key not in by_key or key in above:
        raise ValueError(f"indicator {above[-1]} cannot be computed from {key}")
    if parts := by_key[key].parts:
        made_of = [_fill(part, by_key, cells, tallies, (*above, key)) for part in parts]
        tally = _of_parts(made_of, combining_of(by_key[key], by_key))
    else:
        tally = _of_departments(cells.get(key, {}), combining_of(by_key[key], by_key))
    tallies[key] = tally
    return tally


def _of_departments(reports: Mapping[int, Mapping[int, Reported]], combining: Combining) -> Tally:
    statuses: list[Status | None] = [None] * 12
    since = [0] * 12
    own_since = []
    shares = []
    for department, months in sorted(reports.items()):
        own: list[Decimal | None] = [None] * 12
        begun = [0] * 12
        for month, report in months.items():
            own[month - 1], begun[month - 1] = report.value, report.since
            statuses[month - 1] = _weaker(statuses[month - 1], report.status)
        shares.append((department, tuple(own)))
        own_since.append((department, tuple(begun)))
        since = list(map(_earlier, since, begun)) if any(begun) else since
    together = _together([own for _, own in shares], combining)
    return Tally(together, tuple(statuses), tuple(shares), combining, tuple(since), tuple(own_since))


def _of_parts(parts: Sequence[Tally], combining: Combining) -> Tally:
    statuses: list[Status | None] = [None] * 12
    since = [0] * 12
    shares: dict[int, list[Months]] = {}
    for part in parts:
        statuses = list(map(_weaker, statuses, part.statuses))
        since = list(map(_earlier, since, part.since))
        for department, months in part.shares:
            shares.setdefault(department, []).append(months)
    own = tuple((department, _together(months, combining)) for department, months in sorted(shares.items()))
    together = _together([part.months for part in parts], combining)
    return Tally(together, tuple(statuses), own, combining, tuple(since))


def _together(sources: Sequence[Months], combining: Combining) -> Months:
    """The months of several departments or parts as one: added up, or the mean of percents. A level that was not given
    again in a month in which another was is still there."""
    if len(sources) == 1:
        return sources[0]
    months: list[Decimal | None] = []
    for at in range(12):
        given = [source[at] for source in sources]
        if combining == "last" and any(value is not None for value in given):
            given = [combined(source[: at + 1], "last") for source in sources]
        months.append(combined(given, "mean" if combining == "mean" else "sum"))
    return tuple(months)


def _earlier(left: int, other: int) -> int:
    return min(left, other) if left and other else left or other


def _weaker(left: Status | None, other: Status | None) -> Status | None:
    if left is None or other is None:
        return left or other
    if "returned" in (left, other):
        return "returned"
    return "approved" if left == other == "approved" else "submitted"
