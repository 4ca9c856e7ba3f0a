"""/sozlamalar → 📅: the library's own days off, the days off that it works, and what became of estimated ones."""

import re
from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from handlers.page import Page, on
from handlers.visit import Visit
from plan.period import Month
from texts.press import day_word, read_day
from texts.sentence import NOTHING, lines
from texts.settings import days as words
from texts.settings import presses
from texts.settings.reminders import ask_closing
from usecases.settings import days as use
from usecases.settings import library

SCREEN = "set_days"
"""Days are typed. `offered` are those that are free anyway, any of which may become a working day."""
_MOST_AT_ONCE = 20


def press_days_off(visit: Visit) -> None:
    visit.require_director()
    _show(visit)


def _show(visit: Visit, above: Markup = NOTHING, offered: Sequence[date] = ()) -> None:
    visit.go(SCREEN, offered=[day_word(day) for day in offered])
    present_days(visit, above)


def receive_days(visit: Visit) -> None:
    """One or several days typed: each is added, or it is said why not."""
    visit.require_director()
    typed = [piece.strip() for piece in re.split(r"[,;\n]+", visit.text) if piece.strip()]
    outcomes: list[Markup] = []
    free: list[date] = []
    for piece in typed[:_MOST_AT_ONCE]:
        day = library.read_day(piece, visit.work.today)
        outcome = "unread" if day is None else use.add_day_off(visit.work, day)
        outcomes.append(words.day_not_understood(piece) if day is None else _came_of(outcome, day))
        if day is not None and outcome == "free":
            free.append(day)
    if len(typed) > _MOST_AT_ONCE:
        outcomes.append(words.too_many_at_once(_MOST_AT_ONCE))
    _show(visit, lines(outcomes), list(dict.fromkeys(free)) or _offered(visit))


def _came_of(outcome: str, day: date) -> Markup:
    """What came of a day that was to be off."""
    return {
        "added": words.day_off_added(day),
        "listed": words.day_is_listed(day),
        "free": words.day_is_free(day),
        "too_many": words.too_many_days(use.MOST_DAYS),
    }[outcome]


def press_free(visit: Visit, day: str) -> None:
    """An estimated day off is one."""
    visit.require_director()
    read = read_day(day)
    _show(visit, _came_of(use.add_day_off(visit.work, read), read))


def press_work(visit: Visit, day: str) -> None:
    """A day off is worked, at once; if that closes an open month, it is asked first."""
    visit.require_director()
    sure, pressed = presses.answered(day)
    read = read_day(pressed)
    closing = use.closed_by_working(visit.work, read)
    if closing and not sure:
        _ask_closing(visit, words.working_day_title(read), closing, presses.work_on(presses.confirmed(pressed)))
        return
    above = {
        "added": words.working_day_added(read),
        "listed": words.day_is_listed(read),
        "working": words.day_is_worked(read),
        "too_many": words.too_many_days(use.MOST_DAYS),
    }[use.add_working_day(visit.work, read)]
    offered = [offer for offer in _offered(visit) if offer != read]
    _show(visit, above, offered)


def press_drop_day(visit: Visit, day: str) -> None:
    """The state's calendar decides about a day again, at once; if that closes an open month, it is asked first."""
    visit.require_director()
    sure, pressed = presses.answered(day)
    own = read_day(pressed)
    closing = use.closed_without_day_off(visit.work, own)
    if closing and not sure:
        _ask_closing(visit, words.working_again(own), closing, presses.drop_day(presses.confirmed(pressed)))
        return
    removed = use.remove_day(visit.work, own)
    working = visit.work.calendar().is_working(own)
    _show(visit, words.day_removed(own, working=working) if removed else NOTHING)


def _ask_closing(visit: Visit, title: str, closing: Sequence[tuple[Month, Sequence[str]]], yes: str) -> None:
    visit.go(SCREEN)
    visit.show(ask_closing(title, closing, yes, presses.days_off()))


def _offered(visit: Visit) -> list[date]:
    return [read_day(word) for word in visit.dialog.facts.get("offered", ())]


def present_days(visit: Visit, above: Markup = NOTHING) -> bool:
    if visit.work.directs:
        own = use.own_days(visit.work)
        visit.show(words.days_off_page(words.Days(own.off, own.working, own.estimated, _offered(visit)), above))
    return visit.work.directs


PAGE = Page(
    presses=(
        on(presses.days_off, press_days_off),
        on(presses.drop_day, press_drop_day),
        on(presses.work_on, press_work),
        on(presses.free_day, press_free),
    ),
    texts={SCREEN: receive_days},
    present={SCREEN: present_days},
)
