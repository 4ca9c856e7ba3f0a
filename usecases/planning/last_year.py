"""What the year before gives to the next one's plan: what was done in it, what it still waits for, and its figures anew
once they have come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plan.period import Month, Span
from plan.progress.report import ProgressReport
from storage.planning import plans
from usecases.month import owing
from usecases.planning.changes import PlannedFigure, PlannedRow, places_of
from usecases.progress.measuring import progress_report
from usecases.work import Work


@dataclass(frozen=True, slots=True)
class Unsure:
    """What last year's figures still wait for: reports (department id, month) that have not come, or not been
    approved."""

    missing: tuple[tuple[int, int], ...]
    unapproved: tuple[tuple[int, int], ...]


def unsure(work: Work, year: int) -> Unsure:
    """Which reports of a year are still missing or not approved, as /hisobot counts them; months that have not ended
    yet are missing too."""
    plan = plans.plan_of_year(work.session, work.library.id, year)
    report = _year(work, year)
    if plan is None or report is None:
        return Unsure((), ())
    came = report.completeness
    return Unsure(
        tuple(sorted(owing.owed(work, plan, range(1, 13)) - set(came.received))),
        tuple(sorted(set(came.received) - set(came.approved))),
    )


def _year(work: Work, year: int) -> ProgressReport | None:
    return progress_report(work, Span.containing(Month(year, 12), "year"))


def done_in(work: Work, year: int) -> dict[int, Decimal | None]:
    """Figure id → what was done of it in the year, a stock's level at its end; None where nobody said anything."""
    report = _year(work, year)
    return {} if report is None else {line.indicator.key: line.actual for line in report.lines}


def with_new_baselines(work: Work, year: int, rows: Sequence[PlannedRow]) -> list[PlannedRow]:
    """The year's rows with what was really done in the year before, where that is known: a December that came after
    the plan had been made."""
    plan = plans.plan_of_year(work.session, work.library.id, year)
    assert plan is not None
    done = done_in(work, year - 1)
    keys = places_of(plan)

    def renewed(row: PlannedRow, one: PlannedFigure) -> PlannedFigure:
        actual = done.get(plan.follows.get(keys[row.section, row.number, one.part], 0))
        return one if actual is None else replace(one, baseline=actual)

    return [replace(row, figures=tuple(renewed(row, one) for one in row.figures)) for row in rows]


def can_renew(work: Work, year: int) -> bool:
    """Whether the year's plan is matched with the one before it."""
    plan = plans.plan_of_year(work.session, work.library.id, year)
    return work.directs and plan is not None and bool(plan.follows)
