"""Files beside figures: what is sent, and what stands beside which row."""

from sqlalchemy import select

from storage.tables import Attachment
from tests.support.people.story import Story

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001e221bc330000"
    "000049454e44ae426082"
)
"""The smallest picture there is: one grey point."""


def attached(story: Story) -> list[tuple[str, str]]:
    """The rows, by number and part, and the names of the files and links beside them, in the order they came."""
    with story.house.database.read() as session:
        names = {key: f"{number} {part}".strip() for (_, number, part), key in story.cast.figures.items()}
        rows = session.scalars(select(Attachment).order_by(Attachment.id))
        return [(names[row.figure_id], row.name) for row in rows]
