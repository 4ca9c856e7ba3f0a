"""A long random play over HTTP: eight people of one library live through months of reports, and after everything that
one of them does it is looked at what became of it."""

import random
import re
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from plan.period import Month
from sandbox.messages.labels import NARROW
from storage.database import Database
from storage.reminders.ledger import libraries_to_look_at
from tests.play.acting import Action, Person
from tests.play.kept import Kept
from tests.play.ledger import Ledger
from tests.play.letters import in_small_letters
from tests.play.library import DIRECTOR, NAMES, found
from tests.support.buttons.played import errors_kept
from tests.support.buttons.widths import cut
from tests.support.people.cast import TASHKENT
from tests.support.people.house import House, house

PATIENCE = 60.0
AIM = 0.66
"""The share of actions that change something; below it, whoever can change something is likelier to act."""
OPEN = {"zero", "unknown", "reason", "submit", "go", "approve", "form_ok", "list"}
"""Buttons of those who have something to do."""
_BUSY = (
    "SELECT EXISTS (SELECT 1 FROM inbox WHERE state = 'new')"
    " OR EXISTS (SELECT 1 FROM outbox WHERE state IN ('new', 'sending'))"
)
_TOLD_EACH = 500
"""Actions after which it is told how far a play is."""
_TROUBLE = re.compile("nosozlik|proizoshyol sboy")
"""What the bot says when something it did not expect has happened, in small Latin letters."""


@dataclass
class Result:
    """What the play came to."""

    actions: int = 0
    changing: int = 0
    """Actions that left a line in the history, as every change of what is reported, planned or set does."""
    kinds: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    """Kind of action → how many of it there were, and how many changed something."""
    history: Counter[str] = field(default_factory=Counter)
    """What the history says was done, and how often."""
    rows: int = 0
    """Rows with a receipt, at the end."""
    reports: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.changing / self.actions if self.actions else 0.0


@dataclass
class Look:
    """What is looked at after each action."""

    opened: House
    kept: Kept
    ledger: Ledger
    errors: list[str]
    seen: dict[int, int] = field(default_factory=dict)
    """Person → the newest change of their chat that was looked at."""

    _buttons: dict[int, set[str]] = field(default_factory=dict)

    def work_of(self, account: int) -> float:
        """How likely somebody is to act who can change something."""
        return 18.0 if OPEN & self._buttons.get(account, OPEN) else 1.0

    def news(self, account: int) -> list[dict[str, Any]]:
        chat = self.opened.phone(account, NAMES[account]).chat(self.seen.get(account, 0))
        self.seen[account] = chat["seq"]
        messages: list[dict[str, Any]] = chat["messages"]
        for message in messages:
            if message["buttons"] and not message["deleted"]:
                buttons = [button["data"] or "" for row in message["buttons"] for button in row]
                self._buttons[account] = {data.partition(":")[0] for data in buttons}
        return messages

    def faults(self, person: Person, action: Action) -> Iterator[str]:
        """Whatever is wrong after one action."""
        yield from (f"an error was logged: {error}" for error in self.errors)
        self.errors.clear()
        for account in NAMES:
            news = self.news(account)
            about = action.edited if account == person.account else None
            self.ledger.read(account, news, about)
            answers = [message for message in news if message["from"] == "bot"]
            if account == person.account and not _is_answered(action, answers, news):
                yield "it was not answered"
            for message in answers:
                yield from _screen_faults(message)
        yield from self.kept.faults(self.ledger)


def _is_answered(action: Action, answers: list[dict[str, Any]], news: list[dict[str, Any]]) -> bool:
    if action.callback is None:
        return bool(answers) or any(message["reaction"] for message in news)
    return action.answer is not None and (bool(answers) or bool(action.answer.get("text")) or action.stays)


def _screen_faults(message: dict[str, Any]) -> Iterator[str]:
    if _TROUBLE.search(in_small_letters(message["text"])):
        yield f"the bot had trouble: {message['text'][:200]}"
    labels = Counter(button["label"] for row in message["buttons"] for button in row)
    yield from (f"[{label}] stands {times} times on one screen" for label, times in labels.items() if times > 1)
    rows = {tuple(button["label"] for button in row) for row in message["buttons"]}
    yield from (f"[{label}] is cut where {count} stand in a row" for count, label in cut(rows, NARROW))


