"""The state of a local Telegram and the few steps by which it changes; everything else calls these."""

import itertools
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sandbox.clock import Clock, next_working_day
from sandbox.messages.pictures import picture_type
from sandbox.refusals import Unable
from sandbox.state.bell import Bell
from sandbox.state.faults import Faults
from sandbox.state.journal import Journal
from sandbox.state.rates import Limits, Rates
from sandbox.state.updates import UpdateQueue
from sandbox.state.world import Bot, Chat, Message, Person, StoredFile

EVENTS_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Event:
    """Something a phone should show; what it says about a message is looked up when it is told."""

    id: int
    kind: str
    person: int | None
    message: Message | None = None
    more: dict[str, Any] | None = None


class World:
    """People, bots and what they say; every public step takes `lock`, so any thread may call."""

    def __init__(
        self,
        token: str | None = None,
        clock: Clock | None = None,
        limits: bool | Limits = True,
        bot_username: str = "hisobot_bot",
        next_working_day: Callable[[datetime], datetime] = next_working_day,
        webhook_pace: float = 1.0,
    ) -> None:
        self.lock = threading.RLock()
        self.bell = Bell()  # for the phones
        self.updates_bell = Bell()  # for the bots
        self.webhook_pace = webhook_pace
        self.clock = clock or Clock()
        self.next_working_day = next_working_day
        self.jumps: dict[str, Callable[[datetime], datetime | None]] = {}
        """Moments that the bot's side knows to move the clock to, by name, such as its next reminder."""
        self.rates = Rates(limits) if isinstance(limits, Limits) else Rates(Limits()) if limits else None
        self.bots: dict[str, Bot] = {}
        self.people: dict[int, Person] = {}
        self.files: dict[str, StoredFile] = {}
        self.events: deque[Event] = deque(maxlen=EVENTS_KEPT)
        self.faults = Faults()
        self.journal = Journal()
        self.closing = False
        self._event_ids = itertools.count(1)
        self._person_ids = itertools.count(1001)
        self.token = token or f"123456:TEST-{secrets.token_hex(8)}"
        self.add_bot(self.token, bot_username)

    def add_bot(self, token: str, username: str) -> Bot:
        """Let another bot live here; its id is the number before the colon of the token."""
        if not token.partition(":")[0].isdigit():
            raise ValueError("a token looks like 123456:TEST-letters")
        self.bots[token] = Bot(token, username, UpdateQueue(self.clock.now))
        return self.bots[token]

    def bot(self, username: str | None = None) -> Bot:
        """The bot of that name; without a name the first one."""
        for bot in self.bots.values():
            if username in (None, bot.username):
                return bot
        raise Unable(f"there is no bot @{username}")

    def person(self, person_id: int) -> Person:
        """The person with that id."""
        person = self.people.get(person_id)
        if person is None:
            raise Unable(f"there is no person {person_id}")
        return person

    def chat_of(self, bot: Bot, person: Person) -> Chat:
        """The private chat of a bot and a person, made when first looked at."""
        chat = bot.chats.get(person.id)
        if chat is None:
            chat = bot.chats[person.id] = Chat(person)
        return chat

    def post(self, bot: Bot, chat: Chat, message: Message) -> Message:
        """Put a new message into a chat and give it its number."""
        bot.last_message_id += 1
        message.id = bot.last_message_id
        chat.messages.append(message)
        chat.by_id[message.id] = message
        if message.from_bot:
            chat.unread += 1
            chat.action = ""
        self.changed(chat, message, "message")
        return message

    def changed(self, chat: Chat, message: Message, kind: str) -> None:
        """Number a change of a message and tell the phones."""
        chat.seq += 1
        message.seq = chat.seq
        self.announce(kind, chat.person.id, message)
        chat.bell.ring()

    def announce(
        self,
        kind: str,
        person: int | None,
        message: Message | None = None,
        more: dict[str, Any] | None = None,
    ) -> None:
        """Write an event for the phones and wake all who wait."""
        with self.lock:
            self.events.append(Event(next(self._event_ids), kind, person, message, more))
        self.bell.ring()

    def keep_file(self, kind: str, name: str, mime: str, data: bytes, size: tuple[int, int] = (0, 0)) -> StoredFile:
        """Keep the bytes of a file; it can be fetched and sent again by its id."""
        if kind == "photo":
            mime = picture_type(data)
        number = len(self.files) + 1
        suffix = name.rpartition(".")[2]
        path = f"{kind}s/file_{number}.{suffix if suffix.isalnum() else 'bin'}"
        file_id = f"sandbox-{kind}-{number}-{secrets.token_urlsafe(12)}"
        file = StoredFile(file_id, f"unique{number}", kind, name, mime, data, path, *size)
        self.files[file_id] = file
        return file

    def update(self, bot: Bot, kind: str, lane: str, body: dict[str, Any]) -> None:
        """Queue an update for a bot and wake it; `lane` is the queue whose order a webhook keeps."""
        bot.updates.add(kind, lane, body)
        self.updates_bell.ring()

    def next_person_id(self) -> int:
        """An id nobody has."""
        return next(number for number in self._person_ids if number not in self.people)

    def close(self) -> None:
        """Let everybody who waits go home."""
        self.closing = True
        self.bell.ring()
        self.updates_bell.ring()
        for bot in self.bots.values():
            for chat in bot.chats.values():
                chat.bell.ring()

    def monotonic(self) -> float:
        """Real seconds, for what is measured in real time: rates and a chat's "typing"."""
        return time.monotonic()
