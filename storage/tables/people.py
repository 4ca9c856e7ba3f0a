"""Who is who: institutions, the departments that report, the people with a Telegram account, and their invitations."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Date, ForeignKey, Integer, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from plan.roles import Role
from storage.base import Base


class Library(Base):
    """One institution; `parent_id` is the province's, then the national one. `version` is raised by triggers whenever
    one of the library's facts changes (`storage/facts.py`), so nothing in the program writes it. Nobody works in one
    that is closed."""

    __tablename__ = "libraries"

    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("libraries.id"))
    name: Mapped[str] = mapped_column(String(300))
    timezone: Mapped[str] = mapped_column(String(64), default="Asia/Tashkent")
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    closed_at: Mapped[datetime | None]


class DayOff(Base):
    """A day on which this library does not work although the calendar says it would; with `working` the reverse, such
    as a Saturday that a decree has made a working day."""

    __tablename__ = "days_off"

    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    working: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())


class PublicDay(Base):
    """A public day off of the country, or with `working` a weekend day that is worked instead of another. A year that
    has any of them has them all; `estimated` are those whose date is not announced yet (they follow the moon)."""

    __tablename__ = "public_days"

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    working: Mapped[bool]
    estimated: Mapped[bool]


class Department(Base):
    """Who reports: a part of the library, or a post of one person. `folded` is its name made fit to compare, by the
    program that created it: two cannot be made at once, but who looks for one folds its name again.

    `met` is whether it has ever had a person, and `since` the day on which the first one came; None for departments
    that were here before such days were kept, and for those that nobody has come to yet."""

    __tablename__ = "departments"
    __table_args__ = (UniqueConstraint("library_id", "folded"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"), index=True)
    name: Mapped[str] = mapped_column(String(300))
    folded: Mapped[str] = mapped_column(String(300))
    position: Mapped[int] = mapped_column(Integer, default=0)
    since: Mapped[date | None] = mapped_column(Date)
    met: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())


class Person(Base):
    """Somebody with a Telegram account. `role` is director, deputy (of the director), member or observer; members
    answer for departments. `left_at` is when they were withdrawn."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"), index=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[Role] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(8), default="uz", server_default="uz")
    joined_at: Mapped[datetime]
    unreachable_since: Mapped[datetime | None]
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    left_at: Mapped[datetime | None]


class LanguageOffer(Base):
    """What somebody was asked about their language: `asked_at` when they came in, or at their first /start;
    `offered_at` once, when they had written in another. Until then `other_words` counts their messages in
    another one."""

    __tablename__ = "language_offers"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    asked_at: Mapped[datetime | None]
    other_words: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    offered_at: Mapped[datetime | None]


class Membership(Base):
    """A person answers for a department; one may have several, and a department several people."""

    __tablename__ = "memberships"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("departments.id"), primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"), index=True)
    since: Mapped[datetime]


class Invitation(Base):
    """A one-time link. Only the hash of its secret is kept, so that a copy of the database opens no door.

    With `replaces` whoever comes in takes over that person's place: their role, and the `departments` they answered
    for when the link was written. One that `moves` that place is for the same person with another account."""

    __tablename__ = "invitations"

    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"), index=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("departments.id"))
    role: Mapped[Role] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(200))
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    expires_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    used_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    replaces: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    departments: Mapped[list[Any]] = mapped_column(JSON, default=list)
    moves: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())


class LinkAttempt(Base):
    """A wrong link somebody opened; counted to slow guessing."""

    __tablename__ = "link_attempts"

    id: Mapped[int] = mapped_column(primary_key=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger, index=True)
    at: Mapped[datetime]
