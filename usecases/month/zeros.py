"""Zeros of one report: those that "the rest are zero" filled, which can be opened again until it is sent, and those of
rows that never were zero before."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from plan.indicator import Indicator
from usecases.month.answering import write_answers
from usecases.month.past import earlier_months, is_of_month, load_past, rows_in_question
from usecases.month.reporting import Report
from usecases.work import Work


def filled_zeros(report: Report, typed: str) -> list[Indicator]:
    """The rows that "the rest are zero" filled, by what it left as `typed`, and that are zero still; nothing of a
    report that is with the director, and of a returned one nothing that was sent before."""
    if report.access != "open":
        return []
    sent_at = report.submission.submitted_at
    return [
        row
        for row in report.rows
        if (answer := report.answers.get(row.key)) is not None
        and answer.state == "given"
        and answer.value == 0
        and answer.typed == typed
        and (sent_at is None or answer.entered_at > sent_at)
    ]


def open_filled_again(work: Work, report: Report, typed: str, among: Collection[int] | None = None) -> list[Indicator]:
    """Make questions again of the rows that "the rest are zero" filled, of all or of those `among` keys; their notes
    stay. Returns them."""
    filled = [row for row in filled_zeros(report, typed) if among is None or row.key in among]
    emptied = [
        replace(
            report.answers[row.key],
            state="noted",
            value=None,
            typed="",
            entered_by=work.person.id,
            entered_at=work.now,
        )
        for row in filled
    ]
    if emptied:
        write_answers(work, report, emptied, "answer")
    return filled


def unusual_zeros(work: Work, report: Report) -> list[Indicator]:
    """The rows that are zero now, where this department had a number in every earlier month of the year that it
    reported, and nobody has said that it is right."""
    zeros = [
        row
        for row in report.rows
        if row.is_added_up
        and (answer := report.answers.get(row.key)) is not None
        and answer.value == 0
        and not answer.confirmed
    ]
    load_past(work, report, rows_in_question(report) if zeros else [])
    return [row for row in zeros if is_never_zero(work, report, row)]


def is_never_zero(work: Work, report: Report, row: Indicator) -> bool:
    """Whether this department had a number in every earlier month of the year that it reported."""
    own = [
        number.value
        for number in earlier_months(work, report, row)
        if number.department == report.department.id and is_of_month(row, number)
    ]
    return bool(own) and all(own)


def confirm_zeros(work: Work, report: Report) -> Sequence[Indicator]:
    """Store that the unusual zeros are right. Returns their rows."""
    unusual = unusual_zeros(work, report)
    if unusual:
        confirmed = [replace(report.answers[row.key], confirmed=True) for row in unusual]
        write_answers(work, report, confirmed, "confirm")
    return unusual
