"""Looking through a library's history: the lines that fit, each with names instead of numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from plan.fold import fold
from storage.base import Session
from storage.oversight import history
from storage.people import people
from storage.tables import Library


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for; None is anything. Moments are aware, `until` is not included."""

    since: datetime | None = None
    until: datetime | None = None
    person: str | None = None
    figure: str | None = None
    department: str | None = None
    action: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its names: `about` is the row and the part (`IV.13 yangi`), `month` reads 2025-03. Empty where it
    is about neither."""

    id: int
    at: datetime
    person: str
    instead_of: str
    action: str
    subject: str
    subject_id: int | None
    about: str
    department: str
    month: str
    before: Any
    after: Any
    why: str


class NothingLike(Exception):
    """The library has nothing of that name; `option` says which filter asked for it."""

    def __init__(self, option: str, value: str, known: list[str]) -> None:
        super().__init__(option)
        self.option, self.value, self.known = option, value, known


def search(session: Session, library: Library, wanted: Wanted) -> Iterator[Line]:
    """The lines that fit, the newest first."""
    names = {one.id: one.name for one in people.ever(session, library.id)}
    departments = {one.id: one.name for one in people.departments(session, library.id)}
    places = history.places(session, library.id)
    who = _alike("person", wanted.person, names)
    where = _alike("department", wanted.department, departments)
    figures = _figures(wanted.figure, places.figures)
    if wanted.action is not None and wanted.action not in (known := history.actions(session, library.id)):
        raise NothingLike("action", wanted.action, known)
    zone = ZoneInfo(library.timezone)
    for event in history.newest_first(session, library.id, wanted.since, wanted.until, wanted.action):
        figure, report = places.of(event)
        department, month = places.reports.get(report or 0, (None, ""))
        before, after = _targets(event.before), _targets(event.after)
        if who is not None and not {event.person, event.on_behalf_of} & who:
            continue
        if figures is not None and not {figure, *before, *after} & figures:
            continue
        if where is not None and department not in where:
            continue
        yield Line(
            event.id,
            event.at.astimezone(zone),
            names.get(event.person or 0, ""),
            names.get(event.on_behalf_of or 0, ""),
            event.action,
            event.subject,
            event.subject_id,
            places.figures.get(figure or 0, ""),
            departments.get(department or 0, ""),
            month,
            {**event.before, "targets": _named(before, places.figures)} if before else event.before,
            {**event.after, "targets": _named(after, places.figures)} if after else event.after,
            event.why,
        )


def _targets(told: Any) -> dict[int, str | None]:
    """Next year's targets that a line tells of, each by its figure: one line holds all that were typed together."""
    targets = told.get("targets") if isinstance(told, dict) else None
    return {int(key): one for key, one in targets.items()} if isinstance(targets, dict) else {}


def _named(targets: dict[int, str | None], codes: dict[int, str]) -> dict[str, str | None]:
    return {codes.get(key, str(key)): one for key, one in targets.items()}


def _alike(option: str, wanted: str | None, names: dict[int, str]) -> set[int] | None:
    if wanted is None:
        return None
    found = {key for key, name in names.items() if fold(wanted) in fold(name)}
    if not found:
        raise NothingLike(option, wanted, sorted(set(names.values())))
    return found


def _figures(wanted: str | None, codes: dict[int, str]) -> set[int] | None:
    """The figures of a row (`IV.13`), or one of its parts (`IV.13 yangi`); a dropped one by its old number, too."""
    if wanted is None:
        return None
    plain = fold(wanted)
    found = {key for key, code in codes.items() if fold(code) == plain or fold(code).startswith(f"{plain} ")}
    if not found:
        raise NothingLike("figure", wanted, [])
    return found
