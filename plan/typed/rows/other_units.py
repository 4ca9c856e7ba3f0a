"""Numbers that are typed with the unit of another row: `2 nafar` of what is counted in events.

What is counted has a name in `plan/things.csv`: all words for one thing stand on a line. `person/pupil` is one kind of
`person`, so pupils may be typed where people are counted; a pupil is no `person/staff`. A counted word that is not
there is a thing of its own.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from plan.fold import fold, fold_key, remembered
from plan.indicator import Indicator
from plan.typed.digits import sensible
from plan.typed.families import OWN_PLACE
from plan.typed.numbers import Number, Read, Unclear
from plan.typed.rows.russian_names import is_whole_russian_name
from plan.typed.signs import plain_signs
from plan.units import is_same_unit, is_whole, money_scale
from plan.vocabulary import NUMBER, Phrase, find_words, misspelled, words_of

_PLAIN = frozenset({"plain"})
_TOKEN = re.compile(r"\d(?:[\d .,']*\d)?|[^\W\d_]+|[,;:()]")
_VERB = re.compile(r"\w+(?:di|dik|dim|dilar|ga|da|dan)")
"""Words behind which no noun of the number follows: `45 berildi`."""
_BETWEEN = frozenset({"neutral", "done", "more", "reached"})
"""Families of words that may stand between what is counted and its number."""
DAY = "kun"
_STEM = 4
"""Letters of a word that are the same whatever its ending: `berildi`, `berilishi`."""
_A_DAY = frozenset({DAY})
"""A day of that name: `kitobxonlar kuni 6` counts no readers."""
_POSSESSED = re.compile(r"\w+[^\W\d_]i(?:ning|ni)?")
"""The second of two nouns, which says what is counted: `12 maktab o'quvchisi`."""


def in_own_unit(read: Unclear, indicator: Indicator) -> Read:
    """A number that was typed with its unit or multiplier, seen by the figure's own unit; of percents the mean is the
    month's own (`o'rtacha 84`)."""
    if read.why == "rate" and read.amount is not None and indicator.kind == "percent":
        return replace(read, candidates=(read.amount,))
    if read.amount is None or read.why not in ("percent", "unit", "multiplier"):
        return read
    scale = money_scale(indicator.unit)
    if read.unit == "so'm" and scale is not None:
        if read.times == scale and not read.candidates:
            return Number(read.amount, read.typed)
        return replace(read, why="multiplier", candidates=sensible([read.amount * read.times / scale], whole=False))
    if read.why == "multiplier":
        if scale is None or scale == 1:
            return read
        in_unit = read.amount * read.times / scale
        meant = [in_unit, read.amount * read.times] if read.times < scale else [in_unit]
        return replace(read, candidates=sensible(meant, whole=False))
    percent = read.why == "percent" and indicator.kind == "percent"
    if not (percent or is_same_unit(indicator.unit, read.unit)) or read.times != 1:
        return replace(read, candidates=())
    return replace(read, why="number_words") if read.candidates else Number(read.amount, read.typed)


def of_own_unit(read: Read, indicator: Indicator) -> Read:
    """A number as it is read; a question where its word counts other things than a row that is no percent."""
    if not isinstance(read, Number) or indicator.kind == "percent" or not is_of_other_unit(read.typed, indicator):
        return read
    if is_whole_russian_name(read.typed, indicator):
        return read  # `посещения читателей: 87` are visits, whatever word stands last
    whole = is_whole(indicator.unit)
    fits = not whole or read.value % 1 == 0
    return Unclear("other_unit", read.typed, sensible([read.value], whole) if fits else ())


def is_of_other_unit(typed: str, indicator: Indicator) -> bool:
    """Whether the word behind the number, or else before it, counts other things than the row does, by its unit and by
    its name."""
    named = f"{indicator.name} {indicator.part or ''}"
    things = _things_behind_number(typed)
    if (not things or things == _PLAIN) and not _repeats(typed, named):
        things = _things_before_number(typed)
    if not things or things == _PLAIN:
        return False
    unit = _things_in(indicator.unit) - _PLAIN
    name = _things_in(named) - _PLAIN - {OWN_PLACE}  # in which everything is done that a plan's rows name
    if _overlap(things, unit or name):
        return False
    # What the row's name speaks of may be what is counted (`2 ta shartnoma` of documents), unless unit and word are
    # known to be two things: pupils are no events, even if these were for pupils.
    return not things & name or (_are_known(things) and _are_known(unit))


def _repeats(typed: str, name: str) -> bool:
    """Whether all that is typed in front of a number are words of a row's name: `kitob berildi 300`."""
    stems = {word[:_STEM] for word in words_of(name)}
    said = [word for word in words_of(typed) if word.isalpha()]
    return len(said) > 1 and all(word[:_STEM] in stems for word in said)


def counts_what_is_typed(typed: str, indicator: Indicator) -> bool:
    """Whether the unit of a row that is added up is what a number was typed with."""
    things = _things_behind_number(typed) or _things_before_number(typed)
    return indicator.is_added_up and bool(things - _PLAIN) and _overlap(things, _things_in(indicator.unit) - _PLAIN)


def denies_other_things(typed: str, indicator: Indicator) -> bool:
    """Whether a `yo'q` is said of things that the row does not count: without staff (`xodim yo'q`) nobody may have
    counted at all."""
    said = find_words(words_of(typed), False)
    nouns = [piece.text for piece in said if piece.word is not None and piece.word.family == "counted"]
    return any(is_of_other_unit(f"1 {noun}", indicator) for noun in nouns)


def counts_same(word: str, unit: str) -> bool:
    """Whether a word counts just what a unit does: `kitob` and `nusxa`, but not the pupils among people."""
    things = _things_in(word)
    return bool(things) and things == _things_in(unit) - _PLAIN


def _overlap(things: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one of the things is one of the others, or a kind of it, or the reverse."""
    return any(f"{other}/".startswith(f"{thing}/") or f"{thing}/".startswith(f"{other}/")
               for thing in things for other in others)  # fmt: skip


def _are_known(things: frozenset[str]) -> bool:
    return not things.isdisjoint(thing for listed in _things().values() for thing in listed)


@lru_cache(maxsize=1)
def _things() -> dict[str, frozenset[str]]:
    with files("plan").joinpath("things.csv").open(encoding="utf-8") as lines:
        return {
            fold_key(form): frozenset(row["thing"].split())
            for row in csv.DictReader(lines)
            for form in row["forms"].split("|")
        }


@remembered(4_096)
def _things_in(text: str) -> frozenset[str]:
    """Everything that a unit or a name speaks of."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    return frozenset(thing for phrase in find_words(words, True) for thing in _things_of(phrase))


def _things_of(phrase: Phrase) -> frozenset[str]:
    """What a counted word counts, nothing of any other word."""
    word = phrase.word or misspelled(phrase.text)
    if _TAKES_PART.match(phrase.text):
        return _things()["ishtirokchi"]
    if word is None:
        return _visits(phrase.text)
    if word.family != "counted":
        return frozenset()
    return _things().get(word.form, frozenset({word.form}))


def _visits(word: str) -> frozenset[str]:
    """`qatnov` is no word of the vocabulary, because people name the row of visits by it (`qatnov 98`)."""
    return _things()["qatnov"] if word.startswith("qatnov") else frozenset()


_TAKES_PART = re.compile(r"[qk]atnash(?!chi)|ishtirok$|uchastvoval|uchastie")
"""What only people do: `45 qatnashdi`."""


def _things_behind_number(typed: str) -> frozenset[str]:
    for phrases in _behind_numbers(typed):
        if things := _counted_first(phrases):
            return things
    return frozenset()


def _things_before_number(typed: str) -> frozenset[str]:
    """What the noun before the only number counts: `kishi 2`, `kitob: 45 ta`, `kitob berildi 45`, `kitobga 45`, not
    `bolalarga 45`, which says for whom it was."""
    words, _, behind = " ".join(filter(None, _tokens(typed))).partition(NUMBER)
    phrases = find_words(words.split(), True)
    done = False
    while (
        phrases and (word := phrases[-1].word) is not None and word.family in _BETWEEN and not _things_of(phrases[-1])
    ):
        done |= word.family != "neutral"
        phrases.pop()  # `tadbirlar soni 5`, `kitob berildi 5`
    if done and len(phrases) > 1 and phrases[-1].word is None and not _things_of(phrases[-1]):
        phrases.pop()  # `sahifa skaner qilindi 5`
    if not phrases or NUMBER in behind:
        return frozenset()
    if (last := phrases[-1].word) is not None and (last.family, last.value, last.ending) == ("measure", DAY, "keeps"):
        return _A_DAY
    ending = phrases[-1].word.ending if phrases[-1].word is not None else ""
    things = _things_of(phrases[-1])
    counted = _are_known(things) and not any(thing.startswith("person") for thing in things)
    return things if ending in ("", "keeps") or (ending == "to" and counted) else frozenset()


def _tokens(typed: str) -> list[str]:
    """The words of a line, its numbers, and "" for each mark."""
    return [token if token[0].isalpha() else NUMBER if token[0].isdigit() else ""
            for token in _TOKEN.findall(fold(plain_signs(typed)))]  # fmt: skip


def _behind_numbers(typed: str) -> Iterator[list[Phrase]]:
    """The words right behind each number in digits, up to the next mark or number."""
    tokens = _tokens(typed)
    for place, token in enumerate(tokens):
        if token == NUMBER:
            rest = tokens[place + 1 :]
            end = next((at for at, word in enumerate(rest) if word in (NUMBER, "")), len(rest))
            yield find_words(rest[:end], True)


def _counted_first(phrases: Sequence[Phrase]) -> frozenset[str]:
    """What the first noun counts behind plain counters and at most one word that is not known: `3 ta yangi kitob`."""
    things: frozenset[str] = frozenset()
    skipped = False
    for place, phrase in enumerate(phrases):
        things = _things_of(phrase)
        if things and things != _PLAIN:
            if skipped and phrase.word is not None and phrase.word.ending not in ("", "keeps"):
                return frozenset()
            following = phrases[place + 1] if place + 1 < len(phrases) else None
            head = _things_of(following) if following is not None and _POSSESSED.fullmatch(following.text) else None
            return head or things
        if things != _PLAIN:
            if skipped or _VERB.fullmatch(phrase.text):
                return frozenset()
            skipped = True
    return _PLAIN if things == _PLAIN else frozenset()
