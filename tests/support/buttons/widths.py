"""How much of a button a phone shows: Telegram cuts what does not fit, and then all neighbours look alike."""

import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from notices import message
from texts.screen import Screen

FITS = {1: 34, 2: 17, 3: 11, 4: 10}
"""Buttons in a row → letters of a label on a phone of 360 points, a picture counted as two."""


def letters(label: str) -> int:
    """How wide a label is, in letters."""
    return sum(2 if unicodedata.category(sign) == "So" else 1 for sign in label if unicodedata.category(sign) != "Mn")


@contextmanager
def rows_shown() -> Iterator[set[tuple[str, ...]]]:
    """The labels of every row of buttons that is shown to anybody until the block ends."""
    rows: set[tuple[str, ...]] = set()
    write = message.keyboard_markup

    def keyboard(screen: Screen) -> Mapping[str, Any]:
        rows.update(tuple(button.label for button in row) for row in screen.buttons)
        return write(screen)

    with patch.object(message, "keyboard_markup", keyboard):
        yield rows


def cut(rows: set[tuple[str, ...]]) -> set[tuple[int, str]]:
    """(buttons in the row, label) of those that a phone would not show whole."""
    return {(len(row), label) for row in rows for label in row if letters(label) > FITS[len(row)]}
