"""📣 Requests to open closed months: the director sees those that wait, and refuses one with a reason or without."""

from datetime import date

from handlers.oversight.reopening import CHOOSING_DAY
from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, BadPress, Visit
from notices.oversight import reopening_refused
from plan.month.question import LONGEST_REASON
from plan.period import Month
from texts.month import closed as closed_words
from texts.month import unclear
from texts.oversight import presses
from texts.oversight import reopening as words
from texts.sentence import NOTHING, Markup
from usecases.month import closed as closed_months
from usecases.month.reporting import Department

REFUSING = "open_refuse"
"""The reason is to be typed for which a closed month is not opened. Facts: `department`, its id; `year`, `month`."""


def press_requests(visit: Visit) -> None:
    """📣 at home."""
    visit.require_director()
    visit.page(words.requests_page(closed_months.waiting_requests(visit.work)))


def _asked_month(visit: Visit, department: int, year: int, month: int) -> tuple[Department, Month]:
    """The month that is asked for; raises BadPress where nobody asks any more."""
    if not (date.min.year < year < date.max.year and 1 <= month <= 12):
        raise BadPress
    visit.require_director()
    own, at = visit.work.facts().department(department), Month(year, month)
    if own is None or not closed_months.is_asked(visit.work, own.id, at):
        visit.toast(words.NO_REQUEST.plain(), alert=True)
        raise BadPress
    return own, at


def press_refuse(visit: Visit, department: int, year: int, month: int) -> None:
    """✋: why is the month not opened? Where something else is waited for, the reason cannot be typed."""
    own, at = _asked_month(visit, department, year, month)
    if visit.dialog.screen in visit.screens.waiting and visit.dialog.screen not in (REFUSING, CHOOSING_DAY):
        visit.page(words.ask_why_not(own.id, own.name, at, typed=False))
        return
    _ask(visit, own, at)


def _ask(visit: Visit, own: Department, at: Month, above: Markup = NOTHING) -> None:
    visit.go(REFUSING, department=own.id, year=at.year, month=at.number)
    visit.show(words.ask_why_not(own.id, own.name, at, above, typed=True))


def press_unexplained(visit: Visit, department: int, year: int, month: int) -> None:
    """The month stays closed, without a reason."""
    _, at = _asked_month(visit, department, year, month)
    _refuse(visit, department, at)


def _refuse(visit: Visit, department: int, at: Month, why: str = "") -> None:
    refused = closed_months.refuse_to_reopen(visit.work, department, at, why)
    if refused is None:
        raise BadPress
    name, people = refused
    reopening_refused(visit.work, name, at, people, why)
    page = closed_words.refused(department, name, at, len(people))
    if visit.dialog.screen == REFUSING:
        visit.go(HOME_SCREEN)
        visit.show(page)
    else:
        visit.page(page)


def receive_reason(visit: Visit) -> None:
    """The reason, typed."""
    facts = visit.dialog.facts
    own, at = _asked_month(visit, facts["department"], facts["year"], facts["month"])
    reason = " ".join(visit.text.split())
    if len(reason) < 3:
        _ask(visit, own, at, unclear.REASON_TOO_SHORT())
    elif len(reason) > LONGEST_REASON:
        _ask(visit, own, at, unclear.reason_too_long(len(reason), LONGEST_REASON))
    else:
        _refuse(visit, own.id, at, reason)


def present_refusing(visit: Visit) -> bool:
    """The reason is asked for again; False when nobody asks for the month any more."""
    facts = visit.dialog.facts
    try:
        own, at = _asked_month(visit, facts["department"], facts["year"], facts["month"])
    except BadPress:
        return False
    _ask(visit, own, at)
    return True


def leave_refusing(visit: Visit) -> None:
    """Something else was turned to: nothing is refused by what is typed later."""
    visit.go(HOME_SCREEN)


PAGE = Page(
    presses=(
        on(presses.refuse_reopening, press_refuse),
        on(presses.refuse_unexplained, press_unexplained),
        on(presses.requests, press_requests),
    ),
    texts={REFUSING: receive_reason},
    present={REFUSING: present_refusing},
    stopped={REFUSING: words.NOT_REFUSED},
    left={REFUSING: leave_refusing},
    resumed=False,
)
