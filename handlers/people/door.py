"""A one-time link is opened: what it is for is shown before anything is bound, then the account is bound once."""

from datetime import datetime

from handlers.visit import Visit
from texts.home import home_button
from texts.language import speaking, spoken_language
from texts.people import doors as words
from texts.screen import Screen
from usecases.database import Session
from usecases.people import invitations
from usecases.people.founding import is_unnamed
from usecases.people.invitations import Arrival, Door


def show_invitation(session: Session, secret: str, telegram_id: int, now: datetime, known_as: str = "") -> Screen:
    """What a link is for, with the question whether it is theirs; or why it opens nothing. `known_as` is the name of
    somebody who works here already; to everybody else the language of their phone is spoken."""
    door = invitations.read_link(session, secret, telegram_id, now)
    if not isinstance(door, Door):
        return Screen(words.link_refusal(door))
    if door.moves:
        with speaking(door.replaces.language if door.replaces is not None else spoken_language()):
            return words.new_phone_page(secret, door.invitation.name, door.library.name)
    departments = [department.name for department in door.departments]
    replaces = door.replaces.name if door.replaces else ""
    name = door.invitation.name
    unnamed = is_unnamed(door.role, name) and not known_as
    return words.door_page(
        secret,
        name,
        door.library.name,
        door.role,
        departments,
        known_as,
        replaces,
        unnamed=unnamed,
        phone=spoken_language(),
    )


def open_door(visit: Visit, secret: str) -> None:
    """/start with a secret from somebody known: a second department, or a link that is not for them."""
    work = visit.work
    screen = show_invitation(work.session, secret, work.person.telegram_id, work.now, known_as=work.person.name)
    visit.show(screen if screen.buttons else Screen(screen.text, ((home_button(),),)))


def bind_account(
    session: Session, secret: str, telegram_id: int, now: datetime, language: str | None = None
) -> Arrival | Screen:
    """Bind the account to what the link is for; or say why not, as the link may have been used a moment ago. Whoever is
    new has said in which `language` they want to be spoken to."""
    door = invitations.read_link(session, secret, telegram_id, now)
    if not isinstance(door, Door):
        return Screen(words.link_refusal(door))
    arrival = invitations.accept_invitation(session, door, telegram_id, now, language)
    return arrival if isinstance(arrival, Arrival) else Screen(words.link_refusal(arrival))
