"""`hisobot form` and `hisobot fill`: a department's month as a workbook, and its numbers back, without the chat.

The same reader and the same rules as in the chat; but here nobody looks at a preview, so it is all or nothing.
"""

import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from bot import process
from bot.apart.limits import read_limited
from bot.cli.in_files import content_of
from bot.cli.libraries.which import library_meant
from bot.cli.out_files import NotWritten, print_lines, write_file
from bot.opening import present_database
from bot.process import Clock
from bot.settings import Settings
from handlers.month.files import form_screens
from notices import month as month_news
from plan.fold import fold
from plan.month.question import LONGEST_REASON
from plan.typed.filled_form import FilledForm
from reports.on_demand import month_form
from reports.read.filled_form import filled_form
from reports.read.refused import NO_TABLE, PlanFileRefused
from storage.base import Session
from storage.people import people
from storage.tables import Department, Person
from texts.language import SOURCE, speaking
from texts.month import receipts
from texts.month.files import form_troubles
from texts.month.files import forms as words
from texts.month.oddness import odd_sentence
from texts.operator import files as said
from texts.operator import libraries
from texts.oversight.overseeing import REFUSALS
from texts.planning.file import refusals
from texts.template import without_html
from texts.wording import code_label, month_and_year
from usecases.month import filling, submitting
from usecases.month.filling import Reading
from usecases.month.reporting import Report
from usecases.papers.gathering import unattended_work
from usecases.work import Work, work_of

NOBODY = {"--by": said.NOBODY_IN, "--department": said.NO_DEPARTMENTS}
Named = TypeVar("Named", Department, Person)


class Refused(Exception):
    """Nothing was done; the lines say why, and `code` is how the process ends."""

    def __init__(self, lines: Iterable[str], code: int = 1) -> None:
        self.lines, self.code = tuple(lines), code
        super().__init__(*self.lines)


def write_form(settings: Settings, given: Namespace, clock: Clock = process.real_time) -> int:
    """Write the form of a department's month and print its path. Only reads, so it works beside a running bot."""
    database = present_database(settings)
    try:
        with database.read() as session:
            library = library_meant(session, settings, given.library)
            work = unattended_work(session, library, clock(), "hisobot form")
            department = _named("--department", given.department, people.load_departments(session, library.id))
            facts = filling.form_facts(work, department, given.month)
            if facts is None:
                raise Refused([said.NO_PLAN_OF_MONTH.plain(year=given.month.year)])
        with speaking(SOURCE):  # the form is the library's, whatever the terminal speaks
            path = given.out or Path(words.file_name(department.name, given.month))
            form = month_form(facts, work.now)
        write_file(path, form, overwrite=given.overwrite)
    except Refused as refused:
        return _end(refused)
    except NotWritten as refused:
        return _end(Refused([str(refused)]))
    finally:
        database.close()
    print_lines([str(path)])
    return 0


def keep_filled_form(settings: Settings, given: Namespace, clock: Clock = process.real_time) -> int:
    """Keep the numbers of a filled form in somebody's name and print them; nothing is kept unless all of it can be.

    As `plan load` it wants a SQLite database for itself. Raises AlreadyRunning, Unusable.
    """
    try:
        form = _read(given.file)
        database = present_database(settings)
        try:
            with process.sole_process(settings), database.write() as session:
                lines = _fill(session, settings, form, given, clock())
        finally:
            database.close()
    except Refused as refused:
        return _end(refused)
    print_lines(lines)
    return 0


def _read(path: Path) -> FilledForm:
    try:
        content = content_of(path)
    except OSError:
        raise Refused([refusals.plan_refusal("not_found", {"path": path})], 2) from None
    try:
        form = filled_form(read_limited(content, path.name))
    except PlanFileRefused as refused:
        if refused.code in NO_TABLE:  # their words ask for a plan
            raise Refused([said.NO_FORM.plain(file=str(path))]) from None
        raise Refused([f"{path}: {refusals.plan_refusal(refused.code, refused.facts)}"]) from None
    if form is None:
        raise Refused([said.NO_FORM.plain(file=str(path))])
    if form.fault or form.code is None:
        raise Refused([f"{path}: {without_html(words.form_unreadable(form.fault))}"])
    return form


