"""Words beside a number that say nothing to us: `xona 12`, `12 Bobur`. A number of which nobody knows what it counts is
asked about, and offered on a button.

Known are the words of `plan/words.csv`, also with a slip of the finger in them, the words that the row itself is
called by, and whatever stands between a number and the noun that it counts (`3 ta qalin kitob`).
"""

import re
from collections.abc import Iterator, Sequence

from plan.fold import fold
from plan.indicator import Indicator
from plan.typed.digits import sensible
from plan.typed.numbers import Number, Read, Unclear
from plan.typed.rows.row_names import is_same_work
from plan.typed.rows.russian_names import is_in_russian
from plan.typed.signs import plain_signs
from plan.typed.yes_or_no import yes_or_no
from plan.units import is_whole
from plan.vocabulary import NUMBER, Phrase, ending_of, find_words, misspelled, words_of

_TOKEN = re.compile(r"\d(?:[\d .,']*\d)?|[^\W\d_]+")
_ROOT = 5
"""Letters that two words of one root have in common: `berilishi` and `berildi`."""
_STANDS = "stands"
"""The family of words that say where a level stands: `oy oxirida`, `mavjud`."""
_GONE = "gone"
"""What words say of things that are no longer there (`yo'qoldi`, `списано`): a row counts them only if it says so."""
_ADJECTIVES = 3
"""Words up to which the noun that is counted may follow: `3 ta katta qalin kitob`."""


def with_known_words(read: Read, indicator: Indicator) -> Read:
    """A number as it is read; a question where words stand beside it that say nothing of the row."""
    if not isinstance(read, Number) or not has_strange_words(read.typed, indicator):
        return read
    whole = is_whole(indicator.unit)
    fits = not whole or read.value % 1 == 0
    return Unclear("strange_words", read.typed, sensible([read.value], whole) if fits else ())


def has_strange_words(typed: str, indicator: Indicator) -> bool:
    """Whether a word stands beside the number that is neither known nor one of the row's own."""
    tokens = [NUMBER if token[0].isdigit() else token for token in _TOKEN.findall(fold(plain_signs(typed)))]
    own = words_of(f"{indicator.name} {indicator.part or ''} {indicator.unit} {indicator.section_title}")
    phrases = find_words(tokens, True)
    if indicator.kind != "level" and any(
        phrase.word is not None and phrase.word.family == _STANDS for phrase in phrases
    ):
        return True  # `oy oxirida 45` is where a level stands; of a count it may be the last days'
    gone = (tokens[phrase.start : phrase.end] for phrase in phrases if phrase.word and phrase.word.value == _GONE)
    if indicator.kind != "level" and any(not any(_is_of_row(word, own) for word in words) for words in gone):
        return True
    strange = [word for word in _unknown(phrases) if not _is_of_row(word, own)]
    return bool(strange) and not (indicator.russian and is_in_russian(strange, indicator))


def _unknown(phrases: Sequence[Phrase]) -> Iterator[str]:
    counted = False
    for place, phrase in enumerate(phrases):
        at_number = place > 0 and phrases[place - 1].text == NUMBER
        counted = counted or at_number
        describes = counted and any(map(_counts, phrases[place + 1 : place + 1 + _ADJECTIVES]))
        known = phrase.word is not None or phrase.text == NUMBER
        ends_number = at_number and ending_of(phrase.text) is not None  # `45 ni`
        if not (known or yes_or_no(phrase.text) == "yes" or ends_number or describes or misspelled(phrase.text)):
            yield phrase.text


def _counts(phrase: Phrase) -> bool:
    word = phrase.word or misspelled(phrase.text)
    return word is not None and word.family == "counted"


def _is_of_row(word: str, own: Sequence[str]) -> bool:
    return any(is_same_work(word, name) or (len(name) >= _ROOT and word[:_ROOT] == name[:_ROOT]) for name in own)
