"""The director changes the plan in force: a target, a deadline, who reports, a new row, a row dropped.

The change (`wish.py`) is a value that the conversation keeps until it is complete. Nothing is written before the
director has seen it as before → after; then the plan gets a new version, with the reason and the order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plan.document.compare.row_matching import printed_code
from plan.progress.tally import Combining, combined
from storage.people import people
from storage.planning import plans
from storage.planning.versions import keep_first, keep_version
from storage.tables import Department, Plan
from usecases.planning.changes import Change, Same, change_as_json, compare_rows
from usecases.planning.kinds import Recounted, recounted
from usecases.planning.planned_rows import Place, PlannedFigure, PlannedRow, rows_in_force
from usecases.planning.wish import NONE, Wish
from usecases.planning.wished_rows import departments_of_row, row_to_change, rows_as_wished
from usecases.planning.writing import put_in_force
from usecases.work import Work


@dataclass(frozen=True, slots=True)
class SumOff:
    """A total or stock whose target would no longer be the sum of its parts."""

    code: str
    part: str
    target: Decimal
    computed: Decimal


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a change would do."""

    version: int
    changes: tuple[Change, ...]
    sums: tuple[SumOff, ...]
    concerned: tuple[int, ...]
    """Departments that report the changed rows, before or after."""
    recounted: tuple[Recounted, ...] = ()
    """Figures with numbers that another kind makes something else of."""


@dataclass(frozen=True, slots=True)
class EditedRow:
    """A row as the page of changes shows it."""

    id: int
    planned: PlannedRow
    figures: Mapping[str, int]
    """Part → figure id."""
    together: tuple[Department, ...]
    """Everybody who answers for the row, the leading department first."""
    shared: bool
    """Whether each of them reports its own part."""


def edited_row(work: Work, year: int, row_id: int) -> EditedRow | None:
    """A row of the plan in force; None when there is none such, or no longer."""
    plan = plans.plan_row(work.session, work.library.id, year)
    row = row_to_change(work, plan, row_id) if plan is not None else None
    if plan is None or row is None:
        return None
    rows = rows_in_force(work.session, plan)
    planned = next(planned_row for planned_row in rows if planned_row.identity == (row.section, row.number))
    figures = {figure.part: figure.id for figure in plans.figures_of(work.session, [row.id]) if not figure.dropped}
    together = departments_of_row(work, planned)
    return EditedRow(row.id, planned, figures, together, len(planned.reporters) > 1)


def foresee_change(work: Work, wish: Wish) -> Foreseen | None:
    """What the change would do to the plan in force; None when it can no longer be made."""
    plan = plans.plan_row(work.session, work.library.id, wish.year)
    if plan is None:
        return None
    before = rows_in_force(work.session, plan)
    after = rows_as_wished(work, plan, before, wish)
    if after is None:
        return None
    changes = compare_rows(before, after, to_the_letter=True)
    foreseen = foreseen_change(work, plan, before, after, changes)
    return replace(foreseen, recounted=tuple(recounted(work, wish.year, after)))


def foreseen_change(
    work: Work, plan: Plan, before: Sequence[PlannedRow], after: Sequence[PlannedRow], changes: Sequence[Change]
) -> Foreseen:
    """What follows from differences between the rows in force and others."""
    touched = {(change.section, change.number) for change in changes}
    names = {name for row in (*before, *after) if row.identity in touched for name in row.reporters}
    concerned = [
        department.id
        for department in people.load_departments(work.session, work.library.id)
        if department.name in names
    ]
    off_before = set(_sums_off(before))
    sums = tuple(sum_off for sum_off in _sums_off(after) if sum_off not in off_before)
    return Foreseen(plan.version, tuple(changes), sums, tuple(concerned))


def change_plan(work: Work, wish: Wish) -> Foreseen | None:
    """Put the change into force; None when the plan has changed since the director saw it."""
    plans.lock_library(work.session, work.library.id)
    plan = plans.plan_row(work.session, work.library.id, wish.year)
    if plan is None or not work.directs:
        return None
    work.session.refresh(plan)
    if plan.version != wish.version:
        return None
    before = rows_in_force(work.session, plan)
    after = rows_as_wished(work, plan, before, wish)
    if after is None:
        return None
    foreseen = foreseen_change(work, plan, before, after, compare_rows(before, after, to_the_letter=True))
    if not foreseen.changes:
        return foreseen
    create_version(
        work, plan, after, foreseen.changes, why=wish.values.get("why", ""), order=wish.values.get("order", "")
    )
    return replace(foreseen, version=plan.version)


def create_version(
    work: Work,
    plan: Plan,
    after: Sequence[PlannedRow],
    changes: Sequence[Change],
    *,
    why: str,
    order: str,
    same: Same | None = None,
    action: str = "change",
    also: Mapping[str, int] | None = None,
) -> None:
    """Put rows into force as the plan's next version, with the reason and the order behind it; `same` as in
    `put_in_force`, `also` what else its line of history holds."""
    keep_first(work.session, plan)
    before = {"version": plan.version}
    put_in_force(work.session, plan, after, same)
    plan.version += 1
    order = "" if order == NONE else order
    keep_version(work.session, plan, work.now, work.person.id, why, order)
    changes_as_json = [change_as_json(change) for change in changes]
    work.note_down(
        action,
        "plan",
        plan.id,
        before,
        {"version": plan.version, "order": order, "changes": changes_as_json, **(also or {})},
        why=why,
    )


def version_and_rows(work: Work, year: int) -> tuple[int, list[PlannedRow]] | None:
    """The plan's version and its rows; None when that year has no plan."""
    plan = plans.plan_row(work.session, work.library.id, year)
    return None if plan is None else (plan.version, rows_in_force(work.session, plan))


def _sums_off(rows: Sequence[PlannedRow]) -> list[SumOff]:
    """Totals that are not the sum of their parts, and stocks that are not the baseline plus what is added."""
    parts: dict[Place, list[PlannedFigure]] = {}
    for row in rows:
        for figure in row.figures:
            if figure.part_of is not None:
                parts.setdefault(figure.part_of, []).append(figure)
    sums_off = []
    for row in rows:
        for figure in row.figures:
            made_of = [part.target for part in parts.get((*row.identity, figure.part), []) if part.target is not None]
            if figure.target is None or not made_of:
                continue
            computed = _computed_target(figure, parts[*row.identity, figure.part], made_of)
            if computed != figure.target:
                sums_off.append(SumOff(printed_code(row.identity), figure.part, figure.target, computed))
    return sums_off


def _computed_target(total: PlannedFigure, parts: Sequence[PlannedFigure], targets: Sequence[Decimal]) -> Decimal:
    if total.kind == "stock":
        return (total.baseline or Decimal(0)) + targets[0]
    combining: Combining = "mean" if all(part.kind == "percent" for part in parts) else "sum"
    return combined(targets, combining) or Decimal(0)
