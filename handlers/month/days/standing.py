"""What stands on a day already: another number takes its place or is added to it, it stays, or it is taken away."""

from datetime import date
from decimal import Decimal

from markupsafe import Markup

from handlers.month.days.pages import (
    DIARY_SAME,
    keep_numbers,
    month_of,
    open_place,
    receipt_of,
    show_row,
    waiting_numbers,
    waiting_question,
)
from handlers.visit import BadPress, Visit
from plan.typed.days.lines import DayNumber
from texts.month.days import diary as words
from texts.month.days import offers as offer_words
from texts.sentence import lines
from usecases.month import day_counts
from usecases.month.reporting import Department


def put_day(visit: Visit, figure: int, day: date, value: Decimal, seen: Decimal) -> None:
    """The number of that day instead of the one that stood there, or both together."""
    department, page_day, waiting = _asked_same(visit, figure, day)
    indicator = waiting[0].indicator
    if day_counts.refusal_on(visit.work, department, indicator, day, stands=True) is not None:
        raise BadPress
    kept = day_counts.keep_day(visit.work, department, indicator, day, value, waiting[0].line, seen=seen)
    if kept is None:
        raise BadPress
    question, standing_receipt = waiting_question(visit), _receipt_on_card(visit)
    visit.settle()
    keep_numbers(
        visit,
        department,
        page_day,
        waiting[1:],
        receipts=lines(standing_receipt, receipt_of(kept)),
        question=question,
        ahead=offer_words.correction(kept),
    )


def keep_standing(visit: Visit, figure: int, day: date) -> None:
    """What stood on that day stays."""
    department, page_day, waiting = _asked_same(visit, figure, day)
    question = waiting_question(visit)
    receipts = lines(_receipt_on_card(visit), words.KEPT_BEFORE())
    visit.settle()
    keep_numbers(visit, department, page_day, waiting[1:], receipts=receipts, question=question)


def _receipt_on_card(visit: Visit) -> Markup:
    """What was kept by the presses before this one on the same card."""
    return Markup(visit.dialog.facts.get("receipt", ""))  # noqa: S704  (a sentence of ours, as HTML)


def _asked_same(visit: Visit, figure: int, day: date) -> tuple[Department, date, list[DayNumber]]:
    department, page_day = open_place(visit)
    waiting = waiting_numbers(visit, department) if visit.dialog.screen == DIARY_SAME else []
    if not waiting or (waiting[0].indicator.key, waiting[0].day) != (figure, day):
        raise BadPress
    return department, page_day, waiting


def remove_day(visit: Visit, figure: int, day: date) -> None:
    """🗑: the day's number goes; the history keeps it."""
    department, _ = open_place(visit)
    indicator = month_of(visit, department, day).find(figure)
    if indicator is None or day_counts.refusal_on(visit.work, department, indicator, day, stands=True) is not None:
        raise BadPress
    value = day_counts.remove_day(visit.work, department, indicator, day)
    if value is None:
        raise BadPress
    show_row(visit, department, indicator, day, words.removed(indicator, day, value))
