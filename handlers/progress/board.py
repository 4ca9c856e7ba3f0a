"""/holat: who has reported which month. Read-only: what a person is in the middle of typing stays open below it."""

from datetime import date

from handlers.page import Page, on
from handlers.visit import BadPress, Visit
from plan.period import Month, Span
from plan.progress.completeness import Board
from texts.oversight.opening import open_many_button
from texts.oversight.overseeing import menu_button
from texts.oversight.reopening import menu_button as requests_button
from texts.papers import handing_in as paper_words
from texts.papers.orders import who_button
from texts.planning import pages as plan_words
from texts.progress import board as words
from texts.progress import presses
from texts.screen import Row, Screen
from texts.sentence import NOTHING, Markup
from usecases.month import closed as closed_months
from usecases.oversight import opening, overseeing
from usecases.papers import handing_in
from usecases.progress import completeness
from usecases.progress import measuring as progress


def holat_command(visit: Visit) -> None:
    """The command: the board at the last finished month, and below it the question that was open."""
    visit.page(_first_board(visit))
    visit.resume()


def press_board(visit: Visit) -> None:
    """The same by the menu's button."""
    visit.page(_first_board(visit))


def _first_board(visit: Visit) -> Screen:
    month = progress.opening_month(visit.work)
    board = completeness.board_of_year(visit.work, month.year) if month else None
    if month is None or board is None:
        return plan_words.no_plan_page(director=visit.work.directs)
    return board_screen(visit, board, month, 0)


def press_board_of(visit: Visit, year: int, month: int, page: int) -> None:
    """Another month, page or year of the board."""
    board, at = board_of(visit, year, month)
    visit.page(board_screen(visit, board, at, page))


def board_of(visit: Visit, year: int, month: int) -> tuple[Board, Month]:
    """The board and the month that a button names; BadPress when that year has no plan."""
    if not (date.min.year < year < date.max.year and 1 <= month <= 12):
        raise BadPress
    board = completeness.board_of_year(visit.work, year)
    if board is None:
        raise BadPress
    return board, Month(year, month)


def board_screen(visit: Visit, board: Board, at: Month, page: int) -> Screen:
    """The board at one month, with what can be done from there."""
    years = [year for year in (board.year - 1, board.year + 1) if progress.has_plan(visit.work, year)]
    paper, paper_rows = _paper(visit, at)
    waiting = overseeing.count_waiting(visit.work)
    requests = len(closed_months.waiting_requests(visit.work))
    closed = len(opening.closed_reports(visit.work, board.year)) if visit.work.directs else 0
    actions = (*((menu_button(waiting),) if waiting else ()), *((requests_button(requests),) if requests else ()))
    return words.board_page(
        board,
        at,
        page,
        today=visit.work.today,
        directs=visit.work.directs,
        years=years,
        asked=visit.work.calendar().as_asked(at),
        paper=paper,
        actions=(
            *actions,
            *((open_many_button(board.year, closed),) if closed > 1 else ()),
            *paper_rows,
            (who_button(board.year),),
        ),
    )


def _paper(visit: Visit, at: Month) -> tuple[Markup, tuple[Row, ...]]:
    """How the paper of the quarter that a month is in stands, once that is over, and the director's button for it."""
    paper = handing_in.quarter_paper(visit.work, Span.containing(at, "quarter"))
    if paper is None or (paper.at is None and paper.quarter.last.last_day >= visit.work.today):
        return NOTHING, ()
    line = Markup(paper_words.handing_in_line(paper.quarter, paper.due, paper.at, paper.by, visit.work.today))
    button = paper_words.handing_in_button(paper.quarter, done=paper.at is not None, place="b")
    return line, ((button,),) if paper.may_hand_in else ()


PAGE = Page(
    commands={"holat": holat_command},
    presses=(on(presses.board, press_board), on(presses.board_of, press_board_of)),
)
