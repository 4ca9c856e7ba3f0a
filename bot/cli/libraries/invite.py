"""`hisobot invite`: a one-time link for a director, for the first start or for one who lost the way in."""

import sys
from argparse import Namespace

from bot import process
from bot.cli.libraries.bot_name import bot_name
from bot.cli.libraries.founding import (
    directors_link,
    library_of,
    link_until,
    new_accounts_link,
)
from bot.cli.libraries.which import are_several
from bot.opening import first_database
from bot.settings import Settings
from texts.operator import libraries as words


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
                whom = words.THE_DIRECTOR.plain()
            else:
                link, ends_older, name = new_accounts_link(session, library, given.person, username, now)
                whom = words.NEW_ACCOUNT.plain(name=name)
            told = link_until(library, whom, now, named=are_several(session))
    finally:
        database.close()
    print(link)
    print(told, file=sys.stderr)
    if ends_older:
        print(words.OLDER_ENDED.plain(), file=sys.stderr)
    return 0
