"""What a plan takes from the year before: what was done in it, which of its reports are missing, and new baselines once
late reports have come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from plan.period import Month, Span
from plan.progress.line import Line
from plan.progress.report import ProgressReport, measure
from storage.base import Session
from storage.month.counted import counted_values
from storage.planning import plans
from usecases.month import owing
from usecases.planning.planned_rows import PlannedFigure, PlannedRow, keys_by_place
from usecases.progress.measuring import progress_report
from usecases.work import Work

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class MissingReports:
    """Reports, as (department id, month), that were not sent, and those that were not approved."""

    missing: tuple[tuple[int, int], ...]
    unapproved: tuple[tuple[int, int], ...]


def missing_from_year(work: Work, year: int) -> MissingReports:
    """Which reports of a year are still missing or not approved, as /hisobot counts them; months that have not ended
    yet are missing too."""
    plan = plans.plan_of_year(work.session, work.library.id, year)
    report = _year_report(work, year)
    if plan is None or report is None:
        return MissingReports((), ())
    came = report.completeness
    return MissingReports(
        tuple(sorted(owing.reports_owed(work, plan, range(1, 13)) - set(came.received))),
        tuple(sorted(set(came.received) - set(came.approved))),
    )


def _year_report(work: Work, year: int) -> ProgressReport | None:
    return progress_report(work, Span.containing(Month(year, 12), "year"))


def measured_year(work: Work, year: int) -> dict[int, Line]:
    """Figure id → the figure as /hisobot measures it at the year's end."""
    report = _year_report(work, year)
    return {} if report is None else {line.indicator.key: line for line in report.lines}


def done_of(line: Line) -> Decimal | None:
    """What was done of a figure, as next year's plan prints it: what was added up, a stock's or a level's last figure,
    or the mean of a percent in hundredths; None where nothing was reported."""
    if line.actual is None or line.combining != "mean":
        return line.actual
    return line.actual.quantize(_HUNDREDTH, ROUND_HALF_UP)


def done_in_year(work: Work, year: int) -> dict[int, Decimal | None]:
    """Figure id → what was done of it in the year."""
    return {key: done_of(line) for key, line in measured_year(work, year).items()}


def counted_in_year(session: Session, library_id: int, year: int) -> dict[int, Decimal | None]:
    """The same for a whole library, whoever asks; empty when that year has no plan."""
    plan = plans.plan_of_year(session, library_id, year)
    if plan is None:
        return {}
    span = Span.containing(Month(year, 12), "year")
    numbers = counted_values(session, library_id, year)
    report = measure(plan.indicators, numbers, span=span, today=date(year + 1, 1, 1))
    return {line.indicator.key: done_of(line) for line in report.lines}


def with_new_baselines(work: Work, year: int, rows: Sequence[PlannedRow]) -> list[PlannedRow]:
    """The year's rows with baselines from what is now reported for the year before: its December may have come after
    the plan was made."""
    plan = plans.plan_of_year(work.session, work.library.id, year)
    assert plan is not None
    done = done_in_year(work, year - 1)
    keys = keys_by_place(plan)

    def renewed(row: PlannedRow, figure: PlannedFigure) -> PlannedFigure:
        actual = done.get(plan.follows.get(keys[row.section, row.number, figure.part], 0))
        return figure if actual is None else replace(figure, baseline=actual)

    return [replace(row, figures=tuple(renewed(row, figure) for figure in row.figures)) for row in rows]


def can_renew_baselines(work: Work, year: int) -> bool:
    """Whether the year's plan is matched with the one before it."""
    plan = plans.plan_of_year(work.session, work.library.id, year)
    return work.directs and plan is not None and bool(plan.follows)
