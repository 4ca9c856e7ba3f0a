"""The plan in force for reading: every row as printed, and how the bot understood it."""

from dataclasses import dataclass

from plan.indicator import Indicator
from storage.planning import plans
from storage.planning.plans import PlanContent
from usecases.work import Work

__all__ = ["PlanContent", "PrintedRow", "plan_to_read", "printed_row"]


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row's words as the document has them, and its figures."""

    key: int
    mechanism: str
    deadline: str
    responsible: tuple[str, ...]
    figures: tuple[Indicator, ...]


def plan_to_read(work: Work, year: int) -> PlanContent | None:
    """The year's plan of this person's library."""
    return plans.plan_of_year(work.session, work.library.id, year)


def printed_row(work: Work, plan: PlanContent, key: int) -> PrintedRow | None:
    """One row of the plan; None when the plan has no such row, or no longer."""
    figures = tuple(indicator for indicator in plan.indicators if plan.rows[indicator.key] == key)
    if not figures:
        return None
    mechanism = next((row.mechanism for row in plans.rows_of(work.session, plan.id) if row.id == key), "")
    return PrintedRow(key, mechanism, plan.deadlines[key], plan.responsible[key], figures)
