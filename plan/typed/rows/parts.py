"""The parts of a row that somebody names: by the letter on its buttons, or by words of the part's name.

The letters are Latin ones, and who types Cyrillic may mean by one of his what it looks like (с for c), what it sounds
like (д for d) or its place (в is the third): only a letter that leads to one part is read, of any other it is asked.
"""

import string
from collections.abc import Iterator, Sequence

from plan.fold import fold, heard
from plan.indicator import Indicator
from plan.typed.rows.row_names import in_its_words

_SHORTEST = 3
"""Letters of a word inside a part's name that may call it: `28 va 4` calls none."""
_CYRILLIC_ORDER = "абвгдежзиклмнопрстуфхцчш"
_LOOKS_LIKE = dict(zip("авсекмнортух", "abcekmhoptyx", strict=True))


def parts_named(rows: Sequence[Indicator], wanted: str) -> list[Indicator]:
    """The parts of a row that somebody calls so: by its letter, the whole name, its beginning, or any word in it. Of a
    letter that may be several all of these."""
    wanted = wanted.strip()
    parts = [row for row in rows if row.part]
    if len(wanted) == 1 and len(parts) > 1 and len({row.code for row in parts}) == 1:
        return _lettered(parts, wanted.lower())
    wanted = heard(in_its_words(fold(wanted)))
    names = [(row, heard(fold(row.part))) for row in rows if row.part]
    return (
        [row for row, part in names if part == wanted]
        or [row for row, part in names if part.startswith(wanted)]
        or [row for row, part in names if len(wanted) >= _SHORTEST and f" {wanted}" in part]
    )


def in_order_of_letters(letters: Sequence[str], parts: Sequence[Indicator]) -> list[Indicator]:
    """The parts in their order, where they are lettered one after another in Cyrillic (а, б, в); nothing of other
    letters."""
    listed = len(letters) > 2 and "".join(letters).lower() == _CYRILLIC_ORDER[: len(letters)]
    return [*parts[: len(letters)]] if listed and len(letters) <= len(parts) else []


def _lettered(parts: Sequence[Indicator], letter: str) -> list[Indicator]:
    if all(row.letter for row in parts):
        meant = _meant_by(letter)
        return [row for row in parts if row.letter in meant] or [*parts]
    # Their names stand on the buttons themselves, and no letters: y of `13 yangi`; somebody's own a) and b) is asked.
    begun = [row for row in parts if heard(fold(row.part or "")).startswith(heard(in_its_words(fold(letter))))]
    places = {string.ascii_lowercase.find(letter), _CYRILLIC_ORDER.find(letter)}
    counted = [row for place, row in enumerate(parts) if place in places]
    return begun if len(begun) == 1 and counted in ([], begun) else [*parts]


def _meant_by(letter: str) -> set[str]:
    """The letters of the buttons that may be meant by a typed one."""
    return {letter} if letter.isascii() else {*_of_cyrillic(letter)}


def _of_cyrillic(letter: str) -> Iterator[str]:
    place = _CYRILLIC_ORDER.find(letter)
    if 0 <= place < len(string.ascii_lowercase):
        yield string.ascii_lowercase[place]
    yield from (_LOOKS_LIKE.get(letter, ""), fold(letter) if letter != "э" else "")
