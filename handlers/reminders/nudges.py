"""🔔 from /holat: a reminder by hand. It is shown who will get what, sent, and shown what became of it."""

from collections.abc import Callable
from datetime import date, datetime

from handlers.visit import BadPress, Visit, whole
from notices.reminders import reminder_message
from plan.period import Month
from texts.reminders import nudges as words
from texts.screen import Screen
from usecases.reminders import nudging

_NONE = 0
"""In a press: not "again to the rest" of an earlier one."""


def press_offer(visit: Visit, year: str, month: str) -> None:
    """Who will get what, and the one before, if there was one."""
    at = _month(visit, year, month)
    screen = _offer(visit, at, _NONE)
    stamp = nudging.last_nudge(visit.work, at)
    rows = screen.buttons
    if stamp is not None:
        rows = (*rows[:-1], (words.last(at, stamp, _moment(visit, stamp)),), rows[-1])
    visit.page(Screen(screen.text, rows))


def _month(visit: Visit, year: str, month: str) -> Month:
    if not (visit.work.directs and date.min.year < whole(year) < date.max.year and 1 <= whole(month) <= 12):
        raise BadPress
    return Month(int(year), int(month))


def _moment(visit: Visit, stamp: int) -> datetime:
    return datetime.fromtimestamp(stamp, visit.work.now.tzinfo)


def _only(visit: Visit, at: Month, earlier: int) -> list[int] | None:
    return nudging.the_rest(visit.work, at, earlier) if earlier != _NONE else None


def _offer(visit: Visit, at: Month, earlier: int) -> Screen:
    found = nudging.offer(visit.work, at, _only(visit, at, earlier))
    if found is None:
        raise BadPress
    lines = [words.Line(one.person.name, one.parts, one.why) for one in found.copies]
    nobody = found.nobody if earlier == _NONE else ()
    stamp = max(int(visit.work.now.timestamp()), earlier + 1)
    press = f"nudge_go:{at.year}:{at.number}:{stamp}:{earlier}"
    return words.offer(at, lines, nobody, found.at == visit.work.now, found.at, press)


def press_send(visit: Visit, year: str, month: str, written: str, earlier: str) -> None:
    """Send it, once however often it is pressed."""
    at, stamp = _month(visit, year, month), _stamp(written)
    if nudging.send(visit.work, at, stamp, _only(visit, at, _stamp(earlier)), reminder_message) is None:
        raise BadPress
    _show(visit, at, stamp)


def _stamp(written: str) -> int:
    """A second that a date can be made of, out of a press that anybody may have forged."""
    if whole(written) >= 1 << 33:
        raise BadPress
    return int(written)


def press_fates(visit: Visit, year: str, month: str, written: str) -> None:
    """What became of it by now."""
    _show(visit, _month(visit, year, month), _stamp(written))


def _show(visit: Visit, at: Month, stamp: int) -> None:
    found = nudging.fates(visit.work, at, stamp)
    if not found:
        raise BadPress
    fates = [words.Fate(one.person.name, one.state, one.why, one.at) for one in found]
    rest = len(nudging.the_rest(visit.work, at, stamp)) if nudging.can_be_nudged(visit.work, at) else 0
    owing = nudging.offer(visit.work, at)
    reached = {one.person.id for one in found}
    copies = [one for one in owing.copies if one.person.id not in reached] if owing else []
    left = [words.Line(one.person.name, one.parts, one.why) for one in copies]
    nobody = owing.nobody if owing else ()
    visit.page(words.sent(at, stamp, _moment(visit, stamp), fates, rest, left, nobody))


def press_rest(visit: Visit, year: str, month: str, written: str) -> None:
    """Again to those who have neither opened it nor reported."""
    visit.page(_offer(visit, _month(visit, year, month), _stamp(written)))


COMMANDS: dict[str, Callable[[Visit], None]] = {}
PRESSES: dict[str, Callable[..., None]] = {
    "nudge": press_offer,
    "nudge_go": press_send,
    "nudge_at": press_fates,
    "nudge_rest": press_rest,
}
TEXTS: dict[str, Callable[[Visit], None]] = {}
FILES: dict[str, Callable[[Visit], None]] = {}
