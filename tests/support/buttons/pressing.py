"""Every button there is, pressed by whoever should not: samples gathered while real conversations are played, and a
forger who presses them through the door, in transactions that are never kept.

A new kind of button is covered by itself, as soon as one of the plays comes upon it; and `test_every_button` fails
until one does.
"""

import json
import re
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import count
from typing import Any
from unittest.mock import patch

from markupsafe import Markup
from sqlalchemy import event, select

from handlers.doorway import Bot, admit
from handlers.routes import PRESSES
from handlers.visit import Visit
from sandbox.people import Phone
from storage.base import Base
from storage.base import Session as DatabaseSession
from storage.database import Database
from tests.support.people.house import House
from tests.support.short import few
from texts.screen import Screen

BOT = Bot(424242, "hisobot_bot")
PASSING = {
    "chat_holds", "dialogs", "inbox", "lanes", "leadership", "link_attempts", "outbox", "outgoing_files",
    "poll_offsets", "typed_messages",
}  # fmt: skip
"""Tables of the way in and out, of who leads, and of where people are in the chat: a press may always touch these."""
_WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE)
_BUSY = (
    "SELECT EXISTS (SELECT 1 FROM inbox WHERE state = 'new')"
    " OR EXISTS (SELECT 1 FROM outbox WHERE state IN ('new', 'sending'))"
)
_NEWEST = "SELECT coalesce(max(id), 0) FROM outbox"
_MESSAGES = "SELECT params FROM outbox WHERE id > ? AND chat_id = ?"
_SAMPLES = few(3)
"""Of one kind of button with one number of arguments, to one person: more would show nothing new."""
NAMES = {
    "attachment": "attachments",
    "department": "departments",
    "deputy": "people",
    "draft": "plan_drafts",
    "figure": "plan_figures",
    "person": "people",
    "row": "plan_rows",
    "submission": "submissions",
    "successor": "people",
}
"""Argument of buttons → the table in which it names a row."""
NO_ROW = {"day", "earlier", "month", "months", "page", "plan_page", "quarter", "year"}
"""Arguments that name a place in the calendar or in a list."""


Rows = dict[str, dict[tuple[Any, ...], dict[str, Any]]]
"""Table → key → row."""


def kind(data: str) -> str:
    return data.partition(":")[0]


@dataclass
class Samples:
    """Buttons that the bot has shown, by whom it showed them to (in the order in which they came)."""

    house: House
    by_account: dict[int, list[str]] = field(default_factory=dict)
    _read: int = 0

    def collect(self) -> None:
        """Read what the bot has said since the last time, when it has said all it means to."""
        patience = time.monotonic() + 15
        while self._still_speaking():
            assert time.monotonic() < patience, "the bot does not come to an end"
            time.sleep(0.005)
        for entry in self.house.sandbox.journal.entries(after=self._read):
            self._read = entry.seq
            markup = entry.params.get("reply_markup")
            chat = entry.params.get("chat_id")
            if not markup or chat is None:
                continue
            keyboard = json.loads(markup) if isinstance(markup, str) else markup
            samples = self.by_account.setdefault(int(chat), [])
            for row in keyboard.get("inline_keyboard", []):
                for button in row:
                    data = button.get("callback_data")
                    if data and data not in samples:
                        samples.append(data)

    def _still_speaking(self) -> bool:
        if self.house.sandbox.waiting_updates():  # not stored yet
            return True
        return bool(self._looking.execute(_BUSY).fetchone()[0])

    @cached_property
    def _looking(self) -> sqlite3.Connection:
        """A way to the database that costs little, for this is asked thousands of times."""
        return sqlite3.connect(str(self.house.database.engine.url.database), isolation_level=None)

    @property
    def kinds(self) -> set[str]:
        return {kind(data) for samples in self.by_account.values() for data in samples}

    def chosen(self) -> Iterator[tuple[int, str]]:
        """Who saw which button: a few of each kind, the latest, whose rows are most likely still there."""
        for account, samples in self.by_account.items():
            taken: dict[tuple[str, int], int] = {}
            for data in reversed(samples):
                taken[shape(data)] = taken.get(shape(data), 0) + 1
                if taken[shape(data)] <= _SAMPLES:
                    yield account, data


