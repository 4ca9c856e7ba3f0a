"""What a library has set otherwise than the defaults. A name that is not known any more is passed over."""

from dataclasses import asdict, fields
from datetime import datetime
from typing import Any, TypeVar

from plan.calendar import DeadlineRules
from plan.month.oversight import OversightSettings
from plan.progress.paper import Letterhead
from plan.reminders.ladder_settings import LadderSettings
from storage.base import Session
from storage.tables import LibrarySettings

T = TypeVar("T", LadderSettings, DeadlineRules, Letterhead, OversightSettings)
_COLUMNS: dict[type, str] = {
    LadderSettings: "ladder",
    DeadlineRules: "deadlines",
    Letterhead: "papers",
    OversightSettings: "oversight",
}


def ladder(session: Session, library_id: int) -> LadderSettings:
    """How the library wants to be reminded."""
    found = session.get(LibrarySettings, library_id)
    return _read(LadderSettings, found.ladder) if found else LadderSettings()


def deadlines(session: Session, library_id: int) -> DeadlineRules:
    """On which working days the library's reports are due."""
    found = session.get(LibrarySettings, library_id)
    return _read(DeadlineRules, found.deadlines) if found else DeadlineRules()


def letterhead(session: Session, library_id: int) -> Letterhead:
    """What the library writes around the figures of its papers."""
    found = session.get(LibrarySettings, library_id)
    return _read(Letterhead, found.papers) if found else Letterhead()


def oversight(session: Session, library_id: int) -> OversightSettings:
    """How the library oversees its reports."""
    found = session.get(LibrarySettings, library_id)
    return _read(OversightSettings, found.oversight) if found else OversightSettings()


def keep(
    session: Session,
    library_id: int,
    settings: LadderSettings | DeadlineRules | Letterhead | OversightSettings,
    now: datetime,
) -> None:
    """Keep what differs from the defaults, so that a better default of a later version reaches everybody else."""
    found = session.get(LibrarySettings, library_id)
    if found is None:
        found = LibrarySettings(library_id=library_id, ladder={}, deadlines={}, oversight={}, papers={}, changed_at=now)
        session.add(found)
    default = asdict(type(settings)())
    differs = {name: value for name, value in asdict(settings).items() if value != default[name]}
    setattr(found, _COLUMNS[type(settings)], differs)
    found.changed_at = now
    session.flush()


def _read(kind: type[T], kept: dict[str, Any]) -> T:
    known = {one.name for one in fields(kind)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in kept.items() if name in known
    }
    return kind(**values)
