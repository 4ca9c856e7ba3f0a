"""What is measured without Telegram: statements of an answered number, the arithmetic, `/hisobot` beside bare SQL."""

import time
from collections.abc import Callable
from decimal import Decimal
from statistics import median

from sqlalchemy import Connection, event, text

from plan.period import Span
from plan.progress.report import measure
from plan.progress.tally import Reported
from storage.database import Database, open_database
from storage.people import people
from tests.bench import library
from tests.bench.rounds import Shape, number
from tests.support.people.house import house
from tests.support.plans.figures import indicator
from usecases.progress.measuring import progress_report
from usecases.work import work_of

OVERHEAD = ("BEGIN", "PRAGMA")
"""What opens a transaction, which is not counted."""
ONE_PASS = text("""
    SELECT r.section, r.number, r.name, f.id, f.part, f.kind, f.unit, f.baseline, f.target, f."window",
           s.department_id, s.month, s.status, a.value, a.note
    FROM plans p JOIN plan_rows r ON r.plan_id = p.id JOIN plan_figures f ON f.row_id = r.id
    LEFT JOIN answers a ON a.figure_id = f.id LEFT JOIN submissions s ON s.id = a.submission_id
    WHERE p.library_id = :library AND p.year = :year ORDER BY r.position, f.position, s.month
""")
"""Every row that `/hisobot` is about, read once: the plan's figures and what was answered to each."""


def statements(database_url: str, numbers: int) -> float:
    """The median of the statements between BEGIN and COMMIT of a transaction that takes an answered number."""
    database = open_database(database_url)
    counts = _count_answers(database)
    account = library.ACCOUNTS[0]
    with house(database, library.NOW) as open_house:
        phone = open_house.phone(account, f"Xodim {account}")
        texts = ["/kiritish", *(number(account, count) for count in range(1, numbers + 1))]
        for typed in texts:
            sent = phone.say(typed)
            phone.wait_for(lambda message, sent=sent: message["message_id"] > sent["message_id"])  # type: ignore[misc]
    database.close()
    return median(counts)


def _count_answers(database: Database) -> list[int]:
    """A list that grows with each transaction that writes an answer, by how many statements it took."""
    counts: list[int] = []

    def begun(connection: Connection) -> None:
        connection.info["statements"] = []

    def executed(connection: Connection, cursor: object, statement: str, *_: object) -> None:
        if not statement.lstrip().startswith(OVERHEAD):
            connection.info.setdefault("statements", []).append(statement.lstrip())

    def committed(connection: Connection) -> None:
        run = connection.info.pop("statements", [])
        if any(statement.startswith(("INSERT INTO answers", "UPDATE answers")) for statement in run):
            counts.append(len(run))

    event.listen(database.engine, "begin", begun)
    event.listen(database.engine, "before_cursor_execute", executed)
    event.listen(database.engine, "commit", committed)
    return counts


def measuring_milliseconds() -> float:
    """Processor time of the arithmetic behind /hisobot alone: a whole plan of 54 figures with all its months."""
    plan = [indicator(key, 100 + key) for key in range(1, 55)]
    given = [
        Reported(indicator.key, 1, month, Decimal(indicator.key + month), "approved")
        for indicator in plan
        for month in range(1, 13)
    ]
    taken = []
    for _ in range(5):
        began = time.process_time()
        measure(plan, given, span=Span.parse("2025-year-1"), today=library.NOW.date())
        taken.append(time.process_time() - began)
    return min(taken) * 1000


def card_beside_one_pass(database_url: str, shape: Shape) -> float:
    """How much longer the use case behind /hisobot takes than one pass of SQL over the same rows; by turns, medians."""
    database = open_database(database_url)
    ours, bare = [], []
    for _ in range(max(shape.cards, 5)):
        ours.append(_seconds(database, _progress))
        bare.append(_seconds(database, _one_pass))
    database.close()
    return median(ours) / median(bare)


def _seconds(database: Database, work: Callable[[Database], None]) -> float:
    began = time.perf_counter()
    work(database)
    return time.perf_counter() - began


def _progress(database: Database) -> None:
    with database.read() as session:
        director = people.by_telegram_id(session, library.DIRECTOR)
        assert director is not None
        report = progress_report(work_of(session, director, library.NOW), Span.parse("2025-year-1"))
        assert report is not None
        assert len(report.lines) == 54


def _one_pass(database: Database) -> None:
    with database.read() as session:
        director = people.by_telegram_id(session, library.DIRECTOR)
        assert director is not None
        rows = session.execute(ONE_PASS, {"library": director.library_id, "year": library.NOW.year - 1}).all()
        assert len(rows) >= 54
