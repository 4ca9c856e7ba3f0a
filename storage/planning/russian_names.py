"""What rows and departments are called in Russian: found and kept."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from storage.base import Session
from storage.tables import RussianName


def russian_names_of(session: Session, library_id: int) -> Sequence[RussianName]:
    """All of a library's, the oldest first."""
    query = select(RussianName).where(RussianName.library_id == library_id).order_by(RussianName.id)
    return session.scalars(query).all()


def keep_russian_name(session: Session, library_id: int, name: str, russian: str) -> None:
    """Call a name so from now on; "" takes what it was called."""
    session.execute(delete(RussianName).where(RussianName.library_id == library_id, RussianName.name == name))
    if russian:
        session.add(RussianName(library_id=library_id, name=name, russian=russian))
    session.flush()
