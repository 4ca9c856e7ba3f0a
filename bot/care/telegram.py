"""What can be learned from Telegram about an installation: its token, this machine's clock, the webhook."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.care.finding import Finding
from bot.settings import Settings
from bot.transport.api import Api
from bot.trouble import telegram_away
from texts.operator import doctor as words
from texts.operator import refusals

CLOCK_MAY_DIFFER = timedelta(minutes=2)
"""Deadlines and reminders are a matter of minutes at most."""
NEWS = timedelta(hours=1)
"""So long an error of Telegram's with the webhook is worth telling."""
PATIENCE_SECONDS = 10.0
Clock = Callable[[], datetime]


async def look_at_telegram(settings: Settings, clock: Clock) -> list[Finding]:
    """The token, the clock and the webhook; the last is not looked at where the first is refused."""
    token, *others = await _by_token(settings, clock)
    return [token, await _clock(settings.telegram_api_url, clock), *others]


async def _by_token(settings: Settings, clock: Clock) -> list[Finding]:
    not_looked = [Finding(about, "not_looked", words.NOT_LOOKED.plain()) for about in ("webhook", "operator")]
    if settings.bot_token is None:
        return [Finding("token", "trouble", words.NO_TOKEN.plain(), words.WRITE_TOKEN.plain()), *not_looked]
    async with Api(settings.bot_token, settings.telegram_api_url, read_seconds=PATIENCE_SECONDS) as api:
        try:
            username = await bots_name(api)
            info: dict[str, Any] = await api.call("getWebhookInfo", {})
        except InvalidToken:
            return [Finding("token", "trouble", refusals.TOKEN_REFUSED.plain()), *not_looked]
        except TelegramError as error:
            return [Finding("token", "trouble", telegram_away(settings.telegram_api_url, error)), *not_looked]
        operator = await _operator(api, settings.operator_chat)
    return [Finding("token", "well", words.token_known(username)), _webhook(settings, info, clock()), operator]


async def _operator(api: Api, chat: int | None) -> Finding:
    if chat is None:
        return Finding("operator", "well", words.NO_OPERATOR.plain())
    try:
        await api.call("getChat", {"chat_id": chat})
    except BadRequest:
        return Finding("operator", "trouble", words.OPERATOR_UNKNOWN.plain(), words.START_CHAT.plain())
    except TelegramError:
        return Finding("operator", "not_looked", words.NOT_LOOKED.plain())
    return Finding("operator", "well", words.OPERATOR_KNOWN.plain())


async def bots_name(api: Api) -> str:
    """The name of the bot that the token is of. Raises TelegramError."""
    return str((await api.call("getMe", {}))["username"])


def _webhook(settings: Settings, info: dict[str, Any], now: datetime) -> Finding:
    there, wanted = str(info.get("url") or ""), settings.webhook_url or ""
    if there != wanted:
        what = words.NOT_HOOKED if wanted else words.HOOKED
        return Finding("webhook", "trouble", what.plain(), words.START_AGAIN.plain())
    if not wanted:
        return Finding("webhook", "well", words.NO_WEBHOOK_WANTED.plain())
    waiting = int(info.get("pending_update_count") or 0)
    failed_at = datetime.fromtimestamp(int(info.get("last_error_date") or 0), UTC)
    if waiting and now - failed_at < NEWS:
        what_failed = words.webhook_failed(str(info.get("last_error_message", "")))
        return Finding("webhook", "trouble", what_failed, words.mend_webhook(settings.webhook_listen))
    return Finding("webhook", "well", words.hooked(waiting))


async def _clock(server: str, clock: Clock) -> Finding:
    """Compared with the hour that any answer of Telegram's server carries; the token is not needed for it."""
    try:
        async with httpx.AsyncClient(timeout=PATIENCE_SECONDS) as client:
            before = clock()
            answer = await client.head(server)
            after = clock()
        theirs = parsedate_to_datetime(answer.headers["date"])
    except (httpx.HTTPError, KeyError, ValueError):
        return Finding("clock", "not_looked", words.NOT_LOOKED.plain())
    by = before + (after - before) / 2 - theirs
    if abs(by) > CLOCK_MAY_DIFFER:
        return Finding("clock", "trouble", words.clock_off(by), words.SET_CLOCK.plain())
    return Finding("clock", "well", words.CLOCK_RIGHT.plain())
