"""A month that closed before it was sent: its people ask the director, once, to open it again."""

from datetime import date

from handlers.page import Page, on
from handlers.visit import BadPress, Visit
from notices import oversight as news
from plan.period import Month
from texts.month import closed as words
from texts.month import presses
from usecases.month import closed as closed_months


def press_ask(visit: Visit, department: int, year: int, month: int) -> None:
    """📣: the directors hear of it once, however often and by whomever of the department it is pressed."""
    own = next((mine for mine in visit.work.departments() if mine.id == department), None)
    if own is None or not (date.min.year < year < date.max.year and 1 <= month <= 12):
        raise BadPress
    asked = closed_months.ask_to_reopen(visit.work, own, Month(year, month))
    if asked is None:
        visit.toast(words.NOT_ASKED.plain(), alert=True)
        raise BadPress
    closed, is_new = asked
    if is_new:
        news.reopening_asked(visit.work, closed)
    visit.page(words.request_sent(closed) if is_new else words.request_waits(closed))


PAGE = Page(presses=(on(presses.ask_reopening, press_ask),))
