"""`hisobot status`: who is at work since when, what waits, the last copy, and whom the bot serves."""

import json
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot import process
from bot.care.work import Standing, is_at_work, standing
from bot.cli.out_files import print_lines
from bot.opening import present_database
from bot.process import Clock
from bot.settings import Settings
from bot.trouble import place_of
from storage.database import Database
from storage.people.counts import Counted, count_people
from storage.transport.leading import last_leader
from storage.transport.standing import Waiting
from texts.operator import status as words


@dataclass(frozen=True, slots=True)
class Status:
    """Everything that is told, at the moment `now`."""

    now: datetime
    place: str
    at_work: bool
    leader: tuple[str, datetime] | None
    """Who led last, and since when; who leads, if the bot is at work."""
    stands: Standing
    libraries: list[Counted]


def tell_status(settings: Settings, given: Namespace, clock: Clock = process.real_time) -> int:
    """Print how it stands, while the bot runs as when it is stopped. Raises Unusable."""
    database = present_database(settings)
    try:
        status = _read(settings, database, clock())
    finally:
        database.close()
    print_lines([json.dumps(_as_json(status), ensure_ascii=False)] if given.json else _lines(status, settings))
    return 0


def _read(settings: Settings, database: Database, now: datetime) -> Status:
    at_work = is_at_work(settings, database)
    with database.read() as session:
        leader = last_leader(session)
        holder = (leader.holder, leader.since) if leader is not None else None
        stands, libraries = standing(session, now), list(count_people(session))
    return Status(now, place_of(settings.database_url), at_work, holder, stands, libraries)


def _lines(status: Status, settings: Settings) -> Iterator[str]:
    now, zone, stands = status.now, ZoneInfo(settings.timezone), status.stands
    yield words.at_work(status.place) if status.at_work else words.STOPPED.plain()
    if status.leader is None:
        yield words.NEVER_LED.plain()
    else:
        holder, since = status.leader
        yield (words.leader if status.at_work else words.led_last)(holder, since.astimezone(zone))
    yield words.polled(now - stands.polled) if stands.polled is not None else words.NEVER_POLLED.plain()
    inbox, outbox = stands.inbox, stands.outbox
    yield words.inbox(inbox.count, now - inbox.oldest) if inbox.oldest else words.INBOX_EMPTY.plain()
    yield words.outbox(outbox.count, now - outbox.oldest) if outbox.oldest else words.OUTBOX_EMPTY.plain()
    if stands.dead or stands.given_up:
        yield words.lost(len(stands.dead), len(stands.given_up))
    yield from _copy_lines(stands, zone)
    for library in status.libraries:
        if library.closed:
            yield words.closed_library(library.name, library.people)
        else:
            yield words.library(library.name, library.people, library.unreachable)


def _copy_lines(stands: Standing, zone: ZoneInfo) -> Iterator[str]:
    newest, made = stands.newest_night, stands.newest_copy
    if newest is not None and newest.error:
        yield words.not_copied(newest.at.astimezone(zone), newest.error)
    yield words.copied(made.at.astimezone(zone), made.rows) if made is not None else words.NO_COPY.plain()


def _as_json(status: Status) -> dict[str, Any]:
    stands, made, newest = status.stands, status.stands.newest_copy, status.stands.newest_night
    return {
        "at": status.now.isoformat(),
        "database": status.place,
        "at_work": status.at_work,
        "leader": {"holder": status.leader[0], "since": status.leader[1].isoformat()} if status.leader else None,
        "last_poll": stands.polled.isoformat() if stands.polled else None,
        "inbox": {**_queue(stands.inbox, status.now), "dead": len(stands.dead)},
        "outbox": {**_queue(stands.outbox, status.now), "given_up": len(stands.given_up)},
        "last_copy": {"at": made.at.isoformat(), "file": made.file, "rows": made.rows} if made else None,
        "copy_error": newest.error if newest is not None and newest.error else None,
        "libraries": [library._asdict() for library in status.libraries],
    }


def _queue(waiting: Waiting, now: datetime) -> dict[str, object]:
    age = (now - waiting.oldest).total_seconds() if waiting.oldest is not None else None
    return {"waiting": waiting.count, "oldest_seconds": age}
