"""Every update as Telegram handed it over, how far each bot has asked, and a lock for each person."""

from datetime import datetime

from sqlalchemy import BigInteger, ColumnElement, Index, Integer, String, Text, UniqueConstraint, literal_column
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base

RowId = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only for INTEGER
NEW: ColumnElement[str] = literal_column(
    "'new'"
)  # SQLite uses a partial index only for a condition it can read, not for a bound value


class InboxUpdate(Base):
    """An update as received; `state` is new, done, dead (its handling kept failing) or broken."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("bot_id", "update_id", "digest"),
        Index("ix_inbox_undone", "lane", "id"),  # of those only that are new (migration 0001)
        Index("ix_inbox_received_at", "received_at"),
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    bot_id: Mapped[int] = mapped_column(BigInteger)
    update_id: Mapped[int] = mapped_column(BigInteger)
    digest: Mapped[str] = mapped_column(String(64))
    lane: Mapped[int] = mapped_column(BigInteger)
    body: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(8), default="new")
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    error: Mapped[str | None] = mapped_column(Text)
    received_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]


class PollOffset(Base):
    """How far one bot's updates were taken in, and when Telegram last answered."""

    __tablename__ = "poll_offsets"

    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    next_offset: Mapped[int | None] = mapped_column(BigInteger)
    polled_at: Mapped[datetime]


class Lane(Base):
    """A row per person to be locked while an update of theirs is handled; it holds nothing else."""

    __tablename__ = "lanes"

    person: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
