"""Zeros that were filled with one tap: opened again, or said to be right."""

from handlers.month.screens import say_why_refused, show_next, show_review, visible_report
from handlers.page import Page, on
from handlers.visit import BadPress, Visit
from texts.month import presses, receipts
from texts.month import zeros as words
from usecases.month import zeros
from usecases.month.reporting import Report


def _unsent_report(visit: Visit, submission: int) -> Report:
    report = visible_report(visit, submission)
    if report.access != "open":
        say_why_refused(visit, report, "answer")
        raise BadPress
    return report


def open_zeros(visit: Visit, submission: int) -> None:
    """↩️: what "the rest are zero" filled is asked again."""
    report = _unsent_report(visit, submission)
    opened = zeros.open_filled_again(visit.work, report, receipts.THE_REST.plain())
    if not opened:
        raise BadPress  # pressed twice, or each was answered meanwhile
    show_next(visit, report, above=words.opened_again(len(opened)))


def confirm_zeros(visit: Visit, submission: int) -> None:
    """✅: the rows that had a number in every month before are zero now."""
    report = _unsent_report(visit, submission)
    zeros.confirm_zeros(visit.work, report)
    visit.toast(receipts.CONFIRMED.plain())
    show_review(visit, report)


PAGE = Page(
    presses=(on(presses.open_zeros, open_zeros), on(presses.zeros_are_right, confirm_zeros)),
    resumed=False,
)
