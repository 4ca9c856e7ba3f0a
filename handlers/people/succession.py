"""/xodimlar → one person → 🔁: who takes their place, a colleague or somebody new by a link."""

from markupsafe import Markup

from handlers.page import Page, on
from handlers.people.invitation_link import give_link
from handlers.people.staff_changes import (
    SUCCESSOR,
    SUCCESSORS_NAME,
    card_of,
    load_profile,
    profile_still_asked_about,
    refuse,
    tell_departure,
)
from handlers.visit import HOME_SCREEN, BadPress, Visit
from notices import people as people_news
from texts.people import presses
from texts.people import succession as words
from texts.people.roles import NAME_REFUSED
from texts.people.staff import place_of_person
from texts.screen import Screen
from texts.sentence import NOTHING
from usecases.people import invitations, leaving, posts
from usecases.people.leaving import Succession
from usecases.people.posts import Profile


def press_choose_successor(visit: Visit, person: int, page: int) -> None:
    """Who takes over."""
    profile = load_profile(visit, person)
    others = [
        (colleague.id, colleague.name)
        for colleague in posts.everybody_by_name(visit.work)
        if colleague.id != profile.person.id
    ]
    visit.page(words.choose_successor(card_of(profile), others, page))
    if visit.dialog.screen == HOME_SCREEN:  # nothing else is waited for: a name may be typed at once
        visit.go(SUCCESSOR, person=profile.person.id)


def press_ask_successor(visit: Visit, person: int, successor: int) -> None:
    leaver, newcomer = load_profile(visit, person), load_profile(visit, successor)
    if leaver.person.id == newcomer.person.id:
        raise BadPress
    visit.page(words.ask_successor(card_of(leaver), newcomer.person.id, newcomer.person.name))


def press_hand_over(visit: Visit, person: int, successor: int) -> None:
    """The last press: one leaves, the other takes over, and each hears of it."""
    leaver = load_profile(visit, person)
    role_before = load_profile(visit, successor).person.role
    succession = leaving.hand_over_place(visit.work, leaver.person.id, successor)
    if not isinstance(succession, Succession):
        refuse(visit, person, succession)
        return
    if succession.successor.role != role_before:
        people_news.role_given(visit.work, succession.successor)
    departments = [department.name for department in succession.departure.departments]
    if departments:
        people_news.tasks_given(visit.work, succession.successor, departments, succession.half_done)
    tell_departure(visit, succession.departure, succession.successor.name)


def press_invite_successor(visit: Visit, person: int) -> None:
    """Somebody new takes over: their name, for the link."""
    _ask_successors_name(visit, load_profile(visit, person))


def _ask_successors_name(visit: Visit, profile: Profile, above: Markup = NOTHING) -> None:
    visit.go(SUCCESSORS_NAME, person=profile.person.id)
    visit.show(words.ask_successors_name(card_of(profile), above))


def receive_successors_name(visit: Visit) -> None:
    """The newcomer's name typed: the link into the other's place is made, to be forwarded. Of somebody who works here
    it is asked whether it is they."""
    profile = load_profile(visit, int(visit.dialog.facts["person"]))
    name = posts.readable_name(visit.text)
    if name is None:
        _ask_successors_name(visit, profile, NAME_REFUSED())
        return
    _invite_successor(visit, profile, name)


def _invite_successor(visit: Visit, profile: Profile, name: str) -> None:
    colleague = posts.colleague_named(visit.work, name, but=profile.person.id)
    if colleague is not None:
        press_ask_successor(visit, profile.person.id, colleague)
        return
    secret = invitations.invite_successor(visit.work, name, profile.person.id)
    if secret in ("gone", "not_you", "last_director"):
        refuse(visit, profile.person.id, secret)
        return
    give_link(visit, secret, name, place_of_person(profile.person.name))


def receive_successor(visit: Visit) -> None:
    """A name typed at the list of who might take over: a colleague's is one of the list, any other is asked about, for
    it may have been meant for something else."""
    profile, name = load_profile(visit, int(visit.dialog.facts["person"])), posts.readable_name(visit.text)
    if name is None:
        visit.say(Screen(NAME_REFUSED()))
        press_choose_successor(visit, profile.person.id, 0)
        return
    colleague = posts.colleague_named(visit.work, name, but=profile.person.id)
    if colleague is not None:
        press_ask_successor(visit, profile.person.id, colleague)
        return
    visit.go(SUCCESSOR, person=profile.person.id, name=name)
    visit.show(words.ask_new_successor(card_of(profile), name))


def press_new_successor(visit: Visit, person: int) -> None:
    """✅ The name that was typed is somebody new."""
    name = visit.dialog.facts.get("name") if visit.dialog.screen == SUCCESSOR else None
    if not name or visit.dialog.facts["person"] != person:
        raise BadPress
    _invite_successor(visit, load_profile(visit, person), name)


def present_successor(visit: Visit) -> bool:
    profile, name = profile_still_asked_about(visit), visit.dialog.facts.get("name")
    if profile is None:
        return False
    if name:
        visit.show(words.ask_new_successor(card_of(profile), name))
    else:
        press_choose_successor(visit, profile.person.id, 0)
    return True


def leave_successor(visit: Visit) -> None:
    """Something else was turned to: a name that is typed later is nobody's successor."""
    visit.go(HOME_SCREEN)


def present_successors_name(visit: Visit) -> bool:
    profile = profile_still_asked_about(visit)
    if profile is not None:
        _ask_successors_name(visit, profile)
    return profile is not None


PAGE = Page(
    presses=(
        on(presses.ask_successor, press_ask_successor),
        on(presses.hand_over, press_hand_over),
        on(presses.invite_successor, press_invite_successor),
    ),
    texts={SUCCESSORS_NAME: receive_successors_name},
    present={SUCCESSORS_NAME: present_successors_name},
)
CHOICE = Page(
    presses=(on(presses.choose_successor, press_choose_successor), on(presses.new_successor, press_new_successor)),
    texts={SUCCESSOR: receive_successor},
    present={SUCCESSOR: present_successor},
    left={SUCCESSOR: leave_successor},
    resumed=False,
)
