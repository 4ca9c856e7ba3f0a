"""What a library has recorded about one year: now, or as it was at a past moment.

Whoever measures, lists or prints progress takes this one value and need not know which of the two it is.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from plan.calendar import end_of_day
from plan.indicator import Indicator
from plan.progress.account import Account
from plan.progress.paper import Actual, Evidence
from plan.progress.replay import AnswerThen, ReportThen, Then, replay
from plan.progress.tally import Reported
from plan.rate import number_from_history
from storage.month.answers import answers_of
from storage.month.counted import Returned, counted_of_figure, counted_values, returned_reports
from storage.month.evidence import evidence_of_year
from storage.month.submissions import COUNTED, submissions_of_year
from storage.oversight import history
from storage.papers.facts import actuals_of_year
from storage.people import people
from storage.planning import plans
from storage.planning.plans import PlanContent
from storage.planning.versions import content_as_of
from storage.tables import Submission
from usecases.work import Work


@dataclass(frozen=True)
class YearRecord(ABC):
    """One year of one library. What it holds is read when it is first asked for, and then kept."""

    viewer: Work
    """Whoever looks, now: what they may see is decided as of now, whatever the moment of the record."""
    work: Work
    """The same person's work, with the clock put back to the moment of the record."""
    plan: PlanContent
    as_it_was: datetime | None
    """The past moment; None for the present."""

    @property
    def today(self) -> date:
        """The day of the record, in the library's time zone."""
        return self.work.today

    @property
    @abstractmethod
    def counted(self) -> Sequence[Reported]:
        """Every number that stands in the year's report."""

    @property
    @abstractmethod
    def submissions(self) -> Sequence[Submission]:
        """The departments' reports of the year, sent or not."""

    @abstractmethod
    def accounts(self, indicator: Indicator, until: int) -> list[Account]:
        """Every number counted for one asked figure from January to the month `until` (1–12), with who gave it."""

    @abstractmethod
    def actuals(self) -> list[Actual]:
        """Every number and note of the reports that count, by month and department."""

    @abstractmethod
    def evidence(self) -> list[Evidence]:
        """The files and links beside the figures of the reports that count."""


def year_record(work: Work, year: int, as_of: datetime | None = None) -> YearRecord | None:
    """A year as it is now, or as it was at the past moment `as_of`; None when it has, or had, no plan."""
    return record_now(work, year) if as_of is None else record_as_of(work, year, as_of)


def record_now(work: Work, year: int) -> YearRecord | None:
    """A year as the tables tell it; None when it has no plan."""
    plan = plans.plan_of_year(work.session, work.library.id, year)
    return _RecordNow(work, work, plan, None) if plan is not None else None


def record_as_of(work: Work, year: int, moment: datetime) -> YearRecord | None:
    """A year as it was at a moment: the plan from its kept versions, the reports from the history. None when there
    was no plan for it yet."""
    plan = content_as_of(work.session, work.library.id, year, moment)
    if plan is None:
        return None
    then = replay(history.history_of_reports(work.session, work.library.id, year, moment))
    local = moment.astimezone(work.now.tzinfo)
    return _RecordThen(work, replace(work, now=local), plan, local, then)


