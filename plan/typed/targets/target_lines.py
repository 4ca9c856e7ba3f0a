"""A column of targets as somebody pastes it: which line is which row's, and where that cannot be told."""

import re
from collections.abc import Container, Sequence
from decimal import Decimal
from itertools import pairwise

from plan.fold import fold, heard_key
from plan.typed.numbers import Number, Read, Unclear, read_number
from plan.typed.signs import plain_signs

_SPACED = 6
"""Lines from which on an empty one behind each of them is how they were copied, and not as many rows in turn without a
target."""
_NOUGHT = re.compile(r"\b(?:nol|nul|zero)")
_NONE_LAST = re.compile(r"\b(?:yoq|net)\W*$")


def lines_of(text: str) -> tuple[list[str], str]:
    """The lines of what was typed, and the first of them with an empty one behind it. That one may be an empty cell of
    a column, and then every number below it is another row's than if it were passed over."""
    lines = text.splitlines()
    filled = [place for place, line in enumerate(lines) if plain_signs(line)]
    if not filled:
        return [], ""
    lines = lines[filled[0] : filled[-1] + 1]
    if len(filled) >= _SPACED and [place - filled[0] for place in filled] == list(range(0, len(lines), 2)):
        return lines[::2], ""
    gap = next((line for line, following in pairwise(lines) if plain_signs(line) and not plain_signs(following)), "")
    return [line for line in lines if plain_signs(line)], gap


def read_targets(lines: Sequence[str], none: Container[str]) -> tuple[list[Decimal | None], Unclear | None]:
    """The targets up to the first line that is neither a number nor one of the words for `none` (`heard_key` of each),
    and that one."""
    values: list[Decimal | None] = []
    for line in lines:
        if not plain_signs(line).strip("- ") or heard_key(line) in none:
            values.append(None)
            continue
        read = read_target(line, whole=False)
        if isinstance(read, Unclear):
            return values, read
        values.append(None if read is None else read.value)
    return values, None


def read_target(text: str, whole: bool) -> Read | None:
    """A figure of a plan; None where the words say that there is none. A month in which nothing was done is 0 ("yo'q"),
    but a plan that sets nothing has no target: only a digit or "nol" is 0 here."""
    read = read_number(text, whole=whole)
    words = fold(text)
    if any(map(str.isdigit, words)):
        return read
    if isinstance(read, Number):
        return None if read.value == 0 and not _NOUGHT.search(words) else read
    return None if read.why == "dash" or (read.why == "none" and _NONE_LAST.search(words)) else read
