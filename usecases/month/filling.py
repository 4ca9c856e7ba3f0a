"""The month's report as an Excel form: handing it out and reading it back, for the chat and the command line.

What was read is shown before it is stored. When it is confirmed it is read again, and stored only if that gives what
was shown (`Reading.revision`).
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, Protocol

from plan.indicator import Indicator
from plan.month.oddness import Oddness
from plan.month.question import LONGEST_NOTE, Background, Recorded
from plan.month.submission import Refusal, refusal_reason
from plan.period import Month
from plan.progress.replay import replay
from plan.roles import has_right
from plan.typed.answers import holds_only_numbers
from plan.typed.filled_form import (
    FilledForm,
    FormAnswer,
    FormCode,
    FormFacts,
    FormLine,
    FormRow,
    ReadLine,
    TroubledLine,
    read_form,
)
from storage.base import Session
from storage.month import submissions
from storage.oversight import history
from storage.people import people
from usecases.month import answering, reporting
from usecases.month.beside import figure_background
from usecases.month.reporting import Department, Report
from usecases.work import Work

LARGEST = 2**20
"""Largest workbook of a reporter in bytes that is opened; a form has about ten thousand."""

NotNow = Refusal | Literal["no_plan", "other_months"]
"""`other_months`: the form is of one month and the report is a sum of several, or the other way round."""


class Answered(Protocol):
    """An answer, as it is now or as it was at an earlier moment."""

    @property
    def state(self) -> str: ...
    @property
    def value(self) -> Decimal | None: ...
    @property
    def note(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Change:
    """A row in which the form differs from the report. `note` is empty when the note is the same, or there is none."""

    indicator: Indicator
    before: FormAnswer | None
    after: FormAnswer | None
    typed: str
    note: str
    old_note: str
    odd: Oddness | None

    @property
    def changes_number(self) -> bool:
        return self.after is not None and self.after != self.before

    @property
    def corrects(self) -> bool:
        """Whether a number that was reported already is replaced by another."""
        return self.changes_number and self.before is not None and self.before.value is not None


@dataclass(slots=True)
class Reading:
    """A form compared with its report; `same` is the number of rows without any difference, `totals` are sums that
    somebody wrote below the rows."""

    report: Report
    changes: list[Change]
    troubles: list[TroubledLine]
    same: int = 0
    totals: list[FormLine] = field(default_factory=list)
    months: tuple[int, ...] = ()
    """Of forms that are added up: the months (1–12) whose forms are in it."""
    new_months: tuple[int, ...] = ()
    """Those of them that are not kept yet as they are."""
    lacking: tuple[int, ...] = ()
    """The months whose forms have not come, though the sum needs them."""

    @property
    def numbers_in_notes(self) -> int:
        """How many rows have their number in the column of notes, and nothing in the column for numbers."""
        return sum(trouble.why == "number_in_note" and not trouble.line.typed for trouble in self.troubles)

    @property
    def read(self) -> int:
        """How many rows were understood, whether or not they are stored."""
        return len(self.changes) + self.same + sum(trouble.why == "newer" for trouble in self.troubles)

    @property
    def corrections(self) -> list[Change]:
        """The changes that need a reason, because the report was sent already."""
        return [change for change in self.changes if change.corrects] if self.report.access == "correct" else []

    @property
    def notes(self) -> list[tuple[Indicator, str]]:
        """The new notes, each with its figure."""
        return [(change.indicator, change.note) for change in self.changes if change.note]

    @property
    def revision(self) -> str:
        """A checksum of everything that would be stored."""
        content = [
            (change.indicator.key, str(change.before), str(change.after), change.note, change.old_note)
            for change in self.changes
        ]
        told = (self.report.access, content, *([self.months] if self.months else []))
        return f"{zlib.crc32(repr(told).encode()):08x}"


def may_fill(session: Session, telegram_id: int) -> bool:
    """Whether a workbook from this account may be a filled form: its person may report."""
    person = people.by_telegram_id(session, telegram_id)
    return person is not None and person.active and has_right(person.role, "report")


def form_facts(work: Work, department: Department, month: Month) -> FormFacts | None:
    """What the form of a department's month contains now; None when there is no plan. It creates no draft."""
    report = reporting.load_month(work, department, month)
    if report is None:
        return None
    rows = []
    for row in report.rows:
        facts = figure_background(work, report, row)
        answer = report.answers.get(row.key)
        note = answer.note if answer else ""
        rows.append(
            FormRow(
                row,
                _last_month(facts, report.month),
                _since_january(row, facts, report.month),
                _form_answer(answer),
                note,
            )
        )
    code = FormCode(department.id, report.month, work.now)
    return FormFacts(code, work.library.name, department.name, tuple(rows))


def _last_month(facts: Background, month: Month) -> Decimal | None:
    """The number of the month before. What a level was earlier is not told as that month's."""
    return facts.as_before if facts.last_known is None or facts.last_known.month == month.first - 1 else None


