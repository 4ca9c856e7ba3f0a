"""The director changes the plan in force: a target, a deadline, who reports, a row more or less.

What is wished (`plan_wish.py`) is a value that the conversation keeps until it is whole. Nothing is written before it
was seen as before → after, and then under a new version of the plan, with its reason and its order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plan.document.cell.responsible import is_director
from plan.fold import key
from storage.people import people
from storage.planning import plans
from storage.planning.versions import keep_first, keep_version
from storage.tables import Department, Plan, PlanRow
from usecases.planning.changes import Change, Place, PlannedFigure, PlannedRow, change_as_json, compare, rows_in_force
from usecases.planning.last_year import with_new_baselines
from usecases.planning.wish import NONE, Wish, said_deadline
from usecases.planning.writing import put_in_force
from usecases.work import Work


@dataclass(frozen=True, slots=True)
class SumOff:
    """A total or stock that the change leaves unlike what its parts give."""

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
    kept: PlannedRow
    figures: Mapping[str, int]
    """Part → figure id."""
    together: tuple[Department, ...]
    """Everybody who answers for the row, the leading department first."""
    shared: bool
    """Whether each of them reports its own part."""


def edited_row(work: Work, year: int, row_id: int) -> EditedRow | None:
    """A row of the plan in force; None when there is none such, or no longer."""
    plan = plans.plan_row(work.session, work.library.id, year)
    found = _find(work, plan, row_id) if plan is not None else None
    if plan is None or found is None:
        return None
    rows = rows_in_force(work.session, plan)
    kept = next(one for one in rows if one.identity == (found.section, found.number))
    figures = {one.part: one.id for one in plans.figures_of(work.session, [found.id]) if not one.dropped}
    together = _together(work, kept)
    return EditedRow(found.id, kept, figures, together, len(kept.reporters) > 1)


def _find(work: Work, plan: Plan, row_id: int) -> PlanRow | None:
    rows = plans.rows_of(work.session, plan.id)
    return next((one for one in rows if one.id == row_id and not one.dropped), None)


def _together(work: Work, row: PlannedRow) -> tuple[Department, ...]:
    """Who reports the row, and whoever else the plan names for it; the director's name is oversight there."""
    departments = people.departments(work.session, work.library.id)
    by_name = {key(one.name): one for one in departments}
    named = [*row.reporters, *(name for name in row.responsible if not is_director(name))]
    found = [by_name[key(name)] for name in named if key(name) in by_name]
    return tuple({one.id: one for one in found}.values())


def foresee(work: Work, wish: Wish) -> Foreseen | None:
    """What the change would do to the plan as it is now; None when it can no longer be made."""
    plan = plans.plan_row(work.session, work.library.id, wish.year)
    if plan is None:
        return None
    before = rows_in_force(work.session, plan)
    after = _wished(work, plan, before, wish)
    return None if after is None else _foreseen(work, plan, before, after)


def _foreseen(work: Work, plan: Plan, before: Sequence[PlannedRow], after: Sequence[PlannedRow]) -> Foreseen:
    changes = tuple(compare(before, after))
    touched = {(one.section, one.number) for one in changes}
    names = {name for row in (*before, *after) if row.identity in touched for name in row.reporters}
    concerned = [one.id for one in people.departments(work.session, work.library.id) if one.name in names]
    known = set(_sums_off(before))
    sums = tuple(one for one in _sums_off(after) if one not in known)
    return Foreseen(plan.version, changes, sums, tuple(concerned))


def make(work: Work, wish: Wish) -> Foreseen | None:
    """Put the change into force; None when the plan is no longer the one that was looked at."""
    plans.lock_library(work.session, work.library.id)
    plan = plans.plan_row(work.session, work.library.id, wish.year)
    if plan is None or not work.directs:
        return None
    work.session.refresh(plan)
    if plan.version != wish.version:
        return None
    before = rows_in_force(work.session, plan)
    after = _wished(work, plan, before, wish)
    if after is None:
        return None
    found = _foreseen(work, plan, before, after)
    if not found.changes:
        return found
    new_version(work, plan, after, found.changes, why=wish.values.get("why", ""), order=wish.values.get("order", ""))
    return replace(found, version=plan.version)


def new_version(
    work: Work, plan: Plan, after: Sequence[PlannedRow], changes: Sequence[Change], *, why: str, order: str
) -> None:
    """Put rows into force under the plan's next version, with why and by which order."""
    keep_first(work.session, plan)
    before = {"version": plan.version}
    put_in_force(work.session, plan, after)
    plan.version += 1
    order = "" if order == NONE else order
    keep_version(work.session, plan, work.now, work.person.id, why, order)
    told = [change_as_json(one) for one in changes]
    work.note_down(
        "change", "plan", plan.id, before, {"version": plan.version, "order": order, "changes": told}, why=why
    )


