"""Which months a department has to report: what each waits for, whose turn it is, and which year is worked on."""

from collections.abc import Sequence

from plan.month.question import MonthState
from plan.period import Month
from storage.month import submissions
from storage.month.answers import answers_of
from storage.people import people
from storage.planning import plans
from usecases.month.owing import can_be_told, month_as_asked
from usecases.month.reporting import Department, access_now
from usecases.work import Work


def month_states(work: Work, department: Department) -> list[MonthState]:
    """The months of this plan's year that have begun, newest first, with what is due and what has been done."""
    plan = plans.plan_of_year(work.session, work.library.id, reporting_year(work))
    if plan is None:
        return []
    calendar = work.calendar()
    by_month = {
        submission.month: submission
        for submission in submissions.submissions_of_year(work.session, work.library.id, plan.year)
        if submission.department_id == department.id
    }
    states = []
    for number in range(12, 0, -1):
        month = Month(plan.year, number)
        if work.today < month.first_day:
            continue
        submission = by_month.get(number)
        month = month_as_asked(work, department.id, month, submission)
        if submission is None and not calendar.is_owed(month, work.today, department.id):
            continue
        inside = any(sum_of.since <= number < sum_of.month for sum_of in by_month.values() if sum_of.since)
        asked = [
            row
            for row in plan.asked_in(department.id, number, month.since)
            if not inside or can_be_told(row, month, inside)
        ]
        answers = answers_of(work.session, submission.id) if submission else {}
        states.append(
            MonthState(
                month,
                submission.status if submission else None,
                access_now(work, month, submission),
                calendar.due_on(month, department.id),
                calendar.closes_on(month),
                sum(row.key in answers and answers[row.key].state != "noted" for row in asked),
                len(asked),
                submission.id if submission else None,
            )
        )
    return states


def has_plan_to_report(work: Work) -> bool:
    """Whether there is a plan to report to at all."""
    return plans.plan_of_year(work.session, work.library.id, reporting_year(work)) is not None


def reporting_year(work: Work) -> int:
    """The plan year this person works on now: that of the last finished month, until its December has closed, and
    the old year again while the director has opened a month of it for them."""
    current, old = work.today.year, work.today.year - 1
    if plans.plan_of_year(work.session, work.library.id, old) is None:
        return current
    finished = Month.last_finished(work.today)
    still_open = finished.year == old and work.today <= work.calendar().closes_on(finished)
    return old if still_open or _opened_again(work, old, finished) else current


def _opened_again(work: Work, old: int, finished: Month) -> bool:
    """Whether a month of the old year waits for this person. Once a month of the new year has finished, an old month
    that was sent and may only be corrected does not count: the new month comes first."""
    takes = ("open", "correct") if finished.year == old else ("open",)
    own = {department.id for department in work.departments()}
    return any(
        submission.department_id in own and access_now(work, Month(old, submission.month), submission) in takes
        for submission in submissions.reopened_of_year(work.session, work.library.id, old)
    )


def month_to_report(work: Work, department: Department) -> MonthState | None:
    """The month that /kiritish opens by itself: the oldest finished one that still waits; None when none does."""
    return first_waiting(work, month_states(work, department))


def closed_unsent(work: Work, department: Department, month: Month) -> MonthState | None:
    """A month of this plan's year, if it has closed without having been sent; None otherwise."""
    states = (state for state in month_states(work, department) if state.month == month)
    return next(filter(is_closed_unsent, states), None)


def is_closed_unsent(state: MonthState) -> bool:
    """Whether a month that asks for something has closed before it was sent, or sent again."""
    return state.access == "closed" and state.status not in ("submitted", "approved") and state.asked > 0


def names_of_directors(work: Work) -> list[str]:
    """Whom to ask to open a closed month; the person is not among them."""
    directors = people.load_directors(work.session, work.library.id)
    return [director.name for director in directors if director.id != work.person.id]


def first_waiting(work: Work, states: Sequence[MonthState]) -> MonthState | None:
    """The same, of a department's months."""
    return next(iter(_waiting(work, states)), None)


def _waiting(work: Work, states: Sequence[MonthState]) -> list[MonthState]:
    """The finished months that wait for a report: returned ones first, then the oldest."""
    waiting = [
        state for state in states if state.access == "open" and state.month.last_day < work.today and state.asked
    ]
    return sorted(waiting, key=lambda state: (state.status != "returned", state.month))


def months_to_choose(work: Work, department: Department) -> list[MonthState]:
    """A department's months with those first that wait for their report, and then the newest first."""
    states = month_states(work, department)
    waiting = _waiting(work, states)
    return [*waiting, *(state for state in states if state not in waiting)]


def month_of_row(work: Work, department: Department, figure: int, until: Month) -> Month | None:
    """The month, not after `until`, in which a row can be answered now: the oldest in which it is not answered, or else
    the newest that is open; None when no open month asks for it."""
    plan = plans.plan_of_year(work.session, work.library.id, until.year)
    if plan is None:
        return None
    asking = [
        state
        for state in reversed(month_states(work, department))
        if state.access == "open" and state.month.year == until.year and state.month <= until
        if any(row.key == figure for row in plan.asked_in(department.id, state.month.number, state.month.since))
    ]
    unanswered = [state for state in asking if figure not in _answered_in(work, state)]
    return (unanswered or asking[-1:])[0].month if asking else None


def _answered_in(work: Work, state: MonthState) -> set[int]:
    """The figures of which something was said in a month; a note alone says nothing yet."""
    answers = answers_of(work.session, state.submission_id) if state.submission_id is not None else {}
    return {key for key, answer in answers.items() if answer.state != "noted"}
