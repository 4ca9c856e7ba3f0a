"""The practice month of each person. It is no report: nothing that counts, prints or reminds reads this table."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class Practice(Base):
    """When somebody began to practise, when they last came to the end (None: never), and what they have answered of the
    practice that runs: figure id → its number as text (None: not known yet) and whether an odd one was confirmed."""

    __tablename__ = "practices"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    library_id: Mapped[int] = mapped_column(ForeignKey("libraries.id"), index=True)
    begun_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    answers: Mapped[dict[str, Any]]
