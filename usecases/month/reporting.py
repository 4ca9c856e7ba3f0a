"""One month of a department: what its report holds, who may do what with it, and how it is opened."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from plan.indicator import Indicator
from plan.month import submission as rules
from plan.period import Month
from plan.status import Status
from storage.month import submissions
from storage.month.answers import Kept, Said, load_said
from storage.month.submissions import Told
from storage.planning import plans
from storage.planning.plans import PlanContent
from storage.tables import Submission
from usecases.work import Work

__all__ = ["Department", "Kept", "Report"]


class Department(Protocol):
    """A department as far as its reports need it: out of the library's facts, or its row."""

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
    answers: dict[int, Kept]
    access: rules.Access
    on_behalf_of: int | None = None
    """The person in whose place this one reports, being their deputy."""
    files: dict[int, int] = field(default_factory=dict)
    """Figure → how many files and links stand beside it; figures without any are left out."""
    past: dict[int, tuple[list[Told], list[Told]]] = field(default_factory=dict)
    """Figure → what was said of it in the year's earlier months, and in the same month of last year; of those figures
    that somebody has asked about (`usecases/month/past.py`)."""

    @property
    def answered(self) -> set[int]:
        """Figures of which something was said; a note alone says nothing yet."""
        return {key for key, answer in self.answers.items() if answer.state != "noted"}

    @property
    def questions_answered(self) -> int:
        """How many of the figures that are asked something was said of."""
        return len(self.asked) - len(self.unanswered)

    @property
    def unanswered(self) -> list[Indicator]:
        """Figures that are asked and of which nobody has said anything, in the plan's order."""
        answered = self.answered
        return [one for one in self.asked if one.key not in answered]

    @property
    def next_question(self) -> Indicator | None:
        return rules.next_question(self.asked, self.answered)

    @property
    def rows(self) -> list[Indicator]:
        """What the review shows: everything asked, and what was reported beyond that."""
        asked = {one.key for one in self.asked}
        answered = self.answered
        return [one for one in self.reported_by if one.key in asked or one.key in answered]

    @property
    def reported_by(self) -> list[Indicator]:
        """Every figure this department may report, in the plan's order."""
        return self.plan.reported_by(self.department.id)

    @property
    def unasked(self) -> list[Indicator]:
        """Figures outside their window that nobody has reported either: they can be opened all the same."""
        shown = {one.key for one in self.rows}
        return [one for one in self.reported_by if one.key not in shown]

    def place_of(self, indicator: Indicator) -> int:
        """Which question this is, counted from one; 0 when it is not among those asked."""
        keys = [one.key for one in self.asked]
        return keys.index(indicator.key) + 1 if indicator.key in keys else 0

    def find(self, key: int) -> Indicator | None:
        return next((one for one in self.reported_by if one.key == key), None)

    def value(self, indicator: Indicator) -> Decimal | None:
        answer = self.answers.get(indicator.key)
        return answer.value if answer is not None else None

    @property
    def takes_answers(self) -> bool:
        return self.access in ("open", "correct")


class Opened(Protocol):
    """What decides, beside the calendar, whether a month takes answers: its report, or what is known of it."""

    @property
    def status(self) -> Status: ...
    @property
    def open_until(self) -> datetime | None: ...


def access_now(work: Work, month: Month, submission: Opened | None) -> rules.Access:
    """What may be done now with a month's report; None is one that nobody has begun."""
    return rules.access(
        submission.status if submission else "draft",
        month_begun=work.today >= month.first_day,
        closes_on=work.calendar().closes_on(month),
        reopened_until=submission.open_until if submission else None,
        now=work.now,
    )


def why_not(work: Work, action: rules.Action, found: Report) -> rules.Refusal | None:
    """Why this person may not do something with a report; None when they may."""
    own = any(one.id == found.department.id for one in work.departments())
    return rules.refused(
        action,
        role=work.person.role,
        own=own,
        status=found.submission.status,
        access=access_now(work, found.month, found.submission),
    )


def open_report(work: Work, department: Department, month: Month) -> Report | None:
    """A department's month, begun if it was not; None when there is no plan, or the month is not begun or closed."""
    if plans.plan_of_year(work.session, work.library.id, month.year) is None:
        return None
    submission = submissions.of_department(work.session, department.id, month.year, month.number)
    if submission is None:
        if access_now(work, month, None) != "open":
            return None
        submission = create_draft(work, department, month)
    submissions.lock(work.session, submission)
    return _report(work, submission, department)


def load(work: Work, department: Department, month: Month) -> Report | None:
    """A department's month whatever its state, without beginning it; None when there is no plan. Its submission may be
    one that nobody keeps."""
    submission = submissions.of_department(work.session, department.id, month.year, month.number)
    nothing = Submission(department_id=department.id, year=month.year, month=month.number, status="draft")
    return _report(work, submission or nothing, department)


def create_draft(work: Work, department: Department, month: Month) -> Submission:
    """An empty draft of a department's month; the one that is there when somebody else has just begun it."""
    draft, is_new = submissions.begin(work.session, work.library.id, department.id, month, work.now)
    if not is_new:
        return draft
    absent = work.stands_in_for(department.id)
    after = {"month": str(month), "department": department.id}
    work.note_down("open", "submission", draft.id, after=after, on_behalf_of=absent.id if absent else None)
    return draft


def report(work: Work, submission_id: int, *, to_change: bool = False) -> Report | None:
    """A report this person may see: their department's, or any for whoever sees the whole library.

    `to_change=True` locks it first: what is read then, and what the rules are asked about, stands until this
    transaction ends.
    """
    submission = submissions.load(work.session, work.library.id, submission_id, to_change=to_change)
    if submission is None:
        return None
    said = load_said(work.session, work.library.id, submission.id)  # also tells of which version the facts are now
    own = any(department.id == submission.department_id for department in work.departments())
    if not own and not work.observes:
        return None
    department = work.facts().department(submission.department_id)
    loaded = _report(work, submission, department, said) if department is not None else None
    if loaded is not None and not own and loaded.takes_answers:
        loaded.access = "read"
    return loaded


def _report(work: Work, submission: Submission, department: Department, said: Said | None = None) -> Report | None:
    if said is None and submission.id is not None:
        said = load_said(work.session, work.library.id, submission.id)
    plan = plans.plan_of_year(work.session, work.library.id, submission.year)
    if plan is None:
        return None
    month = Month(submission.year, submission.month)
    absent = work.stands_in_for(department.id)
    return Report(
        submission,
        department,
        month,
        plan,
        plan.asked_in(department.id, month.number),
        said.answers if said is not None else {},
        access_now(work, month, submission),
        absent.id if absent else None,
        said.files if said is not None else {},
    )
