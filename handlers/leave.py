"""Leave, from the people's page: somebody is away until a day, and somebody else reports meanwhile."""

from collections.abc import Callable
from datetime import date, timedelta

from handlers.visit import BadPress, Visit, whole
from texts import leave as words
from texts.screen import Screen
from usecases import leave as use
from usecases.settings import read_day


def press_people(visit: Visit, page: str) -> None:
    """Everybody, to choose from."""
    _only_director(visit)
    _leave_the_day(visit)
    visit.page(words.people([_card(one) for one in use.colleagues(visit.work)], whole(page)))


def _only_director(visit: Visit) -> None:
    if not visit.work.directs:
        raise BadPress


def _leave_the_day(visit: Visit) -> None:
    """The way back from typing a day: what is typed next is no day any more."""
    if visit.dialog.screen in TEXTS:
        visit.go("menu")


def _card(one: use.Colleague) -> words.Card:
    return words.Card(
        one.person.id,
        one.person.name,
        tuple(department.name for department in one.departments),
        one.leave.until if one.leave else None,
        one.deputy.name if one.deputy else "",
        one.person.unreachable_since is not None,
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
    visit.page(words.card(_card(found)))


def press_away(visit: Visit, person: str) -> None:
    """Until when: a day to type or to press."""
    _ask_until(visit, _found(visit, person))


def _ask_until(visit: Visit, found: use.Colleague, above: str = "") -> None:
    visit.go("away_until", person=found.person.id)
    choices = [(label, visit.work.today + timedelta(days=days)) for label, days in words.LENGTHS]
    visit.show(words.ask_until(_card(found), choices, above))


def receive_until(visit: Visit) -> None:
    """The last day of leave, typed."""
    found = _found(visit, str(visit.dialog.facts.get("person", "")))
    until = None if visit.edited else read_day(visit.text, visit.work.today)
    if until is None or not use.may_last_until(visit.work, until):
        _ask_until(visit, found, words.DAY_REFUSED)
        return
    _ask_deputy(visit, found, until, 0)


def press_until(visit: Visit, person: str, written: str) -> None:
    _ask_deputy(visit, _found(visit, person), _day(visit, written), 0)


def press_page(visit: Visit, person: str, written: str, page: str) -> None:
    _ask_deputy(visit, _found(visit, person), _day(visit, written), whole(page))


def _day(visit: Visit, written: str) -> date:
    number = whole(written)
    try:
        until = date(number // 10000, number // 100 % 100, number % 100)
    except ValueError:
        raise BadPress from None
    if not use.may_last_until(visit.work, until):
        raise BadPress
    return until


def _ask_deputy(visit: Visit, found: use.Colleague, until: date, page: int) -> None:
    visit.go("menu")
    deputies = [(one.id, one.name) for one in use.possible_deputies(visit.work, found.person.id)]
    visit.show(words.ask_deputy(_card(found), until, deputies, page))


def press_with(visit: Visit, person: str, written: str, deputy: str) -> None:
    """The last press: it is so, and both of them hear of it. Pressed twice, it is so once."""
    found, until = _found(visit, person), _day(visit, written)
    if found.leave is not None:
        visit.toast(words.ALREADY)
        visit.page(words.card(_card(found)))
        return
    key = None if deputy == words.NOBODY else whole(deputy)
    away = use.send_on_leave(visit.work, found.person.id, key, until)
    if away is None or away.leave is None:
        raise BadPress
    card = _card(away)
    _tell(visit, away, words.told_away(card), words.told_deputy(card), f"leave:{away.leave.id}")
    visit.show(words.card(card, words.marked(card)))


def press_end(visit: Visit, person: str) -> None:
    """Back before the last day."""
    was = use.end_leave(visit.work, _found(visit, person).person.id)
    if was is None or was.leave is None:
        visit.toast(words.ALREADY)
    else:
        card = _card(was)
        _tell(visit, was, words.told_back(), words.told_relieved(card), f"back:{was.leave.id}")
        visit.toast(words.ended(card))
    visit.page(words.card(_card(_found(visit, person))))


def _tell(visit: Visit, about: use.Colleague, to_them: Screen, to_deputy: Screen, key: str) -> None:
    for person, screen in ((about.person, to_them), (about.deputy, to_deputy)):
        if person is not None and person.id != visit.work.person.id:
            visit.tell(person, screen, f"{key}:{person.id}")


Page = dict[str, Callable[[Visit], None]]

COMMANDS: Page = {}
PRESSES: dict[str, Callable[..., None]] = {
    "people": press_people,
    "person": press_person,
    "away": press_away,
    "away_until": press_until,
    "away_page": press_page,
    "away_with": press_with,
    "away_end": press_end,
}
TEXTS: Page = {"away_until": receive_until}
FILES: Page = {}
