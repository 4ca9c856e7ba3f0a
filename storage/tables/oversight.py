"""What the director does with what was reported: returns it, settles a double count, hands the quarter's paper in."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class Return(Base):
    """A report sent back for some of its figures. `before` keeps what it said then (figure id → answer as JSON), which
    counts until `settled_at`, when it was sent again; a number that another department has counted too is not in it."""

    __tablename__ = "returns"

    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"))
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), index=True)
    returned_at: Mapped[datetime]
    returned_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[str] = mapped_column(Text)
    figures: Mapped[list[Any]]
    before: Mapped[dict[str, Any]]
    settled_at: Mapped[datetime | None]


class DoubleCount(Base):
    """Departments that reported the same number for one shared figure and month; `outcome` is empty until the director
    has said `separate` (each counted its own) or `double` (the same thing was counted more than once)."""

    __tablename__ = "double_counts"
    __table_args__ = (UniqueConstraint("figure_id", "month", "departments", "value"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"), index=True)
    figure_id: Mapped[int] = mapped_column(ForeignKey("plan_figures.id"))
    month: Mapped[int]
    departments: Mapped[str] = mapped_column(String(200))
    value: Mapped[Decimal]
    asked_at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(12), default="")
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class HandedIn(Base):
    """The quarter's paper was handed in to the province: nobody needs to be reminded of it any more."""

    __tablename__ = "handed_in"

    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    quarter: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("people.id"))
