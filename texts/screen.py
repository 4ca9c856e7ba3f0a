"""What a person sees: words in Telegram's HTML and buttons below them, without knowing the library that sends them."""

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

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
    """One message: HTML (everything that came from people was escaped when it was said) and rows of buttons."""

    text: Markup
    buttons: tuple[Row, ...] = ()
