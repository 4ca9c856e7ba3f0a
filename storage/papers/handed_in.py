"""Finding and keeping which quarters' papers have been handed in to the province."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select

from plan.period import Span
from storage.base import Session
from storage.database import insert_into, rows_changed
from storage.tables import HandedIn


def papers_handed_in(session: Session, library_id: int, years: Sequence[int]) -> dict[Span, HandedIn]:
    """Every quarter of these years whose paper has been handed in."""
    query = select(HandedIn).where(HandedIn.library_id == library_id, HandedIn.year.in_(years))
    return {Span(handed_in.year, "quarter", handed_in.quarter): handed_in for handed_in in session.scalars(query)}


def mark_handed_in(session: Session, library_id: int, quarter: Span, at: datetime, by: int) -> bool:
    """Keep that a quarter's paper was handed in; False when somebody has said so already."""
    values = {"library_id": library_id, "year": quarter.year, "quarter": quarter.ordinal, "at": at, "by": by}
    return rows_changed(session, insert_into(session, HandedIn).values(values).on_conflict_do_nothing()) == 1


def unmark_handed_in(session: Session, library_id: int, quarter: Span) -> bool:
    """Forget it; False when nobody had said so."""
    deletion = delete(HandedIn).where(
        HandedIn.library_id == library_id, HandedIn.year == quarter.year, HandedIn.quarter == quarter.ordinal
    )
    return rows_changed(session, deletion) == 1
