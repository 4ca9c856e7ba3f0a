"""Which papers were made, and which of them say something else than the figures by now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import literal, select, union_all

from plan.period import Span
from plan.roles import Role
from storage.base import Session
from storage.database import insert_into
from storage.tables import HandedIn, OutdatedPaper, PaperOrder, Person


@dataclass(frozen=True, slots=True)
class NewestPaper:
    """The newest paper of a kind, span and language that people of a role were given, with its order's id; or, with
    none of these, that a quarter was handed in."""

    order: int | None
    kind: str | None
    role: Role | None
    span: Span
    at: datetime
    language: str = ""


def newest_papers(session: Session, library_id: int) -> tuple[NewestPaper, ...]:
    """The newest paper of each kind, span, language and role, as things stand now and not as on a past day; and
    the quarters that were handed in."""
    nothing = literal("").label("none")
    made = (
        select(
            PaperOrder.id,
            PaperOrder.kind,
            Person.role,
            PaperOrder.span,
            PaperOrder.language,
            literal(0),
            literal(0),
            PaperOrder.settled_at,
        )
        .join(Person, Person.id == PaperOrder.person_id)
        .where(
            PaperOrder.library_id == library_id,
            PaperOrder.state == "made",
            PaperOrder.as_of.is_(None),
            PaperOrder.settled_at.is_not(None),
        )
    )
    handed = select(literal(0), nothing, nothing, nothing, nothing, HandedIn.year, HandedIn.quarter, HandedIn.at).where(
        HandedIn.library_id == library_id
    )
    newest: dict[object, NewestPaper] = {}
    papers: Sequence[Any] = session.execute(union_all(made, handed)).all()
    for order, kind, role, span, language, year, quarter, at in papers:
        same = (kind, role, span, language)
        if quarter:
            newest[year, quarter] = NewestPaper(None, None, None, Span(year, "quarter", quarter), at)
        elif same not in newest or order > (newest[same].order or 0):
            newest[same] = NewestPaper(order, kind, role, Span.parse(span), at, language)
    return (*newest.values(),)


def outdated_papers(session: Session, library_id: int) -> frozenset[str]:
    """Those that are known to be out of date."""
    return frozenset(session.scalars(select(OutdatedPaper.paper).where(OutdatedPaper.library_id == library_id)))


def mark_outdated(session: Session, library_id: int, papers: Sequence[str], at: datetime) -> frozenset[str]:
    """Keep that these are out of date. Returns those of which it was not known before."""
    rows = [{"library_id": library_id, "paper": paper, "at": at} for paper in papers]
    statement = insert_into(session, OutdatedPaper).values(rows).on_conflict_do_nothing().returning(OutdatedPaper.paper)
    return frozenset(session.scalars(statement)) if rows else frozenset()
