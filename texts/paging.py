"""Screens of any plan's size within what Telegram takes: pages of a list, buttons that turn them, whole lines."""

import re
from collections.abc import Callable, Iterable, Sequence
from html import unescape
from typing import TypeVar, overload

from markupsafe import Markup

from texts.fitting import packed_rows
from texts.screen import Button, Row
from texts.sentence import plain, say, stacked

T = TypeVar("T")
S = TypeVar("S", str, Markup)
"""Lines of HTML: what was said, or words of a page that is put together by hand."""
MOST_LETTERS = 4000
"""A little below Telegram's 4096, for the words that say what was left out."""
_WIDE = re.compile("[\U00010000-\U0010ffff]")
LIST = 8
"""Entries on one page of a list: about a phone's screen and a half."""


def page_of(items: Sequence[T], page: int, size: int = LIST) -> tuple[Sequence[T], int, int]:
    """The entries of a page, its number from 0 (the nearest there is) and how many pages there are."""
    pages = max(1, -(-len(items) // size))
    page = min(max(page, 0), pages - 1)
    return items[page * size : (page + 1) * size], page, pages


def numbered_title(title: S, page: int, pages: int) -> S:
    """A title with the page it is on, when there are several."""
    if pages == 1:
        return title
    if isinstance(title, Markup):
        return say("{title} · {page}/{pages}-bet", title=title, page=page + 1, pages=pages)
    return plain("{title} · {page}/{pages}-bet", title=title, page=page + 1, pages=pages)


def page_turns(page: int, pages: int, press: Callable[[int], str]) -> tuple[Row, ...]:
    """The row of buttons that turns pages; none for a single page."""
    row = []
    if page > 0:
        row.append(Button(plain("◀️ Oldingi"), press(page - 1)))
    if page < pages - 1:
        row.append(Button(plain("Keyingi ▶️"), press(page + 1)))
    return (tuple(row),) if row else ()


def button_grid(buttons: Sequence[Button], width: int) -> tuple[Row, ...]:
    """Buttons laid out in rows."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


def paired_buttons(buttons: Sequence[Button]) -> tuple[Row, ...]:
    """Two buttons in a row; one that half of a phone does not hold stands alone."""
    return packed_rows(buttons, most=2)


def packed_buttons(buttons: Sequence[Button]) -> tuple[Row, ...]:
    """Up to four buttons in a row, as far as their labels are shown whole."""
    return packed_rows(buttons)


def _letters(line: str) -> int:
    """How many letters Telegram may count in a line: as UTF-16, where most emoji are two."""
    words = unescape(line)
    return len(words) + len(_WIDE.findall(words))


@overload
def fit_lines(text: Markup, room: int = MOST_LETTERS, *, below: Markup = ...) -> Markup: ...
@overload
def fit_lines(text: Iterable[str], room: int = MOST_LETTERS, *, below: Sequence[str] = ()) -> str: ...
def fit_lines(text: Iterable[str], room: int = MOST_LETTERS, *, below: Sequence[str] = ()) -> str:
    """A text, or lines, within `room` letters; lines that would not fit are left out whole, never cut, and that is
    said. What stands `below`, as a question or what is to be done, always stays; a text stands there after an empty
    line."""
    rows = _rows(text)
    ending = [below[:0], *_rows(below)] if below and isinstance(below, str) else _rows(below)
    room -= sum(_letters(row) + 1 for row in ending)
    kept: list[str] = []
    used = 0
    for place, row in enumerate(rows):
        used += _letters(row) + 1
        if used > room:
            kept.append(say("… yana {n} qator sig'madi", n=len(rows) - place))
            break
        kept.append(row)
    return stacked([*kept, *ending])


def _rows(text: Iterable[str]) -> list[str]:
    return list(text.split("\n")) if isinstance(text, str) else list(text)


def fit_above(above: S, text: S) -> S:
    """A text with something above it, of which only as many lines are kept as there is room for."""
    reserved = 50  # letters that say how many lines were left out
    return stacked([fit_lines(above, MOST_LETTERS - _letters(text) - reserved), text[:0], text])
