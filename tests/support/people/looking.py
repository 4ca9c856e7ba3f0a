"""A phone whose owner looks at the screen before typing or pressing: what was said to the bot is answered, and every
answer stands in the chat and is known to have arrived. Whoever is to type faster says so by the sandbox itself."""

import time

from sqlalchemy import select

from sandbox.people import Phone, Seen
from storage.database import Database
from storage.tables import InboxUpdate, OutgoingMessage

PATIENCE = 20.0
"""Seconds after which they type all the same: a network that a test has broken may hold an answer for ever."""


class LookingPhone(Phone):
    """See above; `database` is that of the house."""

    def __init__(self, url: str, account: int, database: Database) -> None:
        super().__init__(url, account)
        self._database = database

    def say(self, text: str, reply_to: int | None = None) -> Seen:
        self.look()
        return super().say(text, reply_to)

    def press(self, label: str, message_id: int | None = None, wait: float = 0.0) -> Seen:
        self.look()
        return super().press(label, message_id, wait)

    def look(self) -> None:
        """Wait until everything that was said is answered, and every answer has arrived."""
        end = time.monotonic() + PATIENCE
        while not self._is_at_rest() and time.monotonic() < end:
            time.sleep(0.01)

    def _is_at_rest(self) -> bool:
        unread = select(InboxUpdate.id).where(InboxUpdate.lane == self.person_id, InboxUpdate.state == "new")
        unsaid = select(OutgoingMessage.id).where(
            OutgoingMessage.chat_id == self.person_id, OutgoingMessage.state.in_(("new", "sending"))
        )
        with self._database.read() as session:
            return session.scalars(unread).first() is None and session.scalars(unsaid).first() is None
