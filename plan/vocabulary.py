"""The words people put around a number, or instead of one, and what they say of it: `words.csv` and how it is read.

A row of the file is a form, the family it belongs to, and how it is compared:

    whole    only as this word or phrase
    stem     may carry Uzbek endings (`ending` rows; `mingtasini` is ming + ta + si + ni)
    begins   any word that begins so (Russian nouns)
    near     any word that is one slip of the finger away, because no thousand and no other time is ever lost
             (`12 mimg`, `fevrlda 12`, `otgn oy 12`)
    ends     any word that ends so
    past     the root of a verb: anything that was done, by whomever (`beril`: berildi, berilgan; `ber`: berdik)

Forms are in Uzbek Latin and in Russian; Uzbek Cyrillic needs none of its own, because `fold` writes it in Latin
letters. Letters that people do without are left out here: a listed o' is also u, q also k, h also x, never the reverse.
N in a form stands for digits. A word that is in no family changes nothing about a number.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from itertools import product
from typing import Literal

from plan.fold import fold, fold_key, remembered

NUMBER = "#"
"""How a number in digits stands among words."""

Ending = Literal["", "keeps", "place", "from", "to", "guess", "about", "bound", "vague", "ordinal", "each", "asked"]
"""What the endings of a word do to the number at it, the strongest of them; `keeps` and "" do nothing."""

_STRENGTH: tuple[Ending, ...] = (
    *("", "keeps", "place", "from", "to", "guess", "about", "bound", "vague", "ordinal", "each", "asked"),
)
_LONGEST = 6
"""Words of the longest phrase."""
_SHORT_NUMERAL = 3
"""Number words of so few letters may carry only endings of counting: `birga` is together, `unda` is then."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase as it is listed: its family, the value beside it, and what its endings do."""

    family: str
    value: str
    ending: Ending = ""
    form: str = ""
    """How a word of the family `counted` is listed, in folded letters without spaces."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a line from `start` up to `end`; `word` is None for one that is in no family."""

    word: Word | None
    start: int
    end: int
    text: str


class _Vocabulary:
    """The file, by the spelling without spaces, and with how many words a form is written."""

    def __init__(self) -> None:
        self.whole: dict[str, list[tuple[Word, int]]] = {}
        self.stems: dict[str, list[tuple[Word, int]]] = {}
        self.begins: dict[str, Word] = {}
        self.ends: dict[str, Word] = {}
        self.past: dict[str, list[tuple[Word, int]]] = {}
        self.near: dict[str, tuple[Word, int]] = {}
        self.endings: dict[str, Ending] = {}
        with files("plan").joinpath("words.csv").open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                self._add(row["family"], row["form"], row["match"], row["value"])

    def _add(self, family: str, form: str, match: str, value: str) -> None:
        word = Word(family, value, form=fold_key(form) if family == "counted" else "")
        for key, count in _spellings(form):
            if family == "ending":
                self.endings[key] = value  # type: ignore[assignment]  # the file holds nothing else
            elif match == "begins":
                self.begins.setdefault(key, word)
            elif match == "ends":
                self.ends.setdefault(key, word)
            elif match == "near":
                self.near.setdefault(key, (word, count))
            else:
                kinds = {"stem": self.stems, "past": self.past}
                forms = kinds.get(match, self.whole).setdefault(key, [])
                if all((listed.family, words) != (family, count) for listed, words in forms):
                    forms.append((word, count))


LONGEST_WORD = 64
"""Letters. Nobody writes a longer word on purpose, and taking one to pieces would take its length to the third power:
minutes for a message that is one word of all the letters it may have."""
_PAST = re.compile(r"(.+?)(?:i?sh)?(?:gan(?:di|miz|man|lar|imiz)?|ib(?:di|miz|man)?|di(?:k|m|lar|ku)?)(?:mi|mikan)?")
"""The root of a verb, and the endings of what was done."""
_LEFT_OUT = {"\1": ("o", "u"), "\2": ("q", "k"), "\3": ("h", "x")}
_MARKED = re.compile("([\1\2\3])")


