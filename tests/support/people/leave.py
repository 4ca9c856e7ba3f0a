"""Somebody of the cast is away."""

import pytest

from tests.support.people.story import Story


@pytest.fixture
def away(story: Story) -> Story:
    """Bekzod is away until 15 April and Nilufar stands in."""
    for phone in (story.nilufar, story.bekzod):
        phone.say("/start")
        phone.wait_for("nimadan boshlaymiz?")
    story.malika.say("/xodimlar")
    story.malika.wait_for("Xodimlar")
    story.malika.press("🌴 Ta'tillar")
    story.malika.wait_for("Kim ta'tilga chiqadi?")
    story.malika.press("👤 Bekzod")
    story.malika.wait_for("Axborot")
    story.malika.press("🌴 Ta'til belgilash")
    story.malika.wait_for("Oxirgi kuni qachon?")
    story.malika.say("15-aprel")
    story.malika.wait_for("kim hisobot topshiradi?")
    story.malika.press("👤 Nilufar")
    story.malika.wait_for("Ta'til belgilandi")
    return story
