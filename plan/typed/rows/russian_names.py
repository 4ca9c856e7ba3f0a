"""Rows that a line calls by what their library calls them in Russian: `выдача книг: 29870`."""

import re
from collections.abc import Sequence

from plan.indicator import Indicator
from plan.vocabulary import words_of

_ENDING = re.compile(
    r"(?:[oe]?k)?"
    r"(?:i?(?:ya|yu|ey|yam|yami|yax|a|u|i|e|y|o|am|ami|ax|om|em|ov|ev|oy|ie|ix|im|imi|iy|aya|uyu|oe|ee|ogo|ego|omu|emu))?"
)
"""What cases and numbers put behind the stem of a noun or an adjective, in folded letters: `выстав-ки`, `-ок`."""
_STEM = 4
"""Letters that two forms of one word share at least."""
_MOST = 2
"""Rows that may be asked about; words that fit more name none."""


def rows_called_in_russian(
    words: Sequence[str], asked: Indicator | None, rows: Sequence[Indicator], *, sure: bool
) -> tuple[Indicator, ...] | None:
    """The row that is called by its whole Russian name; where only some of its words were said, or nobody can be
    `sure` of them, it and the asked one. Nothing where the asked row is called so itself; None where no row is."""
    called = [row for row in rows if row.russian and is_in_russian(words, row)] if words else []
    if asked is not None and any(row.key == asked.key for row in called):
        return ()
    whole = [row for row in called if len(words) == len(words_of(row.russian))]
    if len(whole) == 1 and (sure or asked is None):
        return (whole[0],)
    return (*called, asked) if asked is not None and 0 < len(called) <= _MOST else None


def is_whole_russian_name(typed: str, row: Indicator) -> bool:
    """Whether what was typed beside a number is all that the row is called in Russian."""
    words = words_of(typed)
    return bool(words) and len(words) == len(words_of(row.russian)) and is_in_russian(words, row)


def is_in_russian(words: Sequence[str], row: Indicator) -> bool:
    """Whether every word stands in what the row is called in Russian."""
    name = words_of(row.russian)
    return all(any(_is_same(word, part) for part in name) for word in words)


def _is_same(word: str, other: str) -> bool:
    return word == other or any(
        word[:cut] == other[:cut] and _ENDING.fullmatch(word[cut:]) and _ENDING.fullmatch(other[cut:])
        for cut in range(_STEM, min(len(word), len(other)) + 1)
    )
