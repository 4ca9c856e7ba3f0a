"""Departments that report the same number for one shared row and month: perhaps the same thing, counted twice.

It is asked and never settled by itself: two departments may well have done the same amount of work. Ones and twos
meet too often by chance to be worth a question (docs/decisions/0008).
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
    """One question to the directors: which departments said the same of what."""

    id: int
    indicator: Indicator
    month: Month
    value: Decimal
    departments: tuple[int, ...]
    asked: int
    """How often this was asked, which tells one asking from another."""


def look(work: Work, report: Report, changed: Collection[int] | None = None) -> list[Question]:
    """After numbers of a report have come to count: the questions that this opens. Those about numbers that have
    changed meanwhile are closed. `changed` are the figures whose numbers have become others; None is all of them."""
    if report.submission.status not in submissions.COUNTED:
        return []
    shared = [one for one in report.rows if len(one.departments) > 1 and one.key in report.answers]
    if changed is not None:
        shared = [indicator for indicator in shared if indicator.key in changed]
    if not shared:
        return []
    work.session.flush()
    # Two departments that send at the same moment must not overlook each other.
    submissions.lock_comparing(work.session, work.library.id)
    return [asked for indicator in shared for asked in _look_at(work, report, indicator)]


def _look_at(work: Work, report: Report, indicator: Indicator) -> list[Question]:
    alike = _alike(work, indicator.key, report.month.number)
    asked = []
    for known in double_counts.of_figure(work.session, indicator.key, report.month.number):
        still = alike.get(known.departments) == known.value
        if still:
            del alike[known.departments]
        if not still and known.outcome == "":
            _settle(work, known, CHANGED)
        elif still and _asks_again(known, report.department.id):
            asked.append(_ask(work, known))
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
        asked.append(_ask(work, new))
    return [_question(one, indicator, report.month) for one in asked]


def _alike(work: Work, figure: int, month: int) -> dict[str, Decimal]:
    """Departments (`3,7`) that said the same number of a figure in a month."""
    said: dict[Decimal, list[int]] = {}
    for told in submissions.figure_story(work.session, figure):
        if told.month == month and told.status in submissions.COUNTED and told.value >= LEAST:
            said.setdefault(told.value.normalize(), []).append(told.department)
    return {
        ",".join(map(str, sorted(departments))): value for value, departments in said.items() if len(departments) > 1
    }


def _asks_again(known: DoubleCount, department: int) -> bool:
    """A number that was another in between is asked about anew, and so is one that was sent back and came again."""
    return known.outcome == CHANGED or (known.outcome == DOUBLE and str(department) in known.departments.split(","))


def _ask(work: Work, known: DoubleCount) -> DoubleCount:
    before = known.outcome
    known.outcome, known.asked_at, known.settled_at, known.settled_by = "", work.now, None, None
    work.session.flush()
    work.note_down("ask", "double_count", known.id, before or None, _as_json(known))
    return known


def _as_json(known: DoubleCount) -> dict[str, object]:
    return {
        "figure": known.figure_id,
        "month": known.month,
        "departments": [int(one) for one in known.departments.split(",")],
        "value": format(known.value, "f"),
    }


def _settle(work: Work, known: DoubleCount, outcome: str, by: int | None = None, why: str = "") -> None:
    known.outcome, known.settled_at, known.settled_by = outcome, work.now, by
    work.session.flush()
    work.note_down("settle", "double_count", known.id, _as_json(known), {"outcome": outcome}, why)


def _question(known: DoubleCount, indicator: Indicator, month: Month) -> Question:
    departments = tuple(int(one) for one in known.departments.split(","))
    return Question(known.id, indicator, month, known.value, departments, int(known.asked_at.timestamp()))


def to_ask(work: Work) -> Sequence[Person]:
    """Whoever oversees the reports."""
    return people.overseers(work.session, work.library.id)


def question(work: Work, question_id: int) -> Question | None:
    """A question that still waits for its answer, if the numbers still are what they were; None otherwise."""
    known = double_counts.one(work.session, work.library.id, question_id)
    return _open(work, known) if known is not None and known.outcome == "" else None


def open_questions(work: Work) -> list[Question]:
    """Every question that still waits for its answer."""
    found = (_open(work, known) for known in double_counts.unanswered(work.session, work.library.id))
    return [one for one in found if one is not None]


def _open(work: Work, known: DoubleCount) -> Question | None:
    row = work.session.get_one(PlanRow, work.session.get_one(PlanFigure, known.figure_id).row_id)
    year = work.session.get_one(Plan, row.plan_id).year
    plan = plans.plan_of_year(work.session, work.library.id, year)
    indicator = plan.indicator(known.figure_id) if plan is not None else None
    if indicator is None or _alike(work, known.figure_id, known.month).get(known.departments) != known.value:
        return None
    return _question(known, indicator, Month(year, known.month))


def keep_apart(work: Work, asked: Question) -> None:
    """Each department has counted its own: both numbers stay."""
    known = double_counts.one(work.session, work.library.id, asked.id)
    assert known is not None
    _settle(work, known, SEPARATE, work.person.id)


def count_once(work: Work, asked: Question, reason: str) -> None:
    """The same thing was counted more than once; whose number goes back is the return's business."""
    known = double_counts.one(work.session, work.library.id, asked.id)
    assert known is not None
    _settle(work, known, DOUBLE, work.person.id, reason)


def submission_of(work: Work, asked: Question, department: int) -> int | None:
    """The report in which a department said its number."""
    found = submissions.of_department(work.session, department, asked.month.year, asked.month.number)
    return found.id if found is not None and found.library_id == work.library.id else None


def department_names(work: Work, asked: Question) -> Sequence[tuple[int, str]]:
    names = {one.id: one.name for one in people.departments(work.session, work.library.id)}
    return [(one, names[one]) for one in asked.departments if one in names]
