"""/xodimlar → one person: their name, departments and role, a successor for them, and that they have left."""

from markupsafe import Markup

from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, BadPress, Visit
from notices import people as people_news
from texts.home import home_button
from texts.people import presses
from texts.people import staff_changes as words
from texts.people import staff_news as news
from texts.people.roles import NAME_REFUSED, ROLES
from texts.screen import Screen
from texts.sentence import NOTHING
from usecases.people import leaving, posts
from usecases.people import staff as use
from usecases.people.leaving import Departure
from usecases.people.posts import Change, Profile

NAME, SUCCESSORS_NAME, SUCCESSOR = "staff_name", "swap_name", "swap_who"
"""Screens: a corrected name is typed; the name of somebody new in a person's place; one is pressed or typed, and the
`name` is asked about. `person` is whose."""


def _stop_asking_name(visit: Visit) -> None:
    """The way back from typing a name: what is typed next is no name any more."""
    if visit.dialog.screen in (NAME, SUCCESSORS_NAME, SUCCESSOR):
        visit.go(HOME_SCREEN)


def press_choose_person(visit: Visit, page: int) -> None:
    """Everybody, to choose from."""
    visit.require_director()
    _stop_asking_name(visit)
    colleagues = [(colleague.id, colleague.name, colleague.role) for colleague in posts.everybody_by_name(visit.work)]
    visit.page(words.choose_person(colleagues, page))


def load_profile(visit: Visit, person: int) -> Profile:
    """The person a button speaks of; for one who has left meanwhile the press cannot be followed."""
    visit.require_director()
    _stop_asking_name(visit)
    profile = posts.profile_of(visit.work, person)
    if profile is None:
        raise BadPress
    return profile


def card_of(profile: Profile) -> words.Card:
    person = profile.person
    return words.Card(
        person.id,
        person.name,
        person.role,
        tuple(department.name for department in profile.departments),
        person.unreachable_since is not None,
        profile.half_done,
        tuple(department.name for department in profile.only_here),
        person.role != "observer",
    )


def press_profile(visit: Visit, person: int) -> None:
    visit.page(words.person_card(card_of(load_profile(visit, person))))


def refuse(visit: Visit, person: int, refusal: str) -> None:
    """Say why a change cannot be made (`leaving.Refusal`), and show where the person stands now."""
    if refusal == "not_you":
        raise BadPress
    reason = words.LAST_DIRECTOR if refusal == "last_director" else words.GONE
    visit.toast(reason.plain(), alert=True)
    profile = posts.profile_of(visit.work, person)
    if profile is None:
        press_choose_person(visit, 0)
    else:
        visit.page(words.person_card(card_of(profile)))


def press_rename(visit: Visit, person: int) -> None:
    _ask_name(visit, load_profile(visit, person))


def _ask_name(visit: Visit, profile: Profile, above: Markup = NOTHING) -> None:
    visit.go(NAME, person=profile.person.id)
    visit.show(words.ask_persons_name(card_of(profile), above))


def receive_persons_name(visit: Visit) -> None:
    """The corrected name, typed."""
    profile = load_profile(visit, int(visit.dialog.facts["person"]))
    person = profile.person.id
    name = posts.readable_name(visit.text)
    if name is None:
        _ask_name(visit, profile, NAME_REFUSED())
        return
    change = posts.rename_person(visit.work, person, name)
    if isinstance(change, Change):
        visit.show(words.person_card(card_of(load_profile(visit, person)), words.person_renamed(name)))
    else:
        refuse(visit, person, change)


def present_persons_name(visit: Visit) -> bool:
    profile = profile_still_asked_about(visit)
    if profile is not None:
        _ask_name(visit, profile)
    return profile is not None


def profile_still_asked_about(visit: Visit) -> Profile | None:
    """Whom the open question is about; None when they have left, or whoever is asked directs no more."""
    return posts.profile_of(visit.work, int(visit.dialog.facts["person"])) if visit.work.directs else None


def press_departments_of_person(visit: Visit, person: int, page: int) -> None:
    """All departments, those of the person marked."""
    _show_departments(visit, person, page)


