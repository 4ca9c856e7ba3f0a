"""Phones of invented people in front of the real door: what they send goes through `admit`, and what the outbox says
appears in their chat as Telegram would show it. Every message is held against Telegram's limits."""

import json
import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import unescape
from html.parser import HTMLParser
from itertools import count
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select

from handlers import files
from handlers.doorway import Bot, admit
from reports.on_demand import letter_document, read_tables
from storage.database import Database
from storage.prepared import Prepared
from storage.tables import OutgoingFile, OutgoingMessage
from storage.transport.outbox import set_message, set_sent
from tests.support.people.laid import say_once
from usecases import conversation
from usecases.outgoing import Call, FileTrouble
from usecases.papers.letterhead import letter_to_try

T = TypeVar("T")
BOT = Bot(7, "hisobot_test_bot")
MORNING = datetime(2025, 4, 1, 9, 0, tzinfo=ZoneInfo("Asia/Tashkent"))
MALIKA, NILUFAR, BEKZOD, SARDOR = 101, 102, 103, 104
_outbox = OutgoingMessage.metadata.tables["outbox"].c
_NEW = Prepared(
    select(_outbox.id, _outbox.chat_id, _outbox.method, _outbox.params, _outbox.remember, _outbox.kind)
    .where(_outbox.id > bindparam("seen"))
    .order_by(_outbox.id)
)
"""Thousands of tests look at what is said, many times each."""


@dataclass
class Shown:
    """One message as it stands in a chat."""

    id: int
    text: str
    buttons: list[dict[str, Any]] = field(default_factory=list)
    photo: bytes = b""
    edits: int = 0
    rows: int = 0
    """Rows of buttons."""

    @property
    def labels(self) -> list[str]:
        return [button["text"] for button in self.buttons]


class Telegram:
    """The other side: numbers messages, shows them, and tells which message a card became."""

    def __init__(self, database: Database, now: datetime = MORNING) -> None:
        self.database = database
        self.now = now
        self.chats: dict[int, list[Shown]] = {}
        self.calls: list[Call] = []
        self.setups: list[dict[str, Any]] = []
        self._numbers = count(1)
        self._updates = count(1000)
        self._seen = 0

    def phone(self, telegram_id: int) -> "Phone":
        return Phone(self, telegram_id)

    def so_far(self) -> dict[str, Any]:
        """All that it knows, but for the database."""
        return {name: value for name, value in vars(self).items() if name != "database"}

    def go_on_from(self, so_far: dict[str, Any]) -> None:
        """Know what another one knew by `so_far`."""
        vars(self).update(so_far)

    def once(self, key: Hashable, say: Callable[[], T]) -> T:
        """Whatever `say` returns, which leaves the same each time it begins from the same: it is only said once."""
        said, so_far = say_once(self.database, key, self.so_far, say)
        self.go_on_from(so_far)
        return said

    def wait(self, **spell: float) -> None:
        self.now += timedelta(**spell)

    def deliver(self, body: dict[str, Any], prepared: object | None = None) -> list[Call]:
        """One update through the door, and then whatever it made the bot say."""
        update = {"update_id": next(self._updates), **body}
        with self.database.write() as session:
            calls = admit(BOT, session, update, self.now, prepared)
        self.calls += calls
        self.show()
        return calls

    def message_id(self) -> int:
        return next(self._numbers)

    def show(self) -> None:
        with self.database.write() as session:
            for number, chat_id, method, text, remember, kind in _NEW.rows(session, {"seen": self._seen}):
                self._seen = number
                if kind == "stranger":  # what waits for somebody unknown is not said once more
                    set_sent(session, [(number, None)], self.now)
                params = json.loads(text)
                if chat_id is None:  # sets something up, and says nothing
                    if method == "setMyCommands":
                        self.setups.append(params)
                    continue
                message = self._apply(session, self.chats.setdefault(chat_id, []), method, params)
                if remember:
                    arrived = {"state": "sent", "message_id": message.id, "settled_at": self.now}
                    set_message(session, number, **arrived)
                    conversation.remember_card(session, remember, message.id, self.now)

    def _apply(self, session: Any, chat: list[Shown], method: str, params: dict[str, Any]) -> Shown:
        text = params.get("text", params.get("caption", ""))
        keyboard = params.get("reply_markup", {}).get("inline_keyboard", [])
        buttons = [button for row in keyboard for button in row]
        within_limits(text, buttons, 1024 if method in ("sendPhoto", "sendDocument") else 4096)
        if method in ("sendMessage", "sendPhoto", "sendDocument"):
            message = Shown(self.message_id(), plain(text), buttons, rows=len(keyboard))
            if method == "sendPhoto":
                message.photo = session.get_one(OutgoingFile, int(params["photo"].split(":")[1])).content
            chat.append(message)
            return message
        message = next(message for message in chat if message.id == params["message_id"])
        message.edits += 1
        message.buttons, message.rows = buttons, len(keyboard)
        if method == "editMessageText":
            message.text = plain(text)
        else:
            assert method == "editMessageReplyMarkup", method
        return message


