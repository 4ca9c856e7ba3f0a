"""Letters of a page put together to lines, by where they stand and how large they are."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from plan.fold import remembered
from reports.read.raised import RAISED

Letter = dict[str, Any]
"""A letter as pdfplumber has it: its `text`, `size`, and its edges `x0`, `x1`, `top`, `bottom`, in points from the
page's upper left corner."""
_Height = tuple[float, float, float]
"""The upper and the lower edge of letters, and their size: what is drawn at once has it in common."""
_SAME_LINE = 0.4
"""Of a letter's size: letters whose feet stand no further apart are on one line."""
_SMALL = 0.8
"""Of the size of most letters: smaller ones may be raised."""
_GAP, _WIDE_GAP = 0.2, 0.6
"""Of a letter's size: what parts words in a line without blanks, and in one that has them."""
_APART = 3.0
"""Of a letter's size: what stands further apart belongs to two columns, as the blocks of an approval do."""
BETWEEN_COLUMNS = "   "
_SPACE = 0.25
"""Of a letter's size: the width of a blank, where the line has none."""
_OVERLAP = 0.6
"""Of a letter's width: accents and slanted letters reach less far over their neighbours."""
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_NO_LETTER = re.compile(r"\(cid:\d+\)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and where it stands; its edges are those of what is seen, without blanks at its ends."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    first_word: float
    """The width of its first word."""
    first_letter: float
    space: float
    """The width of a blank."""
    ends_with_blank: bool
    is_overprinted: bool
    """Whether letters stand on one another."""

    @property
    def left(self) -> float:
        return self.x0

    @property
    def right(self) -> float:
        return self.x1


def lines_of(letters: Iterable[Letter]) -> list[Line]:
    """The lines that letters form, from top to bottom."""
    heights: dict[_Height, list[Letter]] = {}
    for letter in letters:
        if letter["text"]:
            heights.setdefault((letter["top"], letter["bottom"], letter["size"]), []).append(letter)
    if len(heights) == 1:
        line = _line(next(iter(heights.values())))
        return [] if line is None else [line]
    grounds = _grounds(heights)
    rows: list[list[Letter]] = [[] for _ in grounds]
    for height, drawn in heights.items():
        if (at := _ground_of(height, grounds)) is not None:
            rows[at] += drawn
    return [line for row in rows if (line := _line(row)) is not None]


def is_overprinted(lines: Sequence[Line]) -> bool:
    """Whether lines stand on one another, as they do where a cell was too low for its text."""
    return any(line.is_overprinted for line in lines) or any(
        above.bottom - below.top > 0.5 * (below.bottom - below.top)
        and min(above.x1, below.x1) > max(above.x0, below.x0)
        for above, below in pairwise(lines)
    )


def unreadable(letters: Sequence[Letter]) -> int:
    """How many letters the file draws without saying which they are."""
    return sum(bool(_NO_LETTER.match(letter["text"])) or letter["text"] == "\ufffd" for letter in letters)


def _grounds(heights: Mapping[_Height, Sequence[Letter]]) -> list[tuple[float, float]]:
    """On which height lines stand, with the size of their letters: large letters decide, small ones may be raised."""
    sizes: Counter[float] = Counter()
    seen: list[tuple[float, float]] = []
    for (_, bottom, size), letters in heights.items():
        if count := sum(not letter["text"].isspace() for letter in letters):
            sizes[round(size, 1)] += count
            seen.append((bottom, size))
    usual = max(sizes, key=lambda size: sizes[size], default=0.0)
    grounds: list[tuple[float, float]] = []
    for bottom, size in sorted(seen):
        if size >= usual * _SMALL and (not grounds or bottom - grounds[-1][0] > _SAME_LINE * max(size, grounds[-1][1])):
            grounds.append((bottom, size))
    return grounds


def _ground_of(height: _Height, grounds: Sequence[tuple[float, float]]) -> int | None:
    """The line in whose height a letter of this height stands the most."""
    upper, lower, _ = height
    shared = [
        (min(lower, bottom) - max(upper, bottom - max(size, 1.0)), at) for at, (bottom, size) in enumerate(grounds)
    ]
    most = max(shared, default=(0.0, 0))
    return most[1] if most[0] > 0 else None


def _usual_size(letters: Sequence[Letter]) -> float:
    """The size that most letters have, in points."""
    exact = Counter([letter["size"] for letter in letters])
    sizes: Counter[float] = Counter()
    for size, count in exact.items():
        sizes[round(size, 1)] += count
    return max(sizes, key=lambda size: sizes[size]) if len(sizes) > 1 else next(iter(sizes))


def _line(letters: list[Letter]) -> Line | None:
    letters.sort(key=lambda letter: letter["x0"])
    blank = [letter["text"].isspace() for letter in letters]
    if all(blank):
        return None
    begin, end = blank.index(False), len(blank) - blank[::-1].index(False)
    shown = letters[begin:end]
    inked = [letter for letter, is_blank in zip(shown, blank[begin:end], strict=True) if not is_blank]
    usual = _usual_size(inked)
    ground = max([letter["bottom"] for letter in shown if letter["size"] >= usual * _SMALL])
    text, word_ends = _text(shown, usual, ground, has_blanks=len(inked) < len(shown))
    blanks = [letter["x1"] - letter["x0"] for letter, is_blank in zip(letters, blank, strict=True) if is_blank]
    return Line(
        text,
        shown[0]["x0"],
        shown[-1]["x1"],
        min([letter["top"] for letter in shown]),
        ground,
        word_ends - shown[0]["x0"],
        shown[0]["x1"] - shown[0]["x0"],
        min(blanks, default=_SPACE * usual) or _SPACE * usual,
        end < len(letters),
        _stand_on_one_another(inked, len(shown)),
    )


def _text(letters: Sequence[Letter], size: float, ground: float, *, has_blanks: bool) -> tuple[str, float]:
    """What the letters of a line say, and where its first word ends."""
    gap = size * (_WIDE_GAP if has_blanks else _GAP)
    small = size * _SMALL
    pieces: list[str] = []
    word_ends: float | None = None
    before = letters[0]
    for letter in letters:
        text = _plain(letter["text"])
        if letter["x0"] - before["x1"] > gap and not before["text"].isspace():
            pieces.append(BETWEEN_COLUMNS if letter["x0"] - before["x1"] > _APART * size else " ")
            word_ends = word_ends or before["x1"]
            text = text.lstrip()
        if word_ends is None and text.isspace():
            word_ends = before["x1"]
        is_raised = letter["size"] < small and ground - letter["bottom"] > 0.15 * size
        pieces.append(RAISED.format(text) if is_raised and text.strip() else text)
        before = letter
    return "".join(pieces), word_ends or before["x1"]


def _stand_on_one_another(inked: Sequence[Letter], count: int) -> bool:
    """Whether two lines are printed at one height, as happens where a row is too low for its text."""
    overlaps = 0
    for before, letter in pairwise(inked):
        overlap = before["x1"] - letter["x0"]
        if overlap > 0:
            overlaps += overlap > _OVERLAP * min(before["x1"] - before["x0"], letter["x1"] - letter["x0"])
    return overlaps > 2 and overlaps * 5 > count


@remembered(4096)
def _plain(text: str) -> str:
    text = _NO_LETTER.sub("•", text).replace("\xad", "-")
    return unicodedata.normalize("NFKC", text) if _LIGATURES.search(text) else text
