"""The demo library with a full year of numbers, and in it whatever papers have to get right."""

from datetime import datetime
from decimal import Decimal

from bot.demo import MALIKA, PLAYERS, ZONE, Told, found_demo, report_month
from plan.paper import PaperFacts
from plan.period import Month, Span
from storage import people
from storage.base import Session
from storage.database import Database
from storage.tables import Library
from usecases.papers import paper_facts
from usecases.work import Work, work_of

AFTER = datetime(2026, 1, 20, 10, 0, tzinfo=ZONE)
"""When everything has been reported and nothing changes any more."""
FORMULA = '=HYPERLINK("http://example.org","bosing")'
LONG_NOTE = ("Bino ta'mirda bo'lgani uchun o'quv zali ishlamadi; kitoblar ko'chma kutubxonada berildi. " * 6)[
    :499
] + "."
SPECIAL: Told = {
    ("IV.14", "", 3): (Decimal(0), FORMULA),
    ("IV.15", "", 3): (Decimal("29870"), LONG_NOTE),
    ("IV.16", "", 2): (None, "fayl hali kelmagan"),
    ("IV.13", "yangi", 3): (Decimal(0), '<b>qalin</b> & "qo\'shtirnoq"'),
    ("IV.17", "", 1): (Decimal("172"), "+5 ta qo'shimcha"),
    ("IV.10", "", 2): (Decimal("12"), "@eslatma"),
    ("IV.11", "", 2): (Decimal("3"), "Йил давомида ўқувчилар кўп: ғ, қ, ҳ"),
}
"""What is told otherwise than made up: a formula, a long note, nothing known, signs of HTML, more than all of it."""
NAMED = "Qo'rg'ontepa <AKM> & filiallar"


def full_year(session: Session, name: str = NAMED, months: int = 12) -> Library:
    """Twelve months of every department."""
    library = found_demo(session, name)
    for number in range(1, months + 1):
        for player in PLAYERS:
            report_month(session, player, Month(2025, number), SPECIAL, note="")
    return library


def director(session: Session, now: datetime = AFTER) -> Work:
    found = people.by_telegram_id(session, MALIKA.account)
    assert found is not None
    return work_of(session, found, now)


def facts_of(database: Database, span: str = "2025-year-1", now: datetime = AFTER) -> PaperFacts:
    """The director's facts of a span."""
    with database.read() as session:
        found = paper_facts(director(session, now), Span.parse(span))
    assert found is not None
    return found
