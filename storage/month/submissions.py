"""Finding and keeping what departments reported."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite

from plan.period import Month
from storage.base import Session
from storage.database import ask, insert_into
from storage.tables import Answer, Attachment, Submission, TypedMessage

COUNTED = ("submitted", "approved")
"""Statuses whose figures stand in /hisobot."""

_submissions = Submission.metadata.tables["submissions"].c
_answers = Answer.metadata.tables["answers"].c
_attachments = Attachment.metadata.tables["attachments"].c
# Written once: each typed number needs these, and putting a statement together anew costs more than carrying it out.
_FILES = (
    select(_attachments.figure_id, func.count().label("files"))
    .where(_attachments.submission_id == bindparam("submission"), _attachments.removed_at.is_(None))
    .group_by(_attachments.figure_id)
)
_STORY = (
    select(_submissions.department_id, _submissions.month, _answers.value, _submissions.status)
    .where(_submissions.id == _answers.submission_id)
    .where(_answers.figure_id == bindparam("figure"), _answers.value.is_not(None))
    .order_by(_submissions.month)
)
_typed = TypedMessage.metadata.tables["typed_messages"]
_TAKE_SQLITE = sqlite.insert(_typed).on_conflict_do_nothing().returning(_typed.c.message_id)
_TAKE_POSTGRESQL = postgresql.insert(_typed).on_conflict_do_nothing().returning(_typed.c.message_id)


def submission(session: Session, library_id: int, submission_id: int) -> Submission | None:
    found = session.get(Submission, submission_id)
    return found if found is not None and found.library_id == library_id else None


def hold(session: Session, found: Submission) -> None:
    """Wait until nobody else changes this report, and see what they did; held until the transaction ends. On SQLite
    only one writes at a time anyway."""
    if session.get_bind().dialect.name != "sqlite":
        session.refresh(found, with_for_update=True)


def begin(
    session: Session, library_id: int, department_id: int, month: Month, now: datetime
) -> tuple[Submission, bool]:
    """A department's month, and whether this made it: of two who begin it at once one makes it, and both have it."""
    making = insert_into(session, Submission).values(
        library_id=library_id,
        department_id=department_id,
        year=month.year,
        month=month.number,
        status="draft",
        opened_at=now,
    )
    made = session.execute(making.on_conflict_do_nothing().returning(Submission.id)).scalar_one_or_none()
    found = of_department(session, department_id, month.year, month.number)
    assert found is not None, "made just now, by this or by somebody else"
    return found, made is not None


def waiting(session: Session, library_id: int) -> Sequence[Submission]:
    """Reports that were sent and are not approved, the oldest month first."""
    query = select(Submission).where(Submission.library_id == library_id, Submission.status == "submitted")
    return session.scalars(query.order_by(Submission.year, Submission.month, Submission.department_id)).all()


def of_department(session: Session, department_id: int, year: int, month: int) -> Submission | None:
    query = select(Submission).where(Submission.department_id == department_id)
    return session.scalars(query.where(Submission.year == year, Submission.month == month)).first()


def of_year(session: Session, library_id: int, year: int) -> Sequence[Submission]:
    query = select(Submission).where(Submission.library_id == library_id, Submission.year == year)
    return session.scalars(query.order_by(Submission.month, Submission.department_id)).all()


def count_attachments(session: Session, submission_id: int) -> dict[int, int]:
    """Figure id → how many files stand beside it; figures without any are left out."""
    return {row.figure_id: row.files for row in ask(session, _FILES, {"submission": submission_id})}


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
    return [tuple(row) for row in ask(session, _STORY, {"figure": figure_id})]


def take_message(session: Session, library_id: int, chat_id: int, message_id: int, now: datetime) -> bool:
    """Mark a message as taken for an answer; False when it already was."""
    values = {"chat_id": chat_id, "message_id": message_id, "library_id": library_id, "at": now}
    taking = _TAKE_SQLITE if session.get_bind().dialect.name == "sqlite" else _TAKE_POSTGRESQL
    return ask(session, taking, values).first() is not None
