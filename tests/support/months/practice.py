"""What the practice's stories begin with."""

from typing import Any

from sqlalchemy import select

from sandbox.people import Phone
from storage.base import Base
from storage.tables import Practice
from tests.support.people.story import Story

PASSING = {"inbox", "outbox", "outgoing_files", "dialogs", "lanes", "link_attempts", "typed_messages", "poll_offsets"}
"""Tables of the way in and out, and of where people are in the chat."""


def begin(story: Story, phone: Phone, *typed: str) -> None:
    """Open the practice from the help, and answer its first questions."""
    phone.say("/yordam")
    phone.wait_for("Nima haqida?")
    phone.press("🎓 Mashq")
    phone.wait_for("Sinab ko'ring")
    for number in typed:
        answer(story, phone, number)


def answer(story: Story, phone: Phone, number: str) -> dict[str, Any]:
    """Type at a practised question, once the bot knows its card; returns what comes then."""
    story.until_remembered(phone)
    phone.say(number)
    card = phone.wait_for(lambda seen: bool(seen["buttons"]))
    story.until_remembered(phone)
    return card


def practised(story: Story, account: int) -> dict[str, Any]:
    """What is kept of somebody's practice: `14` or `13 yangi` → the number as text (None: not known yet)."""
    names = {str(key): f"{number} {part}".strip() for (_, number, part), key in story.cast.figures.items()}
    with story.house.database.read() as session:
        row = session.get(Practice, story.cast.people[account].id)
        return {names[key]: number for key, (number, _) in row.answers.items()} if row is not None else {}


def everything_else(story: Story) -> dict[str, list[Any]]:
    """Every row of every table but those of the practice and of the way in and out."""
    with story.house.database.read() as session:
        return {
            name: [tuple(row) for row in session.execute(select(table).order_by(*table.primary_key.columns))]
            for name, table in Base.metadata.tables.items()
            if name not in PASSING and name != "practices" and not name.startswith("test_")
        }


def labels(card: dict[str, Any]) -> list[str]:
    return [button["label"].replace("\u00a0", " ") for row in card["buttons"] for button in row]
