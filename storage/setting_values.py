"""What a library has set otherwise than the defaults, as values. A name that is not known any more is passed over."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from plan.calendar import DeadlineRules
from plan.month.oversight import OversightSettings
from plan.progress.letterhead import Letterhead
from plan.reminders.ladder_settings import LadderSettings

T = TypeVar("T", LadderSettings, DeadlineRules, Letterhead, OversightSettings)
COLUMNS: dict[type, str] = {
    LadderSettings: "ladder",
    DeadlineRules: "deadlines",
    Letterhead: "papers",
    OversightSettings: "oversight",
}


@dataclass(frozen=True, slots=True)
class SettingValues:
    """Everything that a library sets for itself."""

    ladder: LadderSettings = field(default_factory=LadderSettings)
    deadlines: DeadlineRules = field(default_factory=DeadlineRules)
    letterhead: Letterhead = field(default_factory=Letterhead)
    oversight: OversightSettings = field(default_factory=OversightSettings)


def read_settings(row: Sequence[Any] | None) -> SettingValues:
    """The settings out of `library_settings`' columns ladder, deadlines, papers and oversight; the defaults where there
    is no row."""
    if row is None:
        return SettingValues()
    ladder, deadlines, papers, oversight = row
    return SettingValues(
        _read(LadderSettings, ladder),
        _read(DeadlineRules, deadlines),
        _read(Letterhead, papers),
        _read(OversightSettings, oversight),
    )


def _read(kind: type[T], kept: dict[str, Any]) -> T:
    names = {setting.name for setting in fields(kind)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in kept.items() if name in names
    }
    return kind(**values)
