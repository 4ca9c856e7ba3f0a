"""What a library sets for itself."""

from dataclasses import asdict
from datetime import datetime

from plan.calendar import DeadlineRules
from plan.month.oversight import OversightSettings
from plan.progress.letterhead import Letterhead
from plan.reminders.ladder_settings import LadderSettings
from storage.base import Session
from storage.facts import facts_of
from storage.setting_values import COLUMNS
from storage.tables import LibrarySettings


def ladder_of_library(session: Session, library_id: int) -> LadderSettings:
    """How the library wants to be reminded."""
    return facts_of(session, library_id).settings.ladder


def deadlines_of_library(session: Session, library_id: int) -> DeadlineRules:
    """On which working days the library's reports are due."""
    return facts_of(session, library_id).settings.deadlines


def letterhead_of_library(session: Session, library_id: int) -> Letterhead:
    """What the library writes around the figures of its papers."""
    return facts_of(session, library_id).settings.letterhead


def oversight_of_library(session: Session, library_id: int) -> OversightSettings:
    """How the library oversees its reports."""
    return facts_of(session, library_id).settings.oversight


def save_settings(
    session: Session,
    library_id: int,
    settings: LadderSettings | DeadlineRules | Letterhead | OversightSettings,
    now: datetime,
) -> None:
    """Keep what differs from the defaults, so that a better default of a later version reaches everybody else."""
    row = session.get(LibrarySettings, library_id)
    if row is None:
        row = LibrarySettings(library_id=library_id, ladder={}, deadlines={}, oversight={}, papers={}, changed_at=now)
        session.add(row)
    default = asdict(type(settings)())
    differs = {name: value for name, value in asdict(settings).items() if value != default[name]}
    setattr(row, COLUMNS[type(settings)], differs)
    row.changed_at = now
    session.flush()