class _RecordNow(YearRecord):
    """The present, from the tables."""

    @cached_property
    def counted(self) -> Sequence[Reported]:
        return counted_values(self.work.session, self.work.library.id, self.plan.year)

    @cached_property
    def submissions(self) -> Sequence[Submission]:
        return submissions_of_year(self.work.session, self.work.library.id, self.plan.year)

    def accounts(self, indicator: Indicator, until: int) -> list[Account]:
        numbers = counted_of_figure(self.work.session, self.work.library.id, self.plan.year, indicator.key)
        places = {(number.department, number.month) for number in numbers}
        accounts = [
            self._account(indicator, submission)
            for submission in self.submissions
            if submission.month <= until and (submission.department_id, submission.month) in places
        ]
        return [account for account in accounts if account is not None]

    def _account(self, indicator: Indicator, submission: Submission) -> Account | None:
        session = self.work.session
        if submission.id in self._returned:
            return self._account_sent(indicator, self._returned[submission.id])
        answer = answers_of(session, submission.id).get(indicator.key)
        if answer is None or answer.id is None or answer.value is None:
            return None
        return Account(
            indicator=indicator.key,
            department=submission.department_id,
            month=submission.month,
            value=answer.value,
            by=_name(self.work, answer.entered_by),
            at=answer.entered_at.astimezone(self.work.now.tzinfo),
            approved=submission.status == "approved",
            note=answer.note,
            instead_of=_name(self.work, history.answered_for(session, answer.id)),
            since=submission.since if indicator.has_sum else 0,
        )

    @cached_property
    def _returned(self) -> dict[int, Returned]:
        back = returned_reports(self.work.session, self.work.library.id, self.plan.year)
        return {report.submission: report for report in back}

    def _account_sent(self, indicator: Indicator, report: Returned) -> Account | None:
        """A number of a returned report as it was sent, by whoever sent it."""
        said = report.said.get(indicator.key)
        number = number_from_history(dict(said)) if said is not None else None
        if said is None or number is None or report.sent_at is None:
            return None
        at = report.sent_at.astimezone(self.work.now.tzinfo)
        place = (indicator.key, report.department, report.month)
        by, note = _name(self.work, report.sent_by), said.get("note") or ""
        since = report.since if indicator.has_sum else 0
        return Account(*place, number, by, at, False, note, since=since)

    def actuals(self) -> list[Actual]:
        return actuals_of_year(self.work.session, self.work.library.id, self.plan.year)

    def evidence(self) -> list[Evidence]:
        return evidence_of_year(self.work.session, self.work.library.id, self.plan.year)


@dataclass(frozen=True)
class _RecordThen(YearRecord):
    """A past moment, from the history played up to it."""

    then: Then

    @cached_property
    def counted(self) -> Sequence[Reported]:
        return [
            Reported(answer.figure, report.department, report.month, answer.value, report.status, report.since)
            for report, answer in self._answers_sent()
            if answer.value is not None
        ]

    @cached_property
    def submissions(self) -> Sequence[Submission]:
        """The reports as rows that are in no database, for whoever reads such rows."""
        return [self._submission(report) for report in self.then.reports.values()]

    def accounts(self, indicator: Indicator, until: int) -> list[Account]:
        return [
            Account(
                indicator=indicator.key,
                department=report.department,
                month=report.month,
                value=answer.value,
                by=_name(self.work, answer.by),
                at=answer.at.astimezone(self.work.now.tzinfo),
                approved=report.status == "approved",
                note=answer.note,
                instead_of=_name(self.work, answer.instead_of),
                since=report.since,
            )
            for report, answer in self._answers_sent()
            if answer.figure == indicator.key and report.month <= until and answer.value is not None
        ]

    def actuals(self) -> list[Actual]:
        sent = list(self._answers_sent())
        names = {key: _name(self.work, key) for key in {answer.by for _, answer in sent}}
        return [
            Actual(
                indicator=answer.figure,
                department=report.department,
                month=report.month,
                value=answer.value,
                note=answer.note,
                approved=report.status == "approved",
                by=names[answer.by],
                at=answer.at,
                returned=report.status == "returned",
                since=report.since,
            )
            for report, answer in sent
        ]

    def evidence(self) -> list[Evidence]:
        reports = self.then.reports.values()
        sent = {(report.department, report.month) for report in reports if report.status in (*COUNTED, "returned")}
        beside = evidence_of_year(self.work.session, self.work.library.id, self.plan.year, until=self.work.now)
        return [item for item in beside if (item.department, item.month) in sent]

    def _answers_sent(self) -> Iterator[tuple[ReportThen, AnswerThen]]:
        """Every answer of the reports that had been sent, by month and department."""
        for report in sorted(self.then.reports.values(), key=lambda report: (report.month, report.department)):
            for _, answer in sorted(self.then.counted_of(report).items()):
                yield report, answer

    def _submission(self, report: ReportThen) -> Submission:
        until = None
        if report.until is not None:
            until = end_of_day(date.fromisoformat(report.until[:10]), self.work.now.tzinfo)
        return Submission(
            id=report.id,
            library_id=self.plan.library_id,
            department_id=report.department,
            year=report.year,
            month=report.month,
            since=report.since,
            status=report.status,
            opened_at=report.opened_at,
            submitted_at=report.submitted_at,
            submitted_by=report.submitted_by,
            open_until=until,
            approved_at=report.approved_at,
            approved_by=report.approved_by,
        )


def _name(work: Work, person_id: int | None) -> str:
    """A person's name; empty for nobody, and for a person of another library."""
    person = people.load_person(work.session, work.library.id, person_id) if person_id is not None else None
    return person.name if person is not None else ""
