"""/sozlamalar: the library's name, its own days off, and when reports are due."""

import re

from markupsafe import Markup

from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, BadPress, Visit
from plan.period import Month, Span
from texts.home import director_only
from texts.press import read_day
from texts.screen import Screen
from texts.sentence import NOTHING, lines
from texts.settings import library as words
from texts.settings import presses
from texts.settings.letter import section as letter_section
from texts.settings.reminders import ask_closing
from usecases.papers import letterhead
from usecases.settings import library as use
from usecases.settings import library_time

NAME, DAYS = "set_name", "set_days"
"""Screens: the library's new name is typed; days off are typed."""
_MOST_AT_ONCE = 20


def show_settings(visit: Visit) -> None:
    """/sozlamalar"""
    press_settings(visit)
    visit.resume()


def press_settings(visit: Visit) -> None:
    if not visit.work.directs:
        visit.page(director_only())
        return
    if visit.dialog.screen in (NAME, DAYS):
        visit.go(HOME_SCREEN)
    visit.page(_overview(visit))


def _overview(visit: Visit, above: Markup = NOTHING) -> Screen:
    this_month = Month.of(visit.work.today)
    coming = [_deadlines(visit, month) for month in (this_month.previous, this_month)]
    return words.overview(_sections(visit), coming, above)


def _sections(visit: Visit) -> list[words.Section]:
    """Everything the director can set, in the order of the card."""
    work = visit.work
    return [
        words.library_section(work.library.name),
        words.zone_section(work.library.timezone),
        words.days_section(len(use.days_off(work))),
        words.deadlines_section(work.calendar().rules),
        words.approval_section(use.approval_wanted(work)),
        letter_section(letterhead.letterhead(work), own=letterhead.own_letter(work) is not None),
    ]


def _deadlines(visit: Visit, month: Month) -> words.Deadlines:
    calendar = visit.work.calendar()
    quarter = Span.containing(month, "quarter")
    return words.Deadlines(
        month,
        calendar.due_on(month),
        calendar.closes_on(month),
        quarter.ordinal,
        quarter.year,
        calendar.quarter_due_on(quarter.year, quarter.ordinal),
    )


def press_name(visit: Visit) -> None:
    visit.require_director()
    visit.go(NAME)
    visit.show(words.ask_name(visit.work.library.name))


def receive_name(visit: Visit) -> None:
    """The library's new name, typed."""
    visit.require_director()
    if not use.rename_library(visit.work, visit.text):
        visit.show(words.ask_name(visit.work.library.name, words.NAME_REFUSED()))
        return
    visit.go(HOME_SCREEN)
    visit.show(_overview(visit, words.renamed(visit.work.library.name)))


def present_name(visit: Visit) -> bool:
    if visit.work.directs:
        visit.show(words.ask_name(visit.work.library.name))
    return visit.work.directs


def press_zones(visit: Visit) -> None:
    """The time zones to choose from."""
    visit.require_director()
    clock = f"{visit.work.now:%H:%M}"
    visit.page(words.zones(visit.work.library.timezone, library_time.ZONES, clock))


def press_zone(visit: Visit, zone: str) -> None:
    """Another time zone, kept at once; the page shows what the clock says by it. One in which an open month is closed
    already is asked first."""
    visit.require_director()
    sure, pressed = presses.answered(zone)
    name = pressed.replace(".", "/")
    closing = library_time.closed_by(visit.work, name)
    if closing and not sure:
        yes = presses.choose_zone(presses.confirmed(pressed))
        visit.page(ask_closing(words.zone_name(name), closing, yes, presses.zones()))
        return
    work = library_time.set_timezone(visit.work, name)
    if work is None:
        raise BadPress
    visit.work = work
    press_zones(visit)


def press_days(visit: Visit) -> None:
    visit.require_director()
    _show_days(visit)


def _show_days(visit: Visit, above: Markup = NOTHING) -> None:
    visit.go(DAYS)
    visit.show(words.days(use.days_off(visit.work), above))


def receive_days(visit: Visit) -> None:
    """One or several days typed: each is added, or it is said why not."""
    visit.require_director()
    typed = [piece.strip() for piece in re.split(r"[,;\n]+", visit.text) if piece.strip()]
    outcomes = [_add_day(visit, piece) for piece in typed[:_MOST_AT_ONCE]]
    if len(typed) > _MOST_AT_ONCE:
        outcomes.append(words.too_many_at_once(_MOST_AT_ONCE))
    _show_days(visit, lines(outcomes))


def _add_day(visit: Visit, typed: str) -> Markup:
    """Make one day free; returns what came of it."""
    day = use.read_day(typed, visit.work.today)
    if day is None:
        return words.day_not_understood(typed)
    match use.add_day_off(visit.work, day):
        case "added":
            return words.day_added(day)
        case "free":
            return words.day_is_free(day)
        case "too_many":
            return words.too_many_days(use.MOST_DAYS_OFF)


def press_drop_day(visit: Visit, day: str) -> None:
    """A day off is a working day again, at once; if that closes an open month, it is asked first."""
    visit.require_director()
    sure, pressed = presses.answered(day)
    day_off = read_day(pressed)
    closing = use.closed_without(visit.work, day_off)
    if closing and not sure:
        visit.go(DAYS)
        yes = presses.drop_day(presses.confirmed(pressed))
        visit.show(ask_closing(words.working_again(day_off), closing, yes, presses.days_off()))
        return
    removed = use.remove_day_off(visit.work, day_off)
    _show_days(visit, words.day_removed(day_off) if removed else NOTHING)


def present_days(visit: Visit) -> bool:
    if visit.work.directs:
        visit.show(words.days(use.days_off(visit.work)))
    return visit.work.directs


PAGE = Page(
    commands={"sozlamalar": show_settings},
    presses=(
        on(presses.settings, press_settings),
        on(presses.library_name, press_name),
        on(presses.days_off, press_days),
        on(presses.drop_day, press_drop_day),
        on(presses.zones, press_zones),
        on(presses.choose_zone, press_zone),
    ),
    texts={NAME: receive_name, DAYS: receive_days},
    present={NAME: present_name, DAYS: present_days},
)
