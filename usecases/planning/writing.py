"""Writing a plan that was read: its rows and figures are found again by what they are called, so their ids stay."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from plan.document.compare.row_matching import Identity, alike
from plan.document.reader import PlanDocument
from plan.fold import key
from storage.base import Session
from storage.facts import KnownPerson
from storage.people import people
from storage.planning import plans
from storage.planning.versions import OUT_OF_PRINT, keep_first, keep_version
from storage.tables import Department, Person, Plan, PlanFigure, PlanRow, Reporter
from usecases.people.invitations import ensure_department
from usecases.planning.changes import Place, PlannedFigure, PlannedRow, Same, rows_of_document, same_parts


def write_plan(
    session: Session,
    library_id: int,
    document: PlanDocument,
    now: datetime,
    by: Person | KnownPerson | None,
    same: Same | None = None,
    follows: Mapping[Place, int] | None = None,
) -> Plan:
    """The document as that year's plan, as `put_in_force` writes it."""
    plan = _plan(session, library_id, document, now, by)
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
    """Make the plan's rows these. Rows and figures that it no longer has are marked dropped, never deleted: numbers
    have been reported for them. `same` says which rows are found again under which old number; without it a row is
    what it was when its section and number are. `follows` names the figures of last year's plan."""
    rows = _write_rows(session, plan, planned, same)
    _write_figures(session, plan, planned, rows, follows or {})
    _write_reporters(session, plan, planned, rows)


def _plan(
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
    kept = {(row.section, row.number): row for row in plans.rows_of(session, plan.id)}
    found = {wanted.identity: kept[old] for wanted in planned if (old := _old_identity(wanted, kept, same)) is not None}
    _make_way(session, kept, found, {wanted.identity for wanted in planned})
    rows = []
    for position, wanted in enumerate(planned):
        row = found.get(wanted.identity)
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
    stay = {row.id for row in found.values()}
    for row in kept.values():
        row.dropped = row.dropped or row.id not in stay
    session.flush()
    return rows


def _old_identity(wanted: PlannedRow, kept: Mapping[Identity, PlanRow], same: Same | None) -> Identity | None:
    """Where the row stood before. One that had been dropped comes back under its own number, but only as the same
    work: another that is given its number must not get its figures."""
    at = wanted.identity
    if same is not None and at in same:
        return same[at]
    standing = kept.get(at)
    if standing is not None and standing.dropped:
        return at if alike(standing.name, wanted.name) else None
    return at if same is None and standing is not None else None


def _make_way(
    session: Session, kept: Mapping[Identity, PlanRow], found: Mapping[Identity, PlanRow], wanted: set[Identity]
) -> None:
    """Free the numbers that other rows are to have: no two rows may bear one number, not even for a moment."""
    for identity, row in kept.items():
        if identity in wanted and found.get(identity) is not row:
            row.number = f"{OUT_OF_PRINT}{row.id}"
    session.flush()


def _write_figures(
    session: Session,
    plan: Plan,
    planned: Sequence[PlannedRow],
    rows: Sequence[PlanRow],
    follows: Mapping[Place, int],
) -> None:
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
            place = (wanted.section, wanted.number, one.part)
            if figure.follows is None:
                figure.follows = follows.get(place)
            figures[place] = figure
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
