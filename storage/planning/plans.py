"""Reading a plan back as indicators, and writing one; a plan that has not changed is read from the database once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import URL, bindparam, select

from plan.indicator import Indicator, Kind, Window
from storage.base import Session
from storage.database import ask
from storage.tables import Library, Plan, PlanDraft, PlanFigure, PlanRow, Reporter


@dataclass(frozen=True, slots=True)
class PlanContent:
    """A plan in force: its indicators in the printed order. Frozen, so that it may be shared between threads."""

    id: int
    library_id: int
    year: int
    title: str
    version: int
    indicators: tuple[Indicator, ...]
    rows: dict[int, int]
    """Indicator key → row id."""
    responsible: dict[int, tuple[str, ...]]
    """Row id → who is responsible, as printed."""
    deadlines: dict[int, str]
    """Row id → when, as printed."""
    follows: dict[int, int] = field(default_factory=dict)
    """Indicator key → the key of the same work in last year's plan, where that is known."""

    def indicator(self, key: int) -> Indicator | None:
        return next((one for one in self.indicators if one.key == key), None)


_read: dict[tuple[URL, int, int], PlanContent] = {}
_KEEP = 64
_plans = Plan.metadata.tables["plans"].c
_IN_FORCE = select(_plans.id, _plans.version).where(
    _plans.library_id == bindparam("library"), _plans.year == bindparam("year")
)


def plan_of_year(session: Session, library_id: int, year: int) -> PlanContent | None:
    """The plan in force. Kept in memory by its version, which every change of the plan raises in its transaction."""
    found = ask(session, _IN_FORCE, {"library": library_id, "year": year}).first()
    if found is None:
        return None
    if session.info.get("plan_changed"):
        return read_plan_rows(session, session.get_one(Plan, found.id))
    place = (session.get_bind().engine.url, found.id, found.version)
    if place not in _read:
        while len(_read) >= _KEEP:
            _read.pop(next(iter(_read)), None)
        _read[place] = read_plan_rows(session, session.get_one(Plan, found.id))
    return _read[place]


def plan_of_figure(session: Session, library_id: int, figure_id: int) -> PlanContent | None:
    """The plan in force that a figure belongs to."""
    query = (
        select(Plan.year).join(PlanRow, PlanRow.plan_id == Plan.id).join(PlanFigure, PlanFigure.row_id == PlanRow.id)
    )
    year = session.scalar(query.where(PlanFigure.id == figure_id, Plan.library_id == library_id))
    return plan_of_year(session, library_id, year) if year is not None else None


def newest_plan_year(session: Session, library_id: int) -> int | None:
    return session.scalar(select(Plan.year).where(Plan.library_id == library_id).order_by(Plan.year.desc()))


def read_plan_rows(session: Session, plan: Plan) -> PlanContent:
    """Every row, figure and reporter of a plan that has not been dropped from it."""
    rows = session.scalars(
        select(PlanRow).where(PlanRow.plan_id == plan.id, PlanRow.dropped.is_(False)).order_by(PlanRow.position)
    ).all()
    ids = [row.id for row in rows]
    reporters: dict[int, list[int]] = {}
    for reporter in session.scalars(select(Reporter).where(Reporter.row_id.in_(ids)).order_by(Reporter.position)):
        reporters.setdefault(reporter.row_id, []).append(reporter.department_id)
    figures = session.scalars(
        select(PlanFigure)
        .where(PlanFigure.row_id.in_(ids), PlanFigure.dropped.is_(False))
        .order_by(PlanFigure.position)
    ).all()
    return assemble((plan.id, plan.library_id, plan.year, plan.title, plan.version), rows, figures, reporters)


