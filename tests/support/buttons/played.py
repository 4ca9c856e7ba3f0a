"""The long day of `plays`, played once in a run of the tests and kept as files: whoever looks at its buttons and its
screens begins where it ended."""

import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from storage.database import open_database
from storage.reminders.ledger import libraries_to_look_at
from storage.tables import Person
from tests.support.buttons.history_watch import watching
from tests.support.buttons.plays import ELSEWHERE, OBSERVER, START, furnish, play
from tests.support.buttons.pressing import Samples, everything, kind
from tests.support.buttons.screens import Lookout, Stand, copied
from tests.support.buttons.steps import SIGNS
from tests.support.buttons.widths import buttons_shown
from tests.support.people.cast import MALIKA
from tests.support.people.house import House, house
from tests.support.people.small_library import MALIKA as ABROAD_DIRECTOR

FOREIGN_DIRECTOR = ABROAD_DIRECTOR + ELSEWHERE


@dataclass(frozen=True)
class PlayedDay:
    """What the day left, and what was seen of it."""

    database: Path
    """To be copied by whoever changes anything in it."""
    now: datetime
    library: int
    departments: dict[str, int]
    people: dict[int, int]
    """Account → person."""
    abroad: int
    """The other library."""
    kinds: set[str]
    """Of the buttons that were shown."""
    chosen: list[tuple[int, str]]
    """Whom they were shown to (account), a few of each kind."""
    rows: set[tuple[str, ...]]
    """The labels of every row of buttons that was shown."""
    alike: set[str]
    """Labels that stood twice on one screen."""
    stands: dict[str, Stand]
    pressed: dict[str, bool]
    """What an observer pressed at last, one button of each kind of the director's, and whether it was answered."""
    changed: set[str]
    """The tables in which that changed anything."""
    errors: list[str]
    unlogged: list[str]
    """What was changed without a line in the history."""


def play_day(template: Path, folder: Path) -> PlayedDay:
    """Play it in a copy of the template. Signs stand in every name, so that none is said without being escaped."""
    file = folder / "running.db"
    file.write_bytes(template.read_bytes())
    database = open_database(f"sqlite:///{file}")
    try:
        cast = furnish(database, SIGNS)
        with (
            errors_kept() as errors,
            house(database, START, beat_seconds=2) as opened,
            buttons_shown() as shown,
            watching() as watch,
        ):
            samples, lookout = Samples(opened), Lookout(opened, folder)
            play(replace(opened, phones=lookout.phone), samples)
            _wait_until_it_has_looked_at_the_clock(opened)
            ended, chosen, unlogged = copied(database, folder / "played.db"), list(samples.chosen()), [*watch.unlogged]
            before = everything(database)
            pressed = _press_what_the_director_saw(opened, chosen)
            after = everything(database)
        with database.read() as session:
            abroad = session.scalars(select(Person.library_id).where(Person.telegram_id == FOREIGN_DIRECTOR)).one()
    finally:
        database.close()
    return PlayedDay(
        database=ended,
        now=opened.clock.now(),
        library=cast.library.id,
        departments={name: department.id for name, department in cast.departments.items()},
        people={account: person.id for account, person in cast.people.items()},
        abroad=abroad,
        kinds=samples.kinds,
        chosen=chosen,
        rows=shown.rows,
        alike=shown.alike,
        stands=lookout.stands,
        pressed=pressed,
        changed={table for table in before if _told(before[table]) != _told(after[table])},
        errors=errors,
        unlogged=unlogged,
    )


def _told(rows: Mapping[Any, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What a table says. The number of a library's facts is raised by a paper that was made, and says nothing."""
    return [{name: value for name, value in row.items() if name != "version"} for row in rows.values()]


def _press_what_the_director_saw(opened: House, chosen: list[tuple[int, str]]) -> dict[str, bool]:
    phone = opened.phone(OBSERVER, "Kuzatuvchi")
    phone.say("/start")
    card = phone.wait_for("nimadan boshlaymiz?")["message_id"]
    # The language is everybody's own.
    buttons = {kind(data): data for owner, data in chosen if owner == MALIKA and kind(data) != "lang_to"}
    return {data: phone.press_data(data, card, wait=30)["answer"] is not None for data in buttons.values()}


def _wait_until_it_has_looked_at_the_clock(opened: House) -> None:
    """The day ends with a clock that was put back: the bot then reckons anew when to remind whom."""
    patience = time.monotonic() + 15
    while _is_to_be_looked_at(opened):
        assert time.monotonic() < patience, "the bot does not look at the clock"
        time.sleep(0.02)


def _is_to_be_looked_at(opened: House) -> bool:
    with opened.database.read() as session:
        return bool(libraries_to_look_at(session, opened.clock.now()))


@contextmanager
def errors_kept() -> Iterator[list[str]]:
    """What is logged as an error until the block ends."""
    keeping = _Keeping()
    logging.getLogger().addHandler(keeping)
    try:
        yield keeping.messages
    finally:
        logging.getLogger().removeHandler(keeping)


class _Keeping(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
