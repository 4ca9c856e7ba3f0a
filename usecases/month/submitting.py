"""Sending a month's report, whether that was in time, and opening a closed month again."""

from datetime import date, timedelta
from typing import Literal

from plan.calendar import end_of_day
from plan.month.submission import Refusal, refusal_reason
from plan.period import Month
from plan.reminders.ladder import Subject
from storage.month import submissions
from storage.oversight import returns
from storage.people import people
from storage.reminders import ledger as reminders
from usecases.month.answering import answers_as_json, is_final
from usecases.month.reporting import Report, access_now, create_draft, refusal_of
from usecases.work import Work

REOPENED_FOR = 3
"""Working days for which a closed month is open again when its report is returned."""
OPEN_DAYS = (1, REOPENED_FOR, 5, 10)
"""Working days, today among them, that the director may choose from when opening a closed month."""
LONGEST_OPEN = timedelta(days=60)


def submit_report(work: Work, report: Report) -> bool:
    """Send the month to the director; False when a question is unanswered, or the rules do not allow it.

    A report that was returned keeps the moment at which it was first sent, so that the return makes it no later.
    """
    submissions.lock_submission(work.session, report.submission)
    if refusal_of(work, "submit", report) is not None or report.next_question is not None:
        return False
    before = report.submission.status
    final = is_final(work)
    report.submission.status = "approved" if final else "submitted"
    report.submission.submitted_at = report.submission.submitted_at or work.now
    report.submission.submitted_by = work.person.id
    report.submission.approved_at = work.now if final else None
    report.submission.approved_by = work.person.id if final and work.directs else None
    report.access = "correct"
    returned = returns.open_return(work.session, report.submission.id)
    if returned is not None:
        returned.settled_at = work.now
    about = Subject("month", report.month, report.department.id)
    reminders.recall_messages(work.session, work.library.id, str(about), work.now)
    work.note_down(
        "submit",
        "submission",
        report.submission.id,
        before={"status": before},
        after={"status": report.submission.status, "figures": answers_as_json(report), **_approved_by(report)},
        on_behalf_of=report.on_behalf_of,
    )
    return True


def _approved_by(report: Report) -> dict[str, int | None]:
    """For the history: who approved the report by sending it (the director, or nobody where no approvals are asked)."""
    return {"by": report.submission.approved_by} if report.submission.status == "approved" else {}


def is_on_time(work: Work, report: Report) -> bool:
    """Whether the month was sent by its due day, or would be if it were sent now. Nobody is late with a month that had
    closed before they came."""
    if not work.calendar().was_here(report.month, report.department.id):
        return True
    moment = report.submission.submitted_at or work.now
    return moment < end_of_day(work.calendar().due_on(report.month, report.department.id), work.now.tzinfo)


def open_until(work: Work, report: Report) -> date:
    """The last day on which a month may be sent or corrected: its closing day, or later when it was opened again."""
    closes_on = work.calendar().closes_on(report.month)
    reopened = report.submission.open_until
    if reopened is None:
        return closes_on
    return max(closes_on, (reopened.astimezone(work.now.tzinfo) - timedelta(seconds=1)).date())


def days_to_open(work: Work) -> list[date]:
    """The days up to whose end a closed month may be opened again."""
    yesterday = work.today - timedelta(days=1)
    return [work.calendar().working_day(yesterday, days) for days in OPEN_DAYS]


def refusal_to_reopen(work: Work, department_id: int, month: Month) -> Refusal | None:
    """Why this person may not open a department's month again; None when they may."""
    submission = submissions.submissions_of_department(work.session, department_id, month.year, month.number)
    if submission is not None:
        submissions.lock_submission(work.session, submission)
    return refusal_reason(
        "reopen",
        role=work.person.role,
        own=False,
        status=submission.status if submission is not None else "draft",
        access=access_now(work, month, submission),
    )


def reopen_month(work: Work, department_id: int, month: Month, last: date) -> Refusal | Literal["gone"] | None:
    """Open a department's closed month again up to the end of a day. Returns None when it is done, or why not:
    "gone" for an unknown department or an impossible day."""
    department = people.load_department(work.session, work.library.id, department_id)
    if department is None or not work.today <= last <= work.today + LONGEST_OPEN:
        return "gone"
    refusal = refusal_to_reopen(work, department_id, month)
    if refusal is not None:
        return refusal
    submission = submissions.submissions_of_department(work.session, department.id, month.year, month.number)
    if submission is None:
        submission = create_draft(work, department, month)
    submission.open_until = end_of_day(last, work.now.tzinfo)
    work.note_down("reopen", "submission", submission.id, after={"until": last.isoformat()})
    return None
