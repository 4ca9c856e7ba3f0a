"""The director changes the plan in force: a target, a deadline, who reports, a new row, a row dropped.

The change (`wish.py`) is a value that the conversation keeps until it is complete. Nothing is written before the
director has seen it as before → after; then the plan gets a new version, with the reason and the order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plan.document.cell.responsible import is_director
from plan.fold import fold_key
from storage.people import people
from storage.planning import plans
from storage.planning.versions import keep_first, keep_version
from storage.tables import Department, Plan, PlanRow
from usecases.planning.changes import (
    Change,
    Place,
    PlannedFigure,
    PlannedRow,
    change_as_json,
    compare_rows,
    rows_in_force,
)
from usecases.planning.last_year import with_new_baselines
from usecases.planning.wish import NONE, Wish, read_deadline_value
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
    row = _row_in_force(work, plan, row_id) if plan is not None else None
    if plan is None or row is None:
        return None
    rows = rows_in_force(work.session, plan)
    planned = next(planned_row for planned_row in rows if planned_row.identity == (row.section, row.number))
    figures = {figure.part: figure.id for figure in plans.figures_of(work.session, [row.id]) if not figure.dropped}
    together = _departments_of_row(work, planned)
    return EditedRow(row.id, planned, figures, together, len(planned.reporters) > 1)


def _row_in_force(work: Work, plan: Plan, row_id: int) -> PlanRow | None:
    rows = plans.rows_of(work.session, plan.id)
    return next((row for row in rows if row.id == row_id and not row.dropped), None)


def _departments_of_row(work: Work, row: PlannedRow) -> tuple[Department, ...]:
    """The departments that report the row, and the others that the plan names as responsible for it. Where the plan
    names the director, they oversee the row and do not report it."""
    departments = people.load_departments(work.session, work.library.id)
    by_name = {fold_key(department.name): department for department in departments}
    named = [*row.reporters, *(name for name in row.responsible if not is_director(name))]
    named_departments = [by_name[fold_key(name)] for name in named if fold_key(name) in by_name]
    return tuple({department.id: department for department in named_departments}.values())


def foresee_change(work: Work, wish: Wish) -> Foreseen | None:
    """What the change would do to the plan in force; None when it can no longer be made."""
    plan = plans.plan_row(work.session, work.library.id, wish.year)
    if plan is None:
        return None
    before = rows_in_force(work.session, plan)
    after = _rows_as_wished(work, plan, before, wish)
    return None if after is None else _foreseen(work, plan, before, after)


def _foreseen(work: Work, plan: Plan, before: Sequence[PlannedRow], after: Sequence[PlannedRow]) -> Foreseen:
    changes = tuple(compare_rows(before, after))
    touched = {(change.section, change.number) for change in changes}
    names = {name for row in (*before, *after) if row.identity in touched for name in row.reporters}
    concerned = [
        department.id
        for department in people.load_departments(work.session, work.library.id)
        if department.name in names
    ]
    off_before = set(_sums_off(before))
    sums = tuple(sum_off for sum_off in _sums_off(after) if sum_off not in off_before)
    return Foreseen(plan.version, changes, sums, tuple(concerned))


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
    after = _rows_as_wished(work, plan, before, wish)
    if after is None:
        return None
    foreseen = _foreseen(work, plan, before, after)
    if not foreseen.changes:
        return foreseen
    create_version(
        work, plan, after, foreseen.changes, why=wish.values.get("why", ""), order=wish.values.get("order", "")
    )
    return replace(foreseen, version=plan.version)


def create_version(
    work: Work, plan: Plan, after: Sequence[PlannedRow], changes: Sequence[Change], *, why: str, order: str
) -> None:
    """Put rows into force as the plan's next version, with the reason and the order behind it."""
    keep_first(work.session, plan)
    before = {"version": plan.version}
    put_in_force(work.session, plan, after)
    plan.version += 1
    order = "" if order == NONE else order
    keep_version(work.session, plan, work.now, work.person.id, why, order)
    changes_as_json = [change_as_json(change) for change in changes]
    work.note_down(
        "change",
        "plan",
        plan.id,
        before,
        {"version": plan.version, "order": order, "changes": changes_as_json},
        why=why,
    )


