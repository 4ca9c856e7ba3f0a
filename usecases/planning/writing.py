"""Writing a plan: rows and figures that it had already are matched by name, so they keep their ids and numbers."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from plan.document.compare.row_matching import Identity, names_alike
from plan.document.figure import PlanDocument
from plan.fold import fold_key
from plan.short_names.offered import LONGEST, next_year_of
from storage.base import Session
from storage.facts import KnownPerson
from storage.people import people
from storage.planning import plans
from storage.planning.versions import OUT_OF_PRINT, keep_first, keep_version
from storage.tables import Department, Person, Plan, PlanFigure, PlanRow, Reporter
from usecases.people.founding import ensure_department
from usecases.planning.changes import Same, same_parts
from usecases.planning.planned_rows import Place, PlannedFigure, PlannedRow, rows_of_document


def write_plan(
    session: Session,
    library_id: int,
    document: PlanDocument,
    now: datetime,
    by: Person | KnownPerson | None,
    same: Same | None = None,
    follows: Mapping[Place, int] | None = None,
) -> Plan:
    """Write the document as its year's plan, with `put_in_force`, and keep the version."""
    plan = _create_or_renew_plan(session, library_id, document, now, by)
    put_in_force(session, plan, rows_of_document(document), same, follows)
    keep_version(session, plan, now, by.id if by else None)
    return plan


def put_in_force(
    session: Session,
    plan: Plan,
    planned: Sequence[PlannedRow],
    same: Same | None = None,
    follows: Mapping[Place, int] | None = None,
) -> None:
    """Make these the plan's rows. Rows and figures that are no longer among them are marked as dropped, never deleted:
    numbers have been reported for them. `same` says which row had which number before; without it rows are matched by
    section and number. `follows` gives for a figure the one of last year's plan that it continues."""
    rows = _write_rows(session, plan, planned, same)
    _write_figures(session, plan, planned, rows, follows or {})
    _keep_short_names(session, plan.year, planned, rows, follows or {})
    _write_reporters(session, plan, planned, rows)


def _create_or_renew_plan(
    session: Session, library_id: int, document: PlanDocument, now: datetime, by: Person | KnownPerson | None
) -> Plan:
    assert document.year is not None
    plan = plans.plan_row(session, library_id, document.year)
    if plan is None:
        plan = Plan(library_id=library_id, year=document.year, version=0)
        session.add(plan)
    else:
        keep_first(session, plan)
    plan.title = document.title[:500]
    plan.version += 1
    plan.loaded_at = now
    plan.loaded_by = by.id if by else None
    session.flush()
    return plan


def _write_rows(session: Session, plan: Plan, planned: Sequence[PlannedRow], same: Same | None) -> list[PlanRow]:
    rows_there = {(row.section, row.number): row for row in plans.rows_of(session, plan.id)}
    rows_again = {
        wanted.identity: rows_there[old]
        for wanted in planned
        if (old := _old_identity(wanted, rows_there, same)) is not None
    }
    _free_numbers(session, rows_there, rows_again, {wanted.identity for wanted in planned})
    rows = []
    for position, wanted in enumerate(planned):
        row = rows_again.get(wanted.identity)
        if row is None:
            row = PlanRow(library_id=plan.library_id, plan_id=plan.id)
            session.add(row)
        row.section = wanted.section
        row.number = wanted.number
        row.position = position
        row.section_title = wanted.section_title
        row.name = wanted.name
        row.mechanism = wanted.mechanism
        row.deadline = wanted.deadline
        row.responsible = list(wanted.responsible)
        row.dropped = False
        rows.append(row)
    stay = {row.id for row in rows_again.values()}
    for row in rows_there.values():
        row.dropped = row.dropped or row.id not in stay
    session.flush()
    return rows


def _old_identity(wanted: PlannedRow, rows_there: Mapping[Identity, PlanRow], same: Same | None) -> Identity | None:
    """Section and number of the stored row that this one is; None for a new row. A dropped row comes back under its own
    number, but only with similar words: other work that is given the number must not get its figures."""
    at = wanted.identity
    if same is not None and at in same:
        return same[at]
    standing = rows_there.get(at)
    if standing is not None and standing.dropped:
        return at if names_alike(standing.name, wanted.name) else None
    return at if same is None and standing is not None else None


