"""How a phone shows the label of a button: on one line, with an ellipsis where it is too long.

As Telegram for Android draws it: letters of 15 points in Roboto Medium, pictures as high as a line, buttons that share
the width of the screen. Widths are points.
"""

import json
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

NARROW, USUAL = 320, 360
"""How wide the screens of phones are: a small one, and what most have."""
_SIZE = 15
_BESIDE_KEYBOARD = 15
"""What is left free beside the buttons of a row."""
_BETWEEN, _EDGES = 5, 2
_INSIDE = 15
"""What is left free inside a button."""
_PICTURE = 1172
"""Thousandths of the letters' height, like the widths of letters: a picture is as wide as a line is high."""
_UNKNOWN = 1000
_JOINER, _AS_PICTURE = "\u200d", "\ufe0f"
_ELLIPSIS = "…"


@lru_cache(maxsize=1)
def _widths() -> dict[str, int]:
    """Made by `python -m tests.glyph_widths`."""
    widths: dict[str, int] = json.loads(Path(__file__).with_name("glyph_widths.json").read_text())
    return widths


def room(buttons: int, screen: int = NARROW) -> float:
    """How wide a label may be where so many buttons share a row."""
    whole = screen - _BESIDE_KEYBOARD - _EDGES - _BETWEEN * (buttons - 1)
    return whole / buttons - _INSIDE


def width(label: str) -> float:
    """How wide a label is when nothing of it is cut."""
    return sum(advance for _, advance in _signs(label)) * _SIZE / 1000


@lru_cache(maxsize=4096)
def cut_label(label: str, buttons: int, screen: int = NARROW) -> str:
    """A label as it is seen on a button that shares its row with others (`buttons` in all)."""
    free = room(buttons, screen)
    if width(label) <= free:
        return label
    left = free - width(_ELLIPSIS)
    kept = ""
    for sign, advance in _signs(label):
        left -= advance * _SIZE / 1000
        if left < 0:
            break
        kept += sign
    return kept.rstrip() + _ELLIPSIS


def _signs(label: str) -> Iterator[tuple[str, int]]:
    """Each letter or picture with its width; what only changes the picture before it has none."""
    joined = False
    for sign, following in zip(label, [*label[1:], ""], strict=True):
        kind = unicodedata.category(sign)
        if joined or sign in (_JOINER, _AS_PICTURE) or (kind in ("Mn", "Me", "Sk") and sign not in _widths()):
            yield sign, 0
        elif following == _AS_PICTURE or (kind == "So" and sign not in _widths()):
            yield sign, _PICTURE
        else:
            yield sign, _widths().get(sign, _UNKNOWN)
        joined = sign == _JOINER
