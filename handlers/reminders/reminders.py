"""The buttons of a reminder: to what is missing, or later. What a person is typing meanwhile is left as it is."""

from collections.abc import Callable

from handlers.month import monthly_report
from handlers.progress import board, summary
from handlers.visit import BadPress, Visit, whole
from plan.period import Span
from plan.progress.view import SpanView
from texts.reminders import reminders as words
from usecases.reminders import reminded


def open_missing(visit: Visit, batch: str) -> None:
    """Straight to the first thing in it that is still missing, which may be less than when it was sent."""
    subject = reminded.opened(visit.work, whole(batch))
    if subject is None:
        raise BadPress
    if subject == "nothing":
        visit.page(words.nothing_left())
    elif subject.about in ("month", "unknown"):
        monthly_report.open_month(visit, str(subject.department), str(subject.month.year), str(subject.month.number))
    elif subject.about == "row":
        monthly_report.open_row(visit, subject.department, subject.figure, subject.month)
    elif subject.about in ("late", "closed"):
        board.press_board(visit)
    else:
        summary.press_summary_of(visit, SpanView(Span.containing(subject.month, "quarter")))


def later(visit: Visit, batch: str, how: str) -> None:
    """In two hours, or tomorrow; of working time."""
    until = reminded.put_off(visit.work, whole(batch), how)
    if until is None:
        raise BadPress
    if until == "too_late":
        visit.toast(words.TOO_LATE, alert=True)
        return
    visit.page(words.nothing_left() if until == "nothing" else words.put_off(until, int(batch)))


COMMANDS: dict[str, Callable[[Visit], None]] = {}
PRESSES = {"remind": open_missing, "later": later}
TEXTS: dict[str, Callable[[Visit], None]] = {}
FILES: dict[str, Callable[[Visit], None]] = {}
