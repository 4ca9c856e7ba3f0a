"""«Topshirildi»: the director says that the quarter's paper is in the province, on a reminder, /muddat or /holat."""

from datetime import date

from handlers.page import Page, on
from handlers.progress import board
from handlers.reminders import upcoming
from handlers.visit import BadPress, Visit
from plan.period import Span
from texts.papers import handing_in as words
from texts.papers import presses
from usecases.papers import handing_in as use

_REMINDER, _PAGE, _DATES, _BOARD = "r", "p", "d", "b"
"""Where it was pressed: on a reminder, on the answer to that, in /muddat, on /holat."""


def press_hand_in(visit: Visit, year: int, quarter: int, screen: str) -> None:
    """It was handed in. Pressed twice, it stands as it was said first."""
    span = _quarter(visit, year, quarter, screen)
    visit.toast(words.DONE.plain() if use.record_handed_in(visit.work, span) else words.ALREADY.plain())
    _show(visit, span, screen)


def press_take_back(visit: Visit, year: int, quarter: int, screen: str) -> None:
    """It was not, after all."""
    span = _quarter(visit, year, quarter, screen)
    visit.toast(words.UNDONE.plain() if use.undo_handed_in(visit.work, span) else words.ALREADY.plain())
    _show(visit, span, screen)


def _quarter(visit: Visit, year: int, quarter: int, screen: str) -> Span:
    """The quarter of a button, of which this person may speak."""
    is_ours = screen in (_REMINDER, _PAGE, _DATES, _BOARD)
    if not is_ours or not date.min.year < year < date.max.year or not 1 <= quarter <= 4:
        raise BadPress
    span = Span(year, "quarter", quarter)
    paper = use.quarter_paper(visit.work, span)
    if paper is None or not paper.may_hand_in:
        raise BadPress
    return span


def _show(visit: Visit, quarter: Span, screen: str) -> None:
    if screen == _DATES:
        upcoming.press_upcoming(visit)
        return
    if screen == _BOARD:
        board.press_board_of(visit, quarter.year, quarter.last.number, 0)
        return
    if screen == _REMINDER:  # what else it reminds of stays to be read
        visit.pressed = None
    paper = use.quarter_paper(visit.work, quarter)
    if paper is not None:
        visit.page(words.handing_in_status(quarter, paper.due, paper.at, paper.by, visit.work.today))


PAGE = Page(presses=(on(presses.hand_in, press_hand_in), on(presses.take_back, press_take_back)))
