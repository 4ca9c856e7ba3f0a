"""The ledger of reminders: each with its fate and the reason for it, so that "why did it not come?" has an answer."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class Reminder(Base):
    """One step of the ladder for one person about one subject, or one put off or sent by hand; its key is for ever.

    `state` is due (to be sent at `due_at`), queued (in the outbox), sent, failed, unknown (may have arrived) or
    skipped; `why` says of the last three: submitted, handed_in, away, unreachable, superseded, quiet, closed, left, or
    Telegram's words. Reminders that went in one message share its `batch`, the id of the first of them. `doubts` is how
    often one was sent and may have been lost: it is due again after the first, never after the second.
    """

    __tablename__ = "reminders"
    __table_args__ = (
        UniqueConstraint("library_id", "person_id", "subject", "step"),
        Index("ix_reminders_waiting", "state", "library_id", "due_at"),
        Index("ix_reminders_batch", "batch"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    subject: Mapped[str] = mapped_column(String(64))
    step: Mapped[str] = mapped_column(String(32))
    due_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(8))
    why: Mapped[str] = mapped_column(String(200), default="")
    batch: Mapped[int | None]
    doubts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]


class ReminderClock(Base):
    """When a library has to be looked at again. No row means: now."""

    __tablename__ = "reminder_clocks"

    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"), primary_key=True)
    next_at: Mapped[datetime] = mapped_column(index=True)
