"""Why figures are behind: found and kept, once for a figure and the month by whose end it is."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from storage.base import Session
from storage.tables import BehindReason


def reasons_of_month(
    session: Session, library_id: int, figures: Collection[int], month: int
) -> dict[int, BehindReason]:
    """Figure → why it is behind by the end of a month, as far as somebody has said."""
    query = select(BehindReason).where(
        BehindReason.library_id == library_id, BehindReason.month == month, BehindReason.figure_id.in_(figures)
    )
    return {reason.figure_id: reason for reason in session.scalars(query)}


def last_reason(session: Session, library_id: int, figure: int, before: int) -> BehindReason | None:
    """What was said of a figure last, of an earlier month of its year."""
    query = select(BehindReason).where(
        BehindReason.library_id == library_id, BehindReason.figure_id == figure, BehindReason.month < before
    )
    return session.scalar(query.order_by(BehindReason.month.desc()).limit(1))


def reasons_of_figure(session: Session, library_id: int, figure: int) -> Sequence[BehindReason]:
    """What was said of a figure in its year, the newest month first."""
    query = select(BehindReason).where(BehindReason.library_id == library_id, BehindReason.figure_id == figure)
    return session.scalars(query.order_by(BehindReason.month.desc())).all()


def save_reason(session: Session, reason: BehindReason) -> None:
    """Keep it in place of what was said before."""
    session.merge(reason)
    session.flush()
