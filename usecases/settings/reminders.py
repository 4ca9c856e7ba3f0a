"""When reports are due and how people are reminded, as the director sets it: what can be chosen, what comes of it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from plan.calendar import DeadlineRules, WorkCalendar
from plan.period import Month, Span
from plan.reminders.ladder import Rung, late_rungs, month_rungs, quarter_rungs, row_rungs
from plan.reminders.ladder_settings import LadderSettings
from storage import settings as kept
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
    "hour": tuple(range(7, 21)),
    "quiet_from": tuple(range(16, 23)),
    "quiet_until": tuple(range(6, 12)),
}
_ANY_OF: dict[str, tuple[int, ...]] = {
    "reporter_steps": (-5, -3, -2, -1, 0, 1, 2, 3),
    "director_steps": (1, 2, 3, 5),
    "quarter_steps": (-10, -5, -3, -2, -1, 0, 1),
    "row_steps": (-20, -10, -5, -3, -1, 0),
}
NAMES = (*_DEADLINES, *_ANY_OF, *_ONE_OF)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: what it is now (a number, or for steps several) and what it can be. `several` are switched one by
    one; of the others one is chosen."""

    name: str
    value: tuple[int, ...]
    choices: tuple[int, ...]
    several: bool


Closing = tuple[Month, tuple[str, ...]]
"""A month that would be closed at once, with the departments that have not sent it."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What the settings come to for one month: its dates, and the days on which people are reminded."""

    month: Month
    due: date
    closes: date
    reporter: tuple[date, ...]
    director: tuple[date, ...]
    rows: tuple[date, ...]
    quarter: Span
    quarter_due: date
    quarter_days: tuple[date, ...]


def setting(work: Work, name: str) -> Setting:
    """One setting by its name; KeyError for a name that is none."""
    value = _all(work)[name]
    chosen = value if isinstance(value, tuple) else (int(value),)
    choices = [one for one in _choices(name) if name in _ANY_OF or _changed(work, name, one) is not None]
    return Setting(name, tuple(chosen), tuple(choices), name in _ANY_OF)


def _all(work: Work) -> dict[str, Any]:
    ladder, rules = kept.ladder(work.session, work.library.id), kept.deadlines(work.session, work.library.id)
    return {**asdict(ladder), **asdict(rules)}


def _choices(name: str) -> tuple[int, ...]:
    return {**_DEADLINES, **_ONE_OF, **_ANY_OF}[name]


def choose(work: Work, name: str, value: int) -> bool:
    """Set one setting, or switch one step on or off; False when it cannot be so, by itself or beside the others."""
    changed = _changed(work, name, value) if name in NAMES and value in _choices(name) else None
    if changed is None or not work.directs:
        return False
    before, after = _all(work)[name], asdict(changed)[name]
    if before != after:
        kept.keep(work.session, work.library.id, changed, work.now)
        work.note_down("set", "setting", None, before={name: before}, after={name: after})
        reminders.look_no_later(work.session, work.library.id, work.now)
    return True


def closed_by(work: Work, name: str, value: int) -> list[Closing]:
    """The months that another value of a setting would close."""
    changed = _changed(work, name, value) if name in _DEADLINES else None
    if not isinstance(changed, DeadlineRules):
        return []
    return would_close(work, replace(work.calendar(), rules=changed), work.today)


def would_close(work: Work, then: WorkCalendar, today_then: date) -> list[Closing]:
    """The months that are open now and would be closed at once by another calendar or another clock, and for whom."""
    now, last = work.calendar(), Month.last_finished(work.today)
    shut = [
        one for one in (last.previous, last) if then.closes_on(one) < today_then and work.today <= now.closes_on(one)
    ]
    found = [(one, completeness.board(work, one.year)) for one in shut]
    return [
        (one, tuple(row.name for row in board.rows if row.cells[one.number - 1].state in ("missing", "not_due")))
        for one, board in found
        if board is not None
    ]


def _changed(work: Work, name: str, value: int) -> LadderSettings | DeadlineRules | None:
    """The settings with one of them changed; None when they do not go together."""
    ladder = kept.ladder(work.session, work.library.id)
    try:
        if name in _DEADLINES:
            return replace(kept.deadlines(work.session, work.library.id), **{name: value})
        if name in _ANY_OF:
            steps = set(getattr(ladder, name)) ^ {value}
            return replace(ladder, **{name: tuple(sorted(steps))})  # type: ignore[arg-type]
        return replace(ladder, **{name: bool(value) if name == "month_opens" else value})  # type: ignore[arg-type]
    except ValueError:
        return None


def preview(work: Work) -> Preview:
    """The dates of the month that runs now, whose report comes next."""
    calendar, ladder = work.calendar(), kept.ladder(work.session, work.library.id)
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
    return tuple(sorted({one.on for one in rungs}))
