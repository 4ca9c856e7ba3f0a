"""Who is away and who stands in for them, and what the library has set for itself."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class Leave(Base):
    """A person is away from `since` to `until`, both included; `deputy_id` reports for them and gets their reminders.
    `ended_at` is when it was ended by a button before its last day."""

    __tablename__ = "leaves"

    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    deputy_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date] = mapped_column(Date)
    created_at: Mapped[datetime]
    created_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    ended_at: Mapped[datetime | None]


class LibrarySettings(Base):
    """What a library has set otherwise than the defaults: names of settings and their values. No row means defaults."""

    __tablename__ = "library_settings"

    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"), primary_key=True)
    ladder: Mapped[dict[str, Any]] = mapped_column(JSON)
    deadlines: Mapped[dict[str, Any]] = mapped_column(JSON)
    oversight: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    papers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    changed_at: Mapped[datetime]
