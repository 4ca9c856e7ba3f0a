"""Which papers were made, and which of them say something else than the figures by now."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import literal, select, union_all

from plan.period import Span
from storage.base import Session
from storage.database import insert_into
from storage.tables import HandedIn, OutdatedPaper, PaperOrder, Person


@dataclass(frozen=True, slots=True)
class NewestPaper:
    """The newest paper of a kind and span that was made, with its order's id; or, with neither, that a quarter was
    handed in."""

    order: int | None
    kind: str | None
    span: Span
    at: datetime


def newest_papers(
    session: Session, library_id: int, year: int, kinds: Sequence[str], roles: Sequence[str]
) -> list[NewestPaper]:
    """Of each kind and span of a year the newest paper that people of these roles were given, as things stand now and
    not as on a past day; and the quarters that were handed in. All in one statement: each correction looks for them."""
    made = (
        select(PaperOrder.id, PaperOrder.kind, PaperOrder.span, literal(0).label("quarter"), PaperOrder.settled_at)
        .join(Person, Person.id == PaperOrder.person_id)
        .where(
            PaperOrder.library_id == library_id,
            PaperOrder.state == "made",
            PaperOrder.as_of.is_(None),
            PaperOrder.settled_at.is_not(None),
            PaperOrder.kind.in_(kinds),
            PaperOrder.span.startswith(f"{year}-"),
            Person.role.in_(roles),
        )
    )
    nothing = literal("").label("none")
    handed = select(literal(0), nothing, nothing, HandedIn.quarter, HandedIn.at).where(
        HandedIn.library_id == library_id, HandedIn.year == year
    )
    newest: dict[object, NewestPaper] = {}
    papers: Sequence[Any] = session.execute(union_all(made, handed)).all()
    for order, kind, span, quarter, at in papers:
        if quarter:
            newest[quarter] = NewestPaper(None, None, Span(year, "quarter", quarter), at)
        elif (kind, span) not in newest or order > (newest[kind, span].order or 0):
            newest[kind, span] = NewestPaper(order, kind, Span.parse(span), at)
    return [*newest.values()]


def outdated_among(session: Session, library_id: int, papers: Collection[str]) -> set[str]:
    """Those of the papers that are known to be out of date."""
    if not papers:
        return set()
    query = select(OutdatedPaper.paper).where(OutdatedPaper.library_id == library_id, OutdatedPaper.paper.in_(papers))
    return set(session.scalars(query))


def mark_outdated(session: Session, library_id: int, papers: Iterable[str], at: datetime) -> None:
    """Keep that these are out of date."""
    for paper in papers:
        values = {"library_id": library_id, "paper": paper, "at": at}
        session.execute(insert_into(session, OutdatedPaper).values(values).on_conflict_do_nothing())
