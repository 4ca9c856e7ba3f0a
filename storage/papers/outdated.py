"""Which papers were made, and which of them say something else than the figures by now."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import select

from storage.base import Session
from storage.database import insert_into
from storage.tables import OutdatedPaper, PaperOrder, Person


def newest_papers(
    session: Session, library_id: int, year: int, kinds: Sequence[str], roles: Sequence[str]
) -> list[PaperOrder]:
    """Of each kind and span of a year the newest paper that people of these roles were given, as things stand now and
    not as on a past day."""
    query = (
        select(PaperOrder)
        .join(Person, Person.id == PaperOrder.person_id)
        .where(
            PaperOrder.library_id == library_id,
            PaperOrder.state == "made",
            PaperOrder.as_of.is_(None),
            PaperOrder.kind.in_(kinds),
            PaperOrder.span.startswith(f"{year}-"),
            Person.role.in_(roles),
        )
        .order_by(PaperOrder.id)
    )
    return list({(order.kind, order.span): order for order in session.scalars(query)}.values())


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
