"""Letters of a page put together to lines, by where they stand and how large they are."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from reports.read.raised import RAISED

Letter = dict[str, Any]
"""A letter as pdfplumber has it: its `text`, `size`, and its edges `x0`, `x1`, `top`, `bottom`, in points from the
page's upper left corner."""
_SAME_LINE = 0.4
"""Of a letter's size: letters whose feet stand no further apart are on one line."""
_SMALL = 0.8
"""Of the size of most letters: smaller ones may be raised."""
_GAP, _WIDE_GAP = 0.2, 0.6
"""Of a letter's size: what parts words in a line without blanks, and in one that has them."""
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
    visible = [letter for letter in letters if letter["text"]]
    grounds = _grounds([letter for letter in visible if letter["text"].strip()])
    rows: list[list[Letter]] = [[] for _ in grounds]
    for letter in visible:
        if (at := _ground_of(letter, grounds)) is not None:
            rows[at].append(letter)
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


def _grounds(letters: Sequence[Letter]) -> list[tuple[float, float]]:
    """On which height lines stand, with the size of their letters: large letters decide, small ones may be raised."""
    usual = _usual_size(letters)
    large = sorted((letter["bottom"], letter["size"]) for letter in letters if letter["size"] >= usual * _SMALL)
    grounds: list[tuple[float, float]] = []
    for bottom, size in large:
        if not grounds or bottom - grounds[-1][0] > _SAME_LINE * max(size, grounds[-1][1]):
            grounds.append((bottom, size))
    return grounds


def _usual_size(letters: Sequence[Letter]) -> float:
    """The size that most letters have, in points; 0 for none."""
    counts: dict[float, int] = {}
    for letter in letters:
        size = round(letter["size"], 1)
        counts[size] = counts.get(size, 0) + 1
    return max(counts, key=lambda size: counts[size]) if counts else 0.0


def _ground_of(letter: Letter, grounds: Sequence[tuple[float, float]]) -> int | None:
    """The line in whose height the letter stands the most."""
    shared = [
        (min(letter["bottom"], bottom) - max(letter["top"], bottom - max(size, 1.0)), at)
        for at, (bottom, size) in enumerate(grounds)
    ]
    most = max(shared, default=(0.0, 0))
    return most[1] if most[0] > 0 else None


def _line(letters: list[Letter]) -> Line | None:
    letters.sort(key=lambda letter: letter["x0"])
    seen = [at for at, letter in enumerate(letters) if letter["text"].strip()]
    if not seen:
        return None
    usual = _usual_size([letters[at] for at in seen])
    shown = letters[seen[0] : seen[-1] + 1]
    blanks = [letter["x1"] - letter["x0"] for letter in letters if letter["text"].isspace()]
    gap = usual * (_WIDE_GAP if any(letter["text"].isspace() for letter in shown) else _GAP)
    ground = max(letter["bottom"] for letter in shown if letter["size"] >= usual * _SMALL)
    pieces: list[str] = []
    word_ends: float | None = None
    before = shown[0]
    for letter in shown:
        text = _plain(letter["text"])
        if letter["x0"] - before["x1"] > gap and not before["text"].isspace():
            pieces.append(" ")
            text = text.lstrip()
        if word_ends is None and (pieces[-1:] == [" "] or text.isspace()):
            word_ends = before["x1"]
        is_raised = letter["size"] < usual * _SMALL and ground - letter["bottom"] > 0.15 * usual
        pieces.append(RAISED.format(text) if is_raised and text.strip() else text)
        before = letter
    return Line(
        "".join(pieces),
        shown[0]["x0"],
        shown[-1]["x1"],
        min(letter["top"] for letter in shown),
        ground,
        (word_ends or shown[-1]["x1"]) - shown[0]["x0"],
        shown[0]["x1"] - shown[0]["x0"],
        min(blanks, default=_SPACE * usual) or _SPACE * usual,
        seen[-1] + 1 < len(letters),
        _stand_on_one_another(shown),
    )


def _stand_on_one_another(letters: Sequence[Letter]) -> bool:
    """Whether two lines are printed at one height, as happens where a row is too low for its text."""
    overlaps = 0
    for before, letter in pairwise([letter for letter in letters if letter["text"].strip()]):
        narrower = min(before["x1"] - before["x0"], letter["x1"] - letter["x0"])
        overlaps += before["x1"] - letter["x0"] > _OVERLAP * narrower
    return overlaps > 2 and overlaps * 5 > len(letters)


def _plain(text: str) -> str:
    text = _NO_LETTER.sub("•", text).replace("\xad", "-")
    return unicodedata.normalize("NFKC", text) if _LIGATURES.search(text) else text
