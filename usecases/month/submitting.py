"""The end of a month's report: sending it, whether that was in time, and opening it again after it had closed."""

from datetime import date, timedelta
from typing import Literal

from plan.calendar import end_of_day
from plan.month.submission import Refusal, refused
from plan.period import Month
from plan.reminders.ladder import Subject
from storage.month import submissions
from storage.oversight import returns
from storage.people import people
from storage.reminders import ledger as reminders
from usecases.month.answering import figures_said, is_final
from usecases.month.reporting import Report, access_now, create_draft, why_not
from usecases.work import Work

REOPENED_FOR = 3
"""Working days for which a closed month is open again when its report is returned."""
OPEN_DAYS = (1, REOPENED_FOR, 5, 10)
"""Working days, today among them, that the director may choose from when opening a closed month."""
LONGEST_OPEN = timedelta(days=60)


def submit(work: Work, report: Report) -> bool:
    """Send the month to the director; False while something is still unanswered, or the rules do not allow it.

    A report that was returned keeps the moment at which it was first sent: the return is no lateness of the reporter's.
    """
    submissions.lock(work.session, report.submission)
    if why_not(work, "submit", report) is not None or report.next_question is not None:
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
    reminders.recall(work.session, work.library.id, str(about), work.now)
    work.note_down(
        "submit",
        "submission",
        report.submission.id,
        before={"status": before},
        after={"status": report.submission.status, "figures": figures_said(report), **_approved_by(report)},
        on_behalf_of=report.on_behalf_of,
    )
    return True


def _approved_by(report: Report) -> dict[str, int | None]:
    """Who approved a report by sending it: the director, or nobody where no approval is asked for."""
    return {"by": report.submission.approved_by} if report.submission.status == "approved" else {}


def on_time(work: Work, report: Report) -> bool:
    """Whether the month was (or would be now) sent by its due day."""
    moment = report.submission.submitted_at or work.now
    return moment < end_of_day(work.calendar().due_on(report.month), work.now.tzinfo)


def open_until(work: Work, report: Report) -> date:
    """The last day on which a month may be sent or, once it was, corrected: later than its closing when it was opened
    again."""
    closes_on = work.calendar().closes_on(report.month)
    reopened = report.submission.open_until
    if reopened is None:
        return closes_on
    return max(closes_on, (reopened.astimezone(work.now.tzinfo) - timedelta(seconds=1)).date())


def days_to_open(work: Work) -> list[date]:
    """The days up to whose end a closed month may be opened again."""
    yesterday = work.today - timedelta(days=1)
    return [work.calendar().working_day(yesterday, days) for days in OPEN_DAYS]


def why_not_reopen(work: Work, department_id: int, month: Month) -> Refusal | None:
    """Why this person may not open a department's month again; None when they may."""
    found = submissions.of_department(work.session, department_id, month.year, month.number)
    if found is not None:
        submissions.lock(work.session, found)
    return refused(
        "reopen",
        role=work.person.role,
        own=False,
        status=found.status if found is not None else "draft",
        access=access_now(work, month, found),
    )


def reopen(work: Work, department_id: int, month: Month, last: date) -> Refusal | Literal["gone"] | None:
    """The director opens a department's closed month up to the end of a day; None when it is done, or why it is not:
    "gone" for a department or a day that there is not."""
    department = people.department(work.session, work.library.id, department_id)
    if department is None or not work.today <= last <= work.today + LONGEST_OPEN:
        return "gone"
    refusal = why_not_reopen(work, department_id, month)
    if refusal is not None:
        return refusal
    found = submissions.of_department(work.session, department.id, month.year, month.number)
    if found is None:
        found = create_draft(work, department, month)
    found.open_until = end_of_day(last, work.now.tzinfo)
    work.note_down("reopen", "submission", found.id, after={"until": last.isoformat()})
    return None
