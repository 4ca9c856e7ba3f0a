"""Searching a library's history: the lines that match a filter, with names instead of ids."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from plan.fold import fold, heard
from storage.base import Session
from storage.oversight import history
from storage.people import people
from storage.tables import Library


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """What to look for; None matches everything. Moments have a time zone, `until` is not included."""

    since: datetime | None = None
    until: datetime | None = None
    person: str | None = None
    figure: str | None = None
    department: str | None = None
    action: str | None = None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of the history. `about` is the row and its part (`IV.13 yangi`), `month` reads 2025-03; both are
    empty in lines about other things."""

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


class NoSuchName(Exception):
    """The library has nothing of that name. `option` says which filter asked for it, `choices` lists what there is."""

    def __init__(self, option: str, value: str, choices: list[str]) -> None:
        super().__init__(option)
        self.option, self.value, self.choices = option, value, choices


def search_history(session: Session, library: Library, wanted: HistoryFilter) -> Iterator[HistoryLine]:
    """The lines that match, newest first. Raises NoSuchName when a filter names nothing of this library."""
    names = {person.id: person.name for person in people.everybody_ever(session, library.id)}
    departments = {department.id: department.name for department in people.load_departments(session, library.id)}
    places = history.places_of_history(session, library.id)
    who = _keys_named("person", wanted.person, names)
    where = _keys_named("department", wanted.department, departments)
    figures = _figures_coded(wanted.figure, places.figures)
    if wanted.action is not None and wanted.action not in (actions := history.recorded_actions(session, library.id)):
        raise NoSuchName("action", wanted.action, actions)
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
        yield HistoryLine(
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
            {**event.before, "targets": _by_code(before, places.figures)} if before else event.before,
            {**event.after, "targets": _by_code(after, places.figures)} if after else event.after,
            event.why,
        )


def names_in_history(session: Session, library: Library) -> tuple[dict[int, str], dict[int, str], dict[int, str]]:
    """People, departments and figures by their keys, as lines of the history name them."""
    return (
        {person.id: person.name for person in people.everybody_ever(session, library.id)},
        {department.id: department.name for department in people.load_departments(session, library.id)},
        history.places_of_history(session, library.id).figures,
    )


def _targets(state: Any) -> dict[int, str | None]:
    """Figure → its new target for next year, from a line about targets: one line holds all that were typed together."""
    targets = state.get("targets") if isinstance(state, dict) else None
    return {int(key): target for key, target in targets.items()} if isinstance(targets, dict) else {}


def _by_code(targets: dict[int, str | None], codes: dict[int, str]) -> dict[str, str | None]:
    return {codes.get(key, str(key)): target for key, target in targets.items()}


def _keys_named(option: str, wanted: str | None, names: dict[int, str]) -> set[int] | None:
    if wanted is None:
        return None
    keys = {key for key, name in names.items() if heard(fold(wanted)) in heard(fold(name))}
    if not keys:
        raise NoSuchName(option, wanted, sorted(set(names.values())))
    return keys


def _figures_coded(wanted: str | None, codes: dict[int, str]) -> set[int] | None:
    """The figures of a row (`IV.13`), or one of its parts (`IV.13 yangi`); a dropped one by its old number, too."""
    if wanted is None:
        return None
    plain = fold(wanted)
    keys = {key for key, code in codes.items() if fold(code) == plain or fold(code).startswith(f"{plain} ")}
    if not keys:
        raise NoSuchName("figure", wanted, [])
    return keys
