"""🔔 from /holat: a reminder by hand. It is shown who will get what, sent, and shown what became of it."""

from datetime import date, datetime

from handlers.page import Page, on
from handlers.visit import BadPress, Visit
from notices.reminders import reminder_message
from plan.period import Month
from texts.reminders import nudges as words
from texts.reminders import presses
from texts.screen import Screen
from usecases.reminders import nudging


def press_offer(visit: Visit, year: int, month: int) -> None:
    """Who will get what, and the one before, if there was one."""
    reported = _reported_month(visit, year, month)
    screen = _offer(visit, reported, presses.NO_EARLIER)
    stamp = nudging.last_nudge(visit.work, reported)
    rows = screen.buttons
    if stamp is not None:
        rows = (*rows[:-1], (words.last_nudge_button(reported, stamp, _moment(visit, stamp)),), rows[-1])
    visit.page(Screen(screen.text, rows))


def _reported_month(visit: Visit, year: int, month: int) -> Month:
    """The month that a director's button names."""
    visit.require_director()
    if not (date.min.year < year < date.max.year and 1 <= month <= 12):
        raise BadPress
    return Month(year, month)


def _moment(visit: Visit, stamp: int) -> datetime:
    return datetime.fromtimestamp(stamp, visit.work.now.tzinfo)


def _recipients(visit: Visit, month: Month, earlier: int) -> list[int] | None:
    """Who is reminded again after an earlier reminder; None for everybody who owes something."""
    return nudging.not_reacted(visit.work, month, earlier) if earlier != presses.NO_EARLIER else None


def _offer(visit: Visit, month: Month, earlier: int) -> Screen:
    offer = nudging.nudge_to_offer(visit.work, month, _recipients(visit, month, earlier))
    if offer is None:
        raise BadPress
    people = _lines(offer.copies)
    nobody = offer.nobody if earlier == presses.NO_EARLIER else ()
    stamp = max(int(visit.work.now.timestamp()), earlier + 1)
    press = presses.send(month.year, month.number, stamp, earlier)
    return words.offer_nudge(month, people, nobody, offer.at == visit.work.now, offer.at, press)


def _lines(copies: tuple[nudging.Copy, ...]) -> list[words.Line]:
    return [words.Line(copy.person.name, copy.parts, copy.why) for copy in copies]


def press_send_nudge(visit: Visit, year: int, month: int, stamp: int, earlier: int) -> None:
    """Send it, once however often it is pressed."""
    reported = _reported_month(visit, year, month)
    recipients = _recipients(visit, reported, _second(earlier))
    if nudging.send_nudge(visit.work, reported, _second(stamp), recipients, reminder_message) is None:
        raise BadPress
    _show_fates(visit, reported, stamp)


def _second(stamp: int) -> int:
    """A second that a date can be made of, out of a press that anybody may have forged."""
    if stamp >= 1 << 33:
        raise BadPress
    return stamp


def press_fates(visit: Visit, year: int, month: int, stamp: int) -> None:
    """What became of it by now; where that is nothing new, the page does not change, and the time alone answers."""
    _show_fates(visit, _reported_month(visit, year, month), _second(stamp))
    visit.toast(words.as_of(_moment(visit, int(visit.work.now.timestamp()))))


def _show_fates(visit: Visit, month: Month, stamp: int) -> None:
    outcomes = nudging.outcomes_of_nudge(visit.work, month, stamp)
    if not outcomes:
        raise BadPress
    fates = [words.Fate(outcome.person.name, outcome.state, outcome.why, outcome.at) for outcome in outcomes]
    rest = len(nudging.not_reacted(visit.work, month, stamp)) if nudging.can_be_nudged(visit.work, month) else 0
    owing = nudging.nudge_to_offer(visit.work, month)
    reached = {outcome.person.id for outcome in outcomes}
    copies = tuple(copy for copy in owing.copies if copy.person.id not in reached) if owing else ()
    nobody = owing.nobody if owing else ()
    visit.page(words.nudge_outcome(month, stamp, _moment(visit, stamp), fates, rest, _lines(copies), nobody))


def press_offer_rest(visit: Visit, year: int, month: int, stamp: int) -> None:
    """Again to those who have neither opened it nor reported."""
    visit.page(_offer(visit, _reported_month(visit, year, month), _second(stamp)))


PAGE = Page(
    presses=(
        on(presses.nudge, press_offer),
        on(presses.send, press_send_nudge),
        on(presses.fates, press_fates),
        on(presses.offer_rest, press_offer_rest),
    ),
)
