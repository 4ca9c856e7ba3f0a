"""🔓 on the board: the director opens a department's closed month until a day, pressed or typed."""

from collections.abc import Callable
from datetime import date

from handlers.progress.director import CHOOSING_DAY, board_of, board_screen
from handlers.visit import BadPress, Visit, whole, written_day
from notices.oversight import month_reopened
from plan.month.submission import Refusal
from plan.period import Month
from plan.progress.completeness import Board, BoardRow
from texts.oversight.overseeing import REFUSALS
from texts.progress import board as words
from texts.screen import Screen
from usecases.month import submitting
from usecases.progress import completeness
from usecases.settings import library as settings

_NOTHING_WAITS = ("menu", "months", "departments", CHOOSING_DAY)
"""Screens whose texts are for nobody: a question that is open keeps what is typed."""


def press_open(visit: Visit, department: str, year: str, month: str, page: str) -> None:
    """Until when is a department's closed month to be open again?"""
    found, at = board_of(visit, year, month)
    row = _row_to_open(found, at, department)
    refusal = submitting.why_not_reopen(visit.work, row.key, at)
    if refusal is not None:
        _not_opened(visit, found, at, row, page, refusal)
        return
    # Else what is typed is for the question that is open, and the card asks for a tap.
    if visit.dialog.screen in _NOTHING_WAITS:
        visit.go(CHOOSING_DAY, department=row.key, year=at.year, month=at.number, page=whole(page))
    visit.page(_ask(visit, row, at, whole(page)))


def _ask(visit: Visit, row: BoardRow, at: Month, page: int, above: str = "") -> Screen:
    typed = visit.dialog.screen == CHOOSING_DAY
    return words.ask_until(row.key, row.name, at, submitting.days_to_open(visit.work), page, above, typed=typed)


def _row_to_open(found: Board, at: Month, department: str) -> BoardRow:
    row = found.row(whole(department))
    if row is None or row.cells[at.number - 1].state == "nothing":
        raise BadPress
    return row


def _not_opened(visit: Visit, found: Board, at: Month, row: BoardRow, page: str, refusal: Refusal) -> None:
    visit.toast(REFUSALS[refusal], alert=row.cells[at.number - 1].open_until is None)
    visit.page(board_screen(visit, found, at, whole(page)))


def press_till(visit: Visit, department: str, year: str, month: str, page: str, day: str) -> None:
    """The director opens a department's closed month again; its people hear of it. Pressed twice, it stays open."""
    found, at = board_of(visit, year, month)
    row, until = _row_to_open(found, at, department), written_day(day)
    refusal = submitting.reopen(visit.work, row.key, at, until)
    if refusal == "gone":
        raise BadPress
    if refusal is not None:
        _not_opened(visit, found, at, row, page, refusal)
        return
    visit.toast(_opened(visit, row, at, until))
    visit.page(board_screen(visit, completeness.board(visit.work, at.year) or found, at, whole(page)))


def _opened(visit: Visit, row: BoardRow, at: Month, until: date) -> str:
    """Tell the people of a month that is open again; returns what to say to the director."""
    if visit.dialog.screen == CHOOSING_DAY:
        visit.go("menu")
    sent = row.cells[at.number - 1].submission is not None
    members = month_reopened(visit.work, row.key, row.name, at, until, sent=sent)
    return words.opened_toast(until, members)


def receive_day(visit: Visit) -> None:
    """The day, typed; whatever is none is asked again."""
    facts = visit.dialog.facts
    found, at = board_of(visit, str(facts["year"]), str(facts["month"]))
    row = _row_to_open(found, at, str(facts["department"]))
    until = settings.read_day(visit.text, visit.work.today)
    refusal = "gone" if until is None else submitting.reopen(visit.work, row.key, at, until)
    if until is None or refusal == "gone":
        visit.page(_ask(visit, row, at, facts["page"], words.not_a_day(submitting.LONGEST_OPEN.days)))
        return
    if refusal is not None:
        visit.go("menu")
    visit.say(Screen(REFUSALS[refusal] if refusal is not None else _opened(visit, row, at, until)))
    visit.page(board_screen(visit, completeness.board(visit.work, at.year) or found, at, facts["page"]))


COMMANDS: dict[str, Callable[[Visit], None]] = {}
PRESSES: dict[str, Callable[..., None]] = {"board_open": press_open, "board_till": press_till}
TEXTS = {CHOOSING_DAY: receive_day}
FILES: dict[str, Callable[[Visit], None]] = {}
