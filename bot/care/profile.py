"""What Telegram shows of the bot itself, in each language that Telegram has a code for. What the bot's owner has
written at BotFather stays: only what is empty is filled in, and a bot that has our own name has it in each language.

Cyrillic Uzbek has no code at Telegram; whoever reads it has the commands in it in their own chat.
"""

import logging
from datetime import datetime, timedelta

from telegram.error import TelegramError

from bot.transport.api import Api
from scheduler.beat import Job
from texts.language import SOURCE, first_languages, speaking
from texts.profile import ABOUT, START

OUR_NAME = "hisobot"
SECONDS = timedelta(days=1).total_seconds()
EVERYBODY = {"type": "all_private_chats"}
logger = logging.getLogger(__name__)


def profile_job(api: Api) -> Job:
    """See to it once in a process, when there is time."""
    seen_to: list[datetime] = []

    async def run(now: datetime) -> None:
        if not seen_to:
            seen_to.append(now)
            await fill_profile(api)

    return Job("profile", SECONDS, run)


async def fill_profile(api: Api) -> None:
    """Say what is not said yet. Nothing depends on it, so a fault is only noted."""
    codes = [SOURCE, *(language for language in first_languages() if len(language) == 2 and language != SOURCE)]
    try:
        for language in codes:
            code = {} if language == SOURCE else {"language_code": language}
            with speaking(language):
                about = {field: sentence.plain() for field, sentence in ABOUT.items()}
                commands = [{"command": "start", "description": START.plain()}]
            for field, words in about.items():
                await _fill(api, field, words, code)
            if await api.call("getMyCommands", {"scope": EVERYBODY, **code}) != commands:
                await api.call("setMyCommands", {"commands": commands, "scope": EVERYBODY, **code})
    except TelegramError as error:
        logger.warning("Telegram was not told what the bot is for (%s)", type(error).__name__)


async def _fill(api: Api, field: str, words: str, code: dict[str, str]) -> None:
    """For a language Telegram answers with what is shown there, which may be what is shown everywhere."""
    method = "".join(part.capitalize() for part in field.split("_"))
    present = (await api.call(f"getMy{method}", code))[field]
    usual = (await api.call(f"getMy{method}", {}))[field] if code else ""
    if present == usual and (field != "name" or usual.casefold() == OUR_NAME):
        await api.call(f"setMy{method}", {field: words, **code})
