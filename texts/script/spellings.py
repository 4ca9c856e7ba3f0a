"""Loan words that Cyrillic spells as Russian does, and names that keep their Latin letters: what no rule can tell.

`spellings.csv` has the first (with where each is from), `kept.txt` the second. A stem may carry endings; a Cyrillic ь
at its end falls before them (январь, январда).
"""

import csv
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
_ENDING = re.compile(
    r"(?:lar|lashtir|lash|larcha|lik|lig|li|siz|chi|cha|dor|xona|"
    r"imiz|ingiz|im|ing|ining|ini|iga|ida|idan|idagi|i|si|ni|ning|ga|ka|qa|da|dan|dagi|gacha|dek|day|mi|ku|dir|"
    r"ta|niki|ish|sh|ildi|il|gan)*"
)


class Spelling(NamedTuple):
    """How a stem is written in Cyrillic."""

    latin: str
    cyrillic: str
    any_ending: bool


@cache
def spellings() -> dict[str, Spelling]:
    """Latin stem → its spelling."""
    with (FOLDER / "spellings.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["latin"]: Spelling(row["latin"], row["cyrillic"], row["how"] == "stem") for row in csv.DictReader(lines)
        }


@cache
def kept_words() -> frozenset[str]:
    """Names and signs that stay in Latin letters, in each way of writing them that is meant so."""
    lines = (FOLDER / "kept.txt").read_text(encoding="utf-8").splitlines()
    kept: set[str] = set()
    for line in lines:
        if not line.startswith("#"):
            as_written = line.startswith("= ")
            for word in line.removeprefix("= ").split():
                kept |= {word, word.upper()} if as_written else {word, word.upper(), word.lower(), word.capitalize()}
    return frozenset(kept)


def kept_part(word: str) -> str:
    """The name or sign that a word begins with and that keeps its letters, "" if none does."""
    known = kept_words()
    for end in range(len(word), 1, -1):
        if word[:end] in known and is_ending(word[end:].lower()):
            return word[:end]
    return ""


def is_ending(rest: str) -> bool:
    """Whether this may stand behind a noun as its endings."""
    return _ENDING.fullmatch(rest) is not None


def spelling_of(word: str) -> Spelling | None:
    """The longest stem with a spelling of its own that a word (small letters) begins with."""
    known = spellings()
    for end in range(len(word), 1, -1):
        spelling = known.get(word[:end])
        if spelling and (spelling.any_ending or is_ending(word[end:])):
            return spelling
    return None
