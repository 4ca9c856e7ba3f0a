"""A phone whose owner looks at the screen before typing or pressing: what was said to the bot is answered, and every
answer stands in the chat and is known to have arrived. Whoever is to type faster says so by the sandbox itself."""

import time

from sqlalchemy import bindparam, or_, select

from sandbox.people import Phone, Seen
from storage.database import Database
from storage.prepared import Prepared
from storage.tables import InboxUpdate, OutgoingMessage

_inbox = InboxUpdate.metadata.tables["inbox"].c
_outbox = OutgoingMessage.metadata.tables["outbox"].c
_unread = select(_inbox.id).where(_inbox.lane == bindparam("person"), _inbox.state == "new")
_unsaid = select(_outbox.id).where(
    _outbox.chat_id == bindparam("person"), or_(_outbox.state == "new", _outbox.state == "sending")
)
_SOME_LEFT = Prepared(_unread.union_all(_unsaid))
"""What is unread or unsaid; thousands of tests look, many times each."""
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
        with self._database.read() as session:
            return not _SOME_LEFT.rows(session, {"person": self.person_id})
