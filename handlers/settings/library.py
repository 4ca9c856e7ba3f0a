"""/sozlamalar: the library's name, its own days off, and when reports are due."""

import re
from collections.abc import Callable

from handlers import menus
from handlers.visit import BadPress, Visit, written_day
from plan.period import Month, Span
from texts.screen import Screen
from texts.settings import library as words
from texts.settings.letter import section as letter_section
from texts.settings.reminders import SURE, ask_closing
from usecases.papers import letterhead
from usecases.settings import library as use
from usecases.settings import library_time

_MOST_AT_ONCE = 20


def show_settings(visit: Visit) -> None:
    """/sozlamalar"""
    press_settings(visit)
    visit.resume()


def press_settings(visit: Visit) -> None:
    if not visit.work.directs:
        menus.not_for_you(visit)
        return
    if visit.dialog.screen in TEXTS:
        visit.go("menu")
    visit.page(_overview(visit))


def _overview(visit: Visit, above: str = "") -> Screen:
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


def _only_director(visit: Visit) -> None:
    if not visit.work.directs:
        raise BadPress


def press_name(visit: Visit) -> None:
    _only_director(visit)
    visit.go("set_name")
    visit.show(words.ask_name(visit.work.library.name))


def receive_name(visit: Visit) -> None:
    """The library's new name, typed."""
    if not use.rename_library(visit.work, visit.text):
        visit.show(words.ask_name(visit.work.library.name, words.NAME_REFUSED))
        return
    visit.go("menu")
    visit.show(_overview(visit, words.renamed(visit.work.library.name)))


def press_zone(visit: Visit) -> None:
    """The time zones to choose from."""
    _only_director(visit)
    clock = f"{visit.work.now:%H:%M}"
    visit.page(words.zones(visit.work.library.timezone, library_time.ZONES, clock))


def press_zone_to(visit: Visit, zone: str) -> None:
    """Another time zone, kept at once; the page shows what the clock says by it. One in which an open month is closed
    already is asked first."""
    _only_director(visit)
    sure, zone = zone.startswith(SURE), zone.removeprefix(SURE)
    closing = library_time.closed_by(visit.work, zone.replace(".", "/"))
    if closing and not sure:
        change = words.zone_name(zone.replace(".", "/"))
        visit.page(ask_closing(change, closing, f"zone_to:{SURE}{zone}", "zone"))
        return
    told = library_time.set_timezone(visit.work, zone.replace(".", "/"))
    if told is None:
        raise BadPress
    visit.work = told
    press_zone(visit)


def press_days(visit: Visit) -> None:
    _only_director(visit)
    _show_days(visit)


def _show_days(visit: Visit, above: str = "") -> None:
    visit.go("set_days")
    visit.show(words.days(use.days_off(visit.work), above))


def receive_days(visit: Visit) -> None:
    """One or several days typed: each is added, or it is said why not."""
    typed = [piece.strip() for piece in re.split(r"[,;\n]+", visit.text) if piece.strip()]
    said = [_add(visit, piece) for piece in typed[:_MOST_AT_ONCE]]
    if len(typed) > _MOST_AT_ONCE:
        said.append(words.too_many_at_once(_MOST_AT_ONCE))
    _show_days(visit, "\n".join(said))


def _add(visit: Visit, typed: str) -> str:
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


def press_drop(visit: Visit, written: str) -> None:
    """A day off is a working day again, at once; if that closes an open month, it is asked first."""
    _only_director(visit)
    sure, written = written.startswith(SURE), written.removeprefix(SURE)
    day = written_day(written)
    closing = use.closed_without(visit.work, day)
    if closing and not sure:
        visit.go("set_days")
        visit.show(ask_closing(words.working_again(day), closing, f"day_drop:{SURE}{written}", "set_days"))
        return
    removed = use.remove_day_off(visit.work, day)
    _show_days(visit, words.day_removed(day) if removed else "")


Page = dict[str, Callable[[Visit], None]]

COMMANDS: Page = {"sozlamalar": show_settings}
PRESSES: dict[str, Callable[..., None]] = {
    "settings": press_settings,
    "set_name": press_name,
    "set_days": press_days,
    "zone": press_zone,
    "zone_to": press_zone_to,
    "day_drop": press_drop,
}
TEXTS: Page = {"set_name": receive_name, "set_days": receive_days}
FILES: Page = {}
