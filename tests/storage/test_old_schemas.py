"""A year of data in the oldest schema comes through every released one with each number, month and target as it was."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import text

from plan.period import Span
from storage.database import Database, open_database
from storage.migrate import migrate
from storage.revisions import known_revisions
from tests.support.people import small_library
from tests.support.people.small_library import BEKZOD, INFORMATION, MALIKA, NILUFAR, OFFICE, READERS, House
from usecases.progress.measuring import progress_report

OLDEST, *LATER = known_revisions()
YEAR_AFTER = small_library.APRIL_1.replace(year=2026, month=1, day=20)
SPANS = [f"2025-month-{month}" for month in range(1, 13)]
KEPT = {
    "answers": "SELECT submissions.year, submissions.month, submissions.department_id, answers.figure_id,"
    " answers.state, answers.value, answers.note, answers.entered_by FROM answers"
    " JOIN submissions ON submissions.id = answers.submission_id",
    "reports": "SELECT id, department_id, year, month, status, submitted_by, submitted_at FROM submissions",
    "targets": "SELECT plan_figures.id, plan_rows.section, plan_rows.number, plan_figures.part, plan_figures.kind,"
    " plan_figures.baseline, plan_figures.target FROM plan_figures"
    " JOIN plan_rows ON plan_rows.id = plan_figures.row_id",
    "people": "SELECT id, library_id, telegram_id, name, role, active FROM people",
    "places": "SELECT person_id, department_id FROM memberships",
    "history": "SELECT id, library_id, person_id, action, subject, subject_id, why FROM history",
}
"""What no migration may touch, in words that every schema understands."""


def number(place: int, month: int) -> int | None:
    """Of each figure and month another one; now and then not known, now and then zero."""
    return None if (place + month) % 11 == 0 else 0 if (place * month) % 7 == 0 else 137 * place + 10 * month


def lay_a_year(database: Database) -> House:
    """Twelve months of three departments: all but the last two approved, one returned, and one never sent."""
    with database.write() as session:
        house = small_library.create(session)
        small_library.add_plan(session, house)
        for place, (department, by, codes) in enumerate(
            (
                (OFFICE, MALIKA, ("I.1", "I.2")),
                (READERS, NILUFAR, ("IV.13/yangi", "IV.15", "IV.16")),
                (INFORMATION, BEKZOD, ("IV.16", "IV.20", "IV.21", "V.29")),
            )
        ):
            for month in range(1, 13):
                status = "approved" if month < 11 else ("submitted", "returned", "draft")[place]
                numbers = {code: number(place + 3 * at + 1, month) for at, code in enumerate(codes)}
                at = small_library.APRIL_1.replace(year=2025 + month // 12, month=month % 12 + 1, day=2 + place)
                small_library.hand_in(session, house, department, month, numbers, at=at, by=by, status=status)
    return house


def kept(url: str) -> Mapping[str, Any]:
    """Every row of what must stay, in words of SQL alone."""
    database = open_database(url)
    try:
        with database.engine.connect() as connection:
            return {name: sorted(map(str, connection.execute(text(query)))) for name, query in KEPT.items()}
    finally:
        database.close()


def measured(url: str, house: House) -> dict[str, Any]:
    """Every figure of every month as the director sees it: actual, target, what is expected, and where it stands."""
    database = open_database(url)
    told: dict[str, Any] = {}
    with database.read() as session:
        for span in SPANS:
            report = progress_report(small_library.work_for(session, house, MALIKA, YEAR_AFTER), Span.parse(span))
            assert report is not None
            told[span] = [
                (line.indicator.key, line.actual, line.indicator.target, line.expected, line.standing)
                for line in report.lines
            ]
    database.close()
    return told


def test_a_year_comes_through_every_schema(sqlite_url: str) -> None:
    database = open_database(sqlite_url)
    house = lay_a_year(database)
    database.close()
    before = measured(sqlite_url, house)
    assert len({str(lines) for lines in before.values()}) == len(SPANS), "each month has figures of its own"
    migrate(sqlite_url, OLDEST)
    oldest = kept(sqlite_url)
    assert len(oldest["answers"]) == 12 * 9
    for revision in LATER:
        migrate(sqlite_url, revision)
        assert kept(sqlite_url) == oldest, revision
    assert measured(sqlite_url, house) == before
