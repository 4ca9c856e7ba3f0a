"""Whatever people can write and press, in any order: everything is answered, nothing fails, and the history tells the
same state as the tables."""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import bindparam, event, select, update

from handlers.doorway import Bot, admit
from storage.database import Database, open_database
from storage.prepared import Prepared
from storage.tables import Library, OutgoingMessage
from storage.transport.inbox import mark_done, store_updates
from tests.fuzz.updates import made
from tests.support.empty_database import empty_database
from tests.support.months.rebuilt import replayed, tables
from tests.support.people.cast import SARDOR, gather, moment
from usecases import conversation

BOT = Bot(7, "hisobot_bot")
BEGINS = moment("2025-04-01 09:00")
SLOWEST = 3.0
"""Processor's seconds that one answer may take, also to 4,096 letters; an ordinary one takes thousandths."""
RENEWED = 2000
"""After so many updates the database begins anew: that its rows get many is not what is tried here."""
_outbox = OutgoingMessage.metadata.tables["outbox"]
_SAID = Prepared(
    select(_outbox.c.id, _outbox.c.chat_id, _outbox.c.params, _outbox.c.remember)
    .where(_outbox.c.state == bindparam("now_is", "new"))
    .order_by(_outbox.c.id)
)
_ARRIVED = Prepared(
    update(_outbox)
    .where(_outbox.c.id == bindparam("row"))
    .values(state="sent", settled_at=bindparam("now"), params="{}", message_id=bindparam("message"))
)


@dataclass
class Talk:
    """People who talk to a bot without Telegram, and what came of it."""

    database: Database
    now: datetime = BEGINS
    numbers: list[int] = field(default_factory=list)
    """Of which everything was made that was said here."""
    slowest: float = 0.0
    kinds: Counter[str] = field(default_factory=Counter)
    _numbers: int = 1000
    _buttons: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    """Account → the buttons that it was shown last: (message, data)."""

    def number(self) -> int:
        """A number that nothing had before."""
        self._numbers += 1
        return self._numbers

    def seconds(self) -> int:
        """What time it is."""
        return int(self.now.timestamp())

    def shown(self, account: int) -> list[tuple[int, str]]:
        """The buttons that somebody was shown last: (message, data)."""
        return self._buttons.get(account, [])

    def hear(self, number: int) -> None:
        """Have the update of a number answered as a lane does it, and see that it was."""
        self.numbers.append(number)
        update = made(number, self)
        self.now += timedelta(seconds=1)
        began = time.process_time()
        with self.database.write() as session:
            (row,) = store_updates(session, BOT.id, [{"update_id": self.number(), **update}], self.now)
            mark_done(session, row, self.now)
            calls = admit(BOT, session, row.body, self.now, None)
            said = self._delivered(session)
        took = time.process_time() - began
        self.slowest = max(self.slowest, took)
        self.kinds[next(iter(update))] += 1
        assert took < SLOWEST, f"{took:.1f} s for {update}"
        assert said or calls or not is_to_be_answered(update), f"nothing was said to {update}"

    def _delivered(self, session: Any) -> int:
        """Let everything arrive that was said; returns how much that is."""
        session.flush()
        waiting = _SAID.rows(session, {})
        arrived = []
        for row, chat, written, remember in waiting:
            params = json.loads(written)
            message = params.get("message_id") or self.number()
            arrived.append({"row": row, "now": self.now, "message": message})
            if remember:
                conversation.remember_card(session, remember, message, self.now)
            keyboard = (params.get("reply_markup") or {}).get("inline_keyboard") or ()
            data = [button["callback_data"] for line in keyboard for button in line if "callback_data" in button]
            if data and chat is not None:
                last = self._buttons.setdefault(chat, [])
                last[:] = [*last, *((message, each) for each in data)][-40:]
        _ARRIVED.change_all(session, arrived)
        return len(waiting)

    def faults(self) -> list[str]:
        """What the history tells otherwise than the tables."""
        with self.database.read() as session:
            told: list[Any] = [replayed(session, library.id) for library in session.query(Library)]
            there = tables(session)
            reports = {key: report for then in told for key, report in then.reports.items()}
            answers = {key: answer for then in told for key, answer in then.answers.items()}
        return ["other reports"] * (reports != there.reports) + ["other answers"] * (answers != there.answers)


def is_to_be_answered(update: dict[str, Any]) -> bool:
    """Whether somebody who works here waits for an answer; a stranger is answered so often and no oftener, an edit of
    what was never taken needs none, and a group hears nothing."""
    content = update.get("message") or update.get("callback_query")
    if content is None or content["from"]["id"] == SARDOR:
        return False
    chat = content.get("chat") or (content.get("message") or {}).get("chat") or {"type": "private"}
    return bool(chat["type"] == "private")


@contextmanager
def talk() -> Iterator[Callable[[], Talk]]:
    """Gives the talk of the moment, which begins anew when it has become long."""
    with TemporaryDirectory(prefix="fuzz") as folder:
        talks: list[Talk] = []

        def present() -> Talk:
            if not talks or len(talks[-1].numbers) >= RENEWED:
                if talks:
                    end()
                talks.append(begun(Path(folder) / f"{len(talks)}.db"))
            return talks[-1]

        def end() -> None:
            assert talks[-1].faults() == []
            talks[-1].database.close()

        yield present
        if talks:
            end()


def begun(file: Path) -> Talk:
    """A talk of which nothing was said yet, in a file."""
    file.write_bytes(_gathered())
    database = open_database(f"sqlite:///{file}")
    event.listen(database.engine, "connect", _without_waiting_for_the_disk)
    return Talk(database)


def _without_waiting_for_the_disk(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")  # what outlives a loss of power is not what is tried here


@cache
def _gathered() -> bytes:
    """A database with everybody in it, laid once for each process."""
    with TemporaryDirectory(prefix="fuzz") as folder:
        file = Path(folder) / "template.db"
        database = open_database(empty_database(file))
        with database.write() as session:
            gather(session, BEGINS)
        database.close()
        return file.read_bytes()


def fewest(numbers: Sequence[int]) -> list[int]:
    """Those of the numbers with which a talk still goes wrong when any one of them is left out as well."""
    left, part = list(numbers), max(1, len(numbers) // 2)
    while True:
        at = 0
        while at < len(left):
            without = left[:at] + left[at + part :]
            if without and went_wrong(without):
                left = without
            else:
                at += part
        if part == 1:
            return left
        part //= 2


def went_wrong(numbers: Sequence[int]) -> str:
    """What is wrong with a talk of these, or nothing."""
    with TemporaryDirectory(prefix="fuzz") as folder:
        talked = begun(Path(folder) / "again.db")
        try:
            for number in numbers:
                talked.hear(number)
            return ", ".join(talked.faults())
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        finally:
            talked.database.close()
