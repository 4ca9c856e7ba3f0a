"""The bot was added to a group: it hears everybody there and says nothing, to the group or to anybody because of it."""

import pytest
from sqlalchemy import func, select

from sandbox.people import Phone
from storage.tables import Answer, OutgoingMessage
from tests.support.people.cast import MALIKA, NILUFAR, SARDOR
from tests.support.people.story import Story, story
from tests.support.transport.running import eventually

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


def press_in_group(story: Story, account: int) -> str:
    """The same of a press, as below a card that somebody has forwarded there; returns its id."""
    press = {
        "id": f"{account}",
        "chat_instance": "1",
        "from": {"id": account, "is_bot": False, "first_name": "Ism"},
        "data": "send:3:1",
        "message": {"message_id": 5, "date": 1, "chat": {"id": GROUP, "type": "supergroup", "title": "Kutubxona"}},
    }
    sandbox = story.house.sandbox
    with sandbox.lock:
        sandbox.bot(None).updates.add("callback_query", str(GROUP), press)
    return str(account)


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


@pytest.mark.parametrize("account", [NILUFAR, SARDOR])
def test_a_press_in_a_group_changes_nothing_and_leaves_nobody_waiting(story: Story, account: int) -> None:
    number = press_in_group(story, account)
    story.malika.say("/yordam")
    story.malika.wait_for("Yordam")
    eventually(lambda: [call for call in story.house.sandbox.journal.entries("answerCallbackQuery")
                        if call.params == {"callback_query_id": number}])  # fmt: skip
    with story.house.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Answer)) == 0
