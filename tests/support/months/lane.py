"""One person's lane without Telegram, which counts what an update asks of the database."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from sqlalchemy import event, select, update

from bot.transport.lanes import Lanes
from storage.database import Database
from storage.tables import Answer, Dialog, OutgoingMessage, Submission
from storage.transport.inbox import store_updates
from tests.support.people.cast import NILUFAR, Cast, moment
from tests.support.people.phone import plain
from usecases import conversation

NOW = moment("2025-04-01 09:00")
Params = dict[str, Any]


@dataclass
class Lane:
    """One person's lane, without Telegram: what is sent goes through the lanes' own transaction."""

    database: Database
    cast: Cast
    lanes: Lanes
    statements: list[str] = field(default_factory=list)
    rows: int = 0
    typed: int = 0
    """The message that was typed last."""
    _numbers: Iterator[int] = field(default_factory=lambda: count(100))

    def say(self, text: str, account: int = NILUFAR, reply_to: int = 0) -> list[str]:
        """Type something, perhaps in reply to a message of one's own; returns the statements that its handling took."""
        message = self._message(text, account)
        if reply_to:
            message["reply_to_message"] = {**self._message("", account), "message_id": reply_to}
        self.typed = message["message_id"]
        return self._handle({"message": message})

    def say_at_once(self, *texts: str, arrives: bool) -> None:
        """Everything is typed before the first of it is handled; whether each answer has arrived before the next is."""
        for message in [self._message(text, NILUFAR) for text in texts]:
            self._handle({"message": message}, arrives=arrives)
        self._deliver()

    def edit(self, message_id: int, text: str, account: int = NILUFAR) -> list[str]:
        """Change a message of one's own."""
        return self._handle({"edited_message": {**self._message(text, account), "message_id": message_id}})

    def _message(self, text: str, account: int) -> Params:
        message = {
            "message_id": next(self._numbers),
            "date": int(NOW.timestamp()),
            "chat": self._chat(account),
            "text": text,
        }
        return {**message, "from": self._who(account)}

    def press(self, data: str, account: int = NILUFAR, *, arrives: bool = True) -> list[str]:
        """Press a button on the present card."""
        on = {"message_id": next(self._numbers), "date": 1, "chat": self._chat(account)}
        query = {"id": "1", "from": self._who(account), "chat_instance": "1", "data": data, "message": on}
        return self._handle({"callback_query": query}, arrives=arrives)

    def give_up(self) -> None:
        """What waits to be said was tried as often as may be, and nobody will know whether it has arrived."""
        with self.database.write() as session:
            session.execute(update(OutgoingMessage).where(OutgoingMessage.state == "new").values(state="unknown"))

    def _handle(self, update: Params, *, arrives: bool = True) -> list[str]:
        with self.database.write() as session:
            rows = store_updates(session, 7, [{"update_id": next(self._numbers), **update}], NOW)
        self.statements.clear()
        self.rows = 0
        self.lanes._apply(rows, None)
        statements, rows_read = list(self.statements), self.rows
        if arrives:
            self._deliver()
        self.rows = rows_read
        return statements

    def _deliver(self) -> None:
        """Whatever was said is sent, and cards become messages."""
        with self.database.write() as session:
            for row in session.scalars(select(OutgoingMessage).where(OutgoingMessage.state == "new")):
                row.state = "sent"
                if row.method == "sendMessage":
                    row.message_id = next(self._numbers)
                else:
                    row.message_id = json.loads(row.params).get("message_id")
                if row.remember and row.message_id is not None:
                    conversation.remember_card(session, row.remember, row.message_id, NOW)

    def watch(self) -> None:
        """Count statements, and the rows that they read, from here on."""

        def noted(_connection: Any, cursor: Any, statement: str, *_: Any) -> None:
            if not statement.startswith(("PRAGMA", "BEGIN")):
                self.statements.append(statement)
                if not self.database.is_sqlite and statement.startswith("SELECT"):
                    self.rows += max(cursor.rowcount, 0)

        event.listen(self.database.engine, "after_cursor_execute", noted)
        if self.database.is_sqlite:
            self.database.engine.dispose()  # only a new connection gives its rows away
            event.listen(self.database.engine, "connect", self._count_rows)

    def _count_rows(self, connection: sqlite3.Connection, _record: object) -> None:
        """SQLite's cursors do not say how many rows they have, but each row that is fetched passes here."""

        def counted(_cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> tuple[Any, ...]:
            self.rows += bool(self.statements) and self.statements[-1].startswith("SELECT")
            return row

        connection.row_factory = counted

    def facts(self) -> Params:
        with self.database.read() as session:
            dialog = session.get_one(Dialog, self.cast.people[NILUFAR].id)
            return {"screen": dialog.screen, **dialog.facts}

    def card(self) -> Params:
        """The last thing said to Nilufar."""
        with self.database.read() as session:
            query = select(OutgoingMessage.params).where(OutgoingMessage.remember.is_not(None))
            params: Params = json.loads(session.scalars(query.order_by(OutgoingMessage.id.desc())).first() or "{}")
            return params

    def last_text_to(self, account: int) -> str:
        """The last thing said to somebody, as plain text."""
        with self.database.read() as session:
            query = select(OutgoingMessage.params).where(OutgoingMessage.chat_id == account)
            params: Params = json.loads(session.scalars(query.order_by(OutgoingMessage.id.desc())).first() or "{}")
            return plain(str(params.get("text", "")))

    def number_of(self, figure: int) -> object:
        with self.database.read() as session:
            query = select(Answer.value).join(Submission, Submission.id == Answer.submission_id)
            return session.scalar(query.where(Answer.figure_id == figure, Submission.month == 3))

    @staticmethod
    def _who(account: int) -> Params:
        return {"id": account, "is_bot": False, "first_name": "Ism"}

    @staticmethod
    def _chat(account: int) -> Params:
        return {"id": account, "type": "private"}