@dataclass
class Phone:
    """One person's chat with the bot."""

    telegram: Telegram
    id: int
    language_code: str = ""
    """Of the phone, as Telegram tells it; "" where it does not."""

    @property
    def chat(self) -> list[Shown]:
        return self.telegram.chats.setdefault(self.id, [])

    @property
    def last(self) -> Shown:
        return self.chat[-1]

    @property
    def screen(self) -> Shown:
        """The newest message that has buttons: where a person presses."""
        return next(message for message in reversed(self.chat) if message.buttons)

    def say(self, text: str) -> Shown:
        self.telegram.deliver({"message": self._message(text=text)})
        return self.last

    def press(self, label: str, on: Shown | None = None) -> Shown:
        """Press the button whose label begins so, on the newest message that has it."""
        wanted = [on] if on else list(reversed(self.chat))
        for message in wanted:
            for button in message.buttons:
                if button["text"].startswith(label):
                    return self.press_data(button["callback_data"], message)
        raise AssertionError(f"no button {label!r}; there are {[message.labels for message in self.chat]}")

    def press_data(self, data: str, on: Shown) -> Shown:
        query = {
            "id": str(self.telegram.message_id()),
            "from": self._self(),
            "chat_instance": "1",
            "data": data,
            "message": {"message_id": on.id, "date": 1, "chat": {"id": self.id, "type": "private"}},
        }
        self.telegram.deliver({"callback_query": query})
        return on

    def send(self, content: bytes | FileTrouble, name: str = "reja.xlsx") -> Shown:
        """Send a document the way the process handles it: asked for, fetched, read, and then let in."""
        document = {"file_id": "F1", "file_unique_id": "f1", "file_name": name}
        body = {"message": self._message(document=document)}
        self.telegram.deliver(body, self._prepared(body, content))
        return self.last

    def _prepared(self, body: dict[str, Any], content: bytes | FileTrouble) -> object | None:
        """What the process makes of a document before the door opens; None for one that it does not fetch."""
        with self.telegram.database.read() as session:
            if files.file_to_fetch(session, body) is None:
                return None
            if isinstance(content, bytes) and files.sends_template(session, body):
                work = conversation.work_of_account(session, self.id, self.telegram.now)
                facts = None if work is None else letter_to_try(work)
                trial = files.LetterTrial(filled=letter_document(facts, content) if facts else None)
                return files.SentTemplate(files.name_of(body), content, trial)
        return files.prepare_file(content, body, read_tables)

    def send_photo(self) -> Shown:
        sizes = [{"file_id": "P1", "file_unique_id": "p1", "width": 9, "height": 9}]
        self.telegram.deliver({"message": self._message(photo=sizes)})
        return self.last

    def _self(self) -> dict[str, Any]:
        told = {"language_code": self.language_code} if self.language_code else {}
        return {"id": self.id, "is_bot": False, "first_name": "Ism", **told}

    def _message(self, **content: Any) -> dict[str, Any]:
        chat = {"id": self.id, "type": "private"}
        number = self.telegram.message_id()
        return {
            "message_id": number,
            "date": int(self.telegram.now.timestamp()),
            "chat": chat,
            "from": self._self(),
            **content,
        }


def plain(text: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", text))


class _Tags(HTMLParser):
    """Tags as Telegram takes them: known ones, closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert tag in {"b", "i", "s", "u", "code", "pre"}, tag
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def within_limits(text: str, buttons: list[dict[str, Any]], most: int) -> None:
    """What Telegram would refuse: long or empty texts, bad markup, too many buttons, long data."""
    tags = _Tags()
    tags.feed(text)
    assert not tags.open
    shown = plain(text)
    assert not buttons or shown.strip()
    assert len(shown.encode("utf-16-le")) // 2 <= most, len(shown)
    assert len(buttons) <= 100
    for button in buttons:
        assert 0 < len(button["text"]) <= 64, button
        assert 0 < len(button["callback_data"].encode()) <= 64, button
