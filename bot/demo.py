"""The demo library: Qo'rg'ontepa on 1 April 2025, to be played with before anybody trusts a bot with their month.

The plan is the library's own document; January and February are made-up numbers, and every one of them says so.
People are the cast of the tests, or go by their post.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from plan.indicator import Indicator
from plan.period import Month
from plan.progress.pace import months_of
from reports.on_demand import read_tables
from sandbox.sandbox import Sandbox
from storage.base import Session
from storage.database import Database
from storage.facts import facts_of
from storage.people import people
from storage.planning import plans
from storage.tables import Department, Library
from usecases.month import answering, reporting, submitting
from usecases.people.founding import open_library
from usecases.people.invitations import accept_invitation, read_link, write_invitation
from usecases.planning.loading import load_plan_file
from usecases.work import work_of

ZONE = ZoneInfo("Asia/Tashkent")
START = datetime(2025, 4, 1, 9, 0, tzinfo=ZONE)
FOUNDED = datetime(2025, 1, 6, 9, 0, tzinfo=ZONE)
LIBRARY = "Qo'rg'ontepa tuman AKM (namuna)"
PLAN = Path(__file__).parent.parent / "examples" / "ish-reja-2025.xlsx"
MadeUpNumbers = Mapping[tuple[str, str, int], tuple[Decimal | None, str]]
"""(row, part, month) → the number, None for "not known yet", and the note beside it."""
MADE_UP = "namuna (o'ylab topilgan)"


@dataclass(frozen=True)
class Player:
    """Somebody to play: an account in the sandbox, and the department they answer for (None: a stranger)."""

    account: int
    name: str
    note: str
    department: str | None
    days_late: int = 0


MALIKA = Player(7003, "Malika", "direktor", "Direktor")
PLAYERS = (
    MALIKA,
    Player(7001, "Nilufar", "abonement", "Abonement va foydalanuvchilarga xizmat ko'rsatish xizmati"),
    Player(7002, "Bekzod", "axborot-bibliografiya", "Axborot-bibliografiya xizmati", days_late=4),
    Player(7005, "Fond mudiri", "fondlar", "Fondlarni to'ldirish, saqlash va ularga ishlov berish xizmati"),
    Player(
        7006,
        "AKT mudiri",
        "raqamlashtirish",
        "Axborot-kommunikatsiya texnologiyalari va raqamlashtirish xizmati",
    ),
    Player(7007, "Kadrlar inspektori", "kadrlar", "Kadrlar bo'yicha inspektor"),
    Player(7008, "Bosh hisobchi", "hisobxona", "Bosh hisobchi"),
    Player(7004, "Sardor", "begona", None),
)


def build_demo(database: Database) -> None:
    """Fill an empty database with the demo library as it stood on 1 April 2025."""
    with database.write() as session:
        create_demo(session)
        for month in (Month(2025, 1), Month(2025, 2)):
            for player in PLAYERS:
                report_month(session, player, month)


def create_demo(session: Session, name: str = LIBRARY) -> Library:
    """The demo library with its plan and its people, before anything was reported."""
    library = open_library(session, name, FOUNDED)
    load_plan_file(session, library, read_tables(PLAN.read_bytes(), PLAN.name), FOUNDED, {})
    for player in PLAYERS:
        if player.department is not None:
            _let_in(session, library, player)
    return library


def _let_in(session: Session, library: Library, player: Player) -> None:
    named = {department.name: department for department in people.load_departments(session, library.id)}
    department: Department = named[str(player.department)]
    role = "director" if player is MALIKA else "member"
    secret = write_invitation(session, library.id, FOUNDED, role=role, name=player.name, department_id=department.id)
    door = read_link(session, secret, player.account, FOUNDED)
    if isinstance(door, str):
        raise RuntimeError(f"the demo's own link does not open: {door}")
    accept_invitation(session, door, player.account, FOUNDED)


def report_month(
    session: Session, player: Player, month: Month, exceptions: MadeUpNumbers | None = None, note: str = MADE_UP
) -> None:
    """A player's month, reported in time or as late as they are; `exceptions` are figures with other numbers."""
    exceptions = exceptions or {}
    person = people.by_telegram_id(session, player.account)
    if person is None:
        return
    due = facts_of(session, person.library_id).calendar.working_day(month.last_day, 2 + player.days_late)
    work = work_of(session, person, datetime(due.year, due.month, due.day, 15, 30, tzinfo=ZONE))
    for department in work.departments():
        report = reporting.open_report(work, department, month)
        if report is None or not report.asked:
            continue
        for indicator in report.asked:
            place = (indicator.code, indicator.part or "", month.number)
            value, words = exceptions.get(place, (_made_up(indicator, month), note))
            answering.record_answer(work, report, indicator, value, str(value), why=MADE_UP, question=False)
            if words:
                answering.add_note(work, report, indicator, words)
        submitting.submit_report(work, report)


def _made_up(indicator: Indicator, month: Month) -> Decimal:
    """A share of the year that looks like life; the same at every start. Digitising is slow, as it is anywhere."""
    chance = Random(f"{indicator.code} {indicator.part} {month}")  # noqa: S311 (nothing secret about it)
    if not indicator.target:
        return Decimal(0)
    share = float(indicator.target) / len(months_of(indicator.window)) / len(indicator.departments)
    pace = 0.45 if indicator.number == "26" else chance.uniform(0.75, 1.25)
    return Decimal(int(share * pace + chance.random()))


def seat_players(sandbox: Sandbox) -> None:
    """Give every player a phone in the sandbox; the library's people have already said /start."""
    for player in PLAYERS:
        sandbox.add_person(player.name, id=player.account, note=player.note)
        if player.department is not None:
            sandbox.say(player.account, "/start")


def demo_plan_year(database: Database) -> int | None:
    """The plan's year, to know whether a database already holds the demo."""
    with database.read() as session:
        library = people.only_library(session)
        return plans.newest_plan_year(session, library.id) if library else None
