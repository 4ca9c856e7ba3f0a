"""🕰 on the report: the same report as it looked on a day that is past. The day is pressed or typed; from there on it
travels in the buttons of /hisobot's own pages."""

from handlers.page import Page, on
from handlers.progress.summary import summary_then
from handlers.visit import HOME_SCREEN, Visit
from plan.period import Span
from plan.progress.view import SpanView
from texts.progress import as_it_was as words
from texts.progress import presses
from texts.sentence import NOTHING, Markup
from usecases.progress import as_it_was
from usecases.settings import library as settings

TYPING_DAY = "then"
"""A past day is to be typed. Facts: `span`, the span it is for, as text; `was`, the screen that was open before and its
facts, which come back after it."""


def press_choose_day(visit: Visit, view: SpanView) -> None:
    """The days that can be pressed; where nothing else is waited for, one may be typed as well."""
    days = as_it_was.days_to_offer(visit.work, view.span.last)
    visit.page(words.choose_day(view.span, days, as_it_was.first_day(visit.work)))
    if visit.dialog.screen == HOME_SCREEN:
        visit.go(TYPING_DAY, span=str(view.span), was=[HOME_SCREEN, {}])


def press_type_day(visit: Visit, view: SpanView) -> None:
    """Wait for a typed day; what was open before comes back after it."""
    screen, facts = visit.dialog.screen, visit.dialog.facts
    if screen == TYPING_DAY:
        screen, facts = facts["was"]
    visit.go(TYPING_DAY, span=str(view.span), was=[screen, facts])
    _ask_day(visit)


def _ask_day(visit: Visit, above: Markup = NOTHING) -> None:
    visit.show(words.ask_day(_span(visit), as_it_was.first_day(visit.work), above))


def _span(visit: Visit) -> Span:
    return Span.parse(visit.dialog.facts["span"])


def present_past_day(visit: Visit) -> bool:
    _ask_day(visit)
    return True


def receive_past_day(visit: Visit) -> None:
    """The day that was typed."""
    first, last = as_it_was.first_day(visit.work), as_it_was.last_day(visit.work)
    day = settings.read_past_day(visit.text, visit.work.today)
    if day is None or not first <= day <= last:
        _ask_day(visit, words.not_a_past_day(first, last))
        return
    summary = summary_then(visit, _span(visit), day)
    if summary is None:
        _ask_day(visit, words.no_plan_then(day))
        return
    _go_back(visit)
    visit.page(summary)
    visit.resume()


def _go_back(visit: Visit) -> None:
    screen, facts = visit.dialog.facts["was"]
    visit.go(screen, **facts)


def leave_past_day(visit: Visit) -> None:
    """Something else was turned to: what was open before waits again, below it."""
    _go_back(visit)
    visit.resume()


PAGE = Page(
    presses=(on(presses.choose_past_day, press_choose_day), on(presses.type_past_day, press_type_day)),
    texts={TYPING_DAY: receive_past_day},
    present={TYPING_DAY: present_past_day},
    left={TYPING_DAY: leave_past_day},
)
