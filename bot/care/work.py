"""Whether the bot is at work, and what waits or was given up in its queues."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.care.finding import Finding
from bot.copies.words import first_names
from bot.disk import database_file
from bot.instance import AlreadyRunning, only_instance
from bot.settings import Settings
from bot.transport.several.sharing import processes_at_work
from storage.base import Session
from storage.copies.nights import Night, newest_nights
from storage.database import Database
from storage.people import people
from storage.transport.inbox import last_polled
from storage.transport.standing import (
    Lost,
    Waiting,
    dead_updates,
    given_up_messages,
    inbox_waiting,
    outbox_waiting,
)
from texts.operator import doctor as words

SILENT = timedelta(minutes=3)
"""A question to Telegram takes half a minute at most."""
INBOX_PATIENCE, OUTBOX_PATIENCE = timedelta(minutes=5), timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the database tells of the bot's work."""

    polled: datetime | None
    inbox: Waiting
    outbox: Waiting
    dead: list[Lost]
    given_up: list[Lost]
    newest_night: Night | None
    newest_copy: Night | None
    begun: datetime | None
    """When the first library was founded."""
    names: dict[int, str]
    """Account at Telegram → name, of those whom something above is about."""


def standing(session: Session, now: datetime, since: datetime | None = None) -> Standing:
    """Read all of it in one transaction; of dead updates only those received `since`."""
    dead, given_up = dead_updates(session, since), given_up_messages(session)
    night, copy = newest_nights(session)
    libraries = people.every_library(session)
    return Standing(
        last_polled(session),
        inbox_waiting(session),
        outbox_waiting(session, now),
        dead,
        given_up,
        night,
        copy,
        min((library.created_at for library in libraries), default=None),
        names_of(session, [row.account for row in (*dead, *given_up)]),
    )


def names_of(session: Session, accounts: Iterable[int]) -> dict[int, str]:
    """What the people of these accounts are called, with their library where there are several; whoever is a stranger
    is left out."""
    found = {account: people.by_telegram_id(session, account) for account in set(accounts)}
    libraries = {library.id: library.name for library in people.every_library(session)}
    return {
        account: f"{person.name} ({libraries[person.library_id]})" if len(libraries) > 1 else person.name
        for account, person in found.items()
        if person is not None
    }


def is_at_work(settings: Settings, database: Database) -> bool:
    """Whether a process of the bot works on the database. Raises Unusable, DBAPIError."""
    file = database_file(settings.database_url)
    if file is None:
        with database.engine.connect() as connection:
            return bool(processes_at_work(connection))
    try:
        with only_instance(file):
            return False
    except AlreadyRunning:
        return True


def look_at_work(settings: Settings, stands: Standing, now: datetime, *, at_work: bool) -> list[Finding]:
    """The bot itself, what came in, and what is to go out."""
    return [_bot(settings, stands, now, at_work=at_work), _incoming(stands, now), _outgoing(stands, now)]


def _bot(settings: Settings, stands: Standing, now: datetime, *, at_work: bool) -> Finding:
    if not at_work:
        return Finding("work", "notice", words.STOPPED.plain(), words.START.plain())
    silent = now - stands.polled if stands.polled is not None and settings.webhook_url is None else timedelta()
    if silent > SILENT:
        return Finding("work", "trouble", words.silent_since(silent), words.LOOK_INTO_LOG.plain())
    return Finding("work", "well", words.AT_WORK.plain())


def _incoming(stands: Standing, now: datetime) -> Finding:
    inbox = stands.inbox
    if inbox.oldest is not None and now - inbox.oldest > INBOX_PATIENCE:
        what = words.waiting(inbox.count, now - inbox.oldest)
        return Finding("incoming", "trouble", what, words.LOOK_INTO_LOG.plain())
    if stands.dead:
        what = words.dead(len(stands.dead), _named(stands, (row.account for row in stands.dead)))
        return Finding("incoming", "trouble", what, words.ASK_TO_REPEAT.plain())
    return Finding("incoming", "well", words.NOTHING_WAITS.plain())


def _outgoing(stands: Standing, now: datetime) -> Finding:
    outbox = stands.outbox
    if outbox.oldest is not None and now - outbox.oldest > OUTBOX_PATIENCE:
        what = words.waiting_to_go(outbox.count, now - outbox.oldest)
        return Finding("outgoing", "trouble", what, words.LOOK_INTO_LOG.plain())
    if stands.given_up:
        what = words.given_up(len(stands.given_up), _named(stands, (row.account for row in stands.given_up)))
        return Finding("outgoing", "trouble", what, words.ASK_TO_OPEN.plain())
    return Finding("outgoing", "well", words.NOTHING_WAITS.plain())


def _named(stands: Standing, accounts: Iterable[int]) -> str:
    """The people by their names, a stranger by the number of the account."""
    return first_names(list(dict.fromkeys(stands.names.get(account, str(account)) for account in accounts)))
