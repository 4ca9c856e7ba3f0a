"""What the bot is called at Telegram: a link needs it, and nothing is made for a link that cannot be written."""

import asyncio

from telegram.error import InvalidToken, TelegramError

from bot.settings import Settings
from bot.transport.api import Api
from bot.trouble import Declined, telegram_away
from texts.operator import refusals as words


def bot_name(settings: Settings) -> str:
    """The name of the bot's account. Raises Declined."""
    if settings.bot_token is None:
        raise Declined(words.NO_BOT.plain())
    try:
        return asyncio.run(_username(settings.bot_token, settings.telegram_api_url))
    except TelegramError as error:
        raise Declined(_why_unknown(error, settings.telegram_api_url), 1) from None


async def _username(token: str, server: str) -> str:
    async with Api(token, server) as api:
        return str((await api.call("getMe", {}))["username"])


def _why_unknown(error: TelegramError, server: str) -> str:
    if isinstance(error, InvalidToken):
        return words.TOKEN_REFUSED.plain()
    return telegram_away(server, error)
