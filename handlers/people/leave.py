"""Leave, from the people's page: somebody is away from a day until a day, and somebody else reports meanwhile."""

from datetime import date

from markupsafe import Markup

from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, BadPress, Visit
from notices import people as people_news
from texts.people import leave as words
from texts.people import presses
from texts.press import read_day as read_press_day
from texts.press import read_days
from texts.sentence import NOTHING
from usecases.people import leave as use
from usecases.settings.library import read_coming_day

FIRST_DAY, LAST_DAY, DEPUTY = "away_from", "away_until", "away_with"
"""Screens: the first day of a leave is typed; its last day is typed or pressed; its deputy is pressed. Their facts are
`person`, then `since`, then `until` and `page`."""


def press_leaves(visit: Visit, page: int) -> None:
    """Everybody, to choose from."""
    visit.require_director()
    _stop_asking(visit)
    cards = [_card(colleague, visit.work.today) for colleague in use.colleagues_who_report(visit.work)]
    visit.page(words.leave_page(cards, page))


def _stop_asking(visit: Visit) -> None:
    """The way back from a question about a leave: what is typed next answers it no more."""
    if visit.dialog.screen in (FIRST_DAY, LAST_DAY, DEPUTY):
        visit.go(HOME_SCREEN)


def _card(colleague: use.Colleague, today: date) -> words.Card:
    leave = colleague.leave
    away = None
    if leave is not None:
        deputy = colleague.deputy.name if colleague.deputy else ""
        away = words.Away(leave.since, leave.until, deputy, ahead=leave.since > today)
    return words.Card(
        colleague.person.id,
        colleague.person.name,
        tuple(department.name for department in colleague.departments),
        away,
        colleague.person.unreachable_since is not None,
    )


def _load_colleague(visit: Visit, person: int) -> use.Colleague:
    """The person a button speaks of; for one who has left meanwhile the press cannot be followed."""
    visit.require_director()
    colleague = use.find_colleague(visit.work, person)
    if colleague is None:
        raise BadPress
    return colleague


def press_leave_of(visit: Visit, person: int) -> None:
    colleague = _load_colleague(visit, person)
    _stop_asking(visit)
    visit.page(words.leave_card(_card(colleague, visit.work.today)))


def press_ask_last_day(visit: Visit, person: int) -> None:
    """From today, until when: a day to type or to press."""
    _ask_last_day(visit, _load_colleague(visit, person), visit.work.today)


def press_ask_first_day(visit: Visit, person: int) -> None:
    """Leave that begins on another day: which."""
    _ask_first_day(visit, _load_colleague(visit, person))


def _ask_first_day(visit: Visit, colleague: use.Colleague, above: Markup = NOTHING) -> None:
    visit.go(FIRST_DAY, person=colleague.person.id)
    visit.show(words.ask_first_day(_card(colleague, visit.work.today), above))


def receive_first_day(visit: Visit) -> None:
    """The first day of leave, typed; or the first and the last at once."""
    colleague, today = _colleague_asked_about(visit), visit.work.today
    days = use.read_days(visit.work, visit.text, today)
    since = read_coming_day(visit.text, today)
    if since is not None and use.may_be_away(visit.work, (since, since)):
        _ask_last_day(visit, colleague, since)
    elif days is not None:
        _ask_deputy(visit, colleague, days)
    else:
        _ask_first_day(visit, colleague, words.DAY_REFUSED())


def _colleague_asked_about(visit: Visit) -> use.Colleague:
    """Whom the open question is about."""
    return _load_colleague(visit, int(visit.dialog.facts["person"]))


def _ask_last_day(visit: Visit, colleague: use.Colleague, since: date, above: Markup = NOTHING) -> None:
    visit.go(LAST_DAY, person=colleague.person.id, since=since.isoformat())
    today = visit.work.today
    visit.show(words.ask_last_day(_card(colleague, today), since, from_today=since <= today, above=above))


def _since(visit: Visit) -> date:
    """The first day that was chosen, which may have gone by since then: then it is today."""
    return max(date.fromisoformat(str(visit.dialog.facts["since"])), visit.work.today)


def receive_last_day(visit: Visit) -> None:
    """The last day of leave, typed; or the first and the last at once."""
    colleague, since = _colleague_asked_about(visit), _since(visit)
    days = use.read_days(visit.work, visit.text, since)
    if days is None:
        _ask_last_day(visit, colleague, since, words.DAY_REFUSED())
    else:
        _ask_deputy(visit, colleague, days)


def press_choose_days(visit: Visit, person: int, days: str) -> None:
    _ask_deputy(visit, _load_colleague(visit, person), _days(visit, days))


