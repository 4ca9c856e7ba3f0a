"""The history is complete: the whole demo year is lived through month by month, with approvals, returns, corrections
and months opened again, and everything that stands in the tables is then made anew out of the history alone."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from decimal import Decimal
from random import Random

import pytest
from sqlalchemy import func, select

from bot.demo import MALIKA, PLAYERS, ZONE, create_demo, report_month
from plan.calendar import WorkCalendar
from plan.period import Month, Span
from plan.progress.replay import Then
from storage.base import Session
from storage.database import Database
from storage.people import people
from storage.tables import Answer
from tests.support.months.rebuilt import replayed, tables
from usecases.month import answering, reporting, submitting
from usecases.month.reporting import Report
from usecases.oversight import overseeing
from usecases.progress.measuring import progress_report
from usecases.work import Work, work_of

YEAR = 2025


def work_at(session: Session, account: int, now: datetime) -> Work:
    person = people.by_telegram_id(session, account)
    assert person is not None
    return work_of(session, person, now)


def opened(work: Work, submission: int) -> Report:
    report = reporting.load_report(work, submission)
    assert report is not None
    return report


class Life:
    """What happens to the reports of the demo library."""

    def __init__(self, session: Session, library: int) -> None:
        self.session, self.library, self.chance = session, library, Random(YEAR)
        self.happened: dict[str, int] = {}
        self.snapshots: list[tuple[datetime, Then]] = []

    def month(self, month: Month) -> None:
        for player in PLAYERS:
            report_month(self.session, player, month)
        eighth = WorkCalendar().working_day(month.last_day, 8)  # all have reported, and nothing is locked yet
        now = datetime.combine(eighth, time(9), ZONE)
        for number, waiting_report in enumerate(overseeing.waiting_reports(work_at(self.session, MALIKA.account, now))):
            if waiting_report.month == month:
                self.judge(waiting_report.submission, now + timedelta(hours=number))
        self.again(month.previous, now + timedelta(days=15))
        self.session.flush()
        self.snapshots.append((now + timedelta(days=15), tables(self.session)))

    def judge(self, submission: int, now: datetime) -> None:
        """Approve it; or return it, have it changed and sent again; or approve it and have it corrected."""
        malika = work_at(self.session, MALIKA.account, now)
        report = opened(malika, submission)
        fate = self.chance.choice(["approve", "return", "correct", "leave"])
        self.happened[fate] = self.happened.get(fate, 0) + 1
        if fate == "return":
            sent_back = overseeing.return_report(malika, report, [report.rows[0].key], "Tekshiring")
            assert not isinstance(sent_back, str)
            self.change(report, now + timedelta(minutes=10), "")
            sender = self.sender(report, now + timedelta(minutes=20))
            assert submitting.submit_report(sender, opened(sender, submission))
            report = opened(malika, submission)
        if fate != "leave":
            assert overseeing.approve_report(malika, report, overseeing.revision_of(report)) is None
        if fate == "correct":
            self.change(report, now + timedelta(minutes=30), "Xato yozilgan edi")

    def sender(self, report: Report, now: datetime) -> Work:
        player = next(candidate for candidate in PLAYERS if candidate.department == report.department.name)
        return work_at(self.session, player.account, now)

    def change(self, report: Report, now: datetime, why: str) -> None:
        work = self.sender(report, now)
        mine = opened(work, report.submission.id)
        row = self.chance.choice(mine.rows)
        value = None if not why and self.chance.random() < 0.2 else (mine.value(row) or Decimal(0)) + 3
        answering.record_answer(work, mine, row, value, str(value), why=why, question=False)
        answering.add_note(work, mine, row, f"{mine.month}da tuzatildi")

    def again(self, month: Month, now: datetime) -> None:
        """The director opens a closed month of somebody's again, and it is corrected."""
        if month.year != YEAR:
            return
        malika = work_at(self.session, MALIKA.account, now)
        left = [report for report in overseeing.waiting_reports(malika) if report.month == month]
        for waiting_report in left[:1]:
            report = opened(malika, waiting_report.submission)
            assert submitting.reopen_month(malika, report.department.id, month, malika.today) is None
            self.change(report, now, "Kechikkan ma'lumot")
            self.happened["reopen"] = self.happened.get("reopen", 0) + 1


@pytest.fixture
def life(database: Database) -> Iterator[Life]:
    with database.write() as session:
        lived = Life(session, create_demo(session).id)
        for number in range(1, 13):
            lived.month(Month(YEAR, number))
        yield lived


@pytest.mark.long
def test_it_rebuilds_the_whole_year_from_the_history_alone(life: Life) -> None:
    """At its end, and as it stood at the end of every month."""
    life.session.flush()
    now = tables(life.session)
    assert all(life.happened[action] > 3 for action in ("approve", "return", "correct", "leave", "reopen")), (
        life.happened
    )
    assert len(now.answers) == life.session.scalar(select(func.count()).select_from(Answer))
    assert len(now.answers) > 400
    for moment, stood in [(None, now), *life.snapshots]:
        rebuilt = replayed(life.session, life.library, moment)
        assert rebuilt.reports == stood.reports, moment
        assert rebuilt.answers == stood.answers, moment
    _measures_alike(life)


def _measures_alike(life: Life) -> None:
    """/hisobot says the same, made from the tables or from the history."""
    after = datetime(2026, 1, 31, 9, 0, tzinfo=ZONE)
    malika = work_at(life.session, MALIKA.account, after)
    for span in ("2025-year-1", "2025-quarter-2", "2025-month-9"):
        present = progress_report(malika, Span.parse(span))
        rebuilt = progress_report(malika, Span.parse(span), after)
        assert present is not None
        assert rebuilt is not None
        assert (rebuilt.lines, rebuilt.completeness) == (present.lines, present.completeness)
