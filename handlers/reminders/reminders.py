"""The buttons of a reminder: to what is missing, or later. What a person is typing meanwhile is left as it is."""

from handlers.month import opening
from handlers.page import Page, on
from handlers.planning import roll_over
from handlers.progress import board, summary
from handlers.visit import BadPress, Visit
from plan.period import Span
from plan.progress.view import SpanView
from texts.reminders import presses
from texts.reminders import reminders as words
from usecases.reminders import reminded


def press_open_missing(visit: Visit, batch: int) -> None:
    """Straight to the first thing in it that is still missing, which may be less than when it was sent."""
    subject = reminded.open_reminder(visit.work, batch)
    if subject is None:
        raise BadPress
    if subject == "nothing":
        visit.page(words.nothing_left())
    elif subject.about in ("month", "unknown"):
        opening.open_month(visit, subject.department, subject.month.year, subject.month.number)
    elif subject.about == "row":
        opening.open_row(visit, subject.department, subject.figure, subject.month)
    elif subject.about in ("late", "closed"):
        board.press_board(visit)
    elif subject.about == "plan":
        roll_over.press_begin_roll_over(visit, subject.month.year - 1)
    else:
        summary.press_summary_of(visit, SpanView(Span.containing(subject.month, "quarter")))


def press_put_off(visit: Visit, batch: int, how: str) -> None:
    """In two hours, or tomorrow; of working time."""
    until = reminded.postpone_reminder(visit.work, batch, how)
    if until is None:
        raise BadPress
    if until == "too_late":
        visit.toast(words.TOO_LATE.plain(), alert=True)
        return
    visit.page(words.nothing_left() if until == "nothing" else words.put_off(until, batch))


PAGE = Page(presses=(on(presses.open_missing, press_open_missing), on(presses.put_off, press_put_off)))
