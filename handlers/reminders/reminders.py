"""The buttons of a reminder: to what is missing, or later. What a person is typing meanwhile is left as it is."""

from handlers.month import opening
from handlers.page import Page, on
from handlers.planning import roll_over
from handlers.progress import board, summary
from handlers.visit import BadPress, Visit
from plan.period import Span
from plan.progress.view import SpanView
from texts.month import closed as closed_words
from texts.reminders import presses
from texts.reminders import reminders as words
from usecases.month import closed as closed_months
from usecases.reminders import reminded


def press_open_missing(visit: Visit, batch: int) -> None:
    """Straight to the first thing in it that is still missing, which may be less than when it was sent."""
    subject = reminded.open_reminder(visit.work, batch)
    if subject is None:
        raise BadPress
    if subject == "nothing":
        _show_nothing_left(visit, batch)
    elif subject.about in ("month", "unknown", "unsent"):
        opening.open_month(visit, subject.department, subject.month.year, subject.month.number)
    elif subject.about == "row":
        opening.open_row(visit, subject.department, subject.figure, subject.month)
    elif subject.about in ("late", "closed"):
        board.press_board(visit)
    elif subject.about == "plan":
        roll_over.press_begin_roll_over(visit, subject.month.year - 1)
    elif subject.about == "week":
        summary.press_summary(visit)
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
    if until == "nothing":
        _show_nothing_left(visit, batch)
        return
    visit.page(words.put_off(until, batch))


def _show_nothing_left(visit: Visit, batch: int) -> None:
    """Thanks for what is done; nobody is thanked for a month that has closed before it was sent."""
    months_of = {(subject.department, subject.month) for subject in reminded.months_of_reminder(visit.work, batch)}
    closed = [
        described
        for department in visit.work.departments()
        for month in sorted(month for key, month in months_of if key == department.id)
        if (described := closed_months.closed_month(visit.work, department, month)) is not None
    ]
    visit.page(closed_words.closed_unsent_screen(closed) if closed else words.nothing_left())


PAGE = Page(presses=(on(presses.open_missing, press_open_missing), on(presses.put_off, press_put_off)))
