"""Which of their own reports a person works on: the one they owe, have begun, or answered last."""

from collections.abc import Sequence
from dataclasses import dataclass

from plan.month.question import MonthState
from plan.period import Month
from storage.month.answers import last_written_by
from usecases.month.months import first_waiting, is_closed_unsent, month_states
from usecases.month.reporting import Department, Report, load_report
from usecases.work import Work

Months = Sequence[tuple[Department, Sequence[MonthState]]]


@dataclass(frozen=True, slots=True)
class AtHand:
    """What somebody has to do for their own departments."""

    unfinished: Report | None
    """The report that they have begun and not sent; of several the one answered last."""
    owed: tuple[Department, MonthState] | None
    """The report that they must send and have not begun; of several the oldest month's."""
    closed: tuple[Department, MonthState] | None = None
    """The last finished month, if it has closed without having been sent; of several the first department's."""


def reports_at_hand(work: Work) -> AtHand:
    """Both are found in the same months, which are read once."""
    months = [(department, month_states(work, department)) for department in work.departments()]
    return AtHand(_unfinished_report(work, months), _owed_report(work, months), _closed_unsent(work, months))


def _closed_unsent(work: Work, months: Months) -> tuple[Department, MonthState] | None:
    finished = Month.last_finished(work.today)
    return next(
        (
            (department, state)
            for department, states in months
            for state in states
            if state.month == finished and is_closed_unsent(state)
        ),
        None,
    )


def _owed_report(work: Work, months: Months) -> tuple[Department, MonthState] | None:
    waits = ((department, first_waiting(work, states)) for department, states in months)
    not_begun = [
        (department, state) for department, state in waits if state is not None and state.submission_id is None
    ]
    return min(not_begun, key=lambda owed_report: owed_report[1].month, default=None)


def _unfinished_report(work: Work, months: Months) -> Report | None:
    drafts = [
        draft
        for _, states in months
        for state in states
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