def play(
    database: Database,
    actions: int,
    seed: int,
    months: int = 11,
    most_faults: int = 10,
    progress: Callable[[str], None] | None = None,
) -> Result:
    """Let the people of the library do so many things, over so many months of 2025, in an empty database. It ends early
    when there are many faults; how far it is is told to `progress` now and then."""
    dice = random.Random(seed)
    result, began = Result(), time.monotonic()
    with database.write() as session:
        found(session)
    times = moments(dice, actions, months)
    with errors_kept() as errors, house(database, times[0], beat_seconds=0.05) as opened:
        kept = Kept(str(database.engine.url.database))
        look = Look(opened, kept, Ledger(), errors)
        people = [
            Person(opened.phone(account, name), account == DIRECTOR, random.Random(f"{seed} {account}"))
            for account, name in NAMES.items()
        ]
        log: deque[str] = deque(maxlen=14)
        for moment in times:
            if moment.date() != opened.clock.now().date():
                look.errors += _later(opened, moment)
            opened.clock.set(moment)
            busy = result.share < AIM
            weights = [look.work_of(each.account) if busy else 2.0 if each.director else 1.0 for each in people]
            person = dice.choices(people, weights)[0]
            before = kept.history()
            action = person.act(look.ledger, busy=busy)
            settle(opened)
            result.actions += 1
            kind = action.kind
            result.kinds[kind] += 1
            if entries := kept.history(before):
                result.changing += 1
                result.changed[kind] += 1
                result.history.update(entries)
            said = f"{result.actions}. {moment:%d.%m %H:%M} {NAMES[person.account]} {action.words}"
            log.append(said)
            if faults := list(look.faults(person, action)):
                result.faults += [f"{said}: {fault}" for fault in faults]
                result.faults.append("  after " + "\n        ".join(log))
                result.faults.append(person.phone.transcript()[-2500:])
            if progress is not None and not result.actions % _TOLD_EACH:
                progress(f"seed {seed}: {result.actions} actions, {result.share:.1%} changed something")
            if len(result.faults) >= most_faults:
                break
        kept.close()
    result.rows = sum(len(rows) for rows in look.ledger.rows.values())
    result.reports = len(look.ledger.rows)
    result.seconds = time.monotonic() - began
    return result


def moments(dice: random.Random, count: int, months: int) -> list[datetime]:
    """When each thing is done: mostly in the first days of a month, when the one before is reported."""
    times = []
    for number in range(count):
        month = Month(2025, 2 + number * months // count) if number * months // count < 11 else Month(2025, 12)
        first = month.first_day
        last = 9 if dice.random() < 0.9 else 26
        day = first + timedelta(days=dice.randrange(last))
        minutes = dice.randrange(8 * 60, 19 * 60)
        times.append(datetime(day.year, day.month, day.day, minutes // 60, minutes % 60, tzinfo=TASHKENT))
    return sorted(times)


def _later(opened: House, moment: datetime) -> list[str]:
    """Let the clock stand there, and wait until everybody who is reminded then has been."""
    opened.clock.set(moment)
    patience = time.monotonic() + PATIENCE
    while True:
        with opened.database.read() as session:
            waiting = libraries_to_look_at(session, moment)
        if not waiting:
            settle(opened)
            return []
        if time.monotonic() > patience:
            return ["the bot does not look at the clock"]
        time.sleep(0.01)


def settle(opened: House) -> None:
    """Return when the bot has taken everything and said all it means to say."""
    patience = time.monotonic() + PATIENCE
    while _still_speaking(opened):
        if time.monotonic() > patience:
            raise AssertionError("the bot does not come to an end")
        time.sleep(0.003)


def _still_speaking(opened: House) -> bool:
    if opened.sandbox.waiting_updates():
        return True
    with opened.database.read() as session:
        return bool(session.connection().exec_driver_sql(_BUSY).scalar())
