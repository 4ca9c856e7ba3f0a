"""Find a plan's rows again in another plan, where they may be renamed or renumbered, so that reported numbers stay with
their work.

Only what is beyond doubt is decided here. Where two rows could be the same, or a number now stands beside other words,
somebody who knows the work is asked.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Protocol

from plan.fold import fold, fold_key, remembered

Identity = tuple[str, str]
"""Section and number: `("IV", "14")`."""

SURE = 0.85
"""Likeness of names from which rows with different numbers are taken for the same, when no other comes near."""
CLEAR = 0.1
"""How far ahead of every other the likeness must be."""
SAME_NUMBER = 0.5
"""Likeness that is enough where section and number are the same too."""
PERHAPS = 0.55
"""Likeness from which it is worth asking."""
MOST_CHOICES = 4
_COMPARED = 300
"""Letters of a name that are compared."""
_TOO_MANY = 40_000
"""Pairs beyond which names are not compared letter by letter: no approved plan is like that."""


def printed_code(identity: Identity) -> str:
    """A row as people call it, `IV.14`; "" for none."""
    return ".".join(piece for piece in identity if piece)


class Row(Protocol):
    """What a row is found again by."""

    @property
    def identity(self) -> Identity: ...
    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A row of the new plan that may be one of these rows of the old one, the likeliest first."""

    row: Identity
    candidates: tuple[Identity, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Which row of the new plan is which of the old one (new → old), and what is to be asked."""

    same: Mapping[Identity, Identity]
    doubtful: tuple[Doubtful, ...] = ()


def match_rows(
    old: Sequence[Row], new: Sequence[Row], answers: Mapping[Identity, Identity | None] | None = None
) -> Matching:
    """Match the new plan's rows with the old one's. `answers` settle the rows they name: an old row, or None for a row
    that is new. An answer that names an old row which is taken or gone is ignored."""
    left_old = {row.identity: row.name for row in old}
    left_new = {row.identity: row.name for row in new}
    same: dict[Identity, Identity] = {}
    settled: set[Identity] = set()

    def take(pairs: Mapping[Identity, Identity]) -> None:
        for row, other in pairs.items():
            same[row] = other
            del left_new[row], left_old[other]

    for row, answer in (answers or {}).items():
        if row in left_new and answer in left_old:
            take({row: answer})
        elif row in left_new and answer is None:
            settled.add(row)
    for row in settled:
        del left_new[row]
    take({row: row for row, name in left_new.items() if row in left_old and fold_key(name) == fold_key(left_old[row])})
    take(_by_name(left_old, left_new))
    likeness = _likeness(left_old, left_new)
    take({row: row for row in left_new if row in left_old and likeness.get((row, row), 0) >= SAME_NUMBER})
    take(_surely(_among(likeness, left_old, left_new), left_old, left_new))
    doubtful = _doubtful(_among(likeness, left_old, left_new), left_old, left_new)
    return Matching({row.identity: same[row.identity] for row in new if row.identity in same}, doubtful)


def names_alike(name: str, other: str) -> bool:
    """Whether two names under the same number mean the same work."""
    if fold_key(name) == fold_key(other):
        return True
    return _ratio(_letters(name), _letters(other), SAME_NUMBER) >= SAME_NUMBER


def _by_name(old: Mapping[Identity, str], new: Mapping[Identity, str]) -> dict[Identity, Identity]:
    """Rows whose name stands once in each plan, under another number."""
    names_old, names_new = Counter(map(fold_key, old.values())), Counter(map(fold_key, new.values()))
    by_name = {fold_key(name): identity for identity, name in old.items()}
    return {
        identity: by_name[fold_key(name)]
        for identity, name in new.items()
        if names_new[fold_key(name)] == names_old[fold_key(name)] == 1
    }


_Likeness = dict[tuple[Identity, Identity], float]


def _likeness(old: Mapping[Identity, str], new: Mapping[Identity, str]) -> _Likeness:
    """How alike the names are, from 0 to 1, of every pair that is worth it."""
    likeness: _Likeness = {}
    if len(old) * len(new) > _TOO_MANY:
        return likeness
    for row, name in new.items():
        for other, named in old.items():
            least = SAME_NUMBER if row == other else PERHAPS
            ratio = _ratio(_letters(named), _letters(name), least)
            if ratio >= least:
                likeness[row, other] = ratio
    return likeness


@lru_cache(maxsize=8192)  # the same names meet again at every screen of a draft
def _ratio(letters: str, others: str, least: float) -> float:
    """How alike they are, from 0 to 1, as `SequenceMatcher` counts it; 0 where that is surely less than `least`: they
    have no more in common than the shorter one's length, and no more than the letters that are in both."""
    length = len(letters) + len(others)
    if length == 0:
        return 1
    if 2 * min(len(letters), len(others)) / length < least:
        return 0
    counts = _counts(others)
    shared = sum(min(count, counts.get(letter, 0)) for letter, count in _counts(letters).items())
    if 2 * shared / length < least:
        return 0
    return SequenceMatcher(None, letters, others, autojunk=False).ratio()


@remembered(1024)
def _counts(letters: str) -> Mapping[str, int]:
    return Counter(letters)


@remembered(4096)
def _letters(name: str) -> str:
    return fold(name)[:_COMPARED]


def _among(likeness: _Likeness, old: Mapping[Identity, str], new: Mapping[Identity, str]) -> _Likeness:
    return {pair: ratio for pair, ratio in likeness.items() if pair[0] in new and pair[1] in old}


def _same_digits(name: str, other: str) -> bool:
    """Whether both name the same numbers: one digit makes another quarter's report of this one's."""
    return re.findall(r"\d+", name) == re.findall(r"\d+", other)


def _surely(likeness: _Likeness, old: Mapping[Identity, str], new: Mapping[Identity, str]) -> dict[Identity, Identity]:
    """Pairs that are very like each other, and each much more than like anything else."""
    return {
        row: other
        for (row, other), ratio in likeness.items()
        if ratio >= SURE
        and _same_digits(old[other], new[row])
        and all(
            ratio - rival >= CLEAR
            for pair, rival in likeness.items()
            if pair != (row, other) and (pair[0] == row or pair[1] == other)
        )
    }


def _doubtful(likeness: _Likeness, old: Mapping[Identity, str], new: Mapping[Identity, str]) -> tuple[Doubtful, ...]:
    doubtful = []
    for identity in new:
        alike = sorted(((ratio, other) for (row, other), ratio in likeness.items() if row == identity), reverse=True)
        candidates = [other for _, other in alike]
        if identity in old and identity not in candidates:
            candidates.append(identity)
        if candidates:
            doubtful.append(Doubtful(identity, tuple(candidates[:MOST_CHOICES])))
    return tuple(doubtful)
