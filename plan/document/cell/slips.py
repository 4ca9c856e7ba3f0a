"""Slips of the pen in the words of a plan: told to the director once, never corrected, for the paper is approved."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plan.document.figure import Figure
from plan.fold import APOSTROPHES, fold

_WORD = re.compile(rf"[^\W\d_][^\W\d_{re.escape('-')}]*(?:[{re.escape(APOSTROPHES)}][^\W\d_]+)*")
_LETTERS = 6
"""Letters of a word that is looked at; shorter ones are often a letter away from another word."""
_OFTEN = 5
"""How often the plan must use a word for a single one beside it to be a slip."""
_ENDING = 5
"""Letters at the end of a word that may differ: "kitoblarini" is no slip of "kitoblarni"."""
_LONG = 9
"""Letters of a word in which one may be mistaken for another: shorter ones are words of their own, as "qaratish" beside
"yaratish"."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A word that stands in the plan once, and the one that is a letter away and stands there often."""

    section: str
    number: str
    printed: str
    usual: str


def slips_of(figures: Sequence[Figure]) -> tuple[Slip, ...]:
    """The likely slips in the names of rows, in the plan's order."""
    rows = {(figure.section, figure.number): figure for figure in figures}
    names = {identity: figure.name for identity, figure in rows.items()}
    mechanisms = [figure.mechanism for figure in rows.values()]
    words = Counter(fold(word) for text in (*names.values(), *mechanisms) for word in _WORD.findall(text))
    usual = {word: times for word, times in words.items() if times >= _OFTEN and len(word) >= _LETTERS}
    spelled = {fold(word): word for text in (*mechanisms, *names.values()) for word in _WORD.findall(text)}
    return tuple(
        Slip(*identity, printed, spelled[meant].lower())
        for identity, name in names.items()
        for printed, meant in _slips_in(name, words, usual)
    )


def _slips_in(name: str, words: Counter[str], usual: dict[str, int]) -> Iterator[tuple[str, str]]:
    for printed in _WORD.findall(name):
        word = fold(printed)
        if words[word] != 1 or len(word) < _LETTERS:
            continue
        meant = [other for other in usual if is_one_letter_away(word, other)]
        if meant:
            yield printed, max(meant, key=usual.__getitem__)


def is_one_letter_away(word: str, usual: str) -> bool:
    """Whether a letter was left out, doubled or mistaken, or two have changed places, before the word's ending."""
    if abs(len(word) - len(usual)) > 1:
        return False
    same = next(
        (place for place, (a, b) in enumerate(zip(word, usual, strict=False)) if a != b), min(len(word), len(usual))
    )
    rest, wanted = word[same:], usual[same:]
    if min(len(rest), len(wanted)) <= _ENDING:
        return False
    swapped = rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:]
    mistaken = rest[1:] == wanted[1:] and len(word) >= _LONG
    return swapped or mistaken or rest[1:] == wanted or rest == wanted[1:]