def press_deputies_page(visit: Visit, person: int, days: str, page: int) -> None:
    _ask_deputy(visit, _load_colleague(visit, person), _days(visit, days), page)


def _days(visit: Visit, carried: str) -> use.Days:
    """The days of a leave in a press, of which the last alone means from today on; BadPress when nobody can be away
    then (any more)."""
    days = read_days(carried) if "-" in carried else (visit.work.today, read_press_day(carried))
    if not use.may_be_away(visit.work, days):
        raise BadPress
    return days


def _ask_deputy(visit: Visit, colleague: use.Colleague, days: use.Days, page: int = 0, above: Markup = NOTHING) -> None:
    since, until = days
    visit.go(DEPUTY, person=colleague.person.id, since=since.isoformat(), until=until.isoformat(), page=page)
    deputies = [(deputy.id, deputy.name) for deputy in use.possible_deputies(visit.work, colleague.person.id, days)]
    visit.show(words.ask_deputy(_card(colleague, visit.work.today), days, deputies, page, above))


def receive_words_for_deputy(visit: Visit) -> None:
    """Something typed where a deputy is pressed."""
    colleague, days = _colleague_asked_about(visit), _days_chosen(visit)
    if not use.may_be_away(visit.work, days):
        _ask_last_day(visit, colleague, visit.work.today)
        return
    _ask_deputy(visit, colleague, days, int(visit.dialog.facts["page"]), words.CHOOSE_BY_BUTTON())


def _days_chosen(visit: Visit) -> use.Days:
    return _since(visit), date.fromisoformat(str(visit.dialog.facts["until"]))


def press_deputy(visit: Visit, person: int, days: str, deputy: int) -> None:
    """The last press: it is so, and both of them hear of it. Pressed twice, it is so once."""
    colleague, chosen, today = _load_colleague(visit, person), _days(visit, days), visit.work.today
    _stop_asking(visit)
    if colleague.leave is not None:
        visit.toast(words.ALREADY.plain())
        visit.page(words.leave_card(_card(colleague, today)))
        return
    stands_in = None if deputy == presses.NOBODY else deputy
    sent = use.send_on_leave(visit.work, colleague.person.id, stands_in, chosen)
    if sent is None or sent.leave is None:
        raise BadPress
    card = _card(sent, today)
    assert card.away is not None
    people_news.leave_given(visit.work, sent, card)
    visit.show(words.leave_card(card, words.leave_marked(card, card.away)))


def press_end(visit: Visit, person: int) -> None:
    """Back before the last day, or not going at all."""
    ended = use.end_leave(visit.work, _load_colleague(visit, person).person.id)
    if ended is None or ended.leave is None:
        visit.toast(words.ALREADY.plain())
    else:
        card = _card(ended, visit.work.today)
        assert card.away is not None
        people_news.leave_ended(visit.work, ended, card)
        visit.toast(words.leave_ended_toast(card, card.away))
    visit.page(words.leave_card(_card(_load_colleague(visit, person), visit.work.today)))


def _colleague_still_asked_about(visit: Visit) -> use.Colleague | None:
    """The same where the person may have left, been sent on leave, or the director be none any more."""
    if not visit.work.directs:
        return None
    colleague = use.find_colleague(visit.work, int(visit.dialog.facts["person"]))
    return colleague if colleague is not None and colleague.leave is None else None


def present_first_day(visit: Visit) -> bool:
    colleague = _colleague_still_asked_about(visit)
    if colleague is not None:
        _ask_first_day(visit, colleague)
    return colleague is not None


def present_last_day(visit: Visit) -> bool:
    colleague = _colleague_still_asked_about(visit)
    if colleague is not None:
        _ask_last_day(visit, colleague, _since(visit))
    return colleague is not None


def present_deputy(visit: Visit) -> bool:
    colleague = _colleague_still_asked_about(visit)
    if colleague is None or not use.may_be_away(visit.work, _days_chosen(visit)):
        return False
    _ask_deputy(visit, colleague, _days_chosen(visit), int(visit.dialog.facts["page"]))
    return True


PAGE = Page(
    presses=(
        on(presses.leaves, press_leaves),
        on(presses.leave_of, press_leave_of),
        on(presses.ask_last_day, press_ask_last_day),
        on(presses.ask_first_day, press_ask_first_day),
        on(presses.choose_days, press_choose_days),
        on(presses.deputies_page, press_deputies_page),
        on(presses.choose_deputy, press_deputy),
        on(presses.end_leave, press_end),
    ),
    texts={FIRST_DAY: receive_first_day, LAST_DAY: receive_last_day, DEPUTY: receive_words_for_deputy},
    present={FIRST_DAY: present_first_day, LAST_DAY: present_last_day, DEPUTY: present_deputy},
)
