"""The bot was added to a group: it hears everybody there and says nothing, to the group or to anybody because of it."""

import pytest
from sqlalchemy import func, select

from sandbox.people import Phone
from storage.tables import Answer, OutgoingMessage
from tests.support.people.cast import MALIKA, NILUFAR, SARDOR
from tests.support.people.story import Story, story

__all__ = ["story"]

GROUP = -1001234567890


def say_in_group(story: Story, account: int, text: str, kind: str) -> None:
    """What somebody says in a group comes to the bot as Telegram would send it."""
    message = {
        "message_id": 5,
        "date": 1,
        "chat": {"id": GROUP, "type": kind, "title": "Kutubxona"},
        "from": {"id": account, "is_bot": False, "first_name": "Ism"},
        "text": text,
    }
    sandbox = story.house.sandbox
    with sandbox.lock:
        sandbox.bot(None).updates.add("message", str(GROUP), message)


def heard(phone: Phone) -> int:
    return len(phone.chat()["messages"])


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
def test_it_says_nothing_in_a_group(story: Story, kind: str) -> None:
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("Mart oyida")
    with story.house.database.read() as session:
        before = session.scalar(select(func.count()).select_from(OutgoingMessage))
    for account in (NILUFAR, MALIKA, SARDOR):
        for text in ("/start", "/hisobot", "9870", "salom"):
            say_in_group(story, account, text, kind)
    bot_messages = heard(story.nilufar), heard(story.sardor)

    story.malika.say("/yordam")  # comes after them, and so is answered after them
    story.malika.wait_for("Yordam")

    with story.house.database.read() as session:
        messages = session.scalars(select(OutgoingMessage).order_by(OutgoingMessage.id).offset(before)).all()
        assert {message.chat_id for message in messages} == {MALIKA}
        assert session.scalar(select(func.count()).select_from(Answer)) == 0
    assert (heard(story.nilufar), heard(story.sardor)) == bot_messages
