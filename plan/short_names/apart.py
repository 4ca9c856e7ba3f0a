"""Rows of one plan for which the same short name would be offered, told apart."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from plan.fold import fold
from plan.short_names.acts import act_of
from plan.short_names.offered import LENGTH, offered_short_name

_POINT = re.compile(r"\b(\d+)\s*[-–—]?\s*(band|maqsad)")
_DAY = re.compile(r"\s*\(\d\d\.\d\d\.\d{4}\)$")
_LINKS = {"va", "hamda", "bilan", "uchun", "boyicha", "orqali", "haqida", "yuzasidan", "munosabati", "kabi"}
_SHORTEST = 4
"""Letters of a word that can tell two rows apart."""


def told_apart(names: Iterable[str]) -> dict[str, str]:
    """Printed name → its offered short name, of those names whose offers would be alike: with the point of the decree,
    or with the first word that only this row has. A name that nothing tells apart is left out."""
    of_offer: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        if offered := offered_short_name(name):
            of_offer.setdefault(fold(offered), []).append(name)
    taken = set(of_offer)
    apart: dict[str, str] = {}
    for alike in of_offer.values():
        if len(alike) == 1:
            continue
        for name in alike:
            short = next((told for told in _fuller(name, alike) if len(told) <= LENGTH and fold(told) not in taken), "")
            if short:
                apart[name] = short
                taken.add(fold(short))
    return apart


def _fuller(name: str, alike: list[str]) -> Iterator[str]:
    """Longer names of a row whose short name is also that of others, best first."""
    text = " ".join(name.split())
    offered = offered_short_name(name)
    own = _own_words(text, alike)
    act, _ = act_of(text)
    if act:
        said = _DAY.sub("", act)
        behind = fold(text)[fold(text).rfind(re.sub(r"\D", " ", said).split()[0]) :]
        if point := _POINT.search(behind):
            yield f"{said}, {point[1]}-{'банд' if re.search('[а-я]', act) else point[2]}"
        yield from (f"{said}: {word}" for word in own)
        return
    yield from (f"{word[:1].upper()}{word[1:]}: {offered[:1].lower()}{offered[1:]}" for word in own)
    yield from (_beginning(text[text.index(word) :]) for word in own)


def _beginning(text: str) -> str:
    """The first words of a text, as many as there is room for."""
    words = text[: LENGTH + 1].rsplit(" ", 1)[0].split() if len(text) > LENGTH else text.split()
    while words and fold(words[-1].rstrip(",")) in _LINKS:
        words.pop()
    text = " ".join(words).rstrip(" ,.;:")
    return text[:1].upper() + text[1:]


def _own_words(text: str, alike: list[str]) -> list[str]:
    """The words of a name that no other of those alike has, as they are printed."""
    held_by = Counter(word for other in alike for word in {fold(found) for found in _words(other)})
    own = [word for word in _words(text) if len(word) >= _SHORTEST and held_by[fold(word)] == 1]
    return [word for word in own if fold(word) not in _LINKS and not fold(word).endswith(("ish", "ash"))]


def _words(text: str) -> list[str]:
    return [word.strip('.,;:()«»“”"') for word in text.split()]