def _show_departments(visit: Visit, person: int, page: int, above: Markup = NOTHING) -> None:
    profile = load_profile(visit, person)
    own = {department.id for department in profile.departments}
    choices = [(department.id, department.name, department.id in own) for department in use.all_departments(visit.work)]
    visit.page(words.departments_of_person_page(card_of(profile), choices, page, above))


def press_ask_department(visit: Visit, person: int, department: int, answers: bool) -> None:
    """What adding or taking away a department means, before it is done."""
    profile = load_profile(visit, person)
    service = use.find_department(visit.work, department)
    if service is None:
        raise BadPress
    alone = any(own.id == service.id for own in profile.only_here)
    half_done = leaving.half_done_reports(visit.work, [service])
    visit.page(words.ask_department(card_of(profile), service.id, service.name, answers, half_done, alone))


def press_set_department(visit: Visit, person: int, department: int, answers: bool) -> None:
    change = posts.set_answering(visit.work, load_profile(visit, person).person.id, department, answers)
    if not isinstance(change, Change) or change.department is None:
        raise BadPress
    name, service = change.person.name, change.department.name
    if not change.changed:
        visit.toast(words.SO_ALREADY.plain())
    elif answers:
        people_news.tasks_given(visit.work, change.person, [service], change.half_done)
    else:
        people_news.task_taken(visit.work, change.person, service)
    _show_departments(visit, person, 0, words.department_set(name, service, answers, bool(change.empty)))


def press_choose_role(visit: Visit, person: int) -> None:
    visit.page(words.choose_role(card_of(load_profile(visit, person))))


def press_ask_role(visit: Visit, person: int, role: str) -> None:
    profile = load_profile(visit, person)
    if role not in ROLES:
        raise BadPress
    if profile.last_director:
        refuse(visit, person, "last_director")
    else:
        visit.page(words.ask_role(card_of(profile), role))


def press_set_role(visit: Visit, person: int, role: str) -> None:
    change = posts.set_role(visit.work, load_profile(visit, person).person.id, role)
    if change == "unknown":
        raise BadPress
    if not isinstance(change, Change):
        refuse(visit, person, change)
        return
    if change.changed:
        people_news.role_given(visit.work, change.person)
    outcome = words.role_set(change.person.name, role, [department.name for department in change.empty])
    if not visit.work.directs:  # they took it from themselves
        visit.show(Screen(outcome, ((home_button(),),)))
        return
    visit.page(words.person_card(card_of(load_profile(visit, person)), outcome))


def press_ask_withdrawal(visit: Visit, person: int) -> None:
    profile = load_profile(visit, person)
    if profile.last_director:
        refuse(visit, person, "last_director")
    else:
        visit.page(words.ask_withdrawal(card_of(profile)))


def press_withdraw_person(visit: Visit, person: int) -> None:
    """The last press: from now on they are a stranger."""
    departure = leaving.withdraw_person(visit.work, load_profile(visit, person).person.id)
    if isinstance(departure, Departure):
        tell_departure(visit, departure)
    else:
        refuse(visit, person, departure)


def tell_departure(visit: Visit, departure: Departure, successor: str = "") -> None:
    """Everybody concerned hears who has left; whoever withdrew themselves is bidden goodbye in the place of a page."""
    people_news.person_left(visit.work, departure, successor)
    if departure.person.id == visit.work.person.id:
        visit.show(news.goodbye_notice(visit.work.library.name))
        people_news.withdraw_commands(visit.work, departure.person)
        return
    people_news.say_goodbye(visit.work, departure.person)
    empty = [department.name for department in departure.empty]
    unrelieved = [absent.name for absent in departure.unrelieved]
    visit.page(news.person_left_notice(departure.person.name, successor, empty, unrelieved))


PAGE = Page(
    presses=(
        on(presses.choose_person, press_choose_person),
        on(presses.profile, press_profile),
        on(presses.rename, press_rename),
        on(presses.departments_of, press_departments_of_person),
        on(presses.ask_department, press_ask_department),
        on(presses.set_department, press_set_department),
        on(presses.choose_role, press_choose_role),
        on(presses.ask_role, press_ask_role),
        on(presses.set_role, press_set_role),
        on(presses.ask_withdrawal, press_ask_withdrawal),
        on(presses.withdraw_person, press_withdraw_person),
    ),
    texts={NAME: receive_persons_name},
    present={NAME: present_persons_name},
)
