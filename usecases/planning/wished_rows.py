"""The plan's rows as a change would make them; nothing is written here."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from plan.document.cell.responsible import is_director
from plan.fold import fold_key
from plan.indicator import KINDS
from storage.people import people
from storage.planning import plans
from storage.tables import Department, Plan, PlanRow
from usecases.planning.kinds import ASKED_AS_TWO, scheduled, with_direction, with_kind, with_two_numbers
from usecases.planning.last_year import with_new_baselines
from usecases.planning.planned_rows import Place, PlannedFigure, PlannedRow
from usecases.planning.wish import NONE, Wish, kind_of_new_row, read_deadline_value
from usecases.work import Work


def rows_as_wished(work: Work, plan: Plan, rows: Sequence[PlannedRow], wish: Wish) -> list[PlannedRow] | None:
    """The plan's rows after the change; None when the row it is about is gone."""
    if wish.what == "add":
        return _with_new_row(work, rows, wish)
    if wish.what == "renew":
        return with_new_baselines(work, wish.year, rows)
    kept_row = row_to_change(work, plan, wish.row or 0)
    if kept_row is None:
        return None
    at = next(place for place, row in enumerate(rows) if row.identity == (kept_row.section, kept_row.number))
    row = rows[at]
    if wish.what == "drop":
        return _without_row(rows, row) if len(rows) > 1 else None
    if wish.what in ("kind", "direction", "of_two"):
        return _counted_otherwise(work, rows, row, wish)
    changed = _changed_row(work, row, wish)
    if changed is None:
        return None
    after = [*rows[:at], changed, *rows[at + 1 :]]
    return _counted_otherwise(work, after, changed, wish) if "direction" in wish.values else after


def _changed_row(work: Work, row: PlannedRow, wish: Wish) -> PlannedRow | None:
    values = wish.values
    if wish.what in ("target", "baseline", "schedule", "unit"):
        part = _part(work, row, wish)
        if part is None:
            return None
        figures = [_changed_figure(figure, wish) if figure.part == part else figure for figure in row.figures]
        return replace(row, figures=tuple(figures))
    if wish.what == "deadline":
        words, window = read_deadline_value(values["deadline"])
        return replace(row, deadline=words, figures=tuple(replace(figure, window=window) for figure in row.figures))
    if wish.what == "name":
        return replace(row, name=values["name"])
    if wish.what == "mechanism":
        return replace(row, mechanism="" if values["mechanism"] == NONE else values["mechanism"])
    together = departments_of_row(work, row)
    if wish.what == "share":
        reporting = together if values["rule"] == "each" else together[:1]
        return replace(row, reporters=tuple(department.name for department in reporting)) if reporting else None
    chosen = _department_names(work, values["who"])
    if not chosen:
        return None
    oversight = [name for name in row.responsible if is_director(name) and name not in chosen]
    return replace(row, reporters=chosen, responsible=(*oversight, *chosen))


def _part(work: Work, row: PlannedRow, wish: Wish) -> str | None:
    """Which of the row's figures is changed; None when it is there no more."""
    parts = [figure.part for figure in plans.figures_of(work.session, [wish.row or 0]) if figure.id == wish.figure]
    return parts[0] if parts and any(figure.part == parts[0] for figure in row.figures) else None


def _changed_figure(figure: PlannedFigure, wish: Wish) -> PlannedFigure:
    if wish.what == "schedule":
        return scheduled(figure, wish.values)
    if wish.what == "unit":
        return replace(figure, unit=wish.values["unit"][:100])
    value = _number(wish.values["value"])
    if wish.what == "baseline":
        return replace(figure, baseline=value)
    changed = replace(figure, target=value)
    if value is None:
        return replace(changed, schedule="")
    return scheduled(changed, wish.values) if "schedule" in wish.values else changed


def _counted_otherwise(work: Work, rows: Sequence[PlannedRow], row: PlannedRow, wish: Wish) -> list[PlannedRow] | None:
    """The plan with a figure, and all that are added up with it, of another kind or direction, or asked otherwise."""
    part = _part(work, row, wish)
    if part is None:
        return None
    place: Place = (*row.identity, part)
    if "direction" in wish.values:
        return with_direction(rows, place, wish.values["direction"])
    if wish.what == "of_two":
        return with_two_numbers(rows, place, wish.values["of_two"] == ASKED_AS_TWO)
    return with_kind(rows, place, next(kind for kind in KINDS if kind == wish.values["kind"]))


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


def _with_new_row(work: Work, rows: Sequence[PlannedRow], wish: Wish) -> list[PlannedRow] | None:
    values, section = wish.values, wish.values["section"]
    of_section = [at for at, row in enumerate(rows) if row.section == section]
    if not of_section or not is_free_number(rows, section, values["number"]):
        return None
    words, window = read_deadline_value(values["deadline"])
    reporters = _department_names(work, values["who"])
    if not reporters:
        return None
    reading = kind_of_new_row(wish)
    kind = values.get("kind") or (reading.value if reading is not None else "count")
    target, direction = _number(values["value"]), values.get("direction", "more")
    figure = PlannedFigure("", values["unit"][:100], kind, None, target, window, None, direction)
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


def row_to_change(work: Work, plan: Plan, row_id: int) -> PlanRow | None:
    rows = plans.rows_of(work.session, plan.id)
    return next((row for row in rows if row.id == row_id and not row.dropped), None)


def departments_of_row(work: Work, row: PlannedRow) -> tuple[Department, ...]:
    """The departments that report the row, and the others that the plan names as responsible for it. Where the plan
    names the director, they oversee the row and do not report it."""
    departments = people.load_departments(work.session, work.library.id)
    by_name = {fold_key(department.name): department for department in departments}
    named = [*row.reporters, *(name for name in row.responsible if not is_director(name))]
    named_departments = [by_name[fold_key(name)] for name in named if fold_key(name) in by_name]
    return tuple({department.id: department for department in named_departments}.values())
