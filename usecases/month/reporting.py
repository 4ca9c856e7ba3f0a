"""One month of a department: what its report holds, who may do what with it, and how it is opened."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from plan.indicator import Indicator
from plan.month import submission as rules
from plan.month.day_counts import month_value
from plan.period import Month
from plan.status import Status
from storage.month import submissions
from storage.month.answers import LastJudged, ReportContents, SentBack, StoredAnswer, load_report_contents
from storage.month.submissions import EarlierNumber
from storage.planning import plans
from storage.planning.plans import PlanContent
from storage.tables import Submission
from usecases.month.owing import can_be_told, is_inside_sum, month_as_asked
from usecases.work import Work

__all__ = ["Department", "LastJudged", "Report", "SentBack", "StoredAnswer"]


class Department(Protocol):
    """What reports need of a department; both the library's facts and the table's row have it."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...


@dataclass(slots=True)
class Report:
    """One department's month as its reporter sees it."""

    submission: Submission
    department: Department
    month: Month
    plan: PlanContent
    asked: list[Indicator]
    answers: dict[int, StoredAnswer]
    access: rules.Access
    on_behalf_of: int | None = None
    """The person in whose place this one reports, being their deputy."""
    files: dict[int, int] = field(default_factory=dict)
    """Figure → how many files and links stand beside it; figures without any are left out."""
    days: dict[int, dict[int, Decimal]] = field(default_factory=dict)
    """Figure → day of the month → what was counted on it; figures without any are left out."""
    sent_back: SentBack | None = None
    """Of a report that is returned: why."""
    last_judged: LastJudged | None = None
    """Read already where the report waits to be approved, or was approved until this very answer."""
    inside_sum: bool = False
    """Whether the month is part of a sum that stands in the report of a later one."""
    past: dict[int, tuple[list[EarlierNumber], list[EarlierNumber]]] = field(default_factory=dict)
    """Figure → its numbers in the year's earlier months, and in the same month of last year. `usecases/month/past.py`
    fills it for the figures that are needed."""

    @property
    def answered(self) -> set[int]:
        """Keys of the figures that are answered; a note alone is no answer."""
        return {key for key, answer in self.answers.items() if answer.state != "noted"}

    @property
    def questions_answered(self) -> int:
        """How many of the questions are answered."""
        return len(self.asked) - len(self.unanswered)

    @property
    def unanswered(self) -> list[Indicator]:
        """The questions without an answer, in the plan's order."""
        answered = self.answered
        return [row for row in self.asked if row.key not in answered]

    @property
    def zeros_left(self) -> list[Indicator]:
        """The unanswered questions to which "the rest are zero" can be the answer; what the diary has counted is not
        zero, and is asked."""
        return [row for row in self.unanswered if row.is_added_up and not self.counted_by_days(row)]

    @property
    def counted_rows(self) -> list[Indicator]:
        """The unanswered questions of which the diary has counted something."""
        return [row for row in self.unanswered if self.counted_by_days(row)]

    def counted_by_days(self, indicator: Indicator) -> Decimal | None:
        """What the diary's days make of the month; None without days."""
        return month_value(indicator, self.days.get(indicator.key, {}))

    @property
    def next_question(self) -> Indicator | None:
        return rules.next_question(self.asked, self.answered)

    @property
    def rows(self) -> list[Indicator]:
        """The rows of the review: all questions, and what was reported beyond them."""
        asked = {row.key for row in self.asked}
        answered = self.answered
        return [row for row in self.reported_by if row.key in asked or row.key in answered]

    @property
    def reported_by(self) -> list[Indicator]:
        """Every figure this department may report, in the plan's order."""
        every = self.plan.reported_by(self.department.id)
        if not self.month.since and not self.inside_sum:
            return every
        return [row for row in every if can_be_told(row, self.month, self.inside_sum)]

    @property
    def unasked(self) -> list[Indicator]:
        """Figures that this month does not ask for and nobody has reported; they can be reported all the same."""
        shown = {row.key for row in self.rows}
        return [row for row in self.reported_by if row.key not in shown]

    def place_of(self, indicator: Indicator) -> int:
        """The number of a question, counted from one; 0 when it is not asked."""
        keys = [row.key for row in self.asked]
        return keys.index(indicator.key) + 1 if indicator.key in keys else 0

    def time_of(self, indicator: Indicator) -> Month:
        """What a number stands for: the month, or the months of the sum; a level stands at the end of its month."""
        return self.month if indicator.is_added_up else replace(self.month, since=0)

    def find(self, key: int) -> Indicator | None:
        return next((row for row in self.reported_by if row.key == key), None)

    def value(self, indicator: Indicator) -> Decimal | None:
        answer = self.answers.get(indicator.key)
        return answer.value if answer is not None else None

    @property
    def takes_answers(self) -> bool:
        return self.access in ("open", "correct")


