"""What the first rows below a heading have in its columns: what no heading says, they may."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plan.document.table.tables import Row
from plan.fold import fold, remembered
from plan.units import is_measured, is_percent
from plan.vocabulary import is_unit

_FIGURE = re.compile(r"\W{0,3}\d[\d\s.,%*]*(?:[^\W\d]{1,12}\.?)?\W*")
_SCALED = re.compile(r"(?:ming|mln|million|mlrd|milliard|tis\w*)\.? ")
_LONGEST_UNIT = 15
_LETTERS_OF_A_NAME = 3


@dataclass(frozen=True, slots=True)
class Below:
    """Columns by what is in them."""

    words: frozenset[int] = frozenset()
    """Words and no figure at all."""
    names: frozenset[int] = frozenset()
    """What may be the names of works: nothing but words, most often several."""
    figures: frozenset[int] = frozenset()
    """Figures, each perhaps with its unit, and nothing else."""
    units: frozenset[int] = frozenset()
    """What figures are counted in, and nothing else."""


def look_below(rows: Sequence[Row]) -> Below:
    """What stands in the columns of these rows; a row of the columns' numbers says nothing."""
    cells: dict[int, list[str]] = {}
    for row in rows:
        texts = [cell.strip() for cell in row.cells]
        if all(text.strip(".").isdigit() for text in texts if text):
            continue
        for at, text in enumerate(texts):
            if text and at not in row.across and at not in row.above and not row.wide:
                cells.setdefault(at, []).append(text)
    words = {at for at, texts in cells.items() if _letters(texts) and not any(map(str.isdigit, "".join(texts)))}
    figures = {
        at
        for at, texts in cells.items()
        if all(_FIGURE.fullmatch(text) or not any(map(str.isalnum, text)) for text in texts)
        and any(map(str.isdigit, "".join(texts)))
    }
    names = {
        at
        for at, texts in cells.items()
        if _letters(texts) >= _LETTERS_OF_A_NAME * len(texts) and not any(text[0].isdigit() for text in texts)
    }
    units = {
        at
        for at, texts in cells.items()
        if sum(map(names_a_unit, texts)) * 2 >= len(texts) and all(len(text) <= _LONGEST_UNIT for text in texts)
    }
    return Below(frozenset(words), frozenset(names - units), frozenset(figures), frozenset(units))


@remembered(4096)
def names_a_unit(text: str) -> bool:
    """Whether words say what is counted, and nothing else: "nafar", "ming nusxa", "%"."""
    bare = _SCALED.sub("", fold(text).strip(" ."), count=1)
    return is_percent(text) or is_measured(text) or (" " not in bare and is_unit(bare))


def _letters(texts: Sequence[str]) -> int:
    return sum(map(str.isalpha, "".join(texts)))
