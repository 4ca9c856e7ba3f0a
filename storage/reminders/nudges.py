"""Finding in the ledger the reminders that a director sent by hand. They stand there as any other, under a step of
their own: `hand:` and the second at which they were sent."""

from collections.abc import Sequence

from sqlalchemy import select

from storage.base import Session
from storage.tables import Reminder

STEP = "hand:"


def sent_together(session: Session, library_id: int, stamp: int) -> Sequence[Reminder]:
    """What was sent by one press, everybody's."""
    query = select(Reminder).where(Reminder.library_id == library_id, Reminder.step == f"{STEP}{stamp}")
    return session.scalars(query.order_by(Reminder.id)).all()


def newest_nudge(session: Session, library_id: int, month: str) -> int | None:
    """The stamp of the newest reminder by hand about a month (`2025-03`); None when there was none."""
    query = select(Reminder.step).where(
        Reminder.library_id == library_id,
        Reminder.subject.startswith(f"month:{month}:", autoescape=True),
        Reminder.step.startswith(STEP, autoescape=True),
    )
    stamps = [int(step.removeprefix(STEP)) for step in session.scalars(query)]
    return max(stamps, default=None)
