"""Practising a month before the first true one.

What is practised has a table of its own and no submission, so that nothing of it can come into a total, a paper, a
reminder or the history of figures. Only while an update is answered does it look like a report, one that is not in the
database: so the same functions read what is typed and the same sentences ask for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plan import practice as rules
from plan.indicator import Indicator
from plan.month.question import Background, Recorded
from plan.period import Month
from plan.practice import Task
from plan.rate import number_as_text, number_from_text
from storage import practice as storage
from storage.planning import plans
from storage.planning.plans import PlanContent
from storage.tables import Practice as Row
from storage.tables import Submission
from usecases.conversation import About
from usecases.month import months
from usecases.month.reporting import Department, Report, StoredAnswer
from usecases.work import Work


@dataclass(slots=True)
class Practice:
    """A person's practice as it stands. `report` is in no table, and its submission's number is nobody's."""

    row: Row
    report: Report
    tasks: Mapping[int, Task]
    """Figure → what is to be tried at it."""

    def background(self, indicator: Indicator) -> Background:
        """What stands beside a question."""
        return rules.background_of(indicator, self.report.month)

    def odd(self, indicator: Indicator) -> bool:
        """Whether a number still waits for the answer to its doubt."""
        answer = self.report.answers.get(indicator.key)
        return answer is not None and bool(answer.odd)


def can_practise(work: Work) -> bool:
    """Whether there are rows that the person could practise on."""
    return _department_with_rows(work) is not None


def open_practice(work: Work) -> Practice | None:
    """The practice that runs, or one begun anew where none does; None when there are no rows to practise on."""
    running = load_practice(work)
    if running is not None and running.report.answered:
        return running
    if not can_practise(work):
        return None
    return _practice_of(work, storage.begin_practice(work.session, work.person.id, work.library.id, work.now))


def load_practice(work: Work) -> Practice | None:
    """The practice that was begun; None when there is none, or nothing to practise on any more."""
    row = storage.load_practice(work.session, work.person.id)
    return _practice_of(work, row) if row is not None else None


def _practice_of(work: Work, row: Row) -> Practice | None:
    chosen = _department_with_rows(work)
    if chosen is None:
        return None
    plan, department = chosen
    rows = rules.practised_rows(plan.reported_by(department.id), department.id)
    asked = [practised.indicator for practised in rows]
    month = rules.practised_month(Month.last_finished(work.today))
    content = PlanContent(plan.id, plan.library_id, plan.year, plan.title, plan.version, tuple(asked), {}, {}, {})
    submission = Submission(
        id=About.PRACTICE, department_id=department.id, year=month.year, month=month.number, status="draft"
    )
    report = Report(submission, department, month, content, asked, {}, "open")
    for indicator in asked:
        kept = row.answers.get(str(indicator.key))
        if kept is not None:
            number, confirmed = kept
            value = None if number is None else number_from_text(number)
            report.answers[indicator.key] = _answer(work, report, indicator, value, confirmed=confirmed)
    return Practice(row, report, {practised.indicator.key: practised.task for practised in rows})


def _department_with_rows(work: Work) -> tuple[PlanContent, Department] | None:
    """The first department for which the person has something to report, and the plan that says so."""
    plan = plans.plan_of_year(work.session, work.library.id, months.reporting_year(work))
    if plan is None:
        return None
    return next(((plan, own) for own in work.departments() if plan.reported_by(own.id)), None)


def _answer(
    work: Work, report: Report, indicator: Indicator, value: Decimal | None, *, confirmed: bool
) -> StoredAnswer:
    doubt = None if value is None or confirmed else rules.doubt_of(indicator, report.month, value)
    return StoredAnswer(
        id=None,
        figure_id=indicator.key,
        state="unknown" if value is None else "given",
        value=value,
        typed="",
        note="",
        odd=doubt.slip if doubt is not None else "",
        confirmed=confirmed,
        entered_by=work.person.id,
        entered_at=work.now,
    )


def record_practice(
    work: Work, practice: Practice, values: Sequence[tuple[Indicator, Decimal | None]]
) -> list[Recorded]:
    """Keep practised numbers; returns what was understood, with what looks odd about it."""
    report, recorded = practice.report, []
    for indicator, value in values:
        before = report.value(indicator)
        report.answers[indicator.key] = _answer(work, report, indicator, value, confirmed=False)
        doubt = None if value is None else rules.doubt_of(indicator, report.month, value)
        recorded.append(Recorded(indicator, value, before, doubt))
        work.answered.setdefault(About.PRACTICE, []).append(indicator.key)
    _keep(practice)
    return recorded


def confirm_practice(work: Work, practice: Practice, indicator: Indicator) -> None:
    """An odd number is right."""
    value = practice.report.value(indicator)
    practice.report.answers[indicator.key] = _answer(work, practice.report, indicator, value, confirmed=True)
    _keep(practice)


def _keep(practice: Practice) -> None:
    practice.row.answers = {
        str(key): [None if answer.value is None else number_as_text(answer.value), answer.confirmed]
        for key, answer in practice.report.answers.items()
    }


def finish_practice(work: Work, practice: Practice) -> None:
    """The person has come to the end; the numbers they typed are forgotten."""
    practice.row.finished_at = work.now
    practice.row.answers = {}


def practised_on(work: Work) -> dict[int, date]:
    """Who of the library has practised: person → the day on which they last came to the end, in the library's time."""
    finished = storage.practised_people(work.session, work.library.id)
    return {person: moment.astimezone(work.zone).date() for person, moment in finished.items()}
