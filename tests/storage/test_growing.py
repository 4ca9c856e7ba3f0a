"""What is read with every answer costs the same after ten years: SQLite's own count of its steps, which no other
program on the machine changes."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import insert

from plan.period import Month
from storage.base import Session
from storage.database import Database
from storage.month import submissions
from storage.month.answers import load_report_contents
from storage.month.day_counts import days_of_month
from storage.tables import DayCount, Submission
from tests.support.people.cast import MALIKA, READERS, Cast, gather, moment

NOW = moment("2025-04-01 09:00")
MARCH = Month(2025, 3)
EARLIER_YEARS = range(2015, 2024)
READ: dict[str, Callable[[Session, Cast, int], object]] = {
    "what stands in a report": lambda session, cast, report: load_report_contents(session, cast.library.id, report),
    "a month's diary": lambda session, cast, report: days_of_month(session, cast.departments[READERS].id, MARCH),
    "the reports of the year": lambda session, cast, report: submissions.submissions_of_year(
        session, cast.library.id, 2025
    ),
    "what waits for approval": lambda session, cast, report: submissions.unapproved_submissions(
        session, cast.library.id
    ),
    "what was opened again": lambda session, cast, report: submissions.reopened_of_year(session, cast.library.id, 2024),
}


@pytest.mark.parametrize("what", READ)
def test_ten_years_are_no_more_work_than_two(sqlite_database: Database, what: str) -> None:
    with sqlite_database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
        department = cast.departments[READERS].id
        report, _ = submissions.create_submission(session, cast.library.id, department, MARCH, NOW)
        _keep_days(session, cast, 2025)
        _report_year(session, cast, 2024)
        before, found = _steps(session, cast, report.id, READ[what])
        for year in EARLIER_YEARS:
            _report_year(session, cast, year)
            _keep_days(session, cast, year)
        after, found_again = _steps(session, cast, report.id, READ[what])
    assert found_again == found
    assert after <= before * 1.3 + 60, f"{before} steps with two years, {after} with eleven"


def _steps(session: Session, cast: Cast, report: int, read: Callable[..., object]) -> tuple[int, object]:
    """How many steps the database takes for it, and what it finds."""
    session.flush()
    driver = session.connection().connection.driver_connection
    assert driver is not None
    count = 0

    def step() -> int:
        nonlocal count
        count += 1
        return 0

    driver.set_progress_handler(step, 1)
    try:
        found = read(session, cast, report)
    finally:
        driver.set_progress_handler(None, 0)
    return count, [found_one.id for found_one in found] if isinstance(found, list) else found


def _report_year(session: Session, cast: Cast, year: int) -> None:
    common = {"library_id": cast.library.id, "year": year, "status": "approved", "opened_at": NOW}
    months = [
        {**common, "department_id": department.id, "month": month, "open_until": None}
        for department in cast.departments.values()
        for month in range(1, 13)
    ]
    session.execute(insert(Submission), months)


def _keep_days(session: Session, cast: Cast, year: int) -> None:
    common = {"library_id": cast.library.id, "department_id": cast.departments[READERS].id, "value": Decimal(3)}
    figures = [figure for (_, number, _), figure in cast.figures.items() if number in ("14", "15")]
    by = {"typed": "3", "entered_by": cast.people[MALIKA].id, "entered_at": NOW}
    days = [date(year, 1, 1) + timedelta(days=at) for at in range(365)]
    rows = [{**common, **by, "figure_id": figure, "day": day} for figure in figures for day in days]
    session.execute(insert(DayCount), rows)
