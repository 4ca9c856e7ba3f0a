"""The departments of a library side by side: how far each is, what is its own of shared rows, whether its reports came
in time, and how often they had to go back."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from plan.progress.completeness import Board, BoardRow
from plan.progress.report import Group, ProgressReport
from plan.progress.tally import combined

Returns = Mapping[tuple[int, int], int]
"""(department, month 1–12) → how often its report was returned."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One department in the months of a span. Shares are fractions; None where there is nothing to measure."""

    department: int
    figures: int
    completion: Decimal | None
    expected: Decimal | None
    behind: int
    contribution: Decimal | None
    """Of rows that several departments report: how much of what was done is its own, the mean of these rows."""
    on_time: int
    late: int
    missing: int
    waiting: int
    """Reports of the span whose day has not come yet."""
    days_late: int
    """Of all its late reports together."""
    returned: int
    """Reports that were returned, and `returns`: how often that was in all."""
    returns: int

    @property
    def owed(self) -> int:
        """Reports that should have come, whether they have or not."""
        return self.on_time + self.late + self.missing

    @property
    def timeliness(self) -> Decimal | None:
        """On time ÷ owed."""
        return Decimal(self.on_time) / self.owed if self.owed else None


def compare_departments(report: ProgressReport, board: Board, returns: Returns) -> tuple[Compared, ...]:
    """Every department with rows or reports, the one that is furthest ahead of its plan first."""
    months = [month.number for month in report.span.months]
    groups = {group.key: group for group in report.by_department}
    rows = {row.key: row for row in board.rows}
    compared = [
        _compared(key, groups.get(key), rows.get(key), months, returns, report.span.last.number)
        for key in dict.fromkeys([*rows, *groups])
    ]
    return tuple(sorted(compared, key=_ahead, reverse=True))


def _ahead(department: Compared) -> Decimal:
    if department.completion is None:
        return Decimal(-2)  # nobody can say how far it is
    return department.completion - (department.expected or Decimal(0))


def _compared(
    key: int, group: Group[int] | None, row: BoardRow | None, months: list[int], returns: Returns, last: int
) -> Compared:
    cells = [row.cells[month - 1] for month in months] if row is not None else []
    back = [returns[key, month] for month in months if returns.get((key, month))]
    lines = group.lines if group is not None else ()
    return Compared(
        department=key,
        figures=len(lines),
        completion=group.completion if group is not None else None,
        expected=group.expected if group is not None else None,
        behind=sum(line.standing in ("behind", "overdue") for line in lines),
        contribution=_contribution(key, group, last),
        on_time=sum(cell.state == "on_time" for cell in cells),
        late=sum(cell.state == "late" for cell in cells),
        missing=sum(cell.state == "missing" for cell in cells),
        waiting=sum(cell.state == "not_due" for cell in cells),
        days_late=sum(cell.days_late for cell in cells),
        returned=len(back),
        returns=sum(back),
    )


def _contribution(key: int, group: Group[int] | None, last: int) -> Decimal | None:
    shares = []
    for part in group.lines if group is not None else ():
        line = part.whole or part
        together = combined(line.months[:last], "sum")
        if line.combining != "sum" or len(line.indicator.departments) < 2 or not together:
            continue
        own = next((combined(months[:last], "sum") for department, months in line.shares if department == key), None)
        shares.append((own or Decimal(0)) / together)
    return sum(shares, Decimal(0)) / len(shares) if shares else None