def assemble(
    about: tuple[int, int, int, str, int],
    rows: Sequence[PlanRow],
    figures: Sequence[PlanFigure],
    reporters: Mapping[int, Sequence[int]],
) -> PlanContent:
    """A plan (id, library, year, title, version) out of its rows and figures in their order, and who reports a row."""
    parts: dict[int, list[int]] = {}
    for figure in figures:
        if figure.part_of is not None:
            parts.setdefault(figure.part_of, []).append(figure.id)
    by_id = {row.id: row for row in rows}
    return PlanContent(
        *about,
        tuple(
            _indicator(by_id[figure.row_id], figure, parts.get(figure.id, []), reporters.get(figure.row_id, []))
            for figure in figures
        ),
        {figure.id: figure.row_id for figure in figures},
        {row.id: tuple(row.responsible) for row in rows},
        {row.id: row.deadline for row in rows},
        {figure.id: figure.follows for figure in figures if figure.follows is not None},
    )


def _indicator(row: PlanRow, figure: PlanFigure, parts: Sequence[int], reporters: Sequence[int]) -> Indicator:
    kind: Kind = {"total": "total", "stock": "stock"}.get(figure.kind, "count")  # type: ignore[assignment]
    return Indicator(
        key=figure.id,
        section=row.section,
        section_title=row.section_title,
        number=row.number,
        part=figure.part or None,
        name=row.name,
        unit=figure.unit,
        kind=kind,
        baseline=figure.baseline,
        target=figure.target,
        window=Window.parse(figure.window),
        parts=tuple(parts),
        departments=tuple(reporters),
    )


def plan_row(session: Session, library_id: int, year: int) -> Plan | None:
    query = select(Plan).where(Plan.library_id == library_id, Plan.year == year)
    return session.scalars(query).first()


def rows_of(session: Session, plan_id: int) -> Sequence[PlanRow]:
    return session.scalars(select(PlanRow).where(PlanRow.plan_id == plan_id)).all()


def figures_of(session: Session, row_ids: Sequence[int]) -> Sequence[PlanFigure]:
    return session.scalars(select(PlanFigure).where(PlanFigure.row_id.in_(row_ids))).all()


def open_draft(session: Session, library_id: int, draft_id: int) -> PlanDraft | None:
    """A plan file that is still being looked at; None once it was loaded, set aside or belongs to another library."""
    found = session.get(PlanDraft, draft_id)
    if found is None or found.library_id != library_id or found.closed_at is not None or not found.tables:
        return None
    return found


def open_roll_over(session: Session, library_id: int) -> PlanDraft | None:
    """Next year's plan that is being made out of this year's: a draft without a file."""
    query = select(PlanDraft).where(
        PlanDraft.library_id == library_id, PlanDraft.tables == "", PlanDraft.closed_at.is_(None)
    )
    return session.scalars(query.order_by(PlanDraft.id.desc())).first()


def drafts_of(session: Session, library_id: int, most: int) -> Sequence[PlanDraft]:
    """The library's plan files of late, newest first, whatever became of them."""
    query = select(PlanDraft).where(PlanDraft.library_id == library_id, PlanDraft.tables != "")
    return session.scalars(query.order_by(PlanDraft.id.desc()).limit(most)).all()


def hold_library(session: Session, library_id: int) -> None:
    """Wait until nobody else changes this library's plan; held until the transaction ends."""
    session.execute(select(Library.id).where(Library.id == library_id).with_for_update())


def take_turns(session: Session, library_id: int) -> None:
    """Wait until nobody else in this library compares what was reported; what they have sent is seen from here on.
    Unlike `hold_library` it keeps nobody from writing, so that two who have written already cannot block each other."""
    session.execute(select(Library.id).where(Library.id == library_id).with_for_update(key_share=True))


def reporters_of_rows(session: Session, row_ids: Sequence[int]) -> dict[int, list[Reporter]]:
    """Row id → who reports it, the leading department first."""
    query = select(Reporter).where(Reporter.row_id.in_(row_ids)).order_by(Reporter.position)
    found: dict[int, list[Reporter]] = {}
    for reporter in session.scalars(query):
        found.setdefault(reporter.row_id, []).append(reporter)
    return found