def _fill(session: Session, settings: Settings, form: FilledForm, given: Namespace, now: datetime) -> list[str]:
    """Everything inside one transaction; an exception takes all of it back."""
    library = library_meant(session, settings, given.library, at_work=True)
    active = [person for person in people.load_people(session, library.id) if person.active]
    person = _named("--by", given.by, active)
    work = work_of(session, person, now)
    work.cause = f"fill:{uuid4().hex}"
    reading = form_screens.reading_of(work, form, to_write=True)
    if not isinstance(reading, Reading):
        why = without_html(form_screens.form_refusal(work, form, reading).text)
        raise Refused([f"{given.file}, --by {person.name}: {why}"])
    if reading.troubles:
        raise Refused(
            [
                f"{given.file}: {without_html(form_troubles.form_row_trouble(trouble))}".replace("\n", " ")
                for trouble in reading.troubles
            ]
        )
    if reading.corrections and not given.why.strip():
        raise Refused([said.WHY_OTHER.plain(rows=_rows(reading))])
    report = reading.report
    if len(given.why.strip()) > LONGEST_REASON:
        raise Refused([said.WHY_LONG.plain(most=LONGEST_REASON, n=len(given.why.strip()))])
    with speaking(SOURCE):
        why = given.why.strip() or receipts.CAME_LATER.plain()
        recorded = filling.store_form(work, reading, why)
        if reading.changes and report.access == "correct":
            month_news.report_corrected(work, report, recorded, why, reading.notes)
    lines = _summary(reading)
    if given.send:
        _send(work, report)
        lines.append(said.SENT.plain(month=month_and_year(report.month), department=report.department.name))
    return lines


def _rows(reading: Reading) -> str:
    return ", ".join(change.indicator.code for change in reading.corrections)


def _summary(reading: Reading) -> list[str]:
    """`IV.14: 9 870 -> 9 780`, a line each."""
    lines = []
    for change in reading.changes:
        label = code_label(change.indicator)
        after = words.form_value_words(change.after)
        line = said.WRITTEN.plain(row=label, value=after)
        if change.changes_number:
            line = said.CHANGED.plain(row=label, before=words.form_value_words(change.before), after=after)
        if change.note:
            line = said.WITH_NOTE.plain(line=line, note=" ".join(change.note.split()))
        if change.odd:
            line = said.WITH_DOUBT.plain(line=line, doubt=without_html(odd_sentence(change.odd)))
        lines.append(line)
    report = reading.report
    of = {"month": month_and_year(report.month), "department": report.department.name}
    lines.append(said.KEPT.plain(**of, n=len(reading.changes), same=reading.same))
    return lines


def _send(work: Work, report: Report) -> None:
    missing = report.unanswered
    if report.access == "correct":
        raise Refused([f"--send: {REFUSALS['sent'].plain()}"])
    if missing:
        named = ", ".join(code_label(row) for row in missing)
        raise Refused([said.NOT_COMPLETE.plain(n=len(missing), rows=named)])
    if not submitting.submit_report(work, report):
        raise Refused([said.NOT_SENDABLE.plain()])
    with speaking(SOURCE):
        month_news.report_sent(work, report)


def _named(option: str, wanted: str, rows: Sequence[Named]) -> Named:
    """The one of that name, or the only one whose name has it in it."""
    if not rows:
        raise Refused([NOBODY[option].plain()], 2)
    exactly = [row for row in rows if fold(row.name) == fold(wanted)]
    matching = exactly or [row for row in rows if fold(wanted) in fold(row.name)]
    if len(matching) == 1:
        return matching[0]
    there = ", ".join(sorted({row.name for row in rows}))
    if matching:
        raise Refused(
            [
                libraries.MAY_BE_SEVERAL.plain(
                    option=option, wanted=repr(wanted), names=", ".join(row.name for row in matching)
                )
            ],
            2,
        )
    raise Refused([libraries.NONE_SUCH.plain(option=option, wanted=repr(wanted), names=there)], 2)


def _end(refused: Refused) -> int:
    for line in refused.lines:
        print(line, file=sys.stderr)
    return refused.code
