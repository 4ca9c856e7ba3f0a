"""🔓 on the board: the director opens a department's closed month until a day, pressed or typed."""

from datetime import date

from handlers.page import Page, on
from handlers.progress.board import board_of, board_screen
from handlers.visit import HOME_SCREEN, BadPress, Visit
from notices.oversight import month_reopened
from plan.month.submission import Refusal
from plan.period import Month
from plan.progress.completeness import Board, BoardRow
from texts.oversight import presses
from texts.oversight import reopening as words
from texts.oversight.overseeing import REFUSALS
from texts.screen import Screen
from texts.sentence import NOTHING, Markup
from usecases.month import closed as closed_months
from usecases.month import submitting
from usecases.progress import completeness
from usecases.settings import library as settings

CHOOSING_DAY = "open_till"
"""The day is to be typed until which a closed month is opened. Facts: `department`, its id; `year` and `month`; `page`
of the board to go back to."""


def press_reopen(visit: Visit, department: int, year: int, month: int, page: int) -> None:
    """Until when is a department's closed month to be open again?"""
    board, at = board_of(visit, year, month)
    row = _row_to_open(board, at, department)
    refusal = submitting.refusal_to_reopen(visit.work, row.key, at)
    if refusal is not None:
        _refuse(visit, board, at, row, page, refusal)
        return
    if visit.dialog.screen in visit.screens.waiting and visit.dialog.screen != CHOOSING_DAY:
        # What is typed is for the question that is open: the day can only be pressed.
        visit.page(_day_question(visit, row, at, page, typed=False))
        return
    visit.go(CHOOSING_DAY, department=row.key, year=at.year, month=at.number, page=page)
    visit.show(_day_question(visit, row, at, page))


def _day_question(
    visit: Visit, row: BoardRow, at: Month, page: int, above: Markup = NOTHING, *, typed: bool = True
) -> Screen:
    asked_for = closed_months.is_asked(visit.work, row.key, at)
    days = submitting.days_to_open(visit.work)
    return words.ask_until(row.key, row.name, at, days, page, above, typed=typed, asked_for=asked_for)


def _row_to_open(board: Board, at: Month, department: int) -> BoardRow:
    row = board.row(department)
    if row is None or row.cells[at.number - 1].state == "nothing":
        raise BadPress
    return row


def _refuse(visit: Visit, board: Board, at: Month, row: BoardRow, page: int, refusal: Refusal) -> None:
    """Say why the month cannot be opened, and show the board as it is."""
    visit.toast(REFUSALS[refusal].plain(), alert=row.cells[at.number - 1].open_until is None)
    visit.page(board_screen(visit, board, at, page))


def press_open_until(visit: Visit, department: int, year: int, month: int, page: int, day: date) -> None:
    """The director opens a department's closed month again; its people hear of it. Pressed twice, it stays open."""
    board, at = board_of(visit, year, month)
    row = _row_to_open(board, at, department)
    refusal = submitting.reopen_month(visit.work, row.key, at, day)
    if refusal == "gone":
        raise BadPress
    if refusal is not None:
        _refuse(visit, board, at, row, page, refusal)
        return
    visit.toast(_tell_opened(visit, row, at, day))
    _show_board(visit, board, at, page)


def _show_board(visit: Visit, board: Board, at: Month, page: int) -> None:
    """The board as it is now that a month has been opened; `board` is the one before."""
    visit.page(board_screen(visit, completeness.board_of_year(visit.work, at.year) or board, at, page))


def _tell_opened(visit: Visit, row: BoardRow, at: Month, until: date) -> Markup:
    """Tell the people of a month that is open again; returns what to say to the director."""
    if visit.dialog.screen == CHOOSING_DAY:
        visit.go(HOME_SCREEN)
    sent = row.cells[at.number - 1].submission is not None
    members = month_reopened(visit.work, row.key, row.name, at, until, sent=sent)
    return words.opened_toast(until, members)


def _in_hand(visit: Visit) -> tuple[Board, Month, BoardRow, int]:
    """What the day is typed for: the board with its month, the department, and the board's page."""
    facts = visit.dialog.facts
    board, at = board_of(visit, facts["year"], facts["month"])
    return board, at, _row_to_open(board, at, facts["department"]), facts["page"]


def receive_day_until(visit: Visit) -> None:
    """The day, typed; whatever is none is asked again."""
    board, at, row, page = _in_hand(visit)
    day = settings.read_coming_day(visit.text, visit.work.today)
    refusal = "gone" if day is None else submitting.reopen_month(visit.work, row.key, at, day)
    if day is None or refusal == "gone":
        visit.show(_day_question(visit, row, at, page, words.not_a_day_until(submitting.LONGEST_OPEN.days)))
        return
    if refusal is not None:
        visit.go(HOME_SCREEN)
        visit.say(Screen(REFUSALS[refusal]()))
    else:
        visit.say(Screen(_tell_opened(visit, row, at, day)))
    _show_board(visit, board, at, page)


def present_until(visit: Visit) -> bool:
    """Ask for the day again; False when the month can no longer be opened."""
    try:
        _, at, row, page = _in_hand(visit)
    except BadPress:
        return False
    if submitting.refusal_to_reopen(visit.work, row.key, at) is not None:
        return False
    visit.show(_day_question(visit, row, at, page))
    return True


def leave_reopening(visit: Visit) -> None:
    """Something else was turned to: nothing is opened by a day that is typed later."""
    visit.go(HOME_SCREEN)


PAGE = Page(
    presses=(
        on(presses.reopen_month, press_reopen),
        on(presses.open_until, press_open_until),
    ),
    texts={CHOOSING_DAY: receive_day_until},
    present={CHOOSING_DAY: present_until},
    left={CHOOSING_DAY: leave_reopening},
    resumed=False,
)
