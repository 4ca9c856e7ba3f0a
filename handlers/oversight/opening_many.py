"""🔓 below the board: closed months of all or some departments opened in one go, until a day, pressed or typed."""

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta

from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, BadPress, Visit
from notices.oversight import months_closed_again, months_opened
from texts.oversight import opening as words
from texts.oversight import presses
from texts.oversight.reopening import not_a_day_until
from texts.sentence import NOTHING, Markup
from usecases.month import submitting
from usecases.oversight import opening as use
from usecases.progress.measuring import department_names
from usecases.settings.library import read_coming_day

CHOOSING = "open_many"
"""Months and departments are marked, and a day may be typed. Facts: `year`, `months`, `departments` and the `page`."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def press_open_many(visit: Visit, year: int, page: int) -> None:
    """Everything that is closed is marked at first; what was marked since stays so on the other pages."""
    if page and visit.dialog.screen == CHOOSING:
        _show(visit, year, *_marked(visit, year), page)
        return
    closed = _closed(visit, year)
    if not closed:
        visit.toast(words.NOTHING_CLOSED.plain(), alert=True)
        raise BadPress
    _show(visit, year, sorted(closed), sorted({key for keys in closed.values() for key in keys}), 0)


def _closed(visit: Visit, year: int) -> dict[int, set[int]]:
    """Month → the departments that have not sent it."""
    closed: dict[int, set[int]] = {}
    for each in use.closed_reports(visit.work, year):
        closed.setdefault(each.month.number, set()).add(each.department)
    return closed


def _show(
    visit: Visit, year: int, months: Collection[int], departments: Collection[int], page: int, above: Markup = NOTHING
) -> None:
    visit.go(CHOOSING, year=year, months=list(months), departments=list(departments), page=page)
    days, names = submitting.days_to_open(visit.work), department_names(visit.work)
    visit.show(words.choose(year, _closed(visit, year), months, departments, names, days, page, above))


def _marked(visit: Visit, year: int) -> tuple[list[int], list[int]]:
    """The months and departments that are marked; BadPress on a card that is not the present one."""
    facts = visit.dialog.facts
    if visit.dialog.screen != CHOOSING or facts["year"] != year or not visit.work.directs:
        raise BadPress
    return list(facts["months"]), list(facts["departments"])


def press_month(visit: Visit, year: int, month: int, page: int) -> None:
    """A month is marked, or no longer."""
    months, departments = _marked(visit, year)
    _show(visit, year, sorted({*months} ^ {month}), departments, page)


def press_department(visit: Visit, year: int, department: int, page: int) -> None:
    """A department is marked, or no longer."""
    months, departments = _marked(visit, year)
    _show(visit, year, months, sorted({*departments} ^ {department}), page)


def press_all(visit: Visit, year: int, page: int) -> None:
    """All departments, or none of them."""
    months, departments = _marked(visit, year)
    every = {key for keys in _closed(visit, year).values() for key in keys}
    _show(visit, year, months, [] if every <= set(departments) else sorted(every), page)


def press_until(visit: Visit, year: int, day: date) -> None:
    """The day until which they are open."""
    if not _open(visit, year, day):
        raise BadPress


def receive_until(visit: Visit) -> None:
    """The same, typed; whatever is no such day is asked again."""
    year = visit.dialog.facts["year"]
    day = read_coming_day(visit.text, visit.work.today)
    if day is None or not _open(visit, year, day):
        months, departments = _marked(visit, year)
        closed = _closed(visit, year)
        marked = any(key in departments for at in months for key in closed.get(at, ()))
        above = not_a_day_until(submitting.LONGEST_OPEN.days) if marked else words.NOTHING_MARKED()
        _show(visit, year, months, departments, visit.dialog.facts["page"], above)


def _open(visit: Visit, year: int, day: date) -> bool:
    opened = use.open_reports(visit.work, year, *_marked(visit, year), day)
    if opened is None:
        return False
    people = months_opened(visit.work, opened)
    visit.go(HOME_SCREEN)
    moment = (opened.at - _EPOCH) // _MICROSECOND
    visit.show(words.opened(year, len(opened.reports), day, people, moment))
    return True


def press_take_back(visit: Visit, year: int, moment: int) -> None:
    """↩️: what was opened is closed again, as far as it was not sent."""
    at = _EPOCH + moment * _MICROSECOND if moment < 2**53 else _EPOCH
    closed = use.take_back(visit.work, at) if use.may_take_back(visit.work, at) else []
    if not closed:
        visit.toast(words.NOT_ANY_MORE.plain(), alert=True)
        raise BadPress
    visit.page(words.closed_again(len(closed), months_closed_again(visit.work, closed)))


def present_choice(visit: Visit) -> bool:
    """The marks again; False when nothing is closed any more."""
    facts = visit.dialog.facts
    if not visit.work.directs or not _closed(visit, facts["year"]):
        return False
    _show(visit, facts["year"], facts["months"], facts["departments"], facts["page"])
    return True


def leave_choice(visit: Visit) -> None:
    """Something else was turned to: nothing is opened by a day that is typed later."""
    visit.go(HOME_SCREEN)


PAGE = Page(
    presses=(
        on(presses.open_many, press_open_many),
        on(presses.open_many_month, press_month),
        on(presses.open_many_department, press_department),
        on(presses.open_many_all, press_all),
        on(presses.open_many_until, press_until),
        on(presses.close_many, press_take_back),
    ),
    texts={CHOOSING: receive_until},
    present={CHOOSING: present_choice},
    left={CHOOSING: leave_choice},
    resumed=False,
)
