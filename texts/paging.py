"""Screens of any plan's size within what Telegram takes: pages of a list, buttons that turn them, whole lines."""

from collections.abc import Callable, Iterable, Sequence
from html import unescape
from typing import TypeVar

from texts.screen import Button, Row

T = TypeVar("T")
MOST_LETTERS = 4000
"""A little below Telegram's 4096, for the words that say what was left out."""
LIST = 8
"""Entries on one page of a list: about a phone's screen and a half."""


def page_of(items: Sequence[T], page: int, size: int = LIST) -> tuple[Sequence[T], int, int]:
    """The entries of a page, its number from 0 (the nearest there is) and how many pages there are."""
    pages = max(1, -(-len(items) // size))
    page = min(max(page, 0), pages - 1)
    return items[page * size : (page + 1) * size], page, pages


def counted(title: str, page: int, pages: int) -> str:
    """A title with the page it is on, when there are several."""
    return f"{title} · {page + 1}/{pages}-bet" if pages > 1 else title


def turns(page: int, pages: int, press: Callable[[int], str]) -> tuple[Row, ...]:
    """The row of buttons that turns pages; none for a single page."""
    row = []
    if page > 0:
        row.append(Button("◀️ Oldingi", press(page - 1)))
    if page < pages - 1:
        row.append(Button("Keyingi ▶️", press(page + 1)))
    return (tuple(row),) if row else ()


def across(buttons: Sequence[Button], width: int) -> tuple[Row, ...]:
    """Buttons laid out in rows."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


def packed(buttons: Sequence[Button]) -> tuple[Row, ...]:
    """Four short buttons in a row, or two long ones: Telegram cuts what does not fit, and then all look alike."""
    rows: list[Row] = []
    row: Row = ()
    for button in buttons:
        longest = max(len(one.label) for one in (*row, button))
        if row and len(row) >= (4 if longest <= 9 else 3 if longest <= 12 else 2):
            rows.append(row)
            row = ()
        row = (*row, button)
    return (*rows, row) if row else tuple(rows)


def _letters(line: str) -> int:
    """How many letters Telegram may count in a line: as UTF-16, where most emoji are two."""
    return len(unescape(line).encode("utf-16-le")) // 2


def fit(lines: Iterable[str], room: int = MOST_LETTERS, *, below: Sequence[str] = ()) -> str:
    """Lines as one text; those that would not fit are left out whole, never cut, and that is said. What stands `below`
    them, as a question or what is to be done, always stays."""
    lines = list(lines)
    room -= sum(_letters(line) + 1 for line in below)
    kept: list[str] = []
    used = 0
    for place, line in enumerate(lines):
        used += _letters(line) + 1
        if used > room:
            kept.append(f"… yana {len(lines) - place} qator sig'madi")
            break
        kept.append(line)
    return "\n".join([*kept, *below])


def fit_above(above: str, text: str) -> str:
    """A text with something above it, of which only as many lines are kept as there is room for."""
    told = 50  # letters that say how many lines were left out
    return f"{fit(above.splitlines(), MOST_LETTERS - _letters(text) - told)}\n\n{text}"
