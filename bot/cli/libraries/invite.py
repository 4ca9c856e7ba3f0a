"""`hisobot invite`: a one-time link for a director, for the first start or for one who lost the way in."""

import sys
from argparse import Namespace
from zoneinfo import ZoneInfo

from bot import process
from bot.cli.libraries.bot_name import bot_name
from bot.cli.libraries.founding import (
    OLDER_ENDED,
    OPENS_ONCE,
    THE_DIRECTOR,
    directors_link,
    library_of,
    new_accounts_link,
)
from bot.cli.libraries.which import are_several
from bot.opening import first_database
from bot.settings import Settings
from usecases.people.invitations import LINK_LIVES


def invite_director(settings: Settings, given: Namespace) -> int:
    """Print the link: for a director, or with `--person` for somebody's new account. Raises Declined: 1 when Telegram
    does not say who the bot is, 2 without a token."""
    username = bot_name(settings)
    database, now = first_database(settings), process.real_time()
    try:
        with database.write() as session:
            library = library_of(session, settings, now, given.library)
            if given.person is None:
                link, ends_older = directors_link(session, library, username, now)
                whom = THE_DIRECTOR
            else:
                link, ends_older, name = new_accounts_link(session, library, given.person, username, now)
                whom = f"{name}, with the new account"
            whose, zone = f"{library.name}. " if are_several(session) else "", library.timezone
    finally:
        database.close()
    print(link)
    until = (now + LINK_LIVES).astimezone(ZoneInfo(zone))
    print(whose + OPENS_ONCE.format(whom=whom, until=until, zone=zone), file=sys.stderr)
    if ends_older:
        print(OLDER_ENDED, file=sys.stderr)
    return 0
