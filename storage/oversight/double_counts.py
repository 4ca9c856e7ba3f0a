"""Finding and keeping the questions whether several departments have counted the same thing."""

from collections.abc import Sequence

from sqlalchemy import select

from storage.base import Session
from storage.tables import DoubleCount


def double_counts_of_figure(session: Session, figure_id: int, month: int) -> Sequence[DoubleCount]:
    """Every question there has been about one figure and month."""
    query = select(DoubleCount).where(DoubleCount.figure_id == figure_id, DoubleCount.month == month)
    return session.scalars(query.order_by(DoubleCount.id)).all()


def load_double_count(session: Session, library_id: int, question_id: int) -> DoubleCount | None:
    question = session.get(DoubleCount, question_id)
    return question if question is not None and question.library_id == library_id else None


def unanswered_double_counts(session: Session, library_id: int) -> Sequence[DoubleCount]:
    """What the directors have not said yet, the oldest first."""
    query = select(DoubleCount).where(DoubleCount.library_id == library_id, DoubleCount.outcome == "")
    return session.scalars(query.order_by(DoubleCount.asked_at, DoubleCount.id)).all()
