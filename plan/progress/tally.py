"""The adding up of what departments reported: a count's months, a shared row's parts, totals and stocks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plan.indicator import Indicator
from plan.status import Status

Months = tuple[Decimal | None, ...]
"""Twelve values, January first; None where nobody said anything, which is not zero."""


@dataclass(frozen=True, slots=True)
class Reported:
    """One department's actual for one indicator and month (1–12), in the indicator's unit. `status` is that of the
    month's report."""

    indicator: int
    department: int
    month: int
    value: Decimal
    status: Status

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            raise ValueError(f"no such month: {self.month}")


@dataclass(frozen=True, slots=True)
class Tally:
    """What was reported of one indicator in a year."""

    months: Months
    statuses: tuple[Status | None, ...]
    """Per month: approved only if everything that went into its number is; None where nothing did."""
    shares: tuple[tuple[int, Months], ...]
    """Each reporting department's own months, by department key."""


def year_sum(months: Sequence[Decimal | None], last: int = 12) -> Decimal | None:
    """The sum of January to `last`; None (not zero) if nobody reported any of them."""
    values = [value for value in months[:last] if value is not None]
    return sum(values, Decimal(0)) if values else None


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
        months[report.month] = report
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
        sums = _together([_fill(part, by_key, cells, tallies, (*above, key)) for part in parts])
    else:
        sums = _of_count(cells.get(key, {}))
    tallies[key] = sums
    return sums


def _of_count(departments: Mapping[int, Mapping[int, Reported]]) -> Tally:
    values: list[Decimal | None] = [None] * 12
    statuses: list[Status | None] = [None] * 12
    shares = []
    for department, months in sorted(departments.items()):
        for month, report in months.items():
            values[month - 1] = _add(values[month - 1], report.value)
            statuses[month - 1] = _weaker(statuses[month - 1], report.status)
        own = tuple(months[month].value if month in months else None for month in range(1, 13))
        shares.append((department, own))
    return Tally(tuple(values), tuple(statuses), tuple(shares))


def _together(parts: Sequence[Tally]) -> Tally:
    values: list[Decimal | None] = [None] * 12
    statuses: list[Status | None] = [None] * 12
    shares: dict[int, list[Decimal | None]] = {}
    for part in parts:
        for index in range(12):
            values[index] = _add(values[index], part.months[index])
            statuses[index] = _weaker(statuses[index], part.statuses[index])
        for department, months in part.shares:
            own = shares.setdefault(department, [None] * 12)
            own[:] = map(_add, own, months)
    return Tally(tuple(values), tuple(statuses), tuple((d, tuple(m)) for d, m in sorted(shares.items())))


def _add(left: Decimal | None, other: Decimal | None) -> Decimal | None:
    if left is None or other is None:
        return left if other is None else other
    return left + other


def _weaker(left: Status | None, other: Status | None) -> Status | None:
    if left is None or other is None:
        return left or other
    return "approved" if left == other == "approved" else "submitted"
