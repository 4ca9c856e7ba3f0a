"""What was reported: a department's month, its answers and their files, and where each person's conversation stands."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Date, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from plan.status import Status
from storage.base import Base


class Submission(Base):
    """One department's actuals for one month. `status`: draft, submitted, approved or returned. `open_until` is the
    moment until which the director has reopened it after it had closed. With `since` (1–12) its numbers are sums of all
    months from that one on; 0 for a month's own report."""

    __tablename__ = "submissions"
    __table_args__ = (
        UniqueConstraint("department_id", "year", "month"),
        Index("ix_submissions_year", "library_id", "year"),
        Index("ix_submissions_status", "library_id", "status", "year"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"))
    department_id: Mapped[int] = mapped_column(ForeignKey("departments.id"))
    year: Mapped[int]
    month: Mapped[int]
    since: Mapped[int] = mapped_column(default=0, server_default="0")
    status: Mapped[Status] = mapped_column(String(12), default="draft")
    opened_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    submitted_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    open_until: Mapped[datetime | None]
    approved_at: Mapped[datetime | None]
    approved_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class Answer(Base):
    """What somebody said about one figure. No row means that nobody said anything. A percent that is asked as two
    numbers has them beside its value.

    `state` is given, unknown ("not known yet") or noted (a note, no number yet); `odd` is the doubt the bot still has,
    and `confirmed` that the person has looked at it.
    """

    __tablename__ = "answers"
    __table_args__ = (UniqueConstraint("submission_id", "figure_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"))
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), index=True)
    figure_id: Mapped[int] = mapped_column(ForeignKey("plan_figures.id"), index=True)
    state: Mapped[str] = mapped_column(String(8))
    value: Mapped[Decimal | None]
    numerator: Mapped[Decimal | None]
    denominator: Mapped[Decimal | None]
    typed: Mapped[str] = mapped_column(String(300), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    odd: Mapped[str] = mapped_column(String(300), default="")
    confirmed: Mapped[bool] = mapped_column(default=False)
    entered_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    entered_at: Mapped[datetime]


class DayCount(Base):
    """What a department counted for one figure on one day: its diary, which counts nowhere by itself. What was removed
    is only in the history."""

    __tablename__ = "day_counts"
    __table_args__ = (
        UniqueConstraint("department_id", "figure_id", "day"),
        Index("ix_day_counts_day", "department_id", "day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"))
    department_id: Mapped[int] = mapped_column(ForeignKey("departments.id"))
    figure_id: Mapped[int] = mapped_column(ForeignKey("plan_figures.id"), index=True)
    day: Mapped[date] = mapped_column(Date)
    value: Mapped[Decimal]
    typed: Mapped[str] = mapped_column(String(300), default="")
    entered_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    entered_at: Mapped[datetime]


class Attachment(Base):
    """A photo, document or link (`kind`) shown in support of a figure; Telegram keeps the bytes, we keep its name for
    them, and `stored`, the file under EVIDENCE_DIR when that is set. What was removed stays, with `removed_at`."""

    __tablename__ = "attachments"

    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"))
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), index=True)
    figure_id: Mapped[int] = mapped_column(ForeignKey("plan_figures.id"))
    kind: Mapped[str] = mapped_column(String(10))
    file_id: Mapped[str] = mapped_column(String(300))
    name: Mapped[str] = mapped_column(String(300))
    url: Mapped[str] = mapped_column(Text, default="")
    stored: Mapped[str] = mapped_column(String(300), default="")
    added_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    removed_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class Dialog(Base):
    """Where a person's conversation stands: which screen, about what. The database is the conversation.

    `card_message_id` is the newest screen as Telegram numbers it, None until it has surely been sent. `shown_at` is
    when we heard that it stands there, whether it was sent or took the place of the one before.
    """

    __tablename__ = "dialogs"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"))
    screen: Mapped[str] = mapped_column(String(32))
    facts: Mapped[dict[str, Any]]
    turn: Mapped[int] = mapped_column(default=0)
    card_message_id: Mapped[int | None] = mapped_column(BigInteger)
    shown_at: Mapped[datetime | None]
    updated_at: Mapped[datetime]


class TypedMessage(Base):
    """A message already taken as an answer: the second lock against one text becoming two answers. `about` is what it
    was for (`storage.transport.about`)."""

    __tablename__ = "typed_messages"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"))
    at: Mapped[datetime]
    about: Mapped[str | None] = mapped_column(String(255))
