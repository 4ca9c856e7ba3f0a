"""Writing a plan that was read: its rows and figures are found again by what they are called, so their ids stay."""

from collections.abc import Sequence
from datetime import datetime

from plan.document import PlanDocument
from plan.fold import key
from storage import people, plans
from storage.base import Session
from storage.tables import Department, Person, Plan, PlanFigure, PlanRow, Reporter
from usecases.people import ensure_department
from usecases.plan_changes import Place, PlannedFigure, PlannedRow, rows_of_document, same_parts


def write_plan(session: Session, library_id: int, document: PlanDocument, now: datetime, by: Person | None) -> Plan:
    """The document as that year's plan. Rows and figures that it no longer has are marked dropped, never deleted:
    numbers have been reported for them."""
    plan = _plan(session, library_id, document, now, by)
    planned = rows_of_document(document)
    rows = _write_rows(session, plan, planned)
    _write_figures(session, plan, planned, rows)
    _write_reporters(session, plan, planned, rows)
    return plan


def _plan(session: Session, library_id: int, document: PlanDocument, now: datetime, by: Person | None) -> Plan:
    assert document.year is not None
    plan = plans.plan_row(session, library_id, document.year)
    if plan is None:
        plan = Plan(library_id=library_id, year=document.year, version=0)
        session.add(plan)
    plan.title = document.title[:500]
    plan.version += 1
    plan.loaded_at = now
    plan.loaded_by = by.id if by else None
    session.flush()
    return plan


def _write_rows(session: Session, plan: Plan, planned: Sequence[PlannedRow]) -> list[PlanRow]:
    kept = {(row.section, row.number): row for row in plans.rows_of(session, plan.id)}
    rows = []
    for position, wanted in enumerate(planned):
        row = kept.pop(wanted.identity, None)
        if row is None:
            row = PlanRow(library_id=plan.library_id, plan_id=plan.id, section=wanted.section, number=wanted.number)
            session.add(row)
        row.position = position
        row.section_title = wanted.section_title
        row.name = wanted.name
        row.mechanism = wanted.mechanism
        row.deadline = wanted.deadline
        row.responsible = list(wanted.responsible)
        row.dropped = False
        rows.append(row)
    for row in kept.values():
        row.dropped = True
    session.flush()
    return rows


def _write_figures(session: Session, plan: Plan, planned: Sequence[PlannedRow], rows: Sequence[PlanRow]) -> None:
    kept: dict[int, dict[str, PlanFigure]] = {row.id: {} for row in rows}
    for figure in plans.figures_of(session, list(kept)):
        kept[figure.row_id][figure.part] = figure
    figures: dict[Place, PlanFigure] = {}
    for wanted, row in zip(planned, rows, strict=True):
        known = same_parts(kept[row.id], [one.part for one in wanted.figures])
        for one in wanted.figures:
            if one.part in known:
                figure = kept[row.id].pop(known[one.part])
            else:
                figure = PlanFigure(library_id=plan.library_id, row_id=row.id)
                session.add(figure)
            _fill(figure, one, len(figures))
            figures[(wanted.section, wanted.number, one.part)] = figure
        for figure in kept[row.id].values():
            figure.dropped = True
            figure.part_of = None
    session.flush()
    for wanted in planned:
        for one in wanted.figures:
            figure = figures[(wanted.section, wanted.number, one.part)]
            figure.part_of = figures[one.part_of].id if one.part_of is not None else None
    session.flush()


def _fill(figure: PlanFigure, wanted: PlannedFigure, position: int) -> None:
    figure.position = position
    figure.part = wanted.part
    figure.kind = wanted.kind
    figure.unit = wanted.unit
    figure.baseline = wanted.baseline
    figure.target = wanted.target
    figure.window = str(wanted.window)
    figure.dropped = False


def _write_reporters(session: Session, plan: Plan, planned: Sequence[PlannedRow], rows: Sequence[PlanRow]) -> None:
    departments = {one.folded: one for one in people.departments(session, plan.library_id)}
    kept = plans.reporters_of_rows(session, [row.id for row in rows])
    for wanted, row in zip(planned, rows, strict=True):
        ids = [_department(session, plan.library_id, name, departments).id for name in wanted.reporters]
        if [one.department_id for one in kept.get(row.id, [])] == ids:
            continue
        for reporter in kept.get(row.id, []):
            session.delete(reporter)
        session.flush()
        session.add_all(
            Reporter(row_id=row.id, department_id=one, library_id=plan.library_id, position=at)
            for at, one in enumerate(ids)
        )
    session.flush()


def _department(session: Session, library_id: int, name: str, known: dict[str, Department]) -> Department:
    if key(name) not in known:
        known[key(name)] = ensure_department(session, library_id, name)
    return known[key(name)]
