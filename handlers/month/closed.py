"""A month that closed before it was sent: so it is said, and its people ask the director, once, to open it again."""

from datetime import date

from handlers.page import Page, on
from handlers.visit import BadPress, Visit
from notices import oversight as news
from plan.period import Month
from texts.month import closed as words
from texts.month import months as month_words
from texts.month import presses
from texts.screen import Screen
from texts.sentence import NOTHING, lines
from usecases.month import closed as closed_months
from usecases.month import reporting
from usecases.month.reporting import Department, Report


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


def closed_unsent(visit: Visit, report: Report) -> Screen:
    """For whoever of the department looks at its month that closed before it was sent: so it is said, with the way to
    have it opened."""
    if report.access != "closed" or reporting.refusal_of(visit.work, "answer", report) == "not_yours":
        return Screen(NOTHING)
    closed = closed_months.closed_month(visit.work, report.department, report.month)
    if closed is None:
        return Screen(NOTHING)
    return Screen(words.month_closed_unsent(closed), words.closed_month_buttons(closed))


def closed_words(visit: Visit, department: Department, month: Month, typed: str = "") -> Screen:
    """What is said of a month that is closed: that what was `typed` for it was not kept, whether it was sent, and whom
    to ask, with the button for it."""
    not_kept = words.not_kept(typed) if typed else NOTHING
    closed = closed_months.closed_month(visit.work, department, month)
    if closed is None:
        return Screen(lines(not_kept, month_words.month_closed(month, visit.work.calendar())))
    text = lines(not_kept, words.month_closed_unsent(closed))
    return Screen(text, words.closed_month_buttons(closed))


PAGE = Page(presses=(on(presses.ask_reopening, press_ask),))