def explore(samples: Samples, phone: Phone, skip: Iterable[str] = ()) -> None:
    """Press one button of every kind this person is shown, and of every kind that comes to light by that."""
    tried = set(skip)
    while True:
        samples.collect()
        new = [sample for sample in samples.by_account.get(phone.person_id, []) if kind(sample) not in tried]
        if not new:
            return
        tried.add(kind(new[0]))
        phone.press_data(new[0], phone.last()["message_id"], wait=30)


def follow(samples: Samples, phone: Phone, *kinds: str) -> None:
    """Press the newest button of each of these kinds in turn."""
    for wanted in kinds:
        samples.collect()
        shown = [sample for sample in samples.by_account.get(phone.person_id, []) if kind(sample) == wanted]
        assert shown, f"no button {wanted!r} was shown:\n{phone.transcript()[-3000:]}"
        phone.press_data(shown[-1], phone.last()["message_id"], wait=30)
    samples.collect()


class _NotKept(Exception):
    """Ends a transaction whose changes were only looked at."""


@dataclass
class Outcome:
    """What a press did: the rows it changed outside of `PASSING` (table, row before or after), and what it said."""

    changed: list[tuple[str, dict[str, Any]]]
    answers: list[str]
    messages: list[str]
    """What was sent to whoever pressed, as it waits in the outbox."""


