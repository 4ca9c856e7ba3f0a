"""Words that people type in the middle of a report: the note beside a figure, and the reason of a correction.

A number among them is more likely an answer, and is never hidden in a note or a reason unasked.
"""

from handlers.month.corrections import keep_as_sent, make_correction
from handlers.month.screens import ASK, show_next, show_note, show_question, show_review, show_why
from handlers.month.typed_numbers import open_report, take_numbers
from handlers.visit import Visit
from notices import month as month_news
from plan.commands import REFUSALS
from plan.fold import fold_key
from plan.indicator import Indicator
from plan.month.question import LONGEST_NOTE, LONGEST_REASON
from plan.typed.answers import holds_only_numbers
from plan.typed.days.lines import days_in, read_days
from texts.month import receipts, unclear
from usecases.month import answering, evidence
from usecases.month.reporting import Report

_REFUSALS = frozenset(map(fold_key, REFUSALS))


def receive_correction_reason(visit: Visit) -> None:
    """The reason of a correction, typed; numbers typed here are new numbers, and "yo'q" takes the change back."""
    report = open_report(visit)
    if report is None:
        return
    indicator = report.find(visit.dialog.facts["figure"])
    if indicator is None or _says_numbers(visit, report, indicator):
        visit.dialog.screen = ASK
        take_numbers(visit, report)
        return
    if fold_key(visit.text) in _REFUSALS:
        if visit.dialog.facts.get("then"):
            keep_as_sent(visit, report, indicator)
        else:
            show_review(visit, report, above=receipts.NOT_CHANGED())
        return
    if len(visit.text) > LONGEST_REASON:
        show_why(visit, report, indicator, above=unclear.reason_too_long(len(visit.text), LONGEST_REASON))
        return
    make_correction(visit, report, indicator, visit.text)


def _says_numbers(visit: Visit, report: Report, indicator: Indicator) -> bool:
    """Whether a text that was asked for as words is numbers: of the month, or of days with nothing beside them but
    their rows."""
    days = days_in(visit.text, visit.work.today, report.month.year)
    if days is None:
        return holds_only_numbers(visit.text)
    bare = all(line.day is not None and holds_only_numbers(line.rest) for line in days)
    return bare and bool(read_days(days, indicator, report.reported_by, report.month.number).numbers)


def receive_note(visit: Visit) -> None:
    """A note beside a figure."""
    report = open_report(visit)
    if report is None:
        return
    indicator = report.find(visit.dialog.facts["figure"])
    if indicator is None:
        show_next(visit, report)
        return
    reviewing = bool(visit.dialog.facts.get("reviewing"))
    if _says_numbers(visit, report, indicator):
        visit.go(ASK, submission=report.submission.id, figure=indicator.key, reviewing=reviewing)
        take_numbers(visit, report)
        return
    note = visit.text
    if len(note) > LONGEST_NOTE:
        show_note(visit, report, indicator, above=unclear.note_too_long(len(note), LONGEST_NOTE))
        return
    answering.add_note(visit.work, report, indicator, note)
    if report.access == "correct":
        month_news.report_corrected(visit.work, report, (), noted=[(indicator, note)])
    evidence.attach_links(visit.work, report, indicator, evidence.links_in(visit.text))
    receipt = receipts.note_written(indicator)
    if reviewing or indicator.key in report.answered:
        show_next(visit, report, receipt=receipt, reviewing=reviewing)
    else:
        show_question(visit, report, indicator, receipt=receipt)
