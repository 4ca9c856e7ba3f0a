"""Of whom or where a number was: `bolalarga 4`, `gazetada 2`, `для детей 4`. It may be all that there was, or some of
it, and nobody but the person knows. So it is asked about, unless the word is the row's own: its unit, or one of its
name."""

import re
from collections.abc import Sequence

from plan.indicator import Indicator
from plan.typed.digits import sensible
from plan.typed.families import OWN_PLACE, UNITS
from plan.typed.numbers import Number, Read, Unclear
from plan.typed.rows.other_units import counts_same
from plan.typed.rows.row_names import is_same_work
from plan.typed.signs import plain_signs
from plan.units import is_whole
from plan.vocabulary import Phrase, find_words, words_of

_RUN = re.compile(r"\d(?:[\d .,']*\d)?")
_BEHIND = frozenset({"uchun", "orasida", "ichida", "boyicha", "buyicha", "bilan", "tomonidan", "orqali", "haqida"})
"""Words behind a noun that say of whom or what, as an ending does: `bolalar uchun 4`."""
_IN_FRONT = frozenset({"v", "vo", "na", "dlya", "u", "sredi", "iz", "ot", "so"})
"""The same in front of a Russian noun."""
_PLACED = ("place", "to", "from")
_EVERYBODY = (OWN_PLACE, "kitobxon", "foydalanuvchi", "bibliotek", "chitatel", "polzovatel")
"""Whoever comes, and where they come to, is no part of anything: `kutubxonaga 450 kishi keldi`."""
_SET_APART = re.compile(r"\d[^,;:()-]*[,;:()-](.*)")
"""Words behind a number and a mark: `4 ta, bolalarga`."""


def of_all(read: Read, indicator: Indicator) -> Read:
    """A number as it is read; a question where a word says of whom or where it was."""
    if not isinstance(read, Number) or not _says_of_whom(read.typed, indicator):
        return read
    return Unclear("parts", read.typed, sensible([read.value], is_whole(indicator.unit)))


def _says_of_whom(typed: str, indicator: Indicator) -> bool:
    line = plain_signs(typed)
    runs = _RUN.findall(line)
    if len(runs) != 1 or not any(map(str.isalpha, line)):
        return False
    apart = _SET_APART.search(line)
    before, behind = line.partition(runs[0])[0], apart[1] if apart else ""
    own = words_of(f"{indicator.name} {indicator.part or ''} {indicator.unit}")
    return any(_of_whom(find_words(words_of(words), True), own, indicator.unit) for words in (before, behind))


def _of_whom(phrases: Sequence[Phrase], own: Sequence[str], unit: str) -> bool:
    for place, phrase in enumerate(phrases):
        if not _is_thing(phrase) or phrase.text.startswith(_EVERYBODY):
            continue
        if any(is_same_work(phrase.text, name) for name in own):
            continue
        russian = place > 0 and phrases[place - 1].text in _IN_FRONT
        follows = phrases[place + 1].text if place + 1 < len(phrases) else ""
        ending = phrase.word.ending if phrase.word is not None else ""
        if russian or ending == "place":
            return True
        if (ending in _PLACED or follows in _BEHIND) and not counts_same(phrase.text, unit):
            return True
    return False


def _is_thing(phrase: Phrase) -> bool:
    """Whether a word names something that can be counted, and does not only count: `bola`, not `nafar`."""
    word = phrase.word
    return word is not None and word.family == "counted" and word.value not in UNITS
