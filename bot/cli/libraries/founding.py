"""What the first command of an installation begins with: its library, and the link that makes somebody its director."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.cli.libraries.which import library_meant
from bot.settings import Settings
from bot.trouble import Declined
from plan.fold import fold
from storage.base import Session
from storage.people import people
from storage.tables import Library
from texts.operator import libraries as words
from texts.wording import stamp
from usecases.people.founding import DIRECTORS_OFFICE, open_library
from usecases.people.invitations import LINK_LIVES, withdrew_older, write_invitation

FIRST_NAME = "Kutubxona"


def library_of(session: Session, settings: Settings, now: datetime, wanted: str | None) -> Library:
    """The library that a command is to change; founded where there is none at all. Raises Declined."""
    if people.every_library(session):
        return library_meant(session, settings, wanted, at_work=True)
    if wanted is not None:
        raise Declined(words.NONE_YET.plain(wanted=repr(wanted)))
    return open_library(session, FIRST_NAME, now, settings.timezone)


def directors_link(session: Session, library: Library, username: str, now: datetime) -> tuple[str, bool]:
    """A new one-time link to the bot of that name, the only good one now; and whether it ends an earlier one."""
    secret = write_invitation(session, library.id, now, role="director", name=DIRECTORS_OFFICE)
    return f"https://t.me/{username}?start={secret}", withdrew_older(session, secret)


def new_accounts_link(
    session: Session, library: Library, wanted: str, username: str, now: datetime
) -> tuple[str, bool, str]:
    """A link that moves the place of somebody who works here to another account, whether it ends an earlier one, and
    their name. For a director who has lost their phone, and whom nobody else can help. Raises Declined."""
    there = people.load_people(session, library.id)
    meant = [person for person in there if fold(person.name) == fold(wanted) or str(person.id) == wanted]
    if len(meant) != 1:
        names = "; ".join(f"{person.id} {person.name}" for person in meant or there) or words.NOBODY.plain()
        sentence = words.NOT_ONE_PERSON if meant else words.NO_PERSON
        raise Declined(sentence.plain(wanted=repr(wanted), names=names))
    (person,) = meant
    secret = write_invitation(
        session, library.id, now, role=person.role, name=person.name, replaces=person.id, moves=True
    )
    return f"https://t.me/{username}?start={secret}", withdrew_older(session, secret), person.name


def welcome_line(session: Session, library: Library, username: str, now: datetime, *, named: bool) -> str:
    """What a start prints of a library that nobody directs; `named` where there are others."""
    link, ends_older = directors_link(session, library, username, now)
    name = library.name if named else words.THE_LIBRARY.plain()
    said = words.BECOME_DIRECTOR.plain(library=name, n=LINK_LIVES.days)
    return f"\n  {said}\n  {link}\n" + (f"  {words.OLDER_ENDED.plain()}\n" if ends_older else "")


def link_until(library: Library, whom: str, now: datetime, *, named: bool) -> str:
    """For whom a new link is, and until when it can be opened, by the library's clock."""
    until = stamp((now + LINK_LIVES).astimezone(ZoneInfo(library.timezone)))
    if named:
        return words.OPENS_ONCE_NAMED.plain(library=library.name, whom=whom, until=until, zone=library.timezone)
    return words.OPENS_ONCE.plain(whom=whom, until=until, zone=library.timezone)
