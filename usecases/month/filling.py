"""The month's report as a form: handing it out and taking it back, for the chat and for the command line.

What was read is looked at before it is kept, and by the time it is kept it is read again: only what was seen then is.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, Protocol

from plan.indicator import Indicator
from plan.month.oddness import Oddness
from plan.month.question import LONGEST_NOTE, Recorded
from plan.month.submission import Refusal, refused
from plan.period import Month
from plan.progress.replay import replay
from plan.roles import may
from plan.typed.filled_form import (
    FilledForm,
    FormAnswer,
    FormCode,
    FormFacts,
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
from usecases.month.beside import background
from usecases.month.reporting import Department, Report
from usecases.work import Work

LARGEST = 2**20
"""Bytes of a reporter's workbook that is looked into; a form has ten thousand, whatever program has saved it."""

NotNow = Refusal | Literal["no_plan"]


class _Answer(Protocol):
    """What was said, now or at an earlier moment."""

    @property
    def state(self) -> str: ...
    @property
    def value(self) -> Decimal | None: ...
    @property
    def note(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Change:
    """What the form says otherwise than what stands. `note` is empty where it is the same, or says nothing."""

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
        """Whether a number that stood there gives way to another."""
        return self.changes_number and self.before is not None and self.before.value is not None


@dataclass(slots=True)
class Reading:
    """A form held against its report. `same` rows say nothing new."""

    report: Report
    changes: list[Change]
    troubles: list[TroubledLine]
    same: int = 0

    @property
    def read(self) -> int:
        """How many rows were understood, whatever comes of them."""
        return len(self.changes) + self.same + sum(one.why == "newer" for one in self.troubles)

    @property
    def corrections(self) -> list[Change]:
        """What needs a reason, the report having been sent."""
        return [one for one in self.changes if one.corrects] if self.report.access == "correct" else []

    @property
    def notes(self) -> list[tuple[Indicator, str]]:
        """The notes that are new, with their figures."""
        return [(one.indicator, one.note) for one in self.changes if one.note]

    @property
    def revision(self) -> str:
        """A short name of everything that would be kept: another name when that is something else."""
        told = [(one.indicator.key, str(one.before), str(one.after), one.note, one.old_note) for one in self.changes]
        return f"{zlib.crc32(repr((self.report.access, told)).encode()):08x}"


def may_fill(session: Session, telegram_id: int) -> bool:
    """Whether a workbook from this account is looked at as a filled form: of whoever may report at all."""
    person = people.by_telegram_id(session, telegram_id)
    return person is not None and person.active and may(person.role, "report")


def form_facts(work: Work, department: Department, month: Month) -> FormFacts | None:
    """What the form of a department's month says now; None when there is no plan. Nothing is begun by it."""
    report = reporting.load(work, department, month)
    if report is None:
        return None
    rows = []
    for one in report.rows:
        facts = background(work, report, one)
        answer = report.answers.get(one.key)
        note = answer.note if answer else ""
        rows.append(FormRow(one, facts.last_month, facts.year_to_date, _said(answer), note))
    code = FormCode(department.id, month, work.now)
    return FormFacts(code, work.library.name, department.name, tuple(rows))


def _said(answer: _Answer | None) -> FormAnswer | None:
    return None if answer is None or answer.state == "noted" else FormAnswer(answer.value)


def report_of(work: Work, code: FormCode, *, to_write: bool = False) -> Report | NotNow:
    """The report a form is for, if this person may answer it now; `to_write` begins it and waits until nobody else
    changes it. The code may have been forged, so nothing in it is believed."""
    department = next((one for one in work.departments() if one.id == code.department), None)
    if department is None:
        return "not_yours"
    report = reporting.load(work, department, code.month)
    if report is None:
        return "no_plan"
    refusal = why_not(work, report)
    if refusal is None and to_write:
        begun = reporting.open_report(work, department, code.month)
        assert begun is not None
        submissions.lock(work.session, begun.submission)
        report = reporting.load(work, department, code.month) or begun
        refusal = why_not(work, report)
    return report if refusal is None else refusal


def why_not(work: Work, report: Report) -> Refusal | None:
    """Why the numbers of a form may not be kept in a report; None when they may."""
    return refused(
        "correct" if report.access == "correct" else "answer",
        role=work.person.role,
        own=any(one.id == report.department.id for one in work.departments()),
        status=report.submission.status,
        access=report.access,
    )


def read(work: Work, report: Report, form: FilledForm) -> Reading:
    """Hold the form's rows against what the report says now, and what it said when the form was made."""
    reading = Reading(report, [], [])
    then = _when_made(work, report, form)
    for one in read_form(form.lines, report.reported_by):
        if isinstance(one, TroubledLine):
            reading.troubles.append(one)
        else:
            _compare(work, reading, one, then.get(one.indicator.key))
    return reading


def _compare(work: Work, reading: Reading, one: ReadLine, then: _Answer | None) -> None:
    """A cell that says what it said when the form was made was not touched, so whatever stands by now stands."""
    report, indicator, typed = reading.report, one.indicator, one.line.typed
    answer = report.answers.get(indicator.key)
    before, after = _said(answer), one.answer
    note, old_note = one.line.note, answer.note if answer else ""
    if note.split() == old_note.split() or (then is not None and note.split() == then.note.split()):
        note = ""
    elif len(note) > LONGEST_NOTE:
        reading.troubles.append(TroubledLine(one.line, "long_note", indicator))
        note = ""
    if after is None or after in (before, _said(then)):
        after = before
    elif before != _said(then):
        by = answering.author(work, answer) if answer is not None else ""
        reading.troubles.append(TroubledLine(one.line, "newer", indicator, now=before, by=by))
        return
    elif after.value is None and report.access == "correct":
        reading.troubles.append(TroubledLine(one.line, "unknown_sent", indicator))
        return
    if after == before and not note:
        reading.same += 1
        return
    value = after.value if after is not None and after != before else None
    odd = answering.doubt(work, report, indicator, value) if value is not None else None
    reading.changes.append(Change(indicator, before, after, typed, note, old_note, odd))


def _when_made(work: Work, report: Report, form: FilledForm) -> Mapping[int, _Answer]:
    """What the report said when the form was made. Mostly nobody has said anything since."""
    at = report.submission.id
    if form.code is None or at is None or all(one.entered_at <= form.code.made_at for one in report.answers.values()):
        return report.answers
    events = history.of_reports(work.session, work.library.id, report.month.year, form.code.made_at)
    return replay(events).answers_of(at)


def keep(work: Work, reading: Reading, why: str = "") -> list[Recorded]:
    """Write what the form says; `why` is the reason of the corrections among it. Returns the numbers that changed."""
    report = reading.report
    recorded = []
    for one in reading.changes:
        if one.changes_number and one.after is not None:
            reason = why if one in reading.corrections else ""
            kept = answering.record(work, report, one.indicator, one.after.value, one.typed, why=reason)
            recorded.append(kept)
        if one.note:
            answering.add_note(work, report, one.indicator, one.note)
    return recorded
