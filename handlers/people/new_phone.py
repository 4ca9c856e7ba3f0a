"""Somebody has a new phone or another account: the director's button makes a link, and whoever opens it is them."""

from handlers import menus
from handlers.page import Page, on
from handlers.people.invitation_link import give_link
from handlers.visit import BadPress, Visit
from notices import people as people_news
from texts.people import doors as words
from texts.people import presses
from texts.people.staff import new_phone
from usecases.people import invitations, posts
from usecases.people.invitations import Arrival


def press_new_account(visit: Visit, person: int) -> None:
    """The link by which the same person comes in with another account, to be opened there."""
    visit.require_director()
    profile = posts.profile_of(visit.work, person)
    if profile is None:
        raise BadPress
    name = profile.person.name
    secret = invitations.invite_new_account(visit.work, person)
    if secret in ("gone", "not_you"):
        raise BadPress
    give_link(visit, secret, name, new_phone(), same_person=True)


def welcome_in_new_chat(visit: Visit, arrival: Arrival) -> None:
    """They are asked here what they were asked there; who had the account before is told that it is another's."""
    menus.offer_commands(visit)
    visit.page(words.moved_here(arrival.person.name))
    visit.present()
    if arrival.left_account is not None:
        people_news.place_moved(visit.work, arrival.person, arrival.left_account)


PAGE = Page(presses=(on(presses.new_account, press_new_account),))