def _rows_as_wished(work: Work, plan: Plan, rows: Sequence[PlannedRow], wish: Wish) -> list[PlannedRow] | None:
    """The plan's rows after the change; None when the row it is about is gone."""
    if wish.what == "add":
        return _with_new_row(work, rows, wish.values)
    if wish.what == "renew":
        return with_new_baselines(work, wish.year, rows)
    kept_row = _row_in_force(work, plan, wish.row or 0)
    if kept_row is None:
        return None
    at = next(place for place, row in enumerate(rows) if row.identity == (kept_row.section, kept_row.number))
    row = rows[at]
    if wish.what == "drop":
        return _without_row(rows, row) if len(rows) > 1 else None
    changed = _changed_row(work, row, wish)
    return None if changed is None else [*rows[:at], changed, *rows[at + 1 :]]


def _changed_row(work: Work, row: PlannedRow, wish: Wish) -> PlannedRow | None:
    values = wish.values
    if wish.what in ("target", "baseline"):
        parts = [figure.part for figure in plans.figures_of(work.session, [wish.row or 0]) if figure.id == wish.figure]
        if not parts or all(figure.part != parts[0] for figure in row.figures):
            return None
        value = _number(values["value"])
        figures = [
            figure
            if figure.part != parts[0]
            else replace(figure, target=value)
            if wish.what == "target"
            else replace(figure, baseline=value)
            for figure in row.figures
        ]
        return replace(row, figures=tuple(figures))
    if wish.what == "deadline":
        words, window = read_deadline_value(values["deadline"])
        return replace(row, deadline=words, figures=tuple(replace(figure, window=window) for figure in row.figures))
    together = _departments_of_row(work, row)
    if wish.what == "share":
        reporting = together if values["rule"] == "each" else together[:1]
        return replace(row, reporters=tuple(department.name for department in reporting)) if reporting else None
    chosen = _department_names(work, values["who"])
    if not chosen:
        return None
    oversight = [name for name in row.responsible if is_director(name) and name not in chosen]
    return replace(row, reporters=chosen, responsible=(*oversight, *chosen))


def _number(text: str) -> Decimal | None:
    return None if text == NONE else Decimal(text)


def _department_names(work: Work, chosen: str) -> tuple[str, ...]:
    names = {department.id: department.name for department in people.load_departments(work.session, work.library.id)}
    ids = [int(department_id) for department_id in chosen.split(",") if department_id]
    return tuple(names[department_id] for department_id in ids if department_id in names)


def _without_row(rows: Sequence[PlannedRow], gone: PlannedRow) -> list[PlannedRow]:
    """The plan without a row; its figures are taken out of the totals that they were part of."""
    return [
        replace(row, figures=tuple(_without_total(figure, gone) for figure in row.figures))
        for row in rows
        if row.identity != gone.identity
    ]


def _without_total(figure: PlannedFigure, gone: PlannedRow) -> PlannedFigure:
    into = figure.part_of
    return replace(figure, part_of=None) if into is not None and into[:2] == gone.identity else figure


def _with_new_row(work: Work, rows: Sequence[PlannedRow], values: Mapping[str, str]) -> list[PlannedRow] | None:
    section = values["section"]
    of_section = [at for at, row in enumerate(rows) if row.section == section]
    if not of_section or not is_free_number(rows, section, values["number"]):
        return None
    words, window = read_deadline_value(values["deadline"])
    reporters = _department_names(work, values["who"])
    if not reporters:
        return None
    figure = PlannedFigure("", values["unit"][:100], "count", None, _number(values["value"]), window, None)
    new = PlannedRow(
        section,
        rows[of_section[0]].section_title,
        values["number"],
        values["name"],
        "",
        words,
        reporters,
        reporters,
        (figure,),
    )
    last = of_section[-1] + 1
    return [*rows[:last], new, *rows[last:]]


def is_free_number(rows: Sequence[PlannedRow], section: str, number: str) -> bool:
    """Whether no row of the section bears this number."""
    return all(row.identity != (section, number) for row in rows)


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
            computed = (
                sum(made_of, Decimal(0)) if figure.kind == "total" else (figure.baseline or Decimal(0)) + made_of[0]
            )
            if computed != figure.target:
                sums_off.append(SumOff(f"{row.section}.{row.number}", figure.part, figure.target, computed))
    return sums_off
