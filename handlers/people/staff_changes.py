"""/xodimlar → one person: their name, departments and role, a successor for them, and that they have left."""

from markupsafe import Markup

from handlers.page import Page, on
from handlers.people.invitation_link import give_link
from handlers.visit import HOME_SCREEN, BadPress, Visit
from notices import people as people_news
from texts.home import home_button
from texts.people import presses
from texts.people import staff_changes as words
from texts.people import staff_news as news
from texts.people.roles import NAME_REFUSED, ROLES
from texts.people.staff import place_of_person
from texts.screen import Screen
from texts.sentence import NOTHING
from usecases.people import invitations, leaving, posts
from usecases.people import staff as use
from usecases.people.leaving import Departure, Succession
from usecases.people.posts import Change, Profile

NAME, SUCCESSORS_NAME = "staff_name", "swap_name"
"""Screens: a corrected name is typed; the name of somebody new in a person's place. `person` is whose."""


def _stop_asking_name(visit: Visit) -> None:
    """The way back from typing a name: what is typed next is no name any more."""
    if visit.dialog.screen in (NAME, SUCCESSORS_NAME):
        visit.go(HOME_SCREEN)


def press_choose_person(visit: Visit, page: int) -> None:
    """Everybody, to choose from."""
    visit.require_director()
    _stop_asking_name(visit)
    colleagues = [(colleague.id, colleague.name, colleague.role) for colleague in posts.everybody_by_name(visit.work)]
    visit.page(words.choose_person(colleagues, page))


def _load_profile(visit: Visit, person: int) -> Profile:
    """The person a button speaks of; for one who has left meanwhile the press cannot be followed."""
    visit.require_director()
    _stop_asking_name(visit)
    profile = posts.profile_of(visit.work, person)
    if profile is None:
        raise BadPress
    return profile


def _card(profile: Profile) -> words.Card:
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
    visit.page(words.person_card(_card(_load_profile(visit, person))))


def _refuse(visit: Visit, person: int, refusal: str) -> None:
    """Say why a change cannot be made (`leaving.Refusal`), and show where the person stands now."""
    if refusal == "not_you":
        raise BadPress
    reason = words.LAST_DIRECTOR if refusal == "last_director" else words.GONE
    visit.toast(reason.plain(), alert=True)
    profile = posts.profile_of(visit.work, person)
    if profile is None:
        press_choose_person(visit, 0)
    else:
        visit.page(words.person_card(_card(profile)))


def press_rename(visit: Visit, person: int) -> None:
    _ask_name(visit, _load_profile(visit, person))


def _ask_name(visit: Visit, profile: Profile, above: Markup = NOTHING) -> None:
    visit.go(NAME, person=profile.person.id)
    visit.show(words.ask_persons_name(_card(profile), above))


def receive_persons_name(visit: Visit) -> None:
    """The corrected name, typed."""
    profile = _load_profile(visit, int(visit.dialog.facts["person"]))
    person = profile.person.id
    name = posts.readable_name(visit.text)
    if name is None:
        _ask_name(visit, profile, NAME_REFUSED())
        return
    change = posts.rename_person(visit.work, person, name)
    if isinstance(change, Change):
        visit.show(words.person_card(_card(_load_profile(visit, person)), words.person_renamed(name)))
    else:
        _refuse(visit, person, change)


def present_persons_name(visit: Visit) -> bool:
    profile = _profile_still_asked_about(visit)
    if profile is not None:
        _ask_name(visit, profile)
    return profile is not None


def _profile_still_asked_about(visit: Visit) -> Profile | None:
    """Whom the open question is about; None when they have left, or whoever is asked directs no more."""
    return posts.profile_of(visit.work, int(visit.dialog.facts["person"])) if visit.work.directs else None


def press_departments_of_person(visit: Visit, person: int, page: int) -> None:
    """All departments, those of the person marked."""
    _show_departments(visit, person, page)


def _show_departments(visit: Visit, person: int, page: int, above: Markup = NOTHING) -> None:
    profile = _load_profile(visit, person)
    own = {department.id for department in profile.departments}
    choices = [(department.id, department.name, department.id in own) for department in use.all_departments(visit.work)]
    visit.page(words.departments_of_person_page(_card(profile), choices, page, above))


def press_ask_department(visit: Visit, person: int, department: int, answers: bool) -> None:
    """What adding or taking away a department means, before it is done."""
    profile = _load_profile(visit, person)
    service = use.find_department(visit.work, department)
    if service is None:
        raise BadPress
    alone = any(own.id == service.id for own in profile.only_here)
    half_done = leaving.half_done_reports(visit.work, [service])
    visit.page(words.ask_department(_card(profile), service.id, service.name, answers, half_done, alone))


