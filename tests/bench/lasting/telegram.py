"""A Telegram in the bot's own process that keeps nothing: of each chat only the buttons that were shown last.

What people do next is asked when the bot has said something to them, so the bot is as busy as it can be and nobody's
queue grows.
"""

import asyncio
import itertools
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from bot.transport.connections import Headers, Patience

BATCH = 100
FIRST_MESSAGE = 1_000_000
"""Above all that a database may remember of an earlier life."""
_numbers = itertools.count(1)
"""Of updates, which go on from one service of the same database to the next."""
BOT = {"id": 1, "is_bot": True, "first_name": "Hisobot"}
FREES = ("sendMessage", "answerCallbackQuery")


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody does: types a text, or presses the button with this data."""

    text: str = ""
    data: str = ""


@dataclass(slots=True)
class Chat:
    """What is kept of a chat."""

    message: int = 0
    buttons: list[str] = field(default_factory=list)


Next = Callable[[int, Chat], Deed | None]
"""Given an account and what its phone shows, what it does next; None when it has nothing more to do."""


class Telegram:
    """Answers the calls of one bot; `ended` is called when nobody does anything any more. When nobody was told anything
    for the seconds of `silence`, everybody says the next thing all the same."""

    def __init__(self, accounts: Sequence[int], deed: Next, ended: Callable[[], None], silence: float) -> None:
        self._chats = {account: Chat() for account in accounts}
        self._deed, self._ended, self._silence = deed, ended, silence
        self._free, self._left = list(accounts), len(accounts)
        self._waiting: dict[int, dict[str, Any]] = {}
        self._messages = FIRST_MESSAGE
        self._news = asyncio.Event()
        self.answered = 0

    def carry(self, connections: int) -> "Telegram":
        """For `Api`, which asks for something that carries its calls."""
        return self

    async def close(self) -> None:
        """There is nothing to let go of."""

    async def request(
        self, method: str, url: str, headers: Headers, content: bytes, patience: Patience
    ) -> tuple[int, bytes]:
        """The answer to a call of the Bot API."""
        name = url.rpartition("/")[2]
        form = str(headers.get("Content-Type", "")).startswith("application/x-www-form")
        given = dict(parse_qsl(content.decode())) if form else {}
        result = await self._updates(given) if name == "getUpdates" else self._done(name, given)
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _done(self, name: str, given: dict[str, str]) -> Any:
        if name == "getMe":
            return {**BOT, "username": "hisobot_bot"}
        account = self._account(name, given)
        chat = self._chats.get(account)
        if chat is not None and name in ("sendMessage", "editMessageText", "editMessageReplyMarkup"):
            keyboard = json.loads(given.get("reply_markup", "{}")).get("inline_keyboard", [])
            chat.buttons = [button["callback_data"] for row in keyboard for button in row if "callback_data" in button]
        if chat is not None and name in FREES:
            self._free.append(account)
            self.answered += 1
            self._news.set()
        if not name.startswith(("send", "edit")) or name == "sendChatAction":
            return True
        if name.startswith("send"):
            self._messages += 1
            if chat is not None:
                chat.message = self._messages
        return self._message(account, int(given.get("message_id", self._messages)))

    def _account(self, name: str, given: dict[str, str]) -> int:
        if name == "answerCallbackQuery":
            return int(given["callback_query_id"].partition(":")[0])
        return int(given.get("chat_id", 0))

    def _message(self, account: int, number: int) -> dict[str, Any]:
        return {"message_id": number, "date": 1, "chat": {"id": account, "type": "private"}}

    async def _updates(self, given: dict[str, str]) -> list[dict[str, Any]]:
        for number in [number for number in self._waiting if number < int(given.get("offset", 0))]:
            del self._waiting[number]
        self._news.clear()
        if not self._free and not self._waiting:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._silence):
                    await self._news.wait()
            if not self._free:
                self._free = list(self._chats)
        free, self._free = list(dict.fromkeys(self._free)), []
        for account in free:
            if account in self._chats:
                self._let_do(account)
        if not self._chats and not self._waiting:
            self._ended()
            await asyncio.sleep(0.01)
        return list(self._waiting.values())[:BATCH]

    def _let_do(self, account: int) -> None:
        chat = self._chats[account]
        deed = self._deed(account, chat)
        if deed is None:
            del self._chats[account]
            return
        number = next(_numbers)
        self._messages += 1
        by = {"id": account, "is_bot": False, "first_name": f"Xodim {account}"}
        if deed.data:
            pressed = {
                **self._message(account, chat.message),
                "from": {"id": 1, "is_bot": True, "first_name": "Hisobot"},
            }
            press = {"id": f"{account}:{number}", "from": by, "chat_instance": "1", "data": deed.data}
            what = {"callback_query": {**press, "message": pressed}}
        else:
            said = {**self._message(account, self._messages), "from": by, "text": deed.text}
            if deed.text.startswith("/"):
                said["entities"] = [{"type": "bot_command", "offset": 0, "length": len(deed.text.split()[0])}]
            what = {"message": said}
        self._waiting[number] = {"update_id": number, **what}
