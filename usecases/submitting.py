"""The end of a month's report: sending it, whether that was in time, and opening it again after it had closed."""

from datetime import date, timedelta

from plan.calendar import end_of_day
from plan.ladder import Subject
from plan.period import Month
from storage import people, reminders, submissions
from usecases.answering import as_json
from usecases.reporting import Report, access_now, begun
from usecases.work import Work

REOPENED_FOR = 3
"""Working days for which a closed month is open again when the director opens it."""


def submit(work: Work, report: Report) -> bool:
    """Send the month to the director; False while something is still unanswered, or it is not open."""
    if report.access != "open" or report.next_question is not None:
        return False
    report.submission.status = "submitted"
    report.submission.submitted_at = work.now
    report.submission.submitted_by = work.person.id
    report.access = "correct"
    about = Subject("month", report.month, report.department.id)
    reminders.recall(work.session, work.library.id, str(about), work.now)
    work.note_down(
        "submit",
        "submission",
        report.submission.id,
        after={"figures": {str(key): as_json(answer) for key, answer in sorted(report.answers.items())}},
        on_behalf_of=report.on_behalf_of,
    )
    return True


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


def reopen(work: Work, department_id: int, month: Month) -> date | None:
    """The director opens a department's closed month for a few working days; returns the last of them."""
    department = people.department(work.session, work.library.id, department_id)
    if department is None or not work.directs:
        return None
    found = submissions.of_department(work.session, department.id, month.year, month.number)
    approved = found is not None and found.status == "approved"
    if approved or access_now(work, month, found) != "closed":
        return None
    if found is None:
        found = begun(work, department, month)
    last = work.calendar().working_day(work.today - timedelta(days=1), REOPENED_FOR)
    found.open_until = end_of_day(last, work.now.tzinfo)  # type: ignore[arg-type]
    work.note_down("reopen", "submission", found.id, after={"until": last.isoformat()})
    return last