class Reopenable(Protocol):
    """What decides, beside the calendar, whether a month takes answers: a submission, or its values from a query."""

    @property
    def status(self) -> Status: ...
    @property
    def open_until(self) -> datetime | None: ...


def access_now(work: Work, month: Month, submission: Reopenable | None) -> rules.Access:
    """What may be done now with a month's report; `submission` is None when nobody has begun it."""
    return rules.access_of(
        submission.status if submission else "draft",
        month_begun=work.today >= month.first_day,
        closes_on=work.calendar().closes_on(month),
        reopened_until=submission.open_until if submission else None,
        now=work.now,
    )


def refusal_of(work: Work, action: rules.Action, report: Report) -> rules.Refusal | None:
    """Why this person may not do something with a report; None when they may."""
    own = any(department.id == report.department.id for department in work.departments())
    return rules.refusal_reason(
        action,
        role=work.person.role,
        own=own,
        status=report.submission.status,
        access=access_now(work, report.month, report.submission),
    )


def open_report(work: Work, department: Department, month: Month) -> Report | None:
    """A department's month, locked; its draft is created when there is none. None when there is no plan, or the month
    has not begun or has closed without a report."""
    if plans.plan_of_year(work.session, work.library.id, month.year) is None:
        return None
    submission = submissions.submissions_of_department(work.session, department.id, month.year, month.number)
    if submission is None:
        if access_now(work, month, None) != "open":
            return None
        submission = create_draft(work, department, month)
    submissions.lock_submission(work.session, submission)
    return _report_of(work, submission, department)


def load_month(work: Work, department: Department, month: Month) -> Report | None:
    """A department's month in whatever state; None when there is no plan. No draft is created: when there is none, the
    report has an empty submission that is not in the database."""
    submission = submissions.submissions_of_department(work.session, department.id, month.year, month.number)
    since = month_as_asked(work, department.id, month, None).since if submission is None else 0
    nothing = Submission(department_id=department.id, year=month.year, month=month.number, since=since, status="draft")
    return _report_of(work, submission or nothing, department)


def create_draft(work: Work, department: Department, month: Month) -> Submission:
    """Create an empty draft of a department's month; returns the existing one when somebody else was faster."""
    month = month_as_asked(work, department.id, month, None)
    draft, is_new = submissions.create_submission(work.session, work.library.id, department.id, month, work.now)
    if not is_new:
        return draft
    absent = work.stands_in_for(department.id)
    after = {"month": str(month), "department": department.id, **({"since": month.since} if month.since else {})}
    work.note_down("open", "submission", draft.id, after=after, on_behalf_of=absent.id if absent else None)
    return draft


def load_report(work: Work, submission_id: int, *, to_change: bool = False) -> Report | None:
    """A report by its id; None when there is none, or this person may not see it.

    `to_change=True` locks the row first, so that what is read stays true until the transaction ends.
    """
    submission = submissions.load_submission(work.session, work.library.id, submission_id, to_change=to_change)
    if submission is None:
        return None
    contents = _contents_of(work, submission)  # also tells of which version the facts are now
    own = any(department.id == submission.department_id for department in work.departments())
    if not own and not work.observes:
        return None
    department = work.facts().department(submission.department_id)
    loaded = _report_of(work, submission, department, contents) if department is not None else None
    if loaded is not None and not own and loaded.takes_answers:
        loaded.access = "read"
    return loaded


def _contents_of(work: Work, submission: Submission) -> ReportContents:
    return load_report_contents(work.session, work.library.id, submission.id, submission.status)


def _report_of(
    work: Work, submission: Submission, department: Department, contents: ReportContents | None = None
) -> Report | None:
    if contents is None and submission.id is not None:
        contents = _contents_of(work, submission)
    plan = plans.plan_of_year(work.session, work.library.id, submission.year)
    if plan is None:
        return None
    month = Month(submission.year, submission.month, submission.since)
    absent = work.stands_in_for(department.id)
    inside = _may_be_inside(work, month) and is_inside_sum(work, department.id, month)
    asked = plan.asked_in(department.id, month.number, month.since)
    return Report(
        submission,
        department,
        month,
        plan,
        [row for row in asked if can_be_told(row, month, inside)] if inside else asked,
        contents.answers if contents is not None else {},
        access_now(work, month, submission),
        absent.id if absent else None,
        contents.files if contents is not None else {},
        contents.days if contents is not None and not month.since else {},
        contents.sent_back if contents is not None else None,
        contents.judged if contents is not None else None,
        inside_sum=inside,
    )


def _may_be_inside(work: Work, month: Month) -> bool:
    """Whether a month lies before the library began: no other is part of a sum, and nothing needs to be asked."""
    return not month.since and work.calendar().is_before_beginning(month)
