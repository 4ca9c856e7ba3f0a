"""The end of a month's report: sending it, whether that was in time, and opening it again after it had closed."""

from datetime import date, timedelta

from plan.calendar import end_of_day
from plan.ladder import Subject
from plan.period import Month
from plan.submission import Refusal, refused
from storage import people, reminders, returns, submissions
from usecases.answering import figures_said, is_final
from usecases.reporting import Report, access_now, begun, why_not
from usecases.work import Work

REOPENED_FOR = 3
"""Working days for which a closed month is open again when the director opens it."""


def submit(work: Work, report: Report) -> bool:
    """Send the month to the director; False while something is still unanswered, or the rules do not allow it.

    A report that was returned keeps the moment at which it was first sent: the return is no lateness of the reporter's.
    """
    submissions.hold(work.session, report.submission)
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
    return moment < end_of_day(work.calendar().due_on(report.month), work.now.tzinfo)  # type: ignore[arg-type]


def correctable_until(work: Work, report: Report) -> date:
    """The last day on which a month that was sent may still be corrected: later than its closing when it was opened
    again."""
    closes_on = work.calendar().closes_on(report.month)
    reopened = report.submission.open_until
    if reopened is None:
        return closes_on
    return max(closes_on, (reopened.astimezone(work.now.tzinfo) - timedelta(seconds=1)).date())


def reopen(work: Work, department_id: int, month: Month) -> date | Refusal | None:
    """The director opens a department's closed month for a few working days; returns the last of them, or why it
    cannot be opened. None when there is no such department."""
    department = people.department(work.session, work.library.id, department_id)
    if department is None:
        return None
    found = submissions.of_department(work.session, department.id, month.year, month.number)
    if found is not None:
        submissions.hold(work.session, found)
    status = found.status if found is not None else "draft"
    now = access_now(work, month, found)
    why_not = refused("reopen", role=work.person.role, own=False, status=status, access=now)  # type: ignore[arg-type]
    if why_not is not None:
        return why_not
    if found is None:
        found = begun(work, department, month)
    last = work.calendar().working_day(work.today - timedelta(days=1), REOPENED_FOR)
    found.open_until = end_of_day(last, work.now.tzinfo)  # type: ignore[arg-type]
    work.note_down("reopen", "submission", found.id, after={"until": last.isoformat()})
    return last
