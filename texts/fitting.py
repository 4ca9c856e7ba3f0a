"""Labels as wide as a small phone has room for them: Telegram cuts what does not fit, and then neighbours look alike.

Buttons share the width of the screen equally, whatever they say, so what does not fit beside others is laid out below
them, and the shortest of several wordings that fits is said. Widths are points.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from plan.fold import remembered
from texts.screen import Button, Row

_SCREEN = 320
"""A small phone; what fits there fits everywhere."""
_BESIDE, _BETWEEN, _INSIDE = 17, 5, 15
"""What is left free beside a row, between its buttons, and inside each of them."""
_LETTERS = 15 / 1000
"""Telegram draws letters 15 points high; the widths of letters are thousandths of that."""
_PICTURE = 1172
"""How wide a picture is, and whatever else Telegram has no letter for."""
_OF_NO_WIDTH = frozenset("\u200d\ufe0f")
"""What joins pictures, or makes a sign a picture."""
MOST = 4
"""Buttons in a row; of more hardly a number could be read."""


@lru_cache(maxsize=1)
def _widths() -> dict[str, int]:
    """Those of Roboto Medium, which Android has; made by `python -m tests.glyph_widths`."""
    widths: dict[str, int] = json.loads(Path(__file__).with_name("glyph_widths.json").read_text(encoding="utf-8"))
    return widths


@remembered(4096)
def _width(label: str) -> float:
    widths = _widths()
    thousandths = 0
    for sign, following in zip(label, [*label[1:], ""], strict=True):
        if sign not in _OF_NO_WIDTH:
            thousandths += _PICTURE if following == "\ufe0f" else widths.get(sign, _PICTURE)
    return thousandths * _LETTERS


def fits(labels: Sequence[str], beside: int = 0) -> bool:
    """Whether labels can stand in one row, with so many more buttons `beside` them."""
    buttons = len(labels) + beside
    room = (_SCREEN - _BESIDE - _BETWEEN * (buttons - 1)) / buttons - _INSIDE
    return all(_width(label) <= room for label in labels)


def first_fitting(buttons: int, *labels: str) -> str:
    """The first of several wordings that can stand in a row of so many buttons; the last one if none can."""
    return next((label for label in labels if fits([label], buttons - 1)), labels[-1])


def packed_rows(buttons: Sequence[Button], most: int = MOST) -> tuple[Row, ...]:
    """Buttons in as few rows as they fit into, each at most so long."""
    rows: list[Row] = []
    row: Row = ()
    for button in buttons:
        longer = (*row, button)
        if row and (len(longer) > most or not fits([neighbour.label for neighbour in longer])):
            rows.append(row)
            longer = (button,)
        row = longer
    return (*rows, row) if row else tuple(rows)


def fitted_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows of buttons as they were laid out; a row in which a label would be cut becomes several."""
    fitted: list[Row] = []
    for row in rows:
        whole = len(row) == 1 or fits([button.label for button in row])
        fitted += [row] if whole else packed_rows(row, most=len(row) - 1)
    return tuple(fitted)
