"""What a person sees: words in Telegram's HTML and buttons below them, without knowing the library that sends them."""

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import Literal

Style = Literal["primary", "success", "danger"]


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; `press` is what comes back to us (at most 64 bytes), `url` opens an address instead."""

    label: str
    press: str | None = None
    url: str | None = None
    style: Style | None = None


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """One message: HTML text (everything that came from people already escaped with `safe`) and rows of buttons."""

    text: str
    buttons: tuple[Row, ...] = ()


def safe(text: object) -> str:
    """Any text made fit to stand inside HTML; names and notes pass here and nowhere else."""
    return escape(str(text), quote=False)


def bare(text: str) -> str:
    """The words of a screen without their HTML, for a terminal."""
    return unescape(re.sub(r"</?[a-z]+>", "", text))
