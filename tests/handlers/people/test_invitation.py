"""An invitation from the director's press to the newcomer's first report, over HTTP."""

import re

import pytest
from sqlalchemy import text

from tests.support.people.cast import SARDOR
from tests.support.people.story import Story

pytestmark = pytest.mark.over_http


def invite_sardor(story: Story) -> str:
    story.malika.say("/xodimlar")
    story.malika.wait_for("Abonement")
    story.malika.press("➕")
    story.malika.wait_for("xizmat")
    story.malika.press("Axborot")
    story.malika.wait_for("yozing")
    story.malika.say("Sardor")
    text = re.search(r"https://t\.me/\S+start=[\w-]+", story.malika.wait_for("https://t.me/")["text"])
    assert text is not None
    return text[0]


def test_it_lets_somebody_in_once_and_they_can_report(story: Story) -> None:
    link = invite_sardor(story)
    story.sardor.open_link(link)
    story.sardor.wait_for("Axborot")
    story.sardor.press("✅ Ha")
    story.sardor.wait_for("Xush kelibsiz, Sardor")
    story.sardor.say("/kiritish")
    story.sardor.wait_for("Mart oyida qancha?")
    story.bekzod.open_link(link)
    story.bekzod.wait_for("ishlatib bo'lingan")


def test_it_keeps_no_secret_that_opens_a_door(story: Story) -> None:
    """A copy of the database must not let anybody in: what was sent is forgotten once it has arrived."""
    secret = invite_sardor(story).rpartition("=")[2]
    story.malika.say("/yordam")
    story.malika.wait_for("Yordam")

    with story.house.database.read() as session:
        kept = session.execute(text("SELECT params FROM outbox WHERE state = 'sent'")).scalars().all()
        hashes = session.execute(text("SELECT secret_hash FROM invitations")).scalars().all()
    assert kept
    assert all(secret not in params for params in kept)
    assert secret not in hashes
    assert story.house.sandbox.chat(SARDOR)["messages"] == []
