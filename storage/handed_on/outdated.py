"""Which papers were made, and which of them say something else than the figures by now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, bindparam, literal, select, union_all

from plan.period import Span
from plan.roles import Role
from storage.base import Session
from storage.database import insert_into
from storage.prepared import Prepared
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


_paper_orders, _everybody = PaperOrder.metadata.tables["paper_orders"], Person.metadata.tables["people"]
_papers, _people = _paper_orders.c, _everybody.c
_handed = HandedIn.metadata.tables["handed_in"].c
_outdated = OutdatedPaper.metadata.tables["outdated_papers"].c
_LIBRARY: BindParameter[int] = bindparam("library")
_nothing = literal("").label("none")
_MADE = (
    select(
        _papers.id,
        _papers.kind,
        _people.role,
        _papers.span,
        _papers.language,
        literal(0),
        literal(0),
        _papers.settled_at,
    )
    .join_from(
        PaperOrder.metadata.tables["paper_orders"], Person.metadata.tables["people"], _people.id == _papers.person_id
    )
    .where(
        _papers.library_id == _LIBRARY,
        _papers.state == "made",
        _papers.as_of.is_(None),
        _papers.settled_at.is_not(None),
    )
)
_HANDED = select(literal(0), _nothing, _nothing, _nothing, _nothing, _handed.year, _handed.quarter, _handed.at).where(
    _handed.library_id == _LIBRARY
)
_NEWEST = Prepared(union_all(_MADE, _HANDED))
_OUTDATED = Prepared(select(_outdated.paper).where(_outdated.library_id == _LIBRARY))


def newest_papers(session: Session, library_id: int) -> tuple[NewestPaper, ...]:
    """The newest paper of each kind, span, language and role, as things stand now and not as on a past day; and
    the quarters that were handed in."""
    newest: dict[object, NewestPaper] = {}
    for order, kind, role, span, language, year, quarter, at in _NEWEST.rows(session, {"library": library_id}):
        same = (kind, role, span, language)
        if quarter:
            newest[year, quarter] = NewestPaper(None, None, None, Span(year, "quarter", quarter), at)
        elif same not in newest or order > (newest[same].order or 0):
            newest[same] = NewestPaper(order, kind, role, Span.parse(span), at, language)
    return (*newest.values(),)


def outdated_papers(session: Session, library_id: int) -> frozenset[str]:
    """Those that are known to be out of date."""
    return frozenset(paper for (paper,) in _OUTDATED.rows(session, {"library": library_id}))


def mark_outdated(session: Session, library_id: int, papers: Sequence[str], at: datetime) -> frozenset[str]:
    """Keep that these are out of date. Returns those of which it was not known before."""
    rows = [{"library_id": library_id, "paper": paper, "at": at} for paper in papers]
    statement = insert_into(session, OutdatedPaper).values(rows).on_conflict_do_nothing().returning(OutdatedPaper.paper)
    return frozenset(session.scalars(statement)) if rows else frozenset()
