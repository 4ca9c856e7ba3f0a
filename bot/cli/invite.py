"""`hisobot invite`: a one-time link for a director, for the first start or for one who lost the way in."""

import asyncio
import sys
from argparse import Namespace
from zoneinfo import ZoneInfo

from telegram.error import InvalidToken, TelegramError

from bot import process
from bot.cli.founding import FOR_THE_DIRECTOR, OLDER_ENDED, directors_link
from bot.opening import first_database
from bot.settings import Settings
from bot.transport.api import Api
from bot.trouble import TOKEN_REFUSED, telegram_away
from usecases.people.invitations import LINK_LIVES


def invite_director(settings: Settings, given: Namespace) -> int:
    """Print the link. 1 when Telegram does not say who the bot is, 2 without a token."""
    if settings.bot_token is None:
        return _refuse("BOT_TOKEN is not set; in the sandbox everybody has a phone already.", 2)
    try:
        username = asyncio.run(_username(settings.bot_token, settings.telegram_api_url))
    except TelegramError as error:
        return _refuse(_why_unknown(error, settings.telegram_api_url), 1)
    database, now = first_database(settings), process.real_time()
    try:
        with database.write() as session:
            link, ends_older = directors_link(session, settings, username, now)
    finally:
        database.close()
    print(link)
    until = (now + LINK_LIVES).astimezone(ZoneInfo(settings.timezone))
    print(FOR_THE_DIRECTOR.format(until=until, zone=settings.timezone), file=sys.stderr)
    if ends_older:
        print(OLDER_ENDED, file=sys.stderr)
    return 0


async def _username(token: str, server: str) -> str:
    async with Api(token, server) as api:
        return str((await api.call("getMe", {}))["username"])


def _why_unknown(error: TelegramError, server: str) -> str:
    if isinstance(error, InvalidToken):
        return TOKEN_REFUSED
    return telegram_away(server, error)


def _refuse(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
