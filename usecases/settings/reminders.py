"""When reports are due and how people are reminded, as the director sets it: the choices, and what they lead to."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from plan.calendar import DeadlineRules, WorkCalendar
from plan.month.oversight import OversightSettings
from plan.period import Month, Span
from plan.reminders.ladder import Rung, late_rungs, month_rungs, quarter_rungs, row_rungs
from plan.reminders.ladder_settings import LadderSettings
from storage import settings as stored_settings
from storage.reminders import ledger as reminders
from usecases.progress import completeness
from usecases.work import Work

_DEADLINES: dict[str, tuple[int, ...]] = {
    "report_due": (1, 2, 3, 4, 5, 7, 10),
    "report_closes": (3, 5, 7, 8, 10, 12, 15),
    "quarter_due": (2, 3, 4, 5, 7, 10),
}
_ONE_OF: dict[str, tuple[int, ...]] = {
    "repeat_every": (0, 1, 2, 3, 5),
    "month_opens": (1, 0),
    "digest": (1, 0),
    "hour": tuple(range(7, 21)),
    "quiet_from": tuple(range(16, 23)),
    "quiet_until": tuple(range(6, 12)),
}
_MEASURES: dict[str, tuple[int, ...]] = {"tolerance": (0, 1, 2, 3, 5, 10)}
_ANY_OF: dict[str, tuple[int, ...]] = {
    "reporter_steps": (-5, -3, -2, -1, 0, 1, 2, 3),
    "director_steps": (1, 2, 3, 5),
    "quarter_steps": (-10, -5, -3, -2, -1, 0, 1),
    "row_steps": (-20, -10, -5, -3, -1, 0),
}
NAMES = (*_DEADLINES, *_ANY_OF, *_ONE_OF, *_MEASURES)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting with its value and choices. With `several`, each choice is switched on or off by itself; otherwise
    exactly one is chosen."""

    name: str
    value: tuple[int, ...]
    choices: tuple[int, ...]
    several: bool


Closing = tuple[Month, tuple[str, ...]]
"""A month that would be closed at once, with the departments that have not sent it."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What the settings mean for one month: its dates, and the days on which people are reminded."""

    month: Month
    due: date
    closes: date
    reporter: tuple[date, ...]
    director: tuple[date, ...]
    rows: tuple[date, ...]
    quarter: Span
    quarter_due: date
    quarter_days: tuple[date, ...]


def read_setting(work: Work, name: str) -> Setting:
    """One setting by its name; KeyError for a name that is none."""
    value = _all_settings(work)[name]
    chosen = value if isinstance(value, tuple) else (int(value),)
    choices = [
        choice for choice in _choices(name) if name in _ANY_OF or _changed_settings(work, name, choice) is not None
    ]
    return Setting(name, tuple(chosen), tuple(choices), name in _ANY_OF)


def _all_settings(work: Work) -> dict[str, Any]:
    ladder, rules, oversight = (
        stored_settings.ladder_of_library(work.session, work.library.id),
        stored_settings.deadlines_of_library(work.session, work.library.id),
        stored_settings.oversight_of_library(work.session, work.library.id),
    )
    return {**asdict(ladder), **asdict(rules), **asdict(oversight)}


def _choices(name: str) -> tuple[int, ...]:
    return {**_DEADLINES, **_ONE_OF, **_ANY_OF, **_MEASURES}[name]


def change_setting(work: Work, name: str, value: int) -> bool:
    """Change one setting, or switch one step on or off. False when the value is not possible, or not together with the
    other settings."""
    changed = _changed_settings(work, name, value) if name in NAMES and value in _choices(name) else None
    if changed is None or not work.directs:
        return False
    before, after = _all_settings(work)[name], asdict(changed)[name]
    if before != after:
        stored_settings.save_settings(work.session, work.library.id, changed, work.now)
        work.note_down("set", "setting", None, before={name: before}, after={name: after})
        reminders.look_no_later(work.session, work.library.id, work.now)
    return True


def closed_by_setting(work: Work, name: str, value: int) -> list[Closing]:
    """The months that would close at once with another value of a setting."""
    changed = _changed_settings(work, name, value) if name in _DEADLINES else None
    if not isinstance(changed, DeadlineRules):
        return []
    return months_closed_by(work, replace(work.calendar(), rules=changed), work.today)


def months_closed_by(work: Work, then: WorkCalendar, today_then: date) -> list[Closing]:
    """The months that are open now and would close at once with another calendar, or if today were another day, each
    with the departments that have not sent it."""
    now, last = work.calendar(), Month.last_finished(work.today)
    shut = [
        month
        for month in (last.previous, last)
        if then.closes_on(month) < today_then and work.today <= now.closes_on(month)
    ]
    boards = [(month, completeness.board_of_year(work, month.year)) for month in shut]
    return [
        (month, tuple(row.name for row in board.rows if row.cells[month.number - 1].is_owed))
        for month, board in boards
        if board is not None
    ]


def _changed_settings(work: Work, name: str, value: int) -> LadderSettings | DeadlineRules | OversightSettings | None:
    """The settings with one of them changed; None when the values contradict one another."""
    ladder = stored_settings.ladder_of_library(work.session, work.library.id)
    if name in _MEASURES:
        return replace(stored_settings.oversight_of_library(work.session, work.library.id), tolerance=value)
    try:
        if name in _DEADLINES:
            return replace(stored_settings.deadlines_of_library(work.session, work.library.id), **{name: value})
        if name in _ANY_OF:
            steps = set(getattr(ladder, name)) ^ {value}
            return replace(ladder, **{name: tuple(sorted(steps))})  # type: ignore[arg-type]
        return replace(ladder, **{name: bool(value) if name in ("month_opens", "digest") else value})  # type: ignore[arg-type]
    except ValueError:
        return None


def preview_dates(work: Work) -> Preview:
    """The dates of the current month."""
    calendar, ladder = work.calendar(), stored_settings.ladder_of_library(work.session, work.library.id)
    month = Month.of(work.today)
    quarter = Span.containing(month, "quarter")
    return Preview(
        month,
        calendar.due_on(month),
        calendar.closes_on(month),
        _days(month_rungs(calendar, ladder, month)),
        _days(late_rungs(calendar, ladder, month)),
        _days(row_rungs(calendar, ladder, month)),
        quarter,
        calendar.quarter_due_on(quarter.year, quarter.ordinal),
        _days(quarter_rungs(calendar, ladder, quarter.year, quarter.ordinal)),
    )


def _days(rungs: Iterable[Rung]) -> tuple[date, ...]:
    return tuple(sorted({rung.on for rung in rungs}))
