"""Finding and keeping who has practised."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from storage.base import Session
from storage.database import insert_into, rows_changed
from storage.tables import Practice


def load_practice(session: Session, person_id: int) -> Practice | None:
    """A person's practice, locked until the transaction ends; None when they have never begun one."""
    query = select(Practice).where(Practice.person_id == person_id).with_for_update()
    return session.scalars(query, execution_options={"populate_existing": True}).one_or_none()


def begin_practice(session: Session, person_id: int, library_id: int, now: datetime) -> Practice:
    """The person's practice, begun anew; that they have finished one before stays."""
    begun: dict[str, Any] = {"begun_at": now, "answers": {}}
    statement = insert_into(session, Practice).values(person_id=person_id, library_id=library_id, **begun)
    rows_changed(session, statement.on_conflict_do_update(index_elements=["person_id"], set_=begun))
    practice = load_practice(session, person_id)
    assert practice is not None
    return practice


def forget_practice(session: Session, person_id: int) -> None:
    """Nothing of a person's practice stays."""
    rows_changed(session, delete(Practice).where(Practice.person_id == person_id))


def practised_people(session: Session, library_id: int) -> dict[int, datetime]:
    """Everybody of a library who has come to the end of a practice: person → when they last did."""
    query = select(Practice.person_id, Practice.finished_at).where(
        Practice.library_id == library_id, Practice.finished_at.is_not(None)
    )
    return {person: finished_at for person, finished_at in session.execute(query) if finished_at is not None}
