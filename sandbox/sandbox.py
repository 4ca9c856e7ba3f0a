"""What a person can do with the phone, as methods; the routes under /sandbox and the tests call these."""

import mimetypes
import re
import secrets
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sandbox.api.settings import commands_for
from sandbox.messages.entities import find_entities
from sandbox.messages.pictures import picture_size
from sandbox.messages.views import api_message, api_press, phone_message
from sandbox.refusals import Refused, Unable
from sandbox.state.core import World
from sandbox.state.world import Bot, Chat, Message, Person, Press

LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
START_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Sandbox(World):
    """A local Telegram with its people; `bot` is always the username of a bot, by default the first one's."""

    def add_person(
        self, first_name: str, last_name: str = "", username: str = "", id: int | None = None, note: str = "",
        language_code: str = "uz",
    ) -> dict[str, Any]:  # fmt: skip
        """Let somebody have a Telegram account; adding an id again changes its names."""
        with self.lock:
            person_id = id if id is not None else self.next_person_id()
            person = self.people.setdefault(person_id, Person(person_id, first_name))
            person.first_name, person.last_name, person.username = first_name, last_name, username
            person.note, person.language_code = note, language_code
            self.announce("people", person_id)
            return self.person_view(person)

    def speak(self, person: int, language_code: str) -> dict[str, Any]:
        """Let somebody's phone be in another language (`uz`, `ru`): Telegram tells the bot, and shows what was said of
        the bot in it."""
        with self.lock:
            if not LANGUAGE_CODE.fullmatch(language_code):
                raise Unable("a language is two or three small letters, as uz or pt-br")
            somebody = self.person(person)
            somebody.language_code = language_code
            self.announce("people", person)
            self.announce("commands", None)
            return self.person_view(somebody)

    def person_view(self, person: Person, bot: str | None = None) -> dict[str, Any]:
        """A line of the list of people."""
        chat = self.bot(bot).chats.get(person.id) or Chat(person)
        return {
            "id": person.id, "first_name": person.first_name, "last_name": person.last_name,
            "username": person.username, "note": person.note, "can_write": chat.started and not chat.blocked,
            "blocked": chat.blocked, "unread": chat.unread, "language_code": person.language_code,
        }  # fmt: skip

    def people_view(self, bot: str | None = None) -> list[dict[str, Any]]:
        """All people, in the order they came."""
        with self.lock:
            return [self.person_view(person, bot) for person in self.people.values()]

    def say(self, person: int, text: str, reply_to: int | None = None, bot: str | None = None) -> dict[str, Any]:
        """Write to the bot."""
        with self.lock:
            here, chat = self._own_chat(person, bot)
            if not text.strip() or len(text) > 4096:
                raise Unable("a message has 1 to 4096 characters")
            message = Message(0, chat.person, False, self.clock.now(), text=text.strip())
            message.entities = find_entities(message.text, [])
            return self._send(here, chat, message, reply_to)

    def send_file(
        self, person: int, name: str, data: bytes, caption: str = "", kind: str = "document",
        mime: str | None = None, bot: str | None = None, group: str = "", reply_to: int | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        """Send a file, as a document or as a photo; those of one `group` are an album."""
        with self.lock:
            here, chat = self._own_chat(person, bot)
            if kind not in ("document", "photo"):
                raise Unable("a file is sent as document or photo")
            mime = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
            try:
                size = picture_size(data) if kind == "photo" else (0, 0)
            except Refused:
                raise Unable("this file is not a picture that can be sent as a photo") from None
            message = Message(0, chat.person, False, self.clock.now(), text=caption, group=group)
            message.file = self.keep_file(kind, name, mime, data, size)
            return self._send(here, chat, message, reply_to)

    def edit(self, person: int, message_id: int, text: str, bot: str | None = None) -> dict[str, Any]:
        """Change a message of one's own."""
        with self.lock:
            here, chat = self._own_chat(person, bot)
            message = chat.by_id.get(message_id)
            if message is None or message.deleted or message.from_bot:
                raise Unable(f"message {message_id} is not one of this person's own")
            message.text, message.entities = text, find_entities(text, [])
            message.edited = self.clock.now()
            self.changed(chat, message, "edited")
            self.update(here, "edited_message", f"chat{person}", api_message(here, message))
            return phone_message(message)

    def press(
        self,
        person: int,
        message_id: int,
        button: str | None = None,
        data: str | None = None,
        bot: str | None = None,
    ) -> dict[str, Any]:
        """Press a button by its label, or send any data as if such a button were there (a forged press)."""
        with self.lock:
            here, chat = self._own_chat(person, bot)
            message = chat.by_id.get(message_id)
            if data is None:
                pressed = _button(message, button or "")
                if "url" in pressed:
                    return self._open_url(here, person, pressed["url"])
                if "copy_text" in pressed:
                    return {"callback_id": None, "answer": None, "copy": pressed["copy_text"]["text"]}
                data = pressed["callback_data"]
            press = Press(str(secrets.randbits(62)), chat, message_id, message, data, self.clock.now())
            here.presses[press.id] = press
            self.update(here, "callback_query", f"press{person}", api_press(here, press))
            return {"callback_id": press.id, "answer": None}

    def find_press(self, callback_id: str) -> Press:
        """A press by its id; its `answer` is None as long as the bot gave none."""
        for bot in self.bots.values():
            if callback_id in bot.presses:
                return bot.presses[callback_id]
        raise Unable(f"there was no press {callback_id}")

    def open_link(self, person: int, link: str, bot: str | None = None) -> dict[str, Any]:
        """Open a deep link https://t.me/<bot>?start=…, or start with just the payload."""
        here, payload = self.bot(bot), link
        if "/" in link or "?" in link:
            parts = urlsplit(link if "://" in link else f"https://{link}")
            if parts.hostname not in ("t.me", "telegram.me") or not parts.path.strip("/"):
                raise Unable("not a link to a bot")
            here = self.bot(parts.path.strip("/"))
            payload = parse_qs(parts.query).get("start", [""])[0]
        if payload and not START_PAYLOAD.fullmatch(payload):
            raise Unable("a payload has 1 to 64 of A-Z a-z 0-9 _ -")
        return self.say(person, f"/start {payload}".strip(), bot=here.username)

    def _open_url(self, bot: Bot, person: int, url: str) -> dict[str, Any]:
        if urlsplit(url).hostname == "t.me" and urlsplit(url).path == f"/{bot.username}" and "start=" in url:
            self.open_link(person, url)
        return {"callback_id": None, "answer": None, "url": url}

    def block(self, person: int, bot: str | None = None) -> None:
        """Block the bot."""
        self._set_blocked(person, True, bot)

    def unblock(self, person: int, bot: str | None = None) -> None:
        """Let the bot write again."""
        self._set_blocked(person, False, bot)

    def _set_blocked(self, person: int, blocked: bool, bot: str | None) -> None:
        with self.lock:
            here = self.bot(bot)
            chat = self.chat_of(here, self.person(person))
            if chat.blocked == blocked:
                return
            chat.blocked = blocked
            states = ("kicked", "member") if blocked else ("member", "kicked")
            self._membership(here, chat, *states)

    def _membership(self, bot: Bot, chat: Chat, new: str, old: str) -> None:
        update = {
            "chat": chat.person.chat(),
            "from": chat.person.api(),
            "date": int(self.clock.now().timestamp()),
        }
        for name, status in (("old_chat_member", old), ("new_chat_member", new)):
            until = {"until_date": 0} if status == "kicked" else {}
            update[name] = {"user": bot.api(), "status": status, **until}
        self.update(bot, "my_chat_member", f"member{chat.person.id}", update)
        self.announce("people", chat.person.id)

    def chat(self, person: int, after: int = 0, bot: str | None = None, read: bool = True) -> dict[str, Any]:
        """The chat on this person's phone: what is new after a `seq`, the menu, what the bot is doing."""
        with self.lock:
            here = self.bot(bot)
            chat = self.chat_of(here, self.person(person))
            if read:
                chat.unread = 0
            doing = chat.action and self.monotonic() < chat.action_until
            changed = [message for message in chat.messages if message.seq > after]
            return {
                "messages": [phone_message(message) for message in changed],
                "commands": commands_for(here, chat),
                "action": f"{chat.action}…" if doing else None,
                "seq": chat.seq,
            }

    def waiting_updates(self, bot: str | None = None) -> int:
        """How many updates the bot has not acknowledged."""
        with self.lock:
            queue = self.bot(bot).updates
            queue.expire()
            return len(queue.pending)

    def _own_chat(self, person: int, bot: str | None) -> tuple[Bot, Chat]:
        here = self.bot(bot)
        chat = self.chat_of(here, self.person(person))
        if chat.blocked:
            raise Unable("this person has blocked the bot; unblock it first")
        return here, chat

    def _send(self, bot: Bot, chat: Chat, message: Message, reply_to: int | None) -> dict[str, Any]:
        if reply_to is not None:
            message.reply_to = chat.by_id.get(reply_to)
            if message.reply_to is None or message.reply_to.deleted:
                raise Unable(f"there is no message {reply_to} to reply to")
        if not chat.started:
            chat.started = True
            self.announce("people", chat.person.id)
        chat.unread = 0
        self.post(bot, chat, message)
        self.update(bot, "message", f"chat{chat.person.id}", api_message(bot, message))
        return phone_message(message)


def _button(message: Message | None, label: str) -> dict[str, Any]:
    """The button with this label, or the only one whose label begins so."""
    if message is None or message.deleted:
        raise Unable("there is no such message")
    buttons = [button for row in message.inline for button in row]
    exact = [button for button in buttons if button["text"] == label]
    begun = exact or [button for button in buttons if label and button["text"].startswith(label)]
    if len(begun) == 1 or exact:
        return begun[0]
    labels = ", ".join(button["text"] for button in buttons) or "none"
    raise Unable(f"{'several buttons begin' if begun else 'no button begins'} with {label!r}; there are: {labels}")