def _since_january(indicator: Indicator, facts: Background, month: Month) -> Decimal | None:
    if indicator.is_added_up:
        return facts.year_to_date or Decimal(0)
    if indicator.kind == "level":
        return facts.as_before if _last_month(facts, month) is None else None
    if facts.year_to_date is None:
        return None
    return facts.year_to_date.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _form_answer(answer: Answered | None) -> FormAnswer | None:
    return None if answer is None or answer.state == "noted" else FormAnswer(answer.value)


def report_of_form(work: Work, code: FormCode, *, to_write: bool = False) -> Report | NotNow:
    """The report that a form is for, or why this person may not answer it now. `to_write` creates the draft and
    locks it. The code may be forged, so its department and month are checked like everything else."""
    department = next((department for department in work.departments() if department.id == code.department), None)
    if department is None:
        return "not_yours"
    report = reporting.load_month(work, department, code.month)
    if report is None:
        return "no_plan"
    if report.month.since != code.month.since:
        return "other_months"
    refusal = refusal_of_form(work, report)
    if refusal is None and to_write:
        begun = reporting.open_report(work, department, code.month)
        assert begun is not None
        submissions.lock_submission(work.session, begun.submission)
        report = reporting.load_month(work, department, code.month) or begun
        refusal = refusal_of_form(work, report)
    return report if refusal is None else refusal


def refusal_of_form(work: Work, report: Report) -> Refusal | None:
    """Why the numbers of a form may not be stored in a report; None when they may."""
    return refusal_reason(
        "correct" if report.access == "correct" else "answer",
        role=work.person.role,
        own=any(department.id == report.department.id for department in work.departments()),
        status=report.submission.status,
        access=report.access,
    )


def read_filled_form(work: Work, report: Report, form: FilledForm) -> Reading:
    """Compare the form's rows with what the report says now, and with what it said when the form was made."""
    reading = Reading(report, [], [])
    then = _answers_when_made(work, report, form)
    for line in read_form(form.lines, report.reported_by, report.month.spoken):
        if isinstance(line, TroubledLine) and line.why == "total":
            reading.totals.append(line.line)
        elif isinstance(line, TroubledLine):
            reading.troubles.append(line)
        else:
            compare_row(work, reading, line, then.get(line.indicator.key))
    return reading


def compare_row(work: Work, reading: Reading, read_line: ReadLine, then: Answered | None) -> None:
    """Compare one row. A cell that still says what it said when the form was made was not touched: the report keeps its
    number. Where both the cell and the report have changed since, and a colleague changed the report, the row is a
    trouble ("newer"); over one's own newer answer the form stands, as everybody sees before it is kept."""
    report, indicator, typed = reading.report, read_line.indicator, read_line.line.typed
    answer = report.answers.get(indicator.key)
    before, after = _form_answer(answer), read_line.answer
    note, old_note = read_line.line.note, answer.note if answer else ""
    if note.split() == old_note.split() or (then is not None and note.split() == then.note.split()):
        note = ""
    elif holds_only_numbers(note):
        reading.troubles.append(TroubledLine(read_line.line, "number_in_note", indicator))
        if not typed:
            return
        note = ""
    elif len(note) > LONGEST_NOTE:
        reading.troubles.append(TroubledLine(read_line.line, "long_note", indicator))
        note = ""
    if after is None or after in (before, _form_answer(then)):
        after = before
    elif before != _form_answer(then) and answer is not None and answer.entered_by != work.person.id:
        by = answering.author_of(work, answer)
        reading.troubles.append(TroubledLine(read_line.line, "newer", indicator, now=before, by=by))
        return
    elif after.value is None and report.access == "correct":
        reading.troubles.append(TroubledLine(read_line.line, "unknown_sent", indicator))
        return
    if after == before and not note:
        reading.same += 1
        return
    value = after.value if after is not None and after != before else None
    odd = answering.doubt_about_number(work, report, indicator, value) if value is not None else None
    reading.changes.append(Change(indicator, before, after, typed, note, old_note, odd))


def _answers_when_made(work: Work, report: Report, form: FilledForm) -> Mapping[int, Answered]:
    """The report's answers when the form was made: the present ones, unless somebody has answered since."""
    at = report.submission.id
    if (
        form.code is None
        or at is None
        or all(answer.entered_at <= form.code.made_at for answer in report.answers.values())
    ):
        return report.answers
    events = history.history_of_reports(work.session, work.library.id, report.month.year, form.code.made_at)
    return replay(events).answers_of(at)


def store_form(work: Work, reading: Reading, why: str = "") -> list[Recorded]:
    """Store what the form says, with `why` as the reason of the corrections. Returns the numbers that changed."""
    report = reading.report
    recorded = []
    for change in reading.changes:
        if change.changes_number and change.after is not None:
            reason = why if change in reading.corrections else ""
            value = change.after.value
            recorded.append(answering.record_answer(work, report, change.indicator, value, change.typed, why=reason))
        if change.note:
            answering.add_note(work, report, change.indicator, change.note)
    return recorded
