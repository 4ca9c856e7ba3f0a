"""What became of each night's copy of the database, for whoever is answerable for the numbers in it."""

from datetime import datetime

from sqlalchemy import BigInteger, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class NightlyCopy(Base):
    """The newest attempt of a night (`20250401`). `error` is empty for a copy that was made and counted; `handed` tells
    what became of sending it: empty where it is not to be sent, `sending`, `sent`, or why not."""

    __tablename__ = "nightly_copies"

    night: Mapped[str] = mapped_column(String(8), primary_key=True)
    at: Mapped[datetime]
    file: Mapped[str] = mapped_column(String(255))
    size: Mapped[int] = mapped_column(BigInteger)  # bytes
    rows: Mapped[int] = mapped_column(Integer)
    encrypted: Mapped[bool]
    error: Mapped[str] = mapped_column(Text)
    handed: Mapped[str] = mapped_column(String(100))
