"""/sozlamalar: every setting on a card, the library's name, and its time zone."""

from markupsafe import Markup

from handlers.page import Page, on
from handlers.settings import days
from handlers.visit import HOME_SCREEN, BadPress, Visit
from plan.period import Month, Span
from texts.home import director_only
from texts.screen import Screen
from texts.sentence import NOTHING
from texts.settings import library as words
from texts.settings import presses
from texts.settings.copies import copies_told
from texts.settings.letter import letter_section
from texts.settings.papers import language_section
from texts.settings.reminders import ask_closing
from usecases.papers import letterhead
from usecases.papers.language import paper_language
from usecases.planning.beginning import beginning_choice
from usecases.settings import days as own_days
from usecases.settings import library as use
from usecases.settings import library_time
from usecases.settings.copies import nightly_copies

NAME = "set_name"
"""Screen: the library's new name is typed."""


def show_settings(visit: Visit) -> None:
    """/sozlamalar"""
    press_settings(visit)
    visit.resume()


def press_settings(visit: Visit) -> None:
    if not visit.work.directs:
        visit.page(director_only())
        return
    if visit.dialog.screen in (NAME, days.SCREEN):
        visit.go(HOME_SCREEN)
    visit.page(_overview(visit))


def _overview(visit: Visit, above: Markup = NOTHING) -> Screen:
    this_month = Month.of(visit.work.today)
    coming = [_deadlines(visit, month) for month in (this_month.previous, this_month)]
    return words.settings_page(_sections(visit), coming, own_days.estimated_soon(visit.work), above, _copies(visit))


def _copies(visit: Visit) -> Markup:
    told = nightly_copies(visit.work)
    handed, failed_at = told.handed, told.failed_at
    return copies_told(told.made_at, told.rows, encrypted=told.encrypted, handed=handed, failed_at=failed_at)


def _sections(visit: Visit) -> list[words.Section]:
    """Everything the director can set, in the order of the card."""
    work, own = visit.work, own_days.own_days(visit.work)
    return [
        words.library_section(work.library.name),
        words.language_section(work.person.language),
        words.zone_section(work.library.timezone),
        words.days_section(len(own.off), len(own.working)),
        words.deadlines_section(work.calendar().rules),
        *_beginning(visit),
        words.approval_section(use.approval_wanted(work)),
        language_section(paper_language(work)),
        letter_section(letterhead.library_letterhead(work), own=letterhead.own_letter(work) is not None),
    ]


def _beginning(visit: Visit) -> list[words.Section]:
    """With which month this year begins, where it has a plan."""
    choice = beginning_choice(visit.work, visit.work.today.year)
    if choice is None:
        return []
    return [words.beginning_section(choice.year, choice.beginning.first_asked)]


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
    visit.show(words.ask_library_name(visit.work.library.name))


def receive_library_name(visit: Visit) -> None:
    """The library's new name, typed."""
    visit.require_director()
    if not use.rename_library(visit.work, visit.text):
        visit.show(words.ask_library_name(visit.work.library.name, words.NAME_REFUSED()))
        return
    visit.go(HOME_SCREEN)
    visit.show(_overview(visit, words.library_renamed(visit.work.library.name)))


def present_library_name(visit: Visit) -> bool:
    if visit.work.directs:
        visit.show(words.ask_library_name(visit.work.library.name))
    return visit.work.directs


def press_zones(visit: Visit) -> None:
    """The time zones to choose from."""
    visit.require_director()
    clock = f"{visit.work.now:%H:%M}"
    visit.page(words.zones_page(visit.work.library.timezone, library_time.ZONES, clock))


def press_zone(visit: Visit, zone: str) -> None:
    """Another time zone, kept at once; the page shows what the clock says by it. One in which an open month is closed
    already is asked first."""
    visit.require_director()
    sure, pressed = presses.answered(zone)
    name = pressed.replace(".", "/")
    closing = library_time.closed_by_timezone(visit.work, name)
    if closing and not sure:
        yes = presses.choose_zone(presses.confirmed(pressed))
        visit.page(ask_closing(words.zone_name(name), closing, yes, presses.zones()))
        return
    work = library_time.set_timezone(visit.work, name)
    if work is None:
        raise BadPress
    visit.work = work
    press_zones(visit)


PAGE = Page(
    commands={"sozlamalar": show_settings},
    presses=(
        on(presses.settings, press_settings),
        on(presses.library_name, press_name),
        on(presses.zones, press_zones),
        on(presses.choose_zone, press_zone),
    ),
    texts={NAME: receive_library_name},
    present={NAME: present_library_name},
)
