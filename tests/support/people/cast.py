"""The cast of every story: a library of three departments, and a plan small enough to keep in one's head.

Nilufar answers for the reader service, Bekzod (always late) for the information service, Malika directs;
Sardor is a stranger.
"""

import pickle
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import select

from notices.reminders import reminder_message
from storage.base import Session
from storage.database import Database
from storage.planning.versions import keep_version
from storage.tables import Department, Library, Person, Plan, PlanFigure, PlanRow, Reporter
from tests.support.people.laid import lay_once, lay_whole_once
from usecases.people.founding import ensure_department, open_library
from usecases.people.invitations import accept_invitation, read_link, write_invitation
from usecases.reminders.reminding import remind_all_libraries

TASHKENT = ZoneInfo("Asia/Tashkent")
NILUFAR, BEKZOD, MALIKA, SARDOR = 7001, 7002, 7003, 7004
"""Their accounts at Telegram."""
READERS, INFORMATION, OFFICE = "Abonement xizmati", "Axborot xizmati", "Direktor"
NAMES = {NILUFAR: "Nilufar", BEKZOD: "Bekzod", MALIKA: "Malika", SARDOR: "Sardor"}


def moment(text: str) -> datetime:
    """`2025-04-01 09:00` in Tashkent."""
    return datetime.fromisoformat(text).replace(tzinfo=TASHKENT)


@dataclass(frozen=True)
class Planned:
    """One figure of the small plan, and who reports it."""

    section: str
    number: str
    name: str
    departments: tuple[str, ...]
    target: int | None
    baseline: int | None = None
    part: str = ""
    kind: str = "count"
    unit: str = "Nusxa"
    window: str = "months 1-12"
    part_of: tuple[str, str] | None = None
    """(number, part) of the total or stock it goes into."""
    direction: str = "more"
    schedule: str = ""
    of_two: bool = False


SMALL_PLAN = (
    Planned("I", "1", "Prezident qarori ijrosi", (OFFICE,), 2, 1, unit="Hujjat"),
    Planned("II", "1", "Bibliografik qo'llanmalar", (INFORMATION,), 12, 10, unit="Hujjat"),
    Planned("IV", "13", "Foydalanuvchilarni ro'yxatga olish: - yangi; - qayta", (READERS,), 16319, 16069,
            part="jami", kind="stock", unit="Nafar"),
    Planned("IV", "13", "Foydalanuvchilarni ro'yxatga olish: - yangi; - qayta", (READERS,), 250, 1140,
            part="yangi", unit="Nafar", part_of=("13", "jami")),
    Planned("IV", "13", "Foydalanuvchilarni ro'yxatga olish: - yangi; - qayta", (READERS,), 500, 8109,
            part="qayta", unit="Nafar"),
    Planned("IV", "14", "Kitobxonlar qatnovi", (READERS,), 120_000, 108_218, unit="Nafar"),
    Planned("IV", "15", "Kitob berilishi", (READERS,), 354_654, 318_740),
    Planned("IV", "16", "Kitobxonlik haftaligi", (READERS,), 5, 5, unit="Tadbir", window="months 4-6"),
    Planned("IV", "23", "Resurslarni saytga joylashtirish", (READERS, INFORMATION), 500, 324, unit="Ma'lumot"),
    Planned("IV", "26.1", "Axborot xavfsizligi", (INFORMATION,), 4, 4, unit="Hujjat", window="due 3,6,9,12"),
)  # fmt: skip


@dataclass
class Cast:
    """A library with its people, its plan and its keys."""

    library: Library
    departments: dict[str, Department]
    people: dict[int, Person]
    plan: Plan
    figures: dict[tuple[str, str, str], int] = field(default_factory=dict)
    """(section, number, part) → figure id."""


@dataclass
class _Laid:
    """The ids of a cast."""

    library: int
    departments: dict[str, int]
    people: dict[int, int]
    plan: int
    figures: dict[tuple[str, str, str], int]


def gather(session: Session, now: datetime, planned: tuple[Planned, ...] = SMALL_PLAN, year: int = 2025) -> Cast:
    """Found the library, load its plan and let everybody but the stranger in."""
    laid = lay_once(session, ("cast", now, planned, year), partial(_lay, now=now, planned=planned, year=year))
    return _with_rows(session, laid)