def _spellings(form: str) -> Iterator[tuple[str, int]]:
    """A form without its spaces, in every spelling that leaves letters out, and how many words it has."""
    marked = re.sub("(?<![sc])h", "\3", form.replace("N", NUMBER).replace("o'", "\1").replace("q", "\2"))
    words = re.findall(rf"(?:[\1-\3]|[^\W\d_])+|{NUMBER}", fold(marked))
    for letters in product(*(_LEFT_OUT.get(piece, (piece,)) for piece in _MARKED.split("".join(words)))):
        yield "".join(letters), len(words)


def words_of(text: str) -> list[str]:
    """The words of a text in folded letters."""
    return re.findall(r"[^\W\d_]+", fold(text))


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    return _Vocabulary()


def find_words(words: Sequence[str], counted: bool) -> list[Phrase]:
    """The words of a line by what they say, the longest phrase first; `counted` tells that there are digits beside
    them, because `kam` is "short by" beside a number and "few" without."""
    phrases: list[Phrase] = []
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + _LONGEST), start, -1):
            word = look_up("".join(words[start:end]), end - start, counted)
            if word is not None or end == start + 1:
                phrases.append(Phrase(word, start, end, words[start]))
                start = end
                break
    return phrases


@remembered(4_096)
def look_up(key: str, count: int = 1, counted: bool = True) -> Word | None:
    """What `count` words, written together, say; None when they are in no family."""
    if len(key) > LONGEST_WORD:
        return None
    vocabulary = _vocabulary()
    whole = _fitting(vocabulary.whole.get(key, ()), count, counted)
    if whole is not None:
        return whole
    for cut in range(len(key), 0, -1):
        stem = _fitting(vocabulary.stems.get(key[:cut], ()), count, counted)
        ending = ending_of(key[cut:]) if stem is not None else None
        if stem is None or ending is None:
            continue
        if stem.family == "number" and cut <= _SHORT_NUMERAL and not re.match(r"(ta|$|i?nchi|lab|lik|ov)", key[cut:]):
            continue
        return replace(stem, ending=ending)
    if NUMBER in key:
        return None
    if (past := _PAST.fullmatch(key)) and (done := _fitting(vocabulary.past.get(past[1], ()), count, counted)):
        return done
    return _by_its_part(key, vocabulary) if count == 1 else _one_slip_away(key, count, vocabulary)


def _by_its_part(key: str, vocabulary: _Vocabulary) -> Word | None:
    """What a word says that is listed by its beginning or its end, or is one slip away from a listed one."""
    for cut in range(len(key), 2, -1):
        if key[:cut] in vocabulary.begins:
            return vocabulary.begins[key[:cut]]
    for cut in range(1, len(key) - 2):
        if key[cut:] in vocabulary.ends:
            return vocabulary.ends[key[cut:]]
    return _one_slip_away(key, 1, vocabulary) if ending_of(key) is None else None


def _one_slip_away(key: str, count: int, vocabulary: _Vocabulary) -> Word | None:
    """What is one slip of the finger away from a form of so many words; a multiplier may carry no endings then."""
    for cut in range(len(key), 2, -1):
        ending = ending_of(key[cut:])
        if ending is None:
            continue
        for form, (word, words) in vocabulary.near.items():
            if words == count and _is_one_slip(key[:cut], form) and (cut == len(key) or word.family != "multiplier"):
                return replace(word, ending=ending)
    return None


def _is_one_slip(word: str, form: str) -> bool:
    """Whether one letter was left out, added or mistaken, or two have changed places."""
    if abs(len(word) - len(form)) > 1 or word[0] != form[0]:
        return False
    same = next((place for place, (a, b) in enumerate(zip(word, form, strict=False)) if a != b), len(form))
    rest, wanted = word[same:], form[same:]
    swapped = rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:]
    return swapped or rest[1:] == wanted[1:] or rest[1:] == wanted or rest == wanted[1:]


def _fitting(forms: Sequence[tuple[Word, int]], count: int, counted: bool) -> Word | None:
    """Of what is listed under one spelling: a phrase may lack its spaces, but words are never run together to one."""
    fitting = [word for word, words in forms if words == count or (words > 1 and count == 1)]
    vague = [word for word in fitting if (word.family == "vague") != counted]
    return next(iter(vague or fitting), None)


