"""What is remembered of the nights' copies."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import delete, select, update

from storage.base import Session
from storage.database import insert_into, rows_changed
from storage.tables import NightlyCopy

REMEMBERED = 30
"""Nights."""


@dataclass(frozen=True, slots=True)
class Night:
    """The newest attempt of a night; see `NightlyCopy`."""

    night: str
    at: datetime
    file: str = ""
    size: int = 0
    rows: int = 0
    encrypted: bool = False
    error: str = ""
    handed: str = ""


def note_night(session: Session, night: Night) -> None:
    """Write down what became of a night's copy, over an earlier attempt, and forget the oldest nights."""
    values = asdict(night)
    insertion = insert_into(session, NightlyCopy).values(values)
    session.execute(insertion.on_conflict_do_update(index_elements=["night"], set_=values))
    old = select(NightlyCopy.night).order_by(NightlyCopy.night.desc()).offset(REMEMBERED)
    if names := session.scalars(old).all():
        session.execute(delete(NightlyCopy).where(NightlyCopy.night.in_(names)))


def claim_handing(session: Session, night: str) -> bool:
    """Whether it is ours to send a night's copy: nobody has begun to."""
    waits = update(NightlyCopy).where(NightlyCopy.night == night, NightlyCopy.handed == "", NightlyCopy.error == "")
    return bool(rows_changed(session, waits.values(handed="sending")))


def note_handing(session: Session, night: str, handed: str) -> None:
    """What became of sending it, in at most 100 letters."""
    session.execute(update(NightlyCopy).where(NightlyCopy.night == night).values(handed=handed[:100]))


def newest_nights(session: Session) -> tuple[Night | None, Night | None]:
    """The newest attempt, and the newest copy that was made."""
    rows: Sequence[NightlyCopy] = session.scalars(select(NightlyCopy).order_by(NightlyCopy.night.desc())).all()
    nights = [Night(**{name: getattr(row, name) for name in Night.__slots__}) for row in rows]
    return next(iter(nights), None), next((night for night in nights if not night.error), None)
