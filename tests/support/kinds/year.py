"""A plan with every kind of figure lived through a year in the local Telegram: everybody types, sends and approves, and
every card that the director looks at is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from plan.period import Month, Span, SpanKind
from sandbox.people import Phone
from storage.database import open_database
from storage.people import people
from storage.tables import Person
from tests.support.empty_database import empty_database
from tests.support.kinds.chat import approve_all, figures_of_plan, text_of, turn_to, until_remembered
from tests.support.kinds.oracle import Promise
from tests.support.people.cast import BEKZOD, MALIKA, NAMES, NILUFAR, moment
from tests.support.people.house import House, house
from tests.support.plans.kinds import INFORMATION, READERS, WANTED, Wanted, kinds_workbook
from usecases.people.founding import open_library

YEAR = 2025
COMPUTED = "9"
"""The total of 9.1 and 9.2: nobody is asked for it."""
TYPED: Mapping[str, tuple[str, ...]] = {
    "1": ("90", "110", "95", "100", "100", "105", "60", "70", "80", "130", "120", "140"),
    "2": ("1", "1", "1", "1", "2", "1", "0", "1", "1", "1", "1", "3"),
    "3": ("82", "83", "?", "84,5", "85", "86", "84", "83", "85", "86", "87", "86"),
    "4": ("49", "47", "45", "45", "40", "38", "?", "36", "30", "28", "22", "20"),
    "5": ("0", "1", "0", "0", "0", "1", "0", "0", "0", "0", "1", "0"),
    "6": ("7", "8", "6", "5,5", "6", "6", "6", "5", "5", "4", "5", "5"),
    "7": ("60080", "60150", "60150", "60300", "60420", "60500", "?", "60700", "60850", "61000", "61080", "61250"),
    "8": ("4030", "4060", "4110", "4150", "4200", "4240", "4300", "4350", "4400", "4450", "4500", "4580"),
    "9.1": ("3", "3", "4", "3", "3", "4", "4", "3", "3", "3", "3", "3"),
    "9.2": ("0", "0", "0", "5", "3", "2", "0", "0", "0", "4", "4", "3"),
    "10": ("0", "0", "0", "1", "0", "0", "0", "0", "0", "0", "0", "0"),
    "11": ("1", "0", "1"),
    "12": ("1", "1", "0", "1"),
}
"""By number of the row, what is typed in each month that asks for it; `?` is "not known yet"."""
MONTHS: Mapping[str, tuple[int, ...]] = {"11": (4, 5, 6), "12": (3, 6, 9, 12)}
"""Where not every month asks."""


def number_of(wanted: Wanted) -> str:
    return wanted.number.strip(".")


def months_of(number: str) -> tuple[int, ...]:
    return MONTHS.get(number, tuple(range(1, 13)))


def promises() -> dict[str, Promise]:
    """What the plan promises, by number of the row; a total and what is due by quarter count like anything else."""
    made = {}
    for wanted in WANTED:
        number = number_of(wanted)
        quarters = tuple(int(quarter or 0) for quarter in wanted.quarters) if any(wanted.quarters) else None
        assert quarters is None or len(quarters) == 4
        made[number] = Promise(
            "count" if wanted.kind == "total" else wanted.kind,  # type: ignore[arg-type]  # no stock is among them
            int(wanted.baseline) if wanted.baseline else None,
            int(wanted.target) if wanted.target else None,
            quarters,
            wanted.direction == "less",
            min(months_of(number)),
            max(months_of(number)),
            at_points=wanted.window.startswith("due"),
        )
    return made


def values() -> dict[str, list[Decimal | None]]:
    """What was reported, by number of the row: twelve values."""
    reported: dict[str, list[Decimal | None]] = {}
    for number, typed in TYPED.items():
        year: list[Decimal | None] = [None] * 12
        for month, text in zip(months_of(number), typed, strict=True):
            year[month - 1] = None if text == "?" else Decimal(text.replace(",", "."))
        reported[number] = year
    bought, given = reported["9.1"], reported["9.2"]
    reported[COMPUTED] = [(a or Decimal(0)) + (b or Decimal(0)) for a, b in zip(bought, given, strict=True)]
    return reported


@dataclass
class Lived:
    """What is left of the year: the database, and what the director saw."""

    address: str
    cards: dict[str, str] = field(default_factory=dict)
    """Span → the card of /hisobot on the first of the month after it."""
    rows: dict[tuple[str, str], str] = field(default_factory=dict)
    """(number of the row, span) → its card on that day."""
    asked: dict[tuple[str, int], str] = field(default_factory=dict)
    """(number of the row, month) → the card that asked for it."""


def live_the_year(folder: Path) -> Lived:
    """Play the whole year."""
    lived = Lived(empty_database(folder / "kinds.db"))
    database = open_database(lived.address)
    start = moment(f"{YEAR}-01-06 09:00")
    with database.write() as session:
        library = open_library(session, "Kutubxona", start)
        session.add(Person(library_id=library.id, telegram_id=MALIKA, name="Malika", role="director", joined_at=start))
    with house(database, start) as opened:
        phones = {account: opened.phone(account, name) for account, name in NAMES.items()}
        _load_plan(phones[MALIKA])
        _let_in(opened)
        for month in range(1, 13):
            _live_month(opened, phones, month, lived)
    database.close()
    return lived


def _load_plan(malika: Phone) -> None:
    malika.send_file("reja.xlsx", kinds_workbook(YEAR))
    malika.wait_for(f"{YEAR}-yil ish rejasi")
    malika.press("✅")
    malika.wait_for("kuchga kirdi")


def _let_in(opened: House) -> None:
    with opened.database.write() as session:
        library = people.only_library(session)
        assert library is not None
        departments = {department.name: department.id for department in people.load_departments(session, library.id)}
        for account, department in ((NILUFAR, READERS), (BEKZOD, INFORMATION)):
            name, joined = NAMES[account], opened.clock.now()
            person = Person(library_id=library.id, telegram_id=account, name=name, role="member", joined_at=joined)
            session.add(person)
            session.flush()
            people.join_department(session, person, departments[department], joined)


def _live_month(opened: House, phones: Mapping[int, Phone], month: int, lived: Lived) -> None:
    """The first morning after a month: both departments report it, the director approves and looks."""
    opened.clock.set(moment(f"{YEAR + month // 12}-{month % 12 + 1:02}-01 09:00"))
    for account, department in ((NILUFAR, READERS), (BEKZOD, INFORMATION)):
        _report(opened, phones[account], department, month, lived)
    approve_all(phones[MALIKA])
    _look(opened, phones[MALIKA], month, lived)


def _report(opened: House, phone: Phone, department: str, month: int, lived: Lived) -> None:
    phone.say("/kiritish")
    for wanted in (wanted for wanted in WANTED if wanted.department == department and wanted.kind != "total"):
        number = number_of(wanted)
        if month not in months_of(number):
            continue
        card = phone.wait_for(f"\n{number}. {wanted.name}", timeout=60)
        lived.asked[number, month] = text_of(card)
        until_remembered(opened, phone, card)
        text = TYPED[number][months_of(number).index(month)]
        if text == "?":
            phone.press("Noma'lum")
        else:
            phone.say(text)
    phone.wait_for("ko'zdan kechiring")
    phone.press("📨 Topshirish")
    phone.wait_for("Rahmat! Hisobot topshirildi")


def _look(opened: House, malika: Phone, month: int, lived: Lived) -> None:
    """The director looks at the month, and at every longer span that ended with it, row by row."""
    malika.say("/hisobot")
    newest = malika.wait_for("Bajarilish")
    figures = figures_of_plan(opened, YEAR)
    for span in spans_ending(month):
        lived.cards[str(span)] = text_of(newest) if span.kind == "month" else turn_to(malika, f"sum_at:{span}")
        if span.kind == "month" and month % 3:
            continue
        for number, figure in figures.items():
            lived.rows[number, str(span)] = turn_to(malika, f"sum_row:{span}:{figure}:late:0")


def spans_ending(month: int) -> list[Span]:
    """Every span that ends with a month."""
    kinds: tuple[SpanKind, ...] = ("month", "quarter", "half", "nine_months", "year")
    spans = [Span.containing(Month(YEAR, month), kind) for kind in kinds]
    return [span for span in spans if span.last.number == month]
