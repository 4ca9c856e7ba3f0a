"""The library's figures as they stood at a past moment: the plan from its kept states, the numbers from the history."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from plan.calendar import end_of_day
from plan.period import Month
from plan.progress.replay import AnswerThen, ReportThen, Then, replay
from plan.progress.tally import Reported
from storage.month.submissions import COUNTED
from storage.oversight import history
from storage.planning.plans import PlanContent
from storage.planning.versions import content_as_of
from storage.tables import Submission
from usecases.work import Work

OFFERED = 6
"""Months back for which days are offered by buttons; any other day can be typed."""


@dataclass(frozen=True, slots=True)
class Past:
    """One year of one library at a past moment. `work` is the same person's, with the clock put back."""

    work: Work
    plan: PlanContent
    then: Then

    def counted(self) -> list[Reported]:
        """Every figure that stood in the year's report then."""
        return [
            Reported(said.figure, report.department, report.month, said.value, report.status)
            for report, said in self.said()
            if said.value is not None
        ]

    def said(self) -> Iterable[tuple[ReportThen, AnswerThen]]:
        """Every answer of the reports that had been sent, by month and department."""
        reports = self.then.reports
        places = sorted(self.then.answers, key=lambda at: (reports[at[0]].month, reports[at[0]].department, at[1]))
        for place in places:
            if reports[place[0]].status in COUNTED:
                yield reports[place[0]], self.then.answers[place]

    def sent(self) -> set[tuple[int, int]]:
        """The (department, month) pairs whose report had been sent."""
        return {(one.department, one.month) for one in self.then.reports.values() if one.status in COUNTED}

    def submissions(self) -> list[Submission]:
        """The reports as rows that are in no database, for whoever reads such rows."""
        return [self._row(one) for one in self.then.reports.values()]

    def _row(self, report: ReportThen) -> Submission:
        until = None
        if report.until is not None:
            until = end_of_day(date.fromisoformat(report.until[:10]), self.work.now.tzinfo)
        return Submission(
            id=report.id,
            library_id=self.plan.library_id,
            department_id=report.department,
            year=report.year,
            month=report.month,
            status=report.status,
            opened_at=report.opened_at,
            submitted_at=report.submitted_at,
            submitted_by=report.submitted_by,
            open_until=until,
            approved_at=report.approved_at,
            approved_by=report.approved_by,
        )


def past(work: Work, year: int, moment: datetime) -> Past | None:
    """A year as it stood at a moment; None when there was no plan for it yet."""
    plan = content_as_of(work.session, work.library.id, year, moment)
    if plan is None:
        return None
    then = replay(history.of_reports(work.session, work.library.id, year, moment))
    return Past(replace(work, now=moment.astimezone(work.now.tzinfo)), plan, then)


def end_of(work: Work, day: date) -> datetime | None:
    """The last moment of a past day in the library's time; None for today and later, when there is nothing to go back
    to, and for days before there was a library."""
    if not work.library.created_at.astimezone(work.now.tzinfo).date() <= day < work.today:
        return None
    return datetime.combine(day, time.max, work.now.tzinfo)


def days_to_offer(work: Work, month: Month) -> list[list[date]]:
    """Days of the last finished months up to one, newest first: of each its last day and the day its report was due,
    as far as these are past."""
    newest = min(month, Month.last_finished(work.today))
    months = [newest]
    while len(months) < OFFERED:
        months.append(months[-1].previous)
    offered = ([one.last_day, work.calendar().due_on(one)] for one in months if end_of(work, one.last_day))
    return [[day for day in days if end_of(work, day)] for days in offered]


def first_day(work: Work) -> date:
    """The first day that can be gone back to."""
    return work.library.created_at.astimezone(work.now.tzinfo).date()


def last_day(work: Work) -> date:
    """The last one: yesterday."""
    return work.today - timedelta(days=1)
