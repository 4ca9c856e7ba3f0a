"""The demo library with a full year of numbers, and in it whatever papers have to get right; and small plans with what
no real plan has all at once."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from bot.demo import MALIKA, PLAYERS, ZONE, MadeUpNumbers, create_demo, report_month
from plan.period import Month, Span
from plan.progress.paper import PaperFacts
from storage.base import Session
from storage.database import Database
from storage.month.submissions import unapproved_submissions
from storage.people import people
from storage.tables import Library
from tests.support.people.cast import Cast, Planned, gather
from tests.support.short import SHARE
from usecases.month import answering, reporting, submitting
from usecases.month.reporting import load_report
from usecases.oversight import overseeing
from usecases.papers.gathering import paper_facts
from usecases.work import Work, work_of

AFTER = datetime(2026, 1, 20, 10, 0, tzinfo=ZONE)
"""When everything has been reported and nothing changes any more."""
SPANS = ("2025-month-3", "2025-quarter-2", "2025-half-1", "2025-nine_months-1", "2025-year-1")
TRIED = SPANS if SHARE == 1 else (SPANS[1], SPANS[-1])
"""Of which every form is made and read in this run."""
FORMULA = '=HYPERLINK("http://example.org","bosing")'
LONG_NOTE = ("Bino ta'mirda bo'lgani uchun o'quv zali ishlamadi; kitoblar ko'chma kutubxonada berildi. " * 6)[
    :499
] + "."
MARKUP = '<b>qalin</b> & "qo\'shtirnoq"'
CYRILLIC = "Йил давомида ўқувчилар кўп: ғ, қ, ҳ"
SPECIAL: MadeUpNumbers = {
    ("IV.14", "", 3): (Decimal(0), FORMULA),
    ("IV.15", "", 3): (Decimal("29870"), LONG_NOTE),
    ("IV.16", "", 2): (None, "fayl hali kelmagan"),
    ("IV.13", "yangi", 3): (Decimal(0), MARKUP),
    ("IV.17", "", 1): (Decimal("172"), "+5 ta qo'shimcha"),
    ("IV.10", "", 2): (Decimal("12"), "@eslatma"),
    ("IV.11", "", 2): (Decimal("3"), CYRILLIC),
}
"""What is told otherwise than made up: a formula, a long note, nothing known, signs of HTML, more than all of it."""
NAMED = "Qo'rg'ontepa <AKM> & filiallar"


def full_year(session: Session, name: str = NAMED, months: int = 12) -> Library:
    """Twelve months of every department."""
    library = create_demo(session, name)
    for number in range(1, months + 1):
        for player in PLAYERS:
            report_month(session, player, Month(2025, number), SPECIAL, note="")
    return library


def approve_all(session: Session, now: datetime = AFTER) -> None:
    """The director approves whatever waits."""
    work = director(session, now)
    for waiting_report in unapproved_submissions(session, work.library.id):
        sent = load_report(work, waiting_report.id)
        assert sent is not None
        assert overseeing.approve_report(work, sent, overseeing.revision_of(sent)) is None


def director(session: Session, now: datetime = AFTER) -> Work:
    person = people.by_telegram_id(session, MALIKA.account)
    assert person is not None
    return work_of(session, person, now)


def facts_of(
    database: Database, span: str = "2025-year-1", now: datetime = AFTER, as_of: datetime | None = None
) -> PaperFacts:
    """The director's facts of a span."""
    with database.read() as session:
        facts = paper_facts(director(session, now), Span.parse(span), as_of)
    assert facts is not None
    return facts


def small_year(
    session: Session, planned: tuple[Planned, ...], numbers: Mapping[tuple[str, int], Decimal | None], title: str = ""
) -> Cast:
    """A small plan of one's own; each department reports `numbers`: (row's number and part, month) → value, which is
    None for "not known yet"."""
    cast = gather(session, datetime(2025, 1, 6, 9, 0, tzinfo=ZONE), planned)
    cast.plan.title = title or cast.plan.title
    session.flush()
    for month in sorted({month for _, month in numbers}):
        for person in cast.people.values():
            day = Month(2025, month).next.first_day
            work = work_of(session, person, datetime(day.year, day.month, day.day, 9, 0, tzinfo=ZONE))
            for department in work.departments():
                report = reporting.open_report(work, department, Month(2025, month))
                for indicator in report.asked if report else ():
                    place = (f"{indicator.number} {indicator.part or ''}".strip(), month)
                    if report is not None and place in numbers:
                        answering.record_answer(
                            work, report, indicator, numbers[place], str(numbers[place]), question=False
                        )
                if report is not None and report.asked:
                    submitting.submit_report(work, report)
    return cast
