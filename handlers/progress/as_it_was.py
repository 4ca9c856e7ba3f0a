"""🕰 on the report: the same report as it looked on a day that is past. The day is pressed or typed; from there on it
travels in the buttons of /hisobot's own pages."""

from collections.abc import Callable
from datetime import date

from handlers.progress.director import show_span, span_of
from handlers.visit import Visit
from plan.period import Span
from texts.progress import as_it_was as words
from texts.screen import Screen
from usecases.progress import as_it_was
from usecases.settings import library as settings


def choose(visit: Visit, span: str) -> None:
    """The days that can be pressed."""
    visit.page(_choices(visit, span_of(span)))


def _choices(visit: Visit, span: Span) -> Screen:
    days = as_it_was.days_to_offer(visit.work, span.last)
    return words.choose(span, days, as_it_was.first_day(visit.work))


def ask_day(visit: Visit, span: str) -> None:
    """Wait for a typed day; what was open before comes back after it."""
    wanted = span_of(span)
    screen, facts = visit.dialog.screen, visit.dialog.facts
    if screen == "then":
        screen, facts = facts["was"]
    visit.go("then", span=str(wanted), was=[screen, facts])
    visit.show(words.ask_day(wanted, as_it_was.first_day(visit.work)))


def receive_day(visit: Visit) -> None:
    """The day that was typed."""
    wanted = Span.parse(visit.dialog.facts["span"])
    first, last = as_it_was.first_day(visit.work), as_it_was.last_day(visit.work)
    day = settings.read_past_day(visit.text, visit.work.today)
    if day is None or not first <= day <= last:
        visit.show(words.ask_day(wanted, first, words.not_a_day(first, last)))
        return
    show_day(visit, wanted, day)


def show_day(visit: Visit, span: Span, day: date) -> None:
    screen, facts = visit.dialog.facts["was"]
    found = show_span(visit, span, day)
    if found is None:
        visit.show(words.ask_day(span, as_it_was.first_day(visit.work), words.no_plan_then(day)))
        return
    visit.go(screen, **facts)
    visit.page(found)
    visit.resume()


COMMANDS: dict[str, Callable[[Visit], None]] = {}
PRESSES = {"then": choose, "then_day": ask_day}
TEXTS = {"then": receive_day}
FILES: dict[str, Callable[[Visit], None]] = {}