def gather_before(
    database: Database, opened: datetime, now: datetime, planned: tuple[Planned, ...] = SMALL_PLAN, year: int = 2025
) -> Cast:
    """The same in an empty database, and the clock has been looked at there at the moment `opened`: a house that opens
    then finds nothing to reckon."""

    def lay() -> bytes:
        with database.write() as session:
            laid = _lay(session, now, planned, year)
        remind_all_libraries(reminder_message, database, opened)
        with database.read() as session:
            return pickle.dumps(_with_rows(session, laid))  # reading it anew takes ten times as long

    cast: Cast = pickle.loads(lay_whole_once(database, ("cast", opened, now, planned, year), lay))
    return cast


def _with_rows(session: Session, laid: _Laid) -> Cast:
    departments = {
        row.id: row for row in session.scalars(select(Department).where(Department.library_id == laid.library))
    }
    people = {row.id: row for row in session.scalars(select(Person).where(Person.library_id == laid.library))}
    return Cast(
        session.get_one(Library, laid.library),
        {name: departments[key] for name, key in laid.departments.items()},
        {account: people[key] for account, key in laid.people.items()},
        session.get_one(Plan, laid.plan),
        laid.figures,
    )


def _lay(session: Session, now: datetime, planned: tuple[Planned, ...], year: int) -> _Laid:
    library = open_library(session, "Qo'rg'ontepa tuman AKM", now)
    departments = {name: ensure_department(session, library.id, name) for name in (READERS, INFORMATION, OFFICE)}
    for department in departments.values():
        department.met = True  # they were here all along
    plan = Plan(library_id=library.id, year=year, title=f"{year}-yil ish rejasi", loaded_at=now)
    session.add(plan)
    session.flush()
    figures = _lay_plan(session, plan, planned, departments)
    keep_version(session, plan, now, None)
    people = {
        MALIKA: _let_in(session, library, MALIKA, "director", None, now),
        NILUFAR: _let_in(session, library, NILUFAR, "member", departments[READERS].id, now),
        BEKZOD: _let_in(session, library, BEKZOD, "member", departments[INFORMATION].id, now),
    }
    ids = {account: person.id for account, person in people.items()}
    return _Laid(library.id, {name: each.id for name, each in departments.items()}, ids, plan.id, figures)


def _let_in(
    session: Session, library: Library, account: int, role: str, department_id: int | None, now: datetime
) -> Person:
    secret = write_invitation(session, library.id, now, role=role, name=NAMES[account], department_id=department_id)
    door = read_link(session, secret, account, now)
    assert not isinstance(door, str)
    arrival = accept_invitation(session, door, account, now)
    assert not isinstance(arrival, str)
    return arrival.person


def _lay_plan(
    session: Session, plan: Plan, planned: tuple[Planned, ...], departments: dict[str, Department]
) -> dict[tuple[str, str, str], int]:
    rows: dict[tuple[str, str], PlanRow] = {}
    figures: dict[tuple[str, str, str], PlanFigure] = {}
    for position, indicator in enumerate(planned):
        if (indicator.section, indicator.number) not in rows:
            row = PlanRow(
                library_id=plan.library_id,
                plan_id=plan.id,
                position=position,
                section=indicator.section,
                section_title=f"{indicator.section}. BO'LIM",
                number=indicator.number,
                name=indicator.name,
                mechanism="Reja asosida",
                deadline="2025-yil davomida",
                responsible=["Direktor", *indicator.departments],
            )
            session.add(row)
            session.flush()
            rows[indicator.section, indicator.number] = row
            for place, name in enumerate(indicator.departments):
                session.add(
                    Reporter(
                        row_id=row.id,
                        department_id=departments[name].id,
                        library_id=plan.library_id,
                        position=place,
                    )
                )
        figure = PlanFigure(
            library_id=plan.library_id,
            row_id=rows[indicator.section, indicator.number].id,
            position=position,
            part=indicator.part,
            kind=indicator.kind,
            unit=indicator.unit,
            baseline=None if indicator.baseline is None else Decimal(indicator.baseline),
            target=None if indicator.target is None else Decimal(indicator.target),
            window=indicator.window,
            direction=indicator.direction,
            schedule=indicator.schedule,
            of_two=indicator.of_two,
        )
        session.add(figure)
        session.flush()
        figures[indicator.section, indicator.number, indicator.part] = figure
    for indicator in planned:
        if indicator.part_of is not None:
            figures[indicator.section, indicator.number, indicator.part].part_of = figures[
                indicator.section, *indicator.part_of
            ].id
    session.flush()
    return {place: figure.id for place, figure in figures.items()}
