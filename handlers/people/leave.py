"""Leave, from the people's page: somebody is away from a day until a day, and somebody else reports meanwhile."""

from collections.abc import Callable
from datetime import date, timedelta

from handlers.visit import BadPress, Visit, whole, written_day
from notices import people as people_news
from texts.people import leave as words
from usecases.people import leave as use
from usecases.settings.library import read_day


def press_people(visit: Visit, page: str) -> None:
    """Everybody, to choose from."""
    _only_director(visit)
    _leave_the_day(visit)
    cards = [_card(one, visit.work.today) for one in use.colleagues(visit.work)]
    visit.page(words.people(cards, whole(page)))


def _only_director(visit: Visit) -> None:
    if not visit.work.directs:
        raise BadPress


def _leave_the_day(visit: Visit) -> None:
    """The way back from typing a day: what is typed next is no day any more."""
    if visit.dialog.screen in TEXTS:
        visit.go("menu")


def _card(one: use.Colleague, today: date) -> words.Card:
    return words.Card(
        one.person.id,
        one.person.name,
        tuple(department.name for department in one.departments),
        one.leave.until if one.leave else None,
        one.deputy.name if one.deputy else "",
        one.person.unreachable_since is not None,
        one.leave.since if one.leave and one.leave.since > today else None,
    )


def _found(visit: Visit, person: str) -> use.Colleague:
    _only_director(visit)
    found = use.colleague(visit.work, whole(person))
    if found is None:
        raise BadPress
    return found


def press_person(visit: Visit, person: str) -> None:
    found = _found(visit, person)
    _leave_the_day(visit)
    visit.page(words.card(_card(found, visit.work.today)))


def press_away(visit: Visit, person: str) -> None:
    """From today, until when: a day to type or to press."""
    _ask_until(visit, _found(visit, person), visit.work.today)


def press_from(visit: Visit, person: str) -> None:
    """Leave that begins on another day: which."""
    _ask_from(visit, _found(visit, person))


def _ask_from(visit: Visit, found: use.Colleague, above: str = "") -> None:
    visit.go("away_from", person=found.person.id)
    visit.show(words.ask_from(_card(found, visit.work.today), above))


def receive_from(visit: Visit) -> None:
    """The first day of leave, typed; or the first and the last at once."""
    found, today = _typed_about(visit), visit.work.today
    both = use.read_days(visit.work, visit.text, today)
    since = read_day(visit.text, today)
    if since is not None and use.may_be_away(visit.work, (since, since)):
        _ask_until(visit, found, since)
    elif both is not None:
        _ask_deputy(visit, found, both, 0)
    else:
        _ask_from(visit, found, words.DAY_REFUSED)


def _typed_about(visit: Visit) -> use.Colleague:
    return _found(visit, str(visit.dialog.facts.get("person", "")))


def _ask_until(visit: Visit, found: use.Colleague, since: date, above: str = "") -> None:
    visit.go("away_until", person=found.person.id, since=since.isoformat())
    choices = [(label, (since, since + timedelta(days=days))) for label, days in words.LENGTHS]
    begins = since if since > visit.work.today else None
    visit.show(words.ask_until(_card(found, visit.work.today), begins, choices, above))


def receive_until(visit: Visit) -> None:
    """The last day of leave, typed; or the first and the last at once."""
    found = _typed_about(visit)
    since = max(date.fromisoformat(str(visit.dialog.facts.get("since", visit.work.today))), visit.work.today)
    days = use.read_days(visit.work, visit.text, since)
    if days is None:
        _ask_until(visit, found, since, words.DAY_REFUSED)
        return
    _ask_deputy(visit, found, days, 0)


def press_until(visit: Visit, person: str, written: str) -> None:
    _ask_deputy(visit, _found(visit, person), _days(visit, written), 0)


def press_page(visit: Visit, person: str, written: str, page: str) -> None:
    _ask_deputy(visit, _found(visit, person), _days(visit, written), whole(page))


def _days(visit: Visit, written: str) -> use.Days:
    """The days in a press: `20250505-20250520`, or the last day alone when the first is today."""
    first, _, last = written.rpartition("-")
    days = (written_day(first) if first else visit.work.today), written_day(last)
    if not use.may_be_away(visit.work, days):
        raise BadPress
    return days


def _ask_deputy(visit: Visit, found: use.Colleague, days: use.Days, page: int) -> None:
    visit.go("menu")
    deputies = [(one.id, one.name) for one in use.possible_deputies(visit.work, found.person.id, days)]
    visit.show(words.ask_deputy(_card(found, visit.work.today), days, deputies, page))


def press_with(visit: Visit, person: str, written: str, deputy: str) -> None:
    """The last press: it is so, and both of them hear of it. Pressed twice, it is so once."""
    found, days, today = _found(visit, person), _days(visit, written), visit.work.today
    if found.leave is not None:
        visit.toast(words.ALREADY)
        visit.page(words.card(_card(found, today)))
        return
    key = None if deputy == words.NOBODY else whole(deputy)
    away = use.send_on_leave(visit.work, found.person.id, key, days)
    if away is None or away.leave is None:
        raise BadPress
    card = _card(away, today)
    people_news.leave_given(visit.work, away, card)
    visit.show(words.card(card, words.marked(card)))


def press_end(visit: Visit, person: str) -> None:
    """Back before the last day, or not going at all."""
    was = use.end_leave(visit.work, _found(visit, person).person.id)
    if was is None or was.leave is None:
        visit.toast(words.ALREADY)
    else:
        card = _card(was, visit.work.today)
        people_news.leave_ended(visit.work, was, card)
        visit.toast(words.ended(card))
    visit.page(words.card(_card(_found(visit, person), visit.work.today)))


Page = dict[str, Callable[[Visit], None]]

COMMANDS: Page = {}
PRESSES: dict[str, Callable[..., None]] = {
    "people": press_people,
    "person": press_person,
    "away": press_away,
    "away_from": press_from,
    "away_until": press_until,
    "away_page": press_page,
    "away_with": press_with,
    "away_end": press_end,
}
TEXTS: Page = {"away_from": receive_from, "away_until": receive_until}
FILES: Page = {}
