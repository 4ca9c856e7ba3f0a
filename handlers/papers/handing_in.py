"""«Topshirildi»: the director says that the quarter's paper is in the province, on a reminder, /muddat or /holat."""

from collections.abc import Callable
from datetime import date

from handlers.progress import board
from handlers.reminders import upcoming
from handlers.visit import BadPress, Visit, whole
from plan.period import Span
from texts.papers import handing_in as words
from usecases.papers import handing_in as use

_REMINDER, _PAGE, _DATES, _BOARD = "r", "p", "d", "b"
"""Where it was pressed: on a reminder, on the answer to that, in /muddat, on /holat."""


def press_handed(visit: Visit, year: str, ordinal: str, place: str) -> None:
    """It was handed in. Pressed twice, it stands as it was said first."""
    quarter = _quarter(visit, year, ordinal, place)
    visit.toast(words.DONE if use.hand_in(visit.work, quarter) else words.ALREADY)
    _show(visit, quarter, place)


def press_unhanded(visit: Visit, year: str, ordinal: str, place: str) -> None:
    """It was not, after all."""
    quarter = _quarter(visit, year, ordinal, place)
    visit.toast(words.UNDONE if use.take_back(visit.work, quarter) else words.ALREADY)
    _show(visit, quarter, place)


def _quarter(visit: Visit, year: str, ordinal: str, place: str) -> Span:
    if place not in (_REMINDER, _PAGE, _DATES, _BOARD) or not date.min.year < whole(year) < date.max.year:
        raise BadPress
    if not 1 <= whole(ordinal) <= 4:
        raise BadPress
    quarter = Span(int(year), "quarter", int(ordinal))
    paper = use.paper(visit.work, quarter)
    if paper is None or not paper.mine:
        raise BadPress
    return quarter


def _show(visit: Visit, quarter: Span, place: str) -> None:
    if place == _DATES:
        upcoming.press_upcoming(visit)
        return
    if place == _BOARD:
        board.press_board_of(visit, quarter.year, quarter.last.number, 0)
        return
    if place == _REMINDER:  # what else it reminds of stays to be read
        visit.pressed = None
    paper = use.paper(visit.work, quarter)
    if paper is not None:
        visit.page(words.said(quarter, paper.due, paper.at, paper.by, visit.work.today))


Page = dict[str, Callable[[Visit], None]]

COMMANDS: Page = {}
PRESSES: dict[str, Callable[..., None]] = {"handed": press_handed, "unhanded": press_unhanded}
TEXTS: Page = {}
FILES: Page = {}