def _free_numbers(
    session: Session,
    rows_there: Mapping[Identity, PlanRow],
    rows_again: Mapping[Identity, PlanRow],
    wanted: set[Identity],
) -> None:
    """Free the numbers that other rows will get: a unique index forbids one number for two rows even for a moment."""
    for identity, row in rows_there.items():
        if identity in wanted and rows_again.get(identity) is not row:
            row.number = f"{OUT_OF_PRINT}{row.id}"
    session.flush()


def _write_figures(
    session: Session,
    plan: Plan,
    planned: Sequence[PlannedRow],
    rows: Sequence[PlanRow],
    follows: Mapping[Place, int],
) -> None:
    figures_there: dict[int, dict[str, PlanFigure]] = {row.id: {} for row in rows}
    for figure in plans.figures_of(session, list(figures_there)):
        figures_there[figure.row_id][figure.part] = figure
    figures: dict[Place, PlanFigure] = {}
    for wanted, row in zip(planned, rows, strict=True):
        old_part = same_parts(figures_there[row.id], [figure.part for figure in wanted.figures])
        for planned_figure in wanted.figures:
            if planned_figure.part in old_part:
                figure = figures_there[row.id].pop(old_part[planned_figure.part])
            else:
                figure = PlanFigure(library_id=plan.library_id, row_id=row.id)
                session.add(figure)
            _fill_figure(figure, planned_figure, len(figures))
            place = (wanted.section, wanted.number, planned_figure.part)
            if figure.follows is None:
                figure.follows = follows.get(place)
            figure.of_two = _is_of_two(session, figure, planned_figure)
            figures[place] = figure
        for figure in figures_there[row.id].values():
            figure.dropped = True
            figure.part_of = None
    session.flush()
    for wanted in planned:
        for planned_figure in wanted.figures:
            figure = figures[(wanted.section, wanted.number, planned_figure.part)]
            figure.part_of = figures[planned_figure.part_of].id if planned_figure.part_of is not None else None
    session.flush()


def _keep_short_names(
    session: Session, year: int, planned: Sequence[PlannedRow], rows: Sequence[PlanRow], follows: Mapping[Place, int]
) -> None:
    """Let a row that continues one of last year's plan be called as that one was."""
    for wanted, row in zip(planned, rows, strict=True):
        places = [(*wanted.identity, figure.part) for figure in wanted.figures]
        old = next((follows[place] for place in places if place in follows), None)
        if row.short_name or old is None:
            continue
        before = session.get_one(PlanRow, session.get_one(PlanFigure, old).row_id)
        row.short_name = next_year_of(before.short_name, year - 1)[:LONGEST]
    session.flush()


def _is_of_two(session: Session, figure: PlanFigure, wanted: PlannedFigure) -> bool:
    """Whether a percent is asked as two numbers. Where nothing is said of it, as in a file, that stays as it was, in
    last year's plan if the figure is new."""
    if wanted.kind != "percent":
        return False
    if wanted.of_two is not None:
        return wanted.of_two
    if figure.of_two is None and figure.follows is not None:
        return session.get_one(PlanFigure, figure.follows).of_two
    return bool(figure.of_two)


def _fill_figure(figure: PlanFigure, wanted: PlannedFigure, position: int) -> None:
    figure.position = position
    figure.part = wanted.part
    figure.kind = wanted.kind
    figure.unit = wanted.unit
    figure.baseline = wanted.baseline
    figure.target = wanted.target
    figure.window = str(wanted.window)
    figure.direction = wanted.direction
    figure.schedule = wanted.schedule
    figure.dropped = False


def _write_reporters(session: Session, plan: Plan, planned: Sequence[PlannedRow], rows: Sequence[PlanRow]) -> None:
    departments = {
        fold_key(department.name): department for department in people.load_departments(session, plan.library_id)
    }
    reporters = plans.reporters_of_rows(session, [row.id for row in rows])
    for wanted, row in zip(planned, rows, strict=True):
        ids = [_department_called(session, plan.library_id, name, departments).id for name in wanted.reporters]
        if [reporter.department_id for reporter in reporters.get(row.id, [])] == ids:
            continue
        for reporter in reporters.get(row.id, []):
            session.delete(reporter)
        session.flush()
        session.add_all(
            Reporter(row_id=row.id, department_id=department_id, library_id=plan.library_id, position=at)
            for at, department_id in enumerate(ids)
        )
    session.flush()


def _department_called(session: Session, library_id: int, name: str, departments: dict[str, Department]) -> Department:
    if fold_key(name) not in departments:
        departments[fold_key(name)] = ensure_department(session, library_id, name)
    return departments[fold_key(name)]
