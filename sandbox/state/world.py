"""The things a local Telegram consists of: people, bots, messages, files and presses."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sandbox.messages.formatting import Entity
from sandbox.state.bell import Bell
from sandbox.state.updates import UpdateQueue


@dataclass
class Person:
    """Somebody with a Telegram account."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    note: str = ""
    language_code: str = "uz"

    def api(self) -> dict[str, Any]:
        """The person as a User of the Bot API."""
        user: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        return {**user, "language_code": self.language_code}

    def chat(self) -> dict[str, Any]:
        """The private chat with this person as a Chat of the Bot API."""
        chat: dict[str, Any] = {"id": self.id, "first_name": self.first_name, "type": "private"}
        if self.last_name:
            chat["last_name"] = self.last_name
        if self.username:
            chat["username"] = self.username
        return chat


@dataclass
class StoredFile:
    """A file somebody sent; `kind` is document or photo."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    data: bytes
    path: str
    width: int = 0
    height: int = 0

    def api(self) -> dict[str, Any]:
        """The fields every kind of file has in the Bot API."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.data)}


@dataclass(slots=True)
class Message:
    """A message of a private chat; `seq` grows whenever it appears, changes or goes."""

    id: int
    person: Person
    from_bot: bool
    at: datetime
    seq: int = 0
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    inline: list[list[dict[str, Any]]] = field(default_factory=list)
    keyboard: dict[str, Any] | None = None
    file: StoredFile | None = None
    edited: datetime | None = None
    deleted: bool = False
    reply_to: Message | None = None
    group: str = ""
    silent: bool = False
    extra: dict[str, Any] = field(default_factory=dict)
    reaction: list[dict[str, Any]] = field(default_factory=list)

    @property
    def content(self) -> tuple[Any, ...]:
        """What must change for an edit to be an edit."""
        return self.text, self.entities, self.inline, self.extra.copy()


@dataclass
class Chat:
    """What one person and one bot said to each other."""

    person: Person
    messages: list[Message] = field(default_factory=list)
    by_id: dict[int, Message] = field(default_factory=dict)
    seq: int = 0
    started: bool = False
    blocked: bool = False
    unread: int = 0
    action: str = ""
    action_until: float = 0.0
    menu_button: dict[str, Any] | None = None
    bell: Bell = field(default_factory=Bell)


@dataclass
class Press:
    """A button that was pressed and the answer the bot gave."""

    id: str
    chat: Chat
    message_id: int
    message: Message | None
    data: str
    at: datetime
    answer: dict[str, Any] | None = None

    @property
    def person(self) -> Person:
        """Who pressed."""
        return self.chat.person


@dataclass
class Webhook:
    """Where a bot wants its updates delivered, and how that goes."""

    url: str
    secret: str = ""
    max_connections: int = 40
    last_error_at: datetime | None = None
    last_error: str = ""


@dataclass
class Bot:
    """One bot: its token, its chats, the updates waiting for it and what it set about itself."""

    token: str
    username: str
    updates: UpdateQueue
    name: str = "Hisobot"
    chats: dict[int, Chat] = field(default_factory=dict)
    last_message_id: int = 0
    presses: dict[str, Press] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    about: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_button: dict[str, Any] | None = None
    webhook: Webhook | None = None
    poller: object | None = None
    last_offset: int | None = None
    last_poll: float = 0.0

    @property
    def id(self) -> int:
        """The number before the colon of the token."""
        return int(self.token.partition(":")[0])

    def api(self) -> dict[str, Any]:
        """The bot as a User of the Bot API."""
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}
