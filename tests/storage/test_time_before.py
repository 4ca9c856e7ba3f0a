"""Databases from before a time could be left out, or given as one sum, are read as they were, today and on every past
day."""

from datetime import timedelta
from decimal import Decimal

from sqlalchemy import text

from plan.period import Month, Span
from plan.progress.report import ProgressReport
from storage.database import Database, open_database
from storage.migrate import migrate
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR, gather, moment
from usecases.conversation import work_of_account
from usecases.month.answering import record_answer
from usecases.month.reporting import open_report
from usecases.month.submitting import submit_report
from usecases.progress.completeness import board_of_year
from usecases.progress.measuring import progress_report

BEFORE = "0015"
"""The newest revision without any of it."""
NOW = moment("2025-04-01 12:00")


def report_two_months(database: Database) -> None:
    """January and February, by everybody, with other numbers each time."""
    with database.write() as session:
        gather(session, moment("2025-01-06 09:00"))
    for month, at in ((1, "2025-02-03 10:00"), (2, "2025-03-04 10:00")):
        for account in (NILUFAR, BEKZOD, MALIKA):
            with database.write() as session:
                work = work_of_account(session, account, moment(at))
                assert work is not None
                for department in work.departments():
                    report = open_report(work, department, Month(2025, month))
                    assert report is not None
                    for place, row in enumerate(report.asked, 1):
                        record_answer(work, report, row, Decimal(10 * month + place), "")
                    assert submit_report(work, report)


def every_day(url: str) -> list[object]:
    """What is reported as it stands on each day since January, and the present board."""
    database = open_database(url)
    told: list[object] = []
    with database.read() as session:
        work = work_of_account(session, MALIKA, NOW)
        assert work is not None
        told.append(board_of_year(work, 2025))
        for span in ("2025-month-2", "2025-quarter-1", "2025-year-1"):
            for days in range(0, 100, 4):
                report = progress_report(work, Span.parse(span), NOW - timedelta(days=days))
                told.append(report and of(report))
            assert told[-15] != told[-25], "the past days differ"
            present = progress_report(work, Span.parse(span))
            assert present is not None
            assert any(line.actual for line in present.lines)
            told.append(of(present))
    database.close()
    return told


def of(report: ProgressReport) -> list[object]:
    """Answers, actuals, targets, standings and who has reported."""
    lines = [
        (line.indicator.target, line.months, line.actual, line.in_span, line.completion, line.standing, line.forecast)
        for line in report.lines
    ]
    return [*lines, report.completion, report.expected, report.completeness]


def test_every_past_day_is_the_same_after_the_upgrade(database: Database, database_url: str) -> None:
    report_two_months(database)
    before = every_day(database_url)
    database.close()
    migrate(database_url, BEFORE)
    migrate(database_url)
    assert every_day(database_url) == before
    opened = open_database(database_url)
    with opened.read() as session:
        assert set(session.execute(text("SELECT since, met FROM departments"))) <= {(None, 1), (None, True)}
        assert set(session.execute(text("SELECT since FROM submissions"))) == {(0,)}
        assert set(session.execute(text("SELECT begins, earlier_sum FROM plans"))) == {(1, 0)}
    opened.close()
