"""Every message the bot means to send, and the files among them."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base
from storage.tables.inbox import RowId


class OutgoingFile(Base):
    """A file to be sent, kept once; after its first upload it is known to Telegram by `telegram_id`."""

    __tablename__ = "outgoing_files"
    __table_args__ = (UniqueConstraint("sha256", "name", "field"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(255))
    field: Mapped[str] = mapped_column(String(16))  # document or photo: an id of one cannot be sent as the other
    mime: Mapped[str] = mapped_column(String(127))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    telegram_id: Mapped[str | None] = mapped_column(String(255))
    created_at: Mapped[datetime]


class OutgoingMessage(Base):
    """One call of the Bot API; `state`: new, sending, sent, failed, unknown (may have arrived) or dropped. `about` is
    what its message shows from then on (`storage.transport.about`), None where that stays what it was."""

    __tablename__ = "outbox"
    __table_args__ = (
        # Of those that wait only (migration 0001), on either engine: to say so here would load PostgreSQL's part of
        # SQLAlchemy, 2 MB, into processes that have SQLite.
        Index("ix_outbox_waiting", "chat_id", "priority", "id"),
        Index("ix_outbox_state", "state", "created_at"),
        Index("ix_outbox_message", "chat_id", "message_id"),
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    key: Mapped[str] = mapped_column(String(255), unique=True)
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    person_id: Mapped[int | None] = mapped_column(BigInteger)
    method: Mapped[str] = mapped_column(String(64))
    params: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(8))
    priority: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(String(8), default="new")
    not_before: Mapped[datetime | None]
    not_after: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    doubts: Mapped[int] = mapped_column(Integer, default=0)  # attempts of which nobody knows whether they arrived
    lease_until: Mapped[datetime | None]
    remember: Mapped[str | None] = mapped_column(String(64))
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    about: Mapped[str | None] = mapped_column(String(255))
    error: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]


class ChatHold(Base):
    """Until when Telegram has told us to send nothing to a chat; chat 0 stands for all of them."""

    __tablename__ = "chat_holds"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    until: Mapped[datetime]
