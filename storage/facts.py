"""What changes rarely in a library, read once and shared by everybody: its departments and people's places, leaves,
settings, working days and plans.

A library's facts are kept by the process and trusted only while `libraries.version` is the number they were read
under. Triggers raise that number in the transaction of every change, whoever makes it, so a change by another process,
by the command line or by hand is seen by the next transaction. A transaction that has changed facts itself reads them
anew and keeps them to itself: it may yet come to nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, select

from plan.calendar import Beginning, WorkCalendar
from plan.public_days import PublicDays
from plan.roles import Right, Role, has_right
from storage.base import Session
from storage.changes import changes_of_facts, write_pending_facts
from storage.handed_on.outdated import NewestPaper, newest_papers, outdated_papers
from storage.plan_content import PlanContent
from storage.prepared import Prepared
from storage.setting_values import SettingValues, read_settings
from storage.tables import DayOff, Department, Leave, Library, LibrarySettings, Membership, Person, Plan, PublicDay

LIBRARIES_KEPT = 64
"""Of how many libraries a process keeps the facts; the one read longest ago goes first."""


@dataclass(frozen=True, slots=True)
class KnownDepartment:
    """A department as everybody reads it; whoever changes one takes its row."""

    id: int
    name: str
    folded: str
    since: date | None
    """The day on which its first person came, where that is known."""


@dataclass(frozen=True, slots=True)
class KnownLibrary:
    """The library itself; whoever changes its name or time zone takes its row."""

    id: int
    name: str
    timezone: str
    created_at: datetime
    closed_at: datetime | None = None
    """When it was closed: nobody works in it then."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody who works here or has done; whoever changes something about them takes their row."""

    id: int
    library_id: int
    telegram_id: int
    name: str
    role: Role
    language: str
    active: bool


@dataclass(frozen=True, slots=True)
class Absence:
    """A leave that was not ended: from `since` to `until`, both included."""

    person_id: int
    deputy_id: int | None
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class LibraryFacts:
    """The facts of one library under one version. Shared between threads; `contents` alone grows, by plans that are
    read when somebody first asks for them."""

    version: int
    library: KnownLibrary
    departments: tuple[KnownDepartment, ...]
    """In the plan's order."""
    colleagues: Mapping[int, KnownPerson]
    places: Mapping[int, frozenset[int]]
    """Person → the departments they answer for."""
    absences: tuple[Absence, ...]
    """In the order in which they were entered."""
    settings: SettingValues
    calendar: WorkCalendar
    plans: Mapping[int, int]
    """Year → plan id."""
    papers: tuple[NewestPaper, ...] = ()
    """The newest that were made; each correction is held against them. Whoever makes one in a transaction of its own
    sees it here from the next one on."""
    outdated: frozenset[str] = frozenset()
    """Those that say something else by now, of which directors were told."""
    russian: tuple[tuple[str, str], ...] = ()
    """What names of rows and departments are called in Russian: (name, Russian name)."""
    contents: dict[int, PlanContent] = field(default_factory=dict, compare=False)

    def department(self, department_id: int) -> KnownDepartment | None:
        return next((department for department in self.departments if department.id == department_id), None)

    def departments_of(self, person_id: int) -> list[KnownDepartment]:
        """The departments a person answers for, in the plan's order."""
        own = self.places.get(person_id, frozenset())
        return [department for department in self.departments if department.id in own]

    def who_may(self, right: Right) -> list[KnownPerson]:
        """Everybody who works here and has a right, by role and name."""
        return [person for person in self.colleagues.values() if person.active and has_right(person.role, right)]

    def stood_in_for(self, deputy_id: int, day: date) -> list[tuple[KnownDepartment, KnownPerson]]:
        """The departments somebody reports for others on a day, each with whose it is, in the plan's order."""
        absent = [
            self.colleagues[absence.person_id]
            for absence in self.absences
            if absence.deputy_id == deputy_id and absence.since <= day <= absence.until
        ]
        return [
            (department, person)
            for department in self.departments
            for person in absent
            if person.active and department.id in self.places.get(person.id, frozenset())
        ]


FactsCache = dict[int, LibraryFacts]
"""Library id → its facts, of one database."""
_libraries = Library.metadata.tables["libraries"].c
_departments = Department.metadata.tables["departments"].c
_people = Person.metadata.tables["people"].c
_memberships = Membership.metadata.tables["memberships"].c
_leaves = Leave.metadata.tables["leaves"].c
_settings = LibrarySettings.metadata.tables["library_settings"].c
_days_off = DayOff.metadata.tables["days_off"].c
_public_days = PublicDay.metadata.tables["public_days"].c
_plans = Plan.metadata.tables["plans"].c
_names = Plan.metadata.tables["russian_names"].c
_LIBRARY: BindParameter[int] = bindparam("library")
_VERSION = Prepared(select(_libraries.version).where(_libraries.id == _LIBRARY))
_OF_LIBRARY = Prepared(
    select(
        _libraries.version,
        _libraries.id,
        _libraries.name,
        _libraries.timezone,
        _libraries.created_at,
        _libraries.closed_at,
    ).where(_libraries.id == _LIBRARY)
)
_DEPARTMENTS = Prepared(
    select(_departments.id, _departments.name, _departments.folded, _departments.since)
    .where(_departments.library_id == _LIBRARY)
    .order_by(_departments.position, _departments.id)
)
_COLLEAGUES = Prepared(
    select(
        _people.id,
        _people.library_id,
        _people.telegram_id,
        _people.name,
        _people.role,
        _people.language,
        _people.active,
    )
    .where(_people.library_id == _LIBRARY)
    .order_by(_people.role, _people.name)
)
# By the department's library: a membership belongs to whoever answers for a department of this library.
_PLACES = Prepared(
    select(_memberships.person_id, _memberships.department_id).where(_memberships.library_id == _LIBRARY)
)
_ABSENCES = Prepared(
    select(_leaves.person_id, _leaves.deputy_id, _leaves.since, _leaves.until)
    .where(_leaves.library_id == _LIBRARY, _leaves.ended_at.is_(None))
    .order_by(_leaves.id)
)
_SETTINGS = Prepared(
    select(_settings.ladder, _settings.deadlines, _settings.papers, _settings.oversight).where(
        _settings.library_id == _LIBRARY
    )
)
_OWN_DAYS = Prepared(select(_days_off.day, _days_off.working).where(_days_off.library_id == _LIBRARY))
_PUBLIC_DAYS = Prepared(select(_public_days.day, _public_days.working, _public_days.estimated))
_RUSSIAN = Prepared(select(_names.name, _names.russian).where(_names.library_id == _LIBRARY).order_by(_names.id))
_BEGINNING = (_plans.begins, _plans.earlier_from, _plans.earlier_until, _plans.earlier_sum)
_PLANS = Prepared(select(_plans.year, _plans.id, *_BEGINNING).where(_plans.library_id == _LIBRARY))


