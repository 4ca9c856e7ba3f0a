"""What the first command of an installation begins with: its library, and the link that makes somebody its director."""

from datetime import datetime

from bot.settings import Settings
from storage.base import Session
from storage.people import people
from storage.tables import Library
from usecases.people.founding import DIRECTORS_OFFICE, open_library
from usecases.people.invitations import withdrew_older, write_invitation

FIRST_NAME = "Kutubxona"


def library_of(session: Session, settings: Settings, now: datetime) -> Library:
    """The database's library; founded where there is none."""
    return people.only_library(session) or open_library(session, FIRST_NAME, now, settings.timezone)


FOR_THE_DIRECTOR = "For the library's director: opens once, until {until:%Y-%m-%d %H:%M} ({zone})."
OLDER_ENDED = "An earlier link that nobody had used opens nothing any more."


def directors_link(session: Session, settings: Settings, username: str, now: datetime) -> tuple[str, bool]:
    """A new one-time link to the bot of that name, the only good one now; and whether it ends an earlier one."""
    library = library_of(session, settings, now)
    secret = write_invitation(session, library.id, now, role="director", name=DIRECTORS_OFFICE)
    return f"https://t.me/{username}?start={secret}", withdrew_older(session, secret)
