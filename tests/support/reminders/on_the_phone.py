"""The cast with telephones on Friday 28 March, and a bot that looks at the clock."""

from collections.abc import Iterator

import pytest

from storage.database import Database
from tests.support.people.cast import NAMES, gather, moment
from tests.support.people.house import house
from tests.support.people.story import Story


@pytest.fixture
def beating(sqlite_database: Database) -> Iterator[Story]:
    """Friday 28 March at nine; the bot looks at the clock five times a second."""
    with sqlite_database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
    with house(sqlite_database, moment("2025-03-28 09:00"), beat_seconds=0.2) as opened:
        phones = [opened.phone(account, name) for account, name in NAMES.items()]
        for phone in phones[:3]:
            phone.say("/start")
            phone.wait_for("nimadan boshlaymiz?")
        yield Story(opened, cast, *phones)


def move(story: Story, to: str) -> None:
    story.house.clock.set(moment(to))


def reminders(story: Story, phone: object) -> list[str]:
    """The texts of the messages with snooze buttons that stand in a chat."""
    messages = phone.chat()["messages"]  # type: ignore[attr-defined]
    return [
        message["text"] for message in messages if any("keyin" in b["label"] for row in message["buttons"] for b in row)
    ]
