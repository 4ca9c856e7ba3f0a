"""Finding plans and their rows. What a plan says is one of its library's facts, read once for each version."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from plan.given_names import Names, given_name
from storage.base import Session
from storage.changes import changes_of_facts
from storage.facts import doubt_facts, facts_of, version_of
from storage.plan_content import PlanContent, assemble_plan, read_plan
from storage.tables import Answer, Library, Plan, PlanDraft, PlanFigure, PlanRow, Reporter

__all__ = ["PlanContent", "assemble_plan", "read_plan"]


def plan_of_year(session: Session, library_id: int, year: int) -> PlanContent | None:
    """The plan in force; None when the year has none."""
    facts = facts_of(session, library_id)
    if year not in facts.plans:
        return None
    if year in facts.contents:
        return facts.contents[year]
    content = _with_russian_names(read_plan(session, facts.plans[year]), facts.russian)
    # Kept only if nobody else has changed it while it was read.
    if changes_of_facts(session) or version_of(session, library_id) == facts.version:
        facts.contents[year] = content
    return content


def _with_russian_names(content: PlanContent, names: Names) -> PlanContent:
    if not names:
        return content
    rows = tuple(replace(row, russian=given_name(names, row.name)) for row in content.indicators)
    return replace(content, indicators=rows)


def plan_of_figure(session: Session, library_id: int, figure_id: int) -> PlanContent | None:
    """The plan in force that a figure belongs to."""
    query = (
        select(Plan.year).join(PlanRow, PlanRow.plan_id == Plan.id).join(PlanFigure, PlanFigure.row_id == PlanRow.id)
    )
    year = session.scalar(query.where(PlanFigure.id == figure_id, Plan.library_id == library_id))
    return plan_of_year(session, library_id, year) if year is not None else None


def newest_plan_year(session: Session, library_id: int) -> int | None:
    return session.scalar(select(Plan.year).where(Plan.library_id == library_id).order_by(Plan.year.desc()))


def plan_row(session: Session, library_id: int, year: int) -> Plan | None:
    query = select(Plan).where(Plan.library_id == library_id, Plan.year == year)
    return session.scalars(query).first()


def rows_of(session: Session, plan_id: int) -> Sequence[PlanRow]:
    return session.scalars(select(PlanRow).where(PlanRow.plan_id == plan_id)).all()


def figures_of(session: Session, row_ids: Sequence[int]) -> Sequence[PlanFigure]:
    return session.scalars(select(PlanFigure).where(PlanFigure.row_id.in_(row_ids))).all()


def open_draft(session: Session, library_id: int, draft_id: int) -> PlanDraft | None:
    """A plan file that is still being looked at; None once it was loaded, set aside or belongs to another library."""
    draft = session.get(PlanDraft, draft_id)
    if draft is None or draft.library_id != library_id or draft.closed_at is not None or not draft.tables:
        return None
    return draft


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


def lock_library(session: Session, library_id: int) -> None:
    """Wait until nobody else changes this library's plan; held until the transaction ends."""
    session.execute(select(Library.id).where(Library.id == library_id).with_for_update())
    doubt_facts(session, library_id)


def reporters_of_rows(session: Session, row_ids: Sequence[int]) -> dict[int, list[Reporter]]:
    """Row id → who reports it, the leading department first."""
    query = select(Reporter).where(Reporter.row_id.in_(row_ids)).order_by(Reporter.position)
    reporters: dict[int, list[Reporter]] = {}
    for reporter in session.scalars(query):
        reporters.setdefault(reporter.row_id, []).append(reporter)
    return reporters


def rows_with_answers(session: Session, rows: Sequence[int]) -> Sequence[int]:
    """Those of some rows of plans about whose figures anything was said."""
    query = select(PlanFigure.row_id).join(Answer, Answer.figure_id == PlanFigure.id).distinct()
    return session.scalars(query.where(PlanFigure.row_id.in_(rows))).all()
