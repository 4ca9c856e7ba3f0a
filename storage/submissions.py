"""Finding and keeping what departments reported."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from sqlalchemy import select

from storage.base import Session
from storage.tables import Answer, Attachment, Submission, TypedMessage

COUNTED = ("submitted", "approved")
"""Statuses whose figures stand in /hisobot."""


def submission(session: Session, library_id: int, submission_id: int) -> Submission | None:
    found = session.get(Submission, submission_id)
    return found if found is not None and found.library_id == library_id else None


def of_department(session: Session, department_id: int, year: int, month: int) -> Submission | None:
    query = select(Submission).where(Submission.department_id == department_id)
    return session.scalars(query.where(Submission.year == year, Submission.month == month)).first()


def of_year(session: Session, library_id: int, year: int) -> Sequence[Submission]:
    query = select(Submission).where(Submission.library_id == library_id, Submission.year == year)
    return session.scalars(query.order_by(Submission.month, Submission.department_id)).all()


def answers_of(session: Session, submission_id: int) -> dict[int, Answer]:
    """Figure id → what was said about it."""
    found = session.scalars(select(Answer).where(Answer.submission_id == submission_id))
    return {answer.figure_id: answer for answer in found}


def attachments_of(session: Session, submission_id: int) -> Sequence[Attachment]:
    query = select(Attachment).where(Attachment.submission_id == submission_id)
    return session.scalars(query.order_by(Attachment.id)).all()


def counted_values(session: Session, library_id: int, year: int) -> Iterable[tuple[int, int, int, Decimal, str]]:
    """Every figure that stands in the year's report: (figure id, department id, month, value, status)."""
    query = (
        select(Answer.figure_id, Submission.department_id, Submission.month, Answer.value, Submission.status)
        .join(Submission, Submission.id == Answer.submission_id)
        .where(
            Submission.library_id == library_id,
            Submission.year == year,
            Submission.status.in_(COUNTED),
            Answer.value.is_not(None),
        )
    )
    return [tuple(row) for row in session.execute(query)]  # type: ignore[misc]


def figure_story(session: Session, figure_id: int) -> list[tuple[int, int, Decimal, str]]:
    """What every department has said about one figure in its plan's year: (department id, month, value, status)."""
    query = (
        select(Submission.department_id, Submission.month, Answer.value, Submission.status)
        .join(Answer, Submission.id == Answer.submission_id)
        .where(Answer.figure_id == figure_id, Answer.value.is_not(None))
    )
    return [tuple(row) for row in session.execute(query.order_by(Submission.month))]  # type: ignore[misc]


def take_message(session: Session, library_id: int, chat_id: int, message_id: int, now: datetime) -> bool:
    """Mark a message as taken for an answer; False when it already was."""
    if session.get(TypedMessage, (chat_id, message_id)) is not None:
        return False
    session.add(TypedMessage(chat_id=chat_id, message_id=message_id, library_id=library_id, at=now))
    return True