def facts_of(session: Session, library_id: int) -> LibraryFacts:
    """A library's facts as they are in this transaction."""
    write_pending_facts(session)
    changes = changes_of_facts(session)
    cached: dict[int, tuple[int, LibraryFacts]] = session.info.setdefault("facts", {})
    if library_id in cached and cached[library_id][0] == changes:
        return cached[library_id][1]
    facts = _read_facts(session, library_id) if changes else _shared(session, library_id)
    cached[library_id] = changes, facts
    return facts


def note_version(session: Session, library_id: int, version: int) -> None:
    """Let a library's facts be those of this version, which was just read: older ones that this transaction may have
    looked at are not believed any more."""
    session.info.setdefault("versions", {})[library_id] = version
    cached = session.info.get("facts", {})
    if library_id in cached and cached[library_id][1].version != version:
        del cached[library_id]


def doubt_facts(session: Session, library_id: int) -> None:
    """Somebody may have changed the facts while this transaction waited: ask for their version again."""
    session.info.get("versions", {}).pop(library_id, None)
    session.info.get("facts", {}).pop(library_id, None)


def _shared(session: Session, library_id: int) -> LibraryFacts:
    """The facts that the process keeps, or those that it keeps from now on."""
    cache: FactsCache = session.info.setdefault("facts_cache", {})
    version = session.info.get("versions", {}).get(library_id)
    if version is None:
        version = version_of(session, library_id)
    facts = cache.get(library_id)
    if facts is not None and facts.version == version:
        return facts
    # Between two of its statements another process may change what is read: then it is read once more.
    facts = _read_facts(session, library_id)
    while (version := version_of(session, library_id)) != facts.version:
        facts = _read_facts(session, library_id)
    cache.pop(library_id, None)
    while len(cache) >= LIBRARIES_KEPT:
        cache.pop(next(iter(cache)), None)
    cache[library_id] = facts
    return facts


def version_of(session: Session, library_id: int) -> int:
    """The number that the library's facts have now."""
    return int(_VERSION.rows(session, {"library": library_id})[0][0])


def _read_facts(session: Session, library_id: int) -> LibraryFacts:
    def rows(statement: Prepared) -> Sequence[Any]:
        return statement.rows(session, {"library": library_id})

    version, *about = rows(_OF_LIBRARY)[0]
    places: dict[int, set[int]] = {}
    for person_id, department_id in rows(_PLACES):
        places.setdefault(person_id, set()).add(department_id)
    settings = read_settings(next(iter(rows(_SETTINGS)), None))
    days = rows(_OWN_DAYS)
    in_force = rows(_PLANS)
    departments = tuple(KnownDepartment(*row) for row in rows(_DEPARTMENTS))
    colleagues = [KnownPerson(*row) for row in rows(_COLLEAGUES)]
    return LibraryFacts(
        version=version,
        library=KnownLibrary(*about),
        departments=departments,
        colleagues={known.id: known for known in colleagues},
        places={person_id: frozenset(departments) for person_id, departments in places.items()},
        absences=tuple(Absence(*row) for row in rows(_ABSENCES)),
        settings=settings,
        calendar=WorkCalendar(
            days_off=frozenset(day for day, working in days if not working),
            extra_working=frozenset(day for day, working in days if working),
            rules=settings.deadlines,
            beginnings=frozenset(Beginning(year, *beginning) for year, _, *beginning in in_force),
            arrivals=frozenset((known.id, known.since) for known in departments if known.since is not None),
            public=read_public_days(session),
        ),
        plans={year: plan_id for year, plan_id, *_ in in_force},
        papers=newest_papers(session, library_id),
        outdated=outdated_papers(session, library_id),
        russian=tuple((name, russian) for name, russian in rows(_RUSSIAN)),
    )


def read_public_days(session: Session) -> dict[int, PublicDays]:
    """Year → the state's days, of the years that are kept as rows."""
    by_year: dict[int, list[Any]] = {}
    for row in _PUBLIC_DAYS.rows(session, {}):
        by_year.setdefault(row[0].year, []).append(row)
    return {
        year: PublicDays(
            frozenset(day for day, working, _ in rows if not working),
            frozenset(day for day, working, _ in rows if working),
            frozenset(day for day, _, estimated in rows if estimated),
        )
        for year, rows in by_year.items()
    }
