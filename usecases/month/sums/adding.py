"""Filled forms of earlier months, added up to the one sum that a department is asked for.

The months' forms that were kept stand in the history, beside the numbers that came of them: another month's form is
added to them, a second one of the same month takes the place of the first, and a number that somebody typed instead is
told from a sum that forms have made.
"""

from collections.abc import Sequence

from plan.period import Month
from plan.typed.filled_form import FilledForm, FormAnswer, FormCode, FormFacts, FormRow, ReadLine, TroubledLine
from plan.typed.months_added import add_months, is_summed, months_lacking, months_of
from storage.oversight import history
from usecases.month import answering, filling, reporting
from usecases.month.filling import Reading
from usecases.month.months import reporting_year
from usecases.month.reporting import Department, Report
from usecases.work import Work

KEPT = "add_up"
"""The history's word for the months' forms that a sum was made of."""


def sum_of(work: Work, department: Department, year: int) -> Report | None:
    """The report that is the department's one sum of a year's earlier months, while it takes answers."""
    last = work.calendar().beginning(year).summed
    report = reporting.load_month(work, department, Month(year, last)) if last else None
    if report is None or not report.month.since or filling.refusal_of_form(work, report) is not None:
        return None
    return report


def forms_of_months(work: Work, department: Department) -> list[FormFacts]:
    """An empty form of each month that the department's sum is of, and that asks for something."""
    report = sum_of(work, department, reporting_year(work))
    if report is None:
        return []
    forms = []
    for number in range(report.month.first, report.month.number + 1):
        asked = [row for row in report.plan.asked_in(department.id, number) if report.find(row.key) is not None]
        code = FormCode(department.id, Month(report.month.year, number), work.now)
        rows = tuple(FormRow(row, None, None, None, "") for row in asked)
        forms += [FormFacts(code, work.library.name, department.name, rows)] if rows else []
    return forms


def added_to_others(work: Work, form: FilledForm, waiting: FilledForm | None) -> tuple[FilledForm, bool] | None:
    """A month's form together with those of the same sum that were kept or wait, and whether one of this month was
    among them; None when the form's month is no part of a sum that its department is asked for."""
    code = form.code
    department = next((own for own in work.departments() if code is not None and own.id == code.department), None)
    report = sum_of(work, department, code.month.year) if code is not None and department is not None else None
    if code is None or report is None or code.month.since:
        return None
    if not report.month.first <= code.month.number <= report.month.number:
        return None
    waits = waiting is not None and waiting.code is not None and _is_of(waiting.code, report)
    others = waiting.parts if waiting is not None and waits else ()
    again = months_of([form])[0] in months_of([*kept_forms(work, report), *others])
    whole = FormCode(code.department, report.month, code.made_at)
    return FilledForm(whole, parts=_merged(others, [form])), again


def _is_of(code: FormCode, report: Report) -> bool:
    return code.department == report.department.id and code.month == report.month


def _merged(others: Sequence[FilledForm], newer: Sequence[FilledForm]) -> tuple[FilledForm, ...]:
    """Forms of months in their order; a newer one takes the place of another of its month."""
    parts = {months_of([part]): part for part in (*others, *newer)}
    return tuple(parts[month] for month in sorted(parts))


def kept_forms(work: Work, report: Report) -> tuple[FilledForm, ...]:
    """The months' forms that the report's numbers were made of so far."""
    if report.submission.id is None:
        return ()
    line = history.last_of_report(work.session, report.submission.id, (KEPT,))
    return tuple(map(FilledForm.from_json, line.after["forms"])) if line is not None else ()


def read_months(work: Work, report: Report, form: FilledForm) -> Reading:
    """Compare what the months' forms, with those that were kept, come to with what the report says now."""
    kept = kept_forms(work, report)
    parts = _merged(kept, form.parts)
    before = {part.code.month.number: part.lines for part in kept if part.code is not None}
    new = tuple(months_of([part])[0] for part in form.parts if before.get(months_of([part])[0]) != part.lines)
    reading = Reading(report, [], [], months=months_of(parts), new_months=new)
    reading.lacking = months_lacking(parts, report.asked, report.month)
    added = add_months(parts, report.reported_by, report.month)
    by_forms = {row.indicator.key: row.answer for row in add_months(kept, report.reported_by, report.month).rows}
    reading.troubles += added.troubles
    reading.totals += added.totals
    for row in added.rows:
        _compare(work, reading, row, by_forms.get(row.indicator.key), parts)
    return reading


def _compare(
    work: Work, reading: Reading, row: ReadLine, by_forms: FormAnswer | None, parts: Sequence[FilledForm]
) -> None:
    """A number that was typed is the whole sum: what some of the months, or a colleague's number, would make of it
    does not take its place."""
    report, indicator = reading.report, row.indicator
    answer = report.answers.get(indicator.key)
    typed = answer is not None and answer.value is not None and FormAnswer(answer.value) not in (by_forms, row.answer)
    if answer is not None and typed:
        partial = is_summed(indicator) and months_lacking(parts, [indicator], report.month)
        if partial or answer.entered_by != work.person.id:
            by = answering.author_of(work, answer)
            trouble = TroubledLine(row.line, "own_sum", indicator, now=FormAnswer(answer.value), by=by)
            reading.troubles.append(trouble)
            return
    filling.compare_row(work, reading, row, answer)


def keep_months(work: Work, report: Report, form: FilledForm) -> None:
    """Remember which forms the numbers that were just kept are made of."""
    parts = _merged(kept_forms(work, report), form.parts)
    after = {"months": list(months_of(parts)), "forms": [part.to_json() for part in parts]}
    absent = report.on_behalf_of
    work.note_down(KEPT, "submission", report.submission.id, after=after, on_behalf_of=absent)
