"""A phone whose owner looks at the screen before typing or pressing: what was said to the bot is answered, and every
answer stands in the chat and is known to have arrived. Whoever is to type faster says so by the sandbox itself."""

import time

from sandbox.people import Phone, Seen
from storage.database import Database

_SOME_LEFT = """
SELECT 1 FROM inbox WHERE lane = {person} AND state = 'new' UNION ALL
SELECT 1 FROM outbox WHERE chat_id = {person} AND state IN ('new', 'sending') LIMIT 1
"""
"""What is unread or unsaid. Thousands of tests look, many times each: the driver is asked without a session, which
would take longer than everything else that a phone does."""
PATIENCE = 20.0
"""Seconds after which they type all the same: a network that a test has broken may hold an answer for ever."""


class LookingPhone(Phone):
    """See above; `database` is that of the house."""

    def __init__(self, url: str, account: int, database: Database) -> None:
        super().__init__(url, account)
        self._database = database
        self._some_left = _SOME_LEFT.format(person=account)

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
        connection = self._database.engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute(self._some_left)
            return cursor.fetchone() is None
        finally:
            connection.close()