def press_set_department(visit: Visit, person: int, department: int, answers: bool) -> None:
    change = posts.set_answering(visit.work, _load_profile(visit, person).person.id, department, answers)
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
    visit.page(words.choose_role(_card(_load_profile(visit, person))))


def press_ask_role(visit: Visit, person: int, role: str) -> None:
    profile = _load_profile(visit, person)
    if role not in ROLES:
        raise BadPress
    if profile.last_director:
        _refuse(visit, person, "last_director")
    else:
        visit.page(words.ask_role(_card(profile), role))


def press_set_role(visit: Visit, person: int, role: str) -> None:
    change = posts.set_role(visit.work, _load_profile(visit, person).person.id, role)
    if change == "unknown":
        raise BadPress
    if not isinstance(change, Change):
        _refuse(visit, person, change)
        return
    if change.changed:
        people_news.role_given(visit.work, change.person)
    outcome = words.role_set(change.person.name, role, [department.name for department in change.empty])
    if not visit.work.directs:  # they took it from themselves
        visit.show(Screen(outcome, ((home_button(),),)))
        return
    visit.page(words.person_card(_card(_load_profile(visit, person)), outcome))


def press_choose_successor(visit: Visit, person: int, page: int) -> None:
    """Who takes over."""
    profile = _load_profile(visit, person)
    others = [
        (colleague.id, colleague.name)
        for colleague in posts.everybody_by_name(visit.work)
        if colleague.id != profile.person.id
    ]
    visit.page(words.choose_successor(_card(profile), others, page))


def press_ask_successor(visit: Visit, person: int, successor: int) -> None:
    leaver, newcomer = _load_profile(visit, person), _load_profile(visit, successor)
    if leaver.person.id == newcomer.person.id:
        raise BadPress
    visit.page(words.ask_successor(_card(leaver), newcomer.person.id, newcomer.person.name))


def press_hand_over(visit: Visit, person: int, successor: int) -> None:
    """The last press: one leaves, the other takes over, and each hears of it."""
    leaver = _load_profile(visit, person)
    role_before = _load_profile(visit, successor).person.role
    succession = leaving.hand_over_place(visit.work, leaver.person.id, successor)
    if not isinstance(succession, Succession):
        _refuse(visit, person, succession)
        return
    if succession.successor.role != role_before:
        people_news.role_given(visit.work, succession.successor)
    departments = [department.name for department in succession.departure.departments]
    if departments:
        people_news.tasks_given(visit.work, succession.successor, departments, succession.half_done)
    _tell_departure(visit, succession.departure, succession.successor.name)


def press_invite_successor(visit: Visit, person: int) -> None:
    """Somebody new takes over: their name, for the link."""
    _ask_successors_name(visit, _load_profile(visit, person))


def _ask_successors_name(visit: Visit, profile: Profile, above: Markup = NOTHING) -> None:
    visit.go(SUCCESSORS_NAME, person=profile.person.id)
    visit.show(words.ask_successors_name(_card(profile), above))


def receive_successors_name(visit: Visit) -> None:
    """The newcomer's name typed: the link into the other's place is made, to be forwarded."""
    profile = _load_profile(visit, int(visit.dialog.facts["person"]))
    name = posts.readable_name(visit.text)
    if name is None:
        _ask_successors_name(visit, profile, NAME_REFUSED())
        return
    secret = invitations.invite_successor(visit.work, name, profile.person.id)
    if secret in ("gone", "not_you", "last_director"):
        _refuse(visit, profile.person.id, secret)
        return
    give_link(visit, secret, name, place_of_person(profile.person.name))


def present_successors_name(visit: Visit) -> bool:
    profile = _profile_still_asked_about(visit)
    if profile is not None:
        _ask_successors_name(visit, profile)
    return profile is not None


def press_ask_withdrawal(visit: Visit, person: int) -> None:
    profile = _load_profile(visit, person)
    if profile.last_director:
        _refuse(visit, person, "last_director")
    else:
        visit.page(words.ask_withdrawal(_card(profile)))


def press_withdraw_person(visit: Visit, person: int) -> None:
    """The last press: from now on they are a stranger."""
    departure = leaving.withdraw_person(visit.work, _load_profile(visit, person).person.id)
    if isinstance(departure, Departure):
        _tell_departure(visit, departure)
    else:
        _refuse(visit, person, departure)


def _tell_departure(visit: Visit, departure: Departure, successor: str = "") -> None:
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
        on(presses.choose_successor, press_choose_successor),
        on(presses.ask_successor, press_ask_successor),
        on(presses.hand_over, press_hand_over),
        on(presses.invite_successor, press_invite_successor),
        on(presses.ask_withdrawal, press_ask_withdrawal),
        on(presses.withdraw_person, press_withdraw_person),
    ),
    texts={NAME: receive_persons_name, SUCCESSORS_NAME: receive_successors_name},
    present={NAME: present_persons_name, SUCCESSORS_NAME: present_successors_name},
)
