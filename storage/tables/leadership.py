"""Which process takes updates in and sends messages out: of several on one PostgreSQL the holder of a lease, on SQLite
the only one there is, which notes here when it began."""

from datetime import datetime

from sqlalchemy import BigInteger, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class Leader(Base):
    """The one row of the process that takes updates in and sends messages out. `term` grows with each change of leader,
    so whoever led before can be told from whoever leads now; the moments are the server's own."""

    __tablename__ = "leadership"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    holder: Mapped[str] = mapped_column(String(255))  # machine and process, for people
    term: Mapped[int] = mapped_column(BigInteger)
    session: Mapped[int] = mapped_column(Integer)  # PostgreSQL's process of the leader's connection
    since: Mapped[datetime]
    until: Mapped[datetime]
