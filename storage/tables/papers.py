"""Papers that were asked for and are being made, the files that help to make them, and why rows are behind."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class PaperOrder(Base):
    """One file somebody asked for; it is made outside any transaction and then put into the outbox.

    `state` is ordered, making (with a lease), made or failed. `span` reads like `2025-quarter-1`; `about` names the
    part a picture is of; `as_of` is a past moment for a paper "as it looked then"; `language` is what it is written in.
    """

    __tablename__ = "paper_orders"
    __table_args__ = (Index("ix_paper_orders_waiting", "state", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    key: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[str] = mapped_column(String(24))
    span: Mapped[str] = mapped_column(String(24))
    about: Mapped[str] = mapped_column(String(64), default="")
    as_of: Mapped[datetime | None]
    language: Mapped[str] = mapped_column(String(8), default="uz", server_default="uz")
    state: Mapped[str] = mapped_column(String(8), default="ordered")
    ordered_at: Mapped[datetime]
    lease_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    settled_at: Mapped[datetime | None]
    error: Mapped[str] = mapped_column(String(300), default="")


class LibraryFile(Base):
    """A file the library uses for its papers; `kind` is `letter`: the Word letter's own template."""

    __tablename__ = "library_files"

    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    uploaded_at: Mapped[datetime]
    uploaded_by: Mapped[int] = mapped_column(ForeignKey("people.id"))


class OwnForm(Base):
    """A form of the province's that a library fills in: an Excel file in which cells or columns are marked.

    `offered` are the columns that may be marked in the chat, as [sheet, letter, heading], and `chosen` those that are:
    `Sheet!E` → what comes there, in the words of a mark. `marks` is how many cells the file itself marks.
    """

    __tablename__ = "own_forms"
    __table_args__ = (Index("ix_own_forms_library", "library_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"))
    name: Mapped[str] = mapped_column(String(300))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    marks: Mapped[int]
    offered: Mapped[list[Any]] = mapped_column(JSON)
    chosen: Mapped[dict[str, Any]] = mapped_column(JSON)
    uploaded_at: Mapped[datetime]
    uploaded_by: Mapped[int] = mapped_column(ForeignKey("people.id"))


class OutdatedPaper(Base):
    """A paper that says something else than the figures do by now; `paper` names it as `usecases/papers/outdated.py`
    does. It is kept so that nobody is told twice, and for the list of papers."""

    __tablename__ = "outdated_papers"

    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"), primary_key=True)
    paper: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime]


class BehindReason(Base):
    """Why a figure is behind by the end of a month (1–12) of its plan's year: the cause, what is done about it, and
    until when."""

    __tablename__ = "reasons"

    figure_id: Mapped[int] = mapped_column(ForeignKey("plan_figures.id"), primary_key=True)
    month: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"))
    cause: Mapped[str] = mapped_column(Text)
    measure: Mapped[str] = mapped_column(Text, default="")
    until: Mapped[date | None] = mapped_column(Date)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("people.id"))


class LetterParagraph(Base):
    """A paragraph of a span's letter in one language that a director has written otherwise; `original` is what the
    figures said then, and it holds only as long as they say the same. An empty `text` leaves the paragraph out."""

    __tablename__ = "letter_paragraphs"

    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"), primary_key=True)
    span: Mapped[str] = mapped_column(String(24), primary_key=True)
    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    language: Mapped[str] = mapped_column(String(8), primary_key=True, default="uz", server_default="uz")
    original: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("people.id"))
