"""Which of their own reports a person works on: the one they owe, have begun, or answered last."""

from plan.month.question import MonthState
from storage.month.answers import last_written_by
from usecases.month.months import month_states, month_to_report
from usecases.month.reporting import Department, Report, load_report
from usecases.work import Work


def owed_report(work: Work) -> tuple[Department, MonthState] | None:
    """The report that this person must send and has not begun; of several the oldest month's."""
    waits = ((department, month_to_report(work, department)) for department in work.departments())
    not_begun = [
        (department, state) for department, state in waits if state is not None and state.submission_id is None
    ]
    return min(not_begun, key=lambda owed_report: owed_report[1].month, default=None)


def unfinished_report(work: Work) -> Report | None:
    """The report that this person has begun and not sent; of several the one answered last."""
    drafts = [
        draft
        for department in work.departments()
        for state in month_states(work, department)
        if state.status in ("draft", "returned") and state.access == "open" and state.submission_id is not None
        if (draft := load_report(work, state.submission_id)) is not None
    ]
    return max(drafts, key=_last_touched) if drafts else None


def last_answered_report(work: Work) -> Report | None:
    """The report in which this person answered last; None when there is none, or they may not see it any more."""
    submission_id = last_written_by(work.session, work.library.id, work.person.id)
    return load_report(work, submission_id) if submission_id is not None else None


def _last_touched(report: Report) -> float:
    """When somebody last answered in a report or began it, as seconds since 1970."""
    moments = [answer.entered_at for answer in report.answers.values()] + [report.submission.opened_at]
    return max(moments).timestamp()
