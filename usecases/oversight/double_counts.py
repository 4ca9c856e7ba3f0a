"""Departments that report the same number for one shared row and month: perhaps the same thing, counted twice.

It is asked and never settled by itself: two departments may well have done the same amount of work. Ones and twos
meet too often by chance to be worth a question (docs/decisions/0008), and so do percents, which are not added anyway.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plan.indicator import Indicator
from plan.period import Month
from storage.month import submissions
from storage.oversight import double_counts
from storage.people import people
from storage.planning import plans
from storage.tables import DoubleCount, Person, Plan, PlanFigure, PlanRow
from usecases.month.reporting import Report
from usecases.work import Work

LEAST = Decimal(3)
"""The smallest number that is asked about."""
SEPARATE, DOUBLE, CHANGED = "separate", "double", "changed"


@dataclass(frozen=True, slots=True)
class Question:
    """One question to the directors: these departments reported the same number of this row."""

    id: int
    indicator: Indicator
    month: Month
    value: Decimal
    departments: tuple[int, ...]
    asked: int
    """When it was last asked, as seconds since 1970: a button of an earlier asking carries another number."""


def compare_with_others(work: Work, report: Report, changed: Collection[int] | None = None) -> list[Question]:
    """Compare a report that counts now with the other departments', and return the questions that this opens. Questions
    about numbers that have changed meanwhile are closed. `changed` are the figures with new numbers; None is all."""
    if report.submission.status not in submissions.COUNTED:
        return []
    shared = [
        row for row in report.rows if len(row.departments) > 1 and row.kind != "percent" and row.key in report.answers
    ]
    if changed is not None:
        shared = [row for row in shared if row.key in changed]
    if not shared:
        return []
    work.session.flush()
    # Without the lock, two departments that send at the same moment would not see each other's numbers.
    submissions.lock_comparing(work.session, work.library.id)
    return [question for row in shared for question in _compare_figure(work, report, row)]


def _compare_figure(work: Work, report: Report, indicator: Indicator) -> list[Question]:
    alike = _same_numbers(work, indicator.key, report.month.number)
    asked = []
    for double_count in double_counts.double_counts_of_figure(work.session, indicator.key, report.month.number):
        still = alike.get(double_count.departments) == double_count.value
        if still:
            del alike[double_count.departments]
        if not still and double_count.outcome == "":
            _settle(work, double_count, CHANGED)
        elif still and _asks_again(double_count, report.department.id):
            asked.append(_ask_anew(work, double_count))
    for departments, value in alike.items():
        new = DoubleCount(
            library_id=work.library.id,
            figure_id=indicator.key,
            month=report.month.number,
            departments=departments,
            value=value,
            asked_at=work.now,
            outcome="",
        )
        work.session.add(new)
        asked.append(_ask_anew(work, new))
    return [_question(double_count, indicator, report.month) for double_count in asked]


def _same_numbers(work: Work, figure: int, month: int) -> dict[str, Decimal]:
    """Departments (`3,7`) that reported the same number of a figure for a month → that number."""
    by_value: dict[Decimal, list[int]] = {}
    for number in submissions.figure_story(work.session, figure):
        if number.month == month and number.status in submissions.COUNTED and number.value >= LEAST:
            by_value.setdefault(number.value.normalize(), []).append(number.department)
    return {
        ",".join(map(str, sorted(departments))): value
        for value, departments in by_value.items()
        if len(departments) > 1
    }


def _asks_again(double_count: DoubleCount, department: int) -> bool:
    """Ask again when the number had been another in between, or was returned to this department and came back the
    same."""
    return double_count.outcome == CHANGED or (
        double_count.outcome == DOUBLE and str(department) in double_count.departments.split(",")
    )


def _ask_anew(work: Work, double_count: DoubleCount) -> DoubleCount:
    before = double_count.outcome
    double_count.outcome, double_count.asked_at, double_count.settled_at, double_count.settled_by = (
        "",
        work.now,
        None,
        None,
    )
    work.session.flush()
    work.note_down("ask", "double_count", double_count.id, before or None, _as_json(double_count))
    return double_count


def _as_json(double_count: DoubleCount) -> dict[str, object]:
    return {
        "figure": double_count.figure_id,
        "month": double_count.month,
        "departments": [int(department) for department in double_count.departments.split(",")],
        "value": format(double_count.value, "f"),
    }


def _settle(work: Work, double_count: DoubleCount, outcome: str, by: int | None = None, why: str = "") -> None:
    double_count.outcome, double_count.settled_at, double_count.settled_by = outcome, work.now, by
    work.session.flush()
    work.note_down("settle", "double_count", double_count.id, _as_json(double_count), {"outcome": outcome}, why)


def _question(double_count: DoubleCount, indicator: Indicator, month: Month) -> Question:
    departments = tuple(int(department) for department in double_count.departments.split(","))
    return Question(
        double_count.id, indicator, month, double_count.value, departments, int(double_count.asked_at.timestamp())
    )


def people_to_ask(work: Work) -> Sequence[Person]:
    """The people who oversee the reports."""
    return people.load_overseers(work.session, work.library.id)


def open_question(work: Work, question_id: int) -> Question | None:
    """A question that waits for its answer; None when it was settled, or its numbers have changed."""
    double_count = double_counts.load_double_count(work.session, work.library.id, question_id)
    return _still_open(work, double_count) if double_count is not None and double_count.outcome == "" else None


def open_questions(work: Work) -> list[Question]:
    """Every question that still waits for its answer."""
    questions = (
        _still_open(work, double_count)
        for double_count in double_counts.unanswered_double_counts(work.session, work.library.id)
    )
    return [question for question in questions if question is not None]


def _still_open(work: Work, double_count: DoubleCount) -> Question | None:
    row = work.session.get_one(PlanRow, work.session.get_one(PlanFigure, double_count.figure_id).row_id)
    year = work.session.get_one(Plan, row.plan_id).year
    plan = plans.plan_of_year(work.session, work.library.id, year)
    indicator = plan.indicator(double_count.figure_id) if plan is not None else None
    if (
        indicator is None
        or _same_numbers(work, double_count.figure_id, double_count.month).get(double_count.departments)
        != double_count.value
    ):
        return None
    return _question(double_count, indicator, Month(year, double_count.month))


def settle_as_separate(work: Work, asked: Question) -> None:
    """Settle a question: each department has counted its own work, so the numbers stay."""
    double_count = double_counts.load_double_count(work.session, work.library.id, asked.id)
    assert double_count is not None
    _settle(work, double_count, SEPARATE, work.person.id)


def settle_as_double(work: Work, asked: Question, reason: str) -> None:
    """Settle a question: the same work was counted twice. Returning one of the reports is done by the caller."""
    double_count = double_counts.load_double_count(work.session, work.library.id, asked.id)
    assert double_count is not None
    _settle(work, double_count, DOUBLE, work.person.id, reason)


def submission_of(work: Work, asked: Question, department: int) -> int | None:
    """The id of the report in which a department reported its number."""
    submission = submissions.submissions_of_department(work.session, department, asked.month.year, asked.month.number)
    return submission.id if submission is not None and submission.library_id == work.library.id else None


def departments_of_question(work: Work, asked: Question) -> Sequence[tuple[int, str]]:
    names = {department.id: department.name for department in people.load_departments(work.session, work.library.id)}
    return [(department, names[department]) for department in asked.departments if department in names]
