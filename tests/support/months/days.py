"""A diary in the chat: Nilufar in the middle of March, and what is kept of her days."""

from typing import Any

import pytest
from sqlalchemy import select

from storage.tables import DayCount, HistoryEntry
from tests.support.people.cast import moment
from tests.support.people.story import Story


def labels(card: dict[str, Any]) -> list[str]:
    return [button["label"].replace("\u00a0", " ") for row in card["buttons"] for button in row]


def days(story: Story) -> dict[str, int]:
    """`14 2025-03-12` → what is kept."""
    with story.house.database.read() as session:
        names = {key: f"{number} {part}".strip() for (_, number, part), key in story.cast.figures.items()}
        entries = session.scalars(select(DayCount).order_by(DayCount.figure_id, DayCount.day)).all()
        return {f"{names[entry.figure_id]} {entry.day}": int(entry.value) for entry in entries}


def lines_of_history(story: Story) -> list[tuple[str, Any, Any]]:
    with story.house.database.read() as session:
        query = select(HistoryEntry).where(HistoryEntry.subject == "day_count").order_by(HistoryEntry.id)
        return [
            (line.action, (line.before or {}).get("value"), (line.after or {}).get("value"))
            for line in session.scalars(query)
        ]


@pytest.fixture
def middle(story: Story) -> Story:
    """The evening of Wednesday, 12 March, when no reminder is sent any more: the month runs."""
    story.house.clock.set(moment("2025-03-12 19:00"))
    story.nilufar.say("/start")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    return story


def open_running_month(story: Story) -> None:
    department = story.cast.departments["Abonement xizmati"].id
    card = story.nilufar.last()["message_id"]
    story.nilufar.press_data(f"month:{department}:2025:3", card)
    story.nilufar.wait_for("Mart oyida qancha?")


def plain(card: dict[str, Any]) -> str:
    return str(card["text"]).replace("\u00a0", " ")


def home(story: Story) -> None:
    story.nilufar.say("/start")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    story.until_remembered(story.nilufar)


def count(story: Story, typed: str, receipt: str) -> None:
    """A day typed at home."""
    home(story)
    story.nilufar.say(typed)
    story.nilufar.wait_for(receipt)
    story.until_remembered(story.nilufar)
