"""Telling whoever looks after the bot of each trouble once, and once when it is over.

What was told stands in the outbox, under a key that names the trouble: so no start tells it again, and of several
processes one does. A trouble that outlives its message there (45 days) is told once more.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.care.work import names_of
from bot.copies.words import first_names
from scheduler.beat import Job
from storage.base import Session
from storage.copies.nights import newest_nights
from storage.database import Database
from storage.people.counts import unreachable_people
from storage.people.people import by_telegram_id, every_library
from storage.transport.standing import dead_updates, given_up_messages, keys_to
from texts.language import SOURCE, speaking
from texts.operator import alerts as words
from usecases.outgoing import Message, enqueue

SECONDS = 30.0
PREFIX, BEGUN, OVER = "alert:", "begun", "over"
RECENT = timedelta(days=1)
"""Of so long ago dead updates are looked for; those that were told of are looked at until they are made good."""


class Trouble(NamedTuple):
    """`kind` is what went wrong, `account` with whom (0: with nobody), `mark` which time: all of its key."""

    kind: str
    account: int
    mark: str

    def key(self, end: str) -> str:
        return f"{PREFIX}{self.kind}:{self.account}:{self.mark}:{end}"


def alerts_job(database: Database, chat: int) -> Job:
    """Look for troubles, and for the end of those that were told of."""

    def run(now: datetime) -> None:
        tell_operator(database, chat, now)

    return Job("alerts", SECONDS, run)


def tell_operator(database: Database, chat: int, now: datetime) -> None:
    """Write what is new into the outbox: in Uzbek, or in the language of an operator who works in a library."""
    with database.read() as session:
        person = by_telegram_id(session, chat)
        with speaking(person.language if person is not None else SOURCE):
            news = _news(session, chat, now)
    if news:
        with database.write() as session:
            for key, text in news.items():
                message: Message = {
                    "now": now,
                    "chat_id": chat,
                    "method": "sendMessage",
                    "params": {"text": text},
                    "key": key,
                    "kind": "notice",
                }
                enqueue(session, **message)


def _news(session: Session, chat: int, now: datetime) -> dict[str, str]:
    """Key → text of what is to be told."""
    told = keys_to(session, chat, PREFIX)
    begun = {trouble for trouble in map(_of_key, told) if trouble.key(OVER) not in told}
    standing = _standing(session, chat, now, begun)
    new, over = sorted(standing.keys() - {*map(_of_key, told)}), sorted(begun - standing.keys())
    names = names_of(session, [trouble.account for trouble in (*new, *over)])

    def name(trouble: Trouble) -> str:
        if trouble.kind == "copy":  # of everything
            return first_names([library.name for library in every_library(session)])
        return names.get(trouble.account, str(trouble.account))

    news = {trouble.key(BEGUN): _BEGUN[trouble.kind](name(trouble), standing[trouble]) for trouble in new}
    return news | {trouble.key(OVER): _OVER[trouble.kind](name(trouble)) for trouble in over}


def _of_key(key: str) -> Trouble:
    _, kind, account, mark, _ = key.split(":")
    return Trouble(kind, int(account), mark)


def _standing(session: Session, chat: int, now: datetime, begun: set[Trouble]) -> dict[Trouble, str]:
    """Every trouble that there is now, with what is known of it; of one person each kind once."""
    troubles: dict[Trouble, str] = {}
    night, copy = newest_nights(session)
    if night is not None and night.error:
        troubles[Trouble("copy", 0, copy.night if copy is not None else "never")] = night.error
    unreachable = unreachable_people(session)
    for person in unreachable:
        since = person.unreachable_since
        troubles[Trouble("unreachable", person.telegram_id, f"{since:%Y%m%d%H%M%S}")] = ""
    known = [int(trouble.mark) for trouble in begun if trouble.kind == "dead"]
    lost = [("dead", row) for row in dead_updates(session, now - RECENT, known)]
    away = {chat, *(person.telegram_id for person in unreachable)}
    lost += [("given_up", row) for row in given_up_messages(session) if row.account not in away]
    seen: set[tuple[str, int]] = set()
    for kind, row in lost:
        if (kind, row.account) not in seen:
            seen.add((kind, row.account))
            troubles[Trouble(kind, row.account, str(row.id))] = row.error or ""
    return troubles


_BEGUN: dict[str, Callable[[str, str], str]] = {
    "copy": words.not_copied,
    "dead": lambda name, why: words.dead(name),
    "given_up": lambda name, why: words.given_up(name),
    "unreachable": lambda name, why: words.unreachable(name),
}
_OVER: dict[str, Callable[[str], str]] = {
    "copy": words.copied_again,
    "dead": words.handled_again,
    "given_up": words.arrives_again,
    "unreachable": words.reached_again,
}
