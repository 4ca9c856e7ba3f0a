"""Which report of their own a person has at hand: the one they owe, have begun, or wrote into last."""

from plan.month.question import MonthState
from storage.month.answers import last_written_by
from usecases.month.months import month_states, month_to_report
from usecases.month.reporting import Department, Report, report
from usecases.work import Work


def owed(work: Work) -> tuple[Department, MonthState] | None:
    """The report this person has to send and has not begun: of several the oldest month's."""
    found = [(one, state) for one in work.departments() if (state := month_to_report(work, one)) is not None]
    return min((one for one in found if one[1].submission_id is None), key=lambda one: one[1].month, default=None)


def unfinished(work: Work) -> Report | None:
    """The report this person has begun and not sent, to go on with; the one touched last when there are several."""
    drafts = [
        found
        for department in work.departments()
        for state in month_states(work, department)
        if state.status in ("draft", "returned") and state.access == "open" and state.submission_id is not None
        if (found := report(work, state.submission_id)) is not None
    ]
    return max(drafts, key=_touched) if drafts else None


def last_answered(work: Work) -> Report | None:
    """The report into which this person wrote last, if they may still see it."""
    found = last_written_by(work.session, work.library.id, work.person.id)
    return report(work, found) if found is not None else None


def _touched(report: Report) -> float:
    moments = [answer.entered_at for answer in report.answers.values()] + [report.submission.opened_at]
    return max(moments).timestamp()