class Forger:
    """Presses anything as anybody, and lets nothing of it stay. Nobody else may use the database meanwhile.

    Most of what is forged ends where the person's present screen is shown again. As nothing stays, that is the same
    screen each time: it is made once for each person, and a word stands for it from then on, unless the press had
    changed something before.
    """

    def __init__(self, database: Database, now: datetime) -> None:
        self.database, self.now = database, now
        self._numbers = count(10_000_000)
        self._written: set[str] = set()
        self._before: Rows = {}
        """Rows as they are, and stay: nobody keeps a change."""
        self._shown_again: set[tuple[int, str, str]] = set()
        """Person, screen and facts."""
        event.listen(database.engine, "before_cursor_execute", self._note)

    def press(self, account: int, data: str, message_id: int = 1) -> Outcome:
        number = next(self._numbers)
        chat = {"id": account, "type": "private"}
        query = {
            "id": str(number),
            "from": {"id": account, "is_bot": False, "first_name": "X"},
            "chat_instance": "1",
            "data": data,
            "message": {"message_id": message_id, "date": 1, "chat": chat},
        }
        update = {"update_id": number, "callback_query": query}
        try:
            with self.database.write() as session:
                outcome, after = self._outcome(session, account, update)
                raise _NotKept
        except _NotKept:
            if after:
                before = self._as_it_is(set(after))
                outcome.changed = list(_differences(before, after))
            return outcome

    def _outcome(self, session: DatabaseSession, account: int, update: dict[str, Any]) -> tuple[Outcome, Rows]:
        """What it did, without what it changed; and all rows of the tables in which that may be."""
        connection, present = session.connection(), Visit.present
        self._written.clear()
        newest = connection.exec_driver_sql(_NEWEST).scalar_one()
        with patch.object(Visit, "present", lambda visit: self._present(visit, present)):
            calls = admit(BOT, session, update, self.now, None)
        session.flush()
        messages = [params for (params,) in connection.exec_driver_sql(_MESSAGES, (newest, account))]
        answers = [call.params.get("text", "") for call in calls if call.method == "answerCallbackQuery"]
        return Outcome([], answers, messages), _everything(session, self._written - PASSING)

    def _present(self, visit: Visit, present: Callable[[Visit], None]) -> None:
        visit.work.session.flush()
        dialog = visit.dialog
        shown = visit.work.person.id, dialog.screen, json.dumps(dialog.facts, sort_keys=True, default=str)
        if shown in self._shown_again and not self._written - PASSING:
            visit.show(Screen(Markup("…")))
            return
        present(visit)
        if not self._written - PASSING:
            self._shown_again.add(shown)

    def _as_it_is(self, tables: set[str]) -> Rows:
        if unread := tables - self._before.keys():
            with self.database.read() as session:
                self._before |= _everything(session, unread)
        return {name: self._before[name] for name in tables}

    def _note(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if match := _WRITES.match(statement):
            self._written.add(match[1])


def _differences(before: Rows, after: Rows) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows that differ, each as it is after, or as it was when it has gone."""
    for table, old in before.items():
        for key in old.keys() | after[table].keys():
            if old.get(key) != after[table].get(key):
                yield table, after[table].get(key) or old[key]


def domain() -> set[str]:
    """The tables of the library's own, without those that other tests bring with them."""
    return {name for name in Base.metadata.tables if not name.startswith("test_")} - PASSING


def _everything(session: DatabaseSession, tables: set[str]) -> Rows:
    arguments = {}
    for name in tables:
        table = Base.metadata.tables[name]
        keys = [column.name for column in table.primary_key]
        rows = [dict(row) for row in session.execute(select(table)).mappings()]
        arguments[name] = {tuple(row[key] for key in keys): row for row in rows}
    return arguments


def everything(database: Database) -> Rows:
    """Every row of every domain table."""
    with database.read() as session:
        return _everything(session, domain())


def shape(data: str) -> tuple[str, int]:
    """The kind of a button, and how many arguments it has."""
    return kind(data), data.count(":")


def once_by_rule(
    buttons: Iterable[tuple[int, str]], rule: Callable[[int, str], object], turn: int = 0
) -> list[tuple[int, str]]:
    """One of the buttons by each rule; at each turn another one, where there are several."""
    by_rule: dict[object, list[tuple[int, str]]] = {}
    for owner, data in buttons:
        by_rule.setdefault(rule(owner, data), []).append((owner, data))
    return [alike[turn % len(alike)] for alike in by_rule.values()]


WRONG = ("999999999", "-1", "99999999999999999999", "x", "", "1.5", "+1", "1_0", "٣", "%27", "..", "true")
"""What a forger writes in the place of an argument."""
FEW = ("x",)
"""As much of it as shows that a button is read by its declaration at all."""


def misshapen(data: str, wrong: Iterable[Iterable[str]]) -> Iterator[str]:
    """The same button with too few and too many arguments, and with each of them wrong, by the words for its place:
    what its declaration refuses, whoever presses it."""
    verb, *arguments = data.split(":")
    yield f"{data}:1"
    if arguments:
        yield ":".join([verb, *arguments[:-1]])
    for place, (argument, words) in enumerate(zip(arguments, wrong, strict=True)):
        yield from _with(data, place, [word for word in words if word != argument])


def misspelt(data: str) -> Iterator[str]:
    """The same button written otherwise than buttons are, which is refused before anybody's declaration is asked."""
    verb = data.partition(":")[0]
    yield f"{data}:"
    yield verb.upper()
    yield f" {data}"
    yield f"{verb}\n"
    if verb != data:
        yield verb


def redirected(data: str, foreign: Mapping[str, int]) -> Iterator[str]:
    """The same button with another library's ids (table → id): what each page has to look up for whoever presses it.
    Where its declaration names no table of these, with the ids of all."""
    for place, (argument, (name, _)) in enumerate(zip(data.split(":")[1:], PRESSES[kind(data)][0].fields, strict=True)):
        if argument.isdigit() and name not in NO_ROW:
            table = NAMES.get(name, "")
            numbers = [foreign[table]] if table in foreign else sorted({*foreign.values()})
            yield from _with(data, place, [str(number) for number in numbers if str(number) != argument])


def _with(data: str, place: int, others: Iterable[str]) -> Iterator[str]:
    verb, *arguments = data.split(":")
    for other in others:
        yield ":".join([verb, *arguments[:place], other, *arguments[place + 1 :]])[:64]


def carried(data: str) -> tuple[str, ...]:
    """The kinds of its arguments, by which a button is read."""
    return tuple(field.__name__ for _, field in PRESSES[kind(data)][0].fields)


__all__ = [
    "FEW",
    "PRESSES",
    "WRONG",
    "Forger",
    "Outcome",
    "Samples",
    "carried",
    "domain",
    "everything",
    "explore",
    "follow",
    "kind",
    "misshapen",
    "misspelt",
    "once_by_rule",
    "redirected",
    "shape",
]
