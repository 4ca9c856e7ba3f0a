"""What a phone shows of the buttons: Telegram cuts what does not fit, and then neighbours look alike."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from notices import message
from sandbox.messages.labels import USUAL, cut_label
from texts.screen import Screen


@dataclass(frozen=True)
class ShownButtons:
    """The buttons of every screen that was shown to anybody."""

    rows: set[tuple[str, ...]] = field(default_factory=set)
    """The labels of each row."""
    alike: set[str] = field(default_factory=set)
    """Labels that stood on one screen twice."""


@contextmanager
def buttons_shown() -> Iterator[ShownButtons]:
    """Keep the buttons of what is shown until the block ends."""
    shown = ShownButtons()
    write = message.keyboard_markup

    def keyboard(screen: Screen) -> Mapping[str, Any]:
        markup = write(screen)
        rows = [tuple(button["text"] for button in row) for row in markup["inline_keyboard"]]
        shown.rows.update(rows)
        labels = Counter(label for row in rows for label in row)
        shown.alike.update(label for label, times in labels.items() if times > 1)
        return markup

    with patch.object(message, "keyboard_markup", keyboard):
        yield shown


def cut(rows: set[tuple[str, ...]], screen: int = USUAL) -> set[tuple[int, str]]:
    """(buttons in the row, label) of those that a phone so wide would not show whole."""
    return {(len(row), label) for row in rows for label in row if cut_label(label, len(row), screen) != label}
