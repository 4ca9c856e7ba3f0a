"""Lists that a program counts by itself: their numbers stand on the paper and nowhere in the text."""

import re
from dataclasses import dataclass, field

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST_ROMAN = 39
"""Beyond this a Roman number is written as a plain one: no plan has so many sections."""


@dataclass(slots=True)
class ListLevel:
    """How one level of a list is counted: from which number, in which kind of digits (the names are Word's), and what
    is printed, in which %1 is the number of the first level."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class CountedList:
    """One counted list; several numberings may go on counting the same."""

    levels: dict[int, ListLevel] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)

    def next(self, level: int) -> str:
        """Count on at a level, from 0, and return what is printed there: `12.` or `IV.`; "" for none, and for dots and
        dashes. Levels below it begin anew."""
        self.counts = {at: count for at, count in self.counts.items() if at <= level}
        own = self.levels.get(level, ListLevel())
        self.counts[level] = self.counts.get(level, own.start - 1) + 1
        printed = re.sub(r"%([1-9])", lambda match: self._written(int(match[1]) - 1), own.text).strip()
        return printed if any(letter.isalnum() for letter in printed) else ""

    def _written(self, level: int) -> str:
        about = self.levels.get(level, ListLevel())
        return _written(self.counts.get(level, about.start), about.kind)


def _written(count: int, kind: str) -> str:
    if kind in ("bullet", "none"):
        return ""
    if kind in ("upperLetter", "lowerLetter") and 1 <= count <= 26:
        letter = chr(ord("a") + count - 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("upperRoman", "lowerRoman") and 1 <= count <= _MOST_ROMAN:
        roman = _roman(count)
        return roman.upper() if kind == "upperRoman" else roman
    return str(count)


def _roman(count: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (count // value)
        count %= value
    return letters
