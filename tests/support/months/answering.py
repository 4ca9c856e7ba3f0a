"""Numbers typed one after another in the chat, each when its question is seen."""

from typing import Any

from sqlalchemy import select

from storage.tables import OutgoingMessage
from tests.support.people.story import Story
from tests.support.transport.running import eventually


def plain(seen: dict[str, Any]) -> str:
    """What a message says, with ordinary spaces."""
    return str(seen["text"]).replace("\u00a0", " ")


def settled(story: Story) -> None:
    """Return when everything that was said has arrived, and is known to have."""

    def is_settled() -> bool:
        with story.house.database.read() as session:
            waiting = OutgoingMessage.state.in_(("new", "sending"))
            return session.scalars(select(OutgoingMessage.id).where(waiting)).first() is None

    eventually(is_settled)


def answer(story: Story, *typed: str) -> list[int]:
    """Type one number after another, each when its question is seen; returns the messages."""
    own = []
    story.until_remembered(story.nilufar)  # only a card that is remembered becomes the receipt
    for number in typed:
        own.append(story.nilufar.say(number)["message_id"])
        story.nilufar.wait_for(lambda seen: "qancha?" in seen["text"] or "ko'zdan" in seen["text"])
        story.until_remembered(story.nilufar)
    settled(story)
    return own
