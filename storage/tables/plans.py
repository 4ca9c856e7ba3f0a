"""The approved plan as rows: printed rows, the figures in them, who reports each row, and a file being looked at."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Boolean, Date, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class Plan(Base):
    """One library's plan for one year. `version` grows with every change, so that readers may keep what they read.
    `begins`, `earlier_from`, `earlier_until` and `earlier_sum` are the year's `plan.calendar.Beginning`."""

    __tablename__ = "plans"
    __table_args__ = (UniqueConstraint("library_id", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"))
    year: Mapped[int]
    title: Mapped[str] = mapped_column(String(500))
    version: Mapped[int] = mapped_column(default=1)
    loaded_at: Mapped[datetime]
    loaded_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    begins: Mapped[int] = mapped_column(default=1, server_default="1")
    earlier_from: Mapped[int] = mapped_column(default=13, server_default="13")
    earlier_until: Mapped[date | None] = mapped_column(Date)
    earlier_sum: Mapped[int] = mapped_column(default=0, server_default="0")


class PlanVersion(Base):
    """The whole plan as it was from a moment on, with why it changed and by which order; only ever added."""

    __tablename__ = "plan_versions"
    __table_args__ = (UniqueConstraint("plan_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"))
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    version: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    why: Mapped[str] = mapped_column(Text, default="")
    order_number: Mapped[str] = mapped_column(String(100), default="")
    content: Mapped[dict[str, Any]]


class PlanRow(Base):
    """A row as printed: section and number are its identity inside the plan. `short_name` is what a director calls it
    where there is little room."""

    __tablename__ = "plan_rows"
    __table_args__ = (UniqueConstraint("plan_id", "section", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"))
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"), index=True)
    position: Mapped[int]
    section: Mapped[str] = mapped_column(String(16))
    section_title: Mapped[str] = mapped_column(Text)
    number: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(Text)
    short_name: Mapped[str] = mapped_column(String(40), default="", server_default="")
    mechanism: Mapped[str] = mapped_column(Text)
    deadline: Mapped[str] = mapped_column(String(300))
    responsible: Mapped[list[Any]]
    dropped: Mapped[bool] = mapped_column(Boolean, default=False)


class RussianName(Base):
    """What a director calls a row or a department in Russian. It belongs to the wording `name`, whichever plan has it,
    and so holds on past days and in next year's plan; of two for one wording the later holds."""

    __tablename__ = "russian_names"

    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    russian: Mapped[str] = mapped_column(String(300))


class PlanFigure(Base):
    """One figure of a row (an indicator). `part` is empty when the row has only one; `window` reads `months 1-12`,
    `schedule` `quarters 3 4 3 4` or nothing; a percent `of_two` is asked as two numbers; `follows` is the figure of
    last year's plan that counts the same work, whatever its number was there."""

    __tablename__ = "plan_figures"
    __table_args__ = (UniqueConstraint("row_id", "part"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"))
    row_id: Mapped[int] = mapped_column(ForeignKey("plan_rows.id"), index=True)
    position: Mapped[int]
    part: Mapped[str] = mapped_column(String(300), default="")
    kind: Mapped[str] = mapped_column(String(8))
    unit: Mapped[str] = mapped_column(String(100))
    baseline: Mapped[Decimal | None]
    target: Mapped[Decimal | None]
    window: Mapped[str] = mapped_column(String(64))
    direction: Mapped[str] = mapped_column(String(4), default="more")
    schedule: Mapped[str] = mapped_column(String(500), default="")
    of_two: Mapped[bool] = mapped_column(Boolean, default=False)
    part_of: Mapped[int | None] = mapped_column(ForeignKey("plan_figures.id"))
    follows: Mapped[int | None] = mapped_column(ForeignKey("plan_figures.id"))
    dropped: Mapped[bool] = mapped_column(Boolean, default=False)


class Reporter(Base):
    """A department that reports a row; several of them each report their own part."""

    __tablename__ = "reporters"

    row_id: Mapped[int] = mapped_column(ForeignKey("plan_rows.id"), primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("departments.id"), primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"))
    position: Mapped[int] = mapped_column(Integer, default=0)


class PlanDraft(Base):
    """A plan that is not confirmed yet: a file that the director has sent, its tables and the questions answered so
    far; or, without tables, next year's plan made out of this year's, with the targets given so far."""

    __tablename__ = "plan_drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    file_name: Mapped[str] = mapped_column(String(300))
    tables: Mapped[str] = mapped_column(Text)
    answers: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