def _wished(work: Work, plan: Plan, rows: Sequence[PlannedRow], wish: Wish) -> list[PlannedRow] | None:
    """The plan's rows as the wish would have them; None when there is nothing left that it could be applied to."""
    if wish.what == "add":
        return _with_new_row(work, rows, wish.values)
    if wish.what == "renew":
        return with_new_baselines(work, wish.year, rows)
    found = _find(work, plan, wish.row or 0)
    if found is None:
        return None
    at = next(place for place, row in enumerate(rows) if row.identity == (found.section, found.number))
    row = rows[at]
    if wish.what == "drop":
        return _without(rows, row) if len(rows) > 1 else None
    changed = _changed(work, row, wish)
    return None if changed is None else [*rows[:at], changed, *rows[at + 1 :]]


def _changed(work: Work, row: PlannedRow, wish: Wish) -> PlannedRow | None:
    values = wish.values
    if wish.what in ("target", "baseline"):
        found = [one.part for one in plans.figures_of(work.session, [wish.row or 0]) if one.id == wish.figure]
        if not found or all(one.part != found[0] for one in row.figures):
            return None
        value = _figure(values["value"])
        figures = [
            one
            if one.part != found[0]
            else replace(one, target=value)
            if wish.what == "target"
            else replace(one, baseline=value)
            for one in row.figures
        ]
        return replace(row, figures=tuple(figures))
    if wish.what == "deadline":
        words, window = said_deadline(values["deadline"])
        return replace(row, deadline=words, figures=tuple(replace(one, window=window) for one in row.figures))
    together = _together(work, row)
    if wish.what == "share":
        reporting = together if values["rule"] == "each" else together[:1]
        return replace(row, reporters=tuple(one.name for one in reporting)) if reporting else None
    chosen = _departments(work, values["who"])
    if not chosen:
        return None
    oversight = [name for name in row.responsible if is_director(name) and name not in chosen]
    return replace(row, reporters=chosen, responsible=(*oversight, *chosen))


def _figure(text: str) -> Decimal | None:
    return None if text == NONE else Decimal(text)


def _departments(work: Work, chosen: str) -> tuple[str, ...]:
    names = {one.id: one.name for one in people.departments(work.session, work.library.id)}
    ids = [int(one) for one in chosen.split(",") if one]
    return tuple(names[one] for one in ids if one in names)


def _without(rows: Sequence[PlannedRow], gone: PlannedRow) -> list[PlannedRow]:
    """The plan without a row, and without the sums that its figures were made into."""
    return [
        replace(row, figures=tuple(_freed(one, gone) for one in row.figures))
        for row in rows
        if row.identity != gone.identity
    ]


def _freed(figure: PlannedFigure, gone: PlannedRow) -> PlannedFigure:
    into = figure.part_of
    return replace(figure, part_of=None) if into is not None and into[:2] == gone.identity else figure


def _with_new_row(work: Work, rows: Sequence[PlannedRow], values: Mapping[str, str]) -> list[PlannedRow] | None:
    section = values["section"]
    of_section = [at for at, row in enumerate(rows) if row.section == section]
    if not of_section or not free_number(rows, section, values["number"]):
        return None
    words, window = said_deadline(values["deadline"])
    reporters = _departments(work, values["who"])
    if not reporters:
        return None
    figure = PlannedFigure("", values["unit"][:100], "count", None, _figure(values["value"]), window, None)
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


def free_number(rows: Sequence[PlannedRow], section: str, number: str) -> bool:
    """Whether no row of the section bears this number."""
    return all(row.identity != (section, number) for row in rows)


def plan_rows(work: Work, year: int) -> tuple[int, list[PlannedRow]] | None:
    """The plan's version and its rows; None when that year has no plan."""
    plan = plans.plan_row(work.session, work.library.id, year)
    return None if plan is None else (plan.version, rows_in_force(work.session, plan))


def _sums_off(rows: Sequence[PlannedRow]) -> list[SumOff]:
    """Totals that are not the sum of their parts, and stocks that are not last year's figure and the new ones."""
    parts: dict[Place, list[PlannedFigure]] = {}
    for row in rows:
        for one in row.figures:
            if one.part_of is not None:
                parts.setdefault(one.part_of, []).append(one)
    found = []
    for row in rows:
        for one in row.figures:
            made_of = [part.target for part in parts.get((*row.identity, one.part), []) if part.target is not None]
            if one.target is None or not made_of:
                continue
            computed = sum(made_of, Decimal(0)) if one.kind == "total" else (one.baseline or Decimal(0)) + made_of[0]
            if computed != one.target:
                found.append(SumOff(f"{row.section}.{row.number}", one.part, one.target, computed))
    return found