@remembered(1_024)
def ending_of(letters: str) -> Ending | None:
    """What endings do, one behind another; None when the letters are none."""
    if not letters:
        return ""
    if len(letters) > LONGEST_WORD:
        return None
    endings = _vocabulary().endings
    if letters.endswith("tadan") and ending_of(letters.removesuffix("tadan")) is not None:
        return "each"
    for cut in range(len(letters), 0, -1):
        first = endings.get(letters[:cut])
        rest = ending_of(letters[cut:]) if first is not None else None
        if first is not None and rest is not None:
            return max(first, rest, key=_STRENGTH.index)
    return None


_FORGIVEN = ("counted", "neutral", "done", "reached")
"""Families of which a word may be written with a slip of the finger, because none of them changes a number."""
_LONG = 5
"""Letters of the shortest noun that is known again with a slip in it."""
_LONGER = 6
"""The same of other words."""


@remembered(4_096)
def misspelled(key: str) -> Word | None:
    """What a word that is in no family was meant to be, if it is one slip away from one that only counts or says
    nothing (`nfar`, `kitop`); None otherwise."""
    for form, word in _forgiven().get(key[0], ()):
        cuts = range(len(form) - 1, min(len(key), len(form) + 1) + 1)
        if any(_is_one_slip(key[:cut], form) and ending_of(key[cut:]) is not None for cut in cuts):
            return word
    return None


@lru_cache(maxsize=1)
def _forgiven() -> dict[str, list[tuple[str, Word]]]:
    """The words that may be misspelled, by their first letter."""
    by_letter: dict[str, list[tuple[str, Word]]] = {}
    vocabulary = _vocabulary()
    listed = [
        *vocabulary.whole.items(),
        *vocabulary.stems.items(),
        *((k, [(w, 1)]) for k, w in vocabulary.begins.items()),
    ]
    for form, words in listed:
        word = next((word for word, count in words if word.family in _FORGIVEN and count == 1), None)
        if word is not None and len(form) >= (_LONG if word.family == "counted" else _LONGER):
            by_letter.setdefault(form[0], []).append((form, word))
    return by_letter


def is_unit(word: str) -> bool:
    """Whether a word is one that things are counted by, as it stands in a dictionary: `ta`, `nusxa`, not `nusxalar`."""
    key = "".join(words_of(word))
    listed = look_up(key)
    return listed is not None and listed.family == "counted" and not listed.ending


def counts_things(text: str) -> bool:
    """Whether a number in digits stands beside a word that things are counted by: `20 ta`, `5 kishi keldi`."""
    words = [look_up("".join(words_of(behind))) for behind in re.findall(r"\d[\s-]*([^\W\d_]+)", text)]
    return any(word is not None and word.family == "counted" for word in words)


def says_fewer(text: str) -> bool:
    """Whether the words beside a number say that so many are gone: `5 ta chiqib ketdi`, `убыло 5`."""
    return holds_family(text, "fewer")


def says_more(text: str) -> bool:
    """Whether they say that so many have come: `yangi 5 ta keldi`, `поступило 5`."""
    return holds_family(text, "more")


def says_lacking(text: str) -> bool:
    """Whether they say that so many were not enough: `12 ta yetmadi`, `не хватает 12`."""
    return holds_family(text, "remainder", "lacks")


def holds_family(text: str, family: str, value: str | None = None) -> bool:
    """Whether words of a family stand in a text, or those of it with a value."""
    words = [NUMBER if word.isdigit() else word for word in re.findall(r"\d+|[^\W\d_]+", fold(text))]
    said = [piece.word for piece in find_words(words, True) if piece.word is not None]
    return any(word.family == family and value in (None, word.value) for word in said)


def says_unknown(text: str) -> bool:
    """Whether a text says that a number is not known yet, and nothing else."""
    words = words_of(text)
    if not words or len(words) > _LONGEST or re.search(r"[\d?]", text):
        return False
    word = look_up("".join(words), len(words), False)
    return word is not None and word.family == "unknown"
