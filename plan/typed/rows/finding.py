"""Rows that hold a word: whoever types "kitob" where nothing is asked looks for something."""

import re
from collections.abc import Iterable, Sequence

from plan.fold import fold, heard
from plan.indicator import Indicator
from plan.short_names.offered import offered_short_name
from plan.typed.answers import read_answers
from plan.typed.numbers import Number

_SHORTEST = 3
"""Letters of a word that says something: of "va" and "ga" every row has one."""
_STEM = 4
"""Letters that are left of a word without its endings."""
_ENDINGS = re.compile(
    r"(?:lar)?(?:imiz|ingiz|i|si)?(?:ning|ni|ga|da|dan|dagi|gacha|cha|ka|qa)?(?:mi|chi)?$"
    r"|(?:ami|yami|ov|ev|ax|yax|am|yam|i|a|ya|u|yu|e|o)$"
)
"""Uzbek ones, and Russian ones in folded letters."""
_BARE = re.compile(r"\s*(?:no)?\s?(?:([ivx]{1,5})\s?[.\-]\s?)?(\d{1,3}(?:\.\d{1,2})?)[\s.)]*")
_ROW = r"(?:band|punkt)\w*"
_CODE = re.compile(
    r"\s*(?:no)?\s?(?:(?P<section>[ivx]{1,5})\s?[.\- ]\s?(?P<number>\d{1,3}(?:\.\d{1,2})*)\s?(?P<letter>[a-z])?"
    rf"(?:\s?-?\s?{_ROW})?|(?P<alone>\d{{1,3}}(?:\.\d{{1,2}})*)\s?(?P<part>[a-z])?\s?-?\s?{_ROW})[\s.?!):]*",
)
_LEADS_TO_ROW = re.compile(rf"\s*(?:{_ROW}\s?(?:no)?|no)\s?(\d[\d.]*\s?[a-z]?)[\s.?!)]*$")
"""`band 14`, `№ 14`."""
_WORD = re.compile(r"[a-z0-9.]+")


def searched_words(text: str) -> tuple[str, ...]:
    """What a text looks for, folded: its words, the longest first; empty where it says nothing to look for."""
    words = [word.strip(".") for word in _WORD.findall(fold(text))]
    return tuple(sorted({word for word in words if len(word) >= _SHORTEST or "." in word}, key=len, reverse=True))


def is_number(text: str) -> bool:
    """Whether a text is, or may be, an answer: a number, in digits or in words."""
    if any(map(str.isdigit, text)):
        return True
    reads = [answer.read for answer in read_answers(text, whole=False)]
    return any(isinstance(read, Number) or getattr(read, "candidates", ()) for read in reads)


def rows_holding(rows: Iterable[Indicator], words: Sequence[str]) -> list[Indicator]:
    """The figures in whose row, unit or part every word stands, in any spelling and with any ending; in the order of
    the plan."""
    if not words:
        return []
    stems = [(word, _stem(word)) for word in words]
    return [row for row in rows if all(_holds(row, word, stem) for word, stem in stems)]


def rows_numbered(rows: Sequence[Indicator], text: str) -> list[Indicator]:
    """The figures whose row has a typed number: all its parts, and the rows below it (`9` is 9.1 and 9.2 as well)."""
    typed = _BARE.fullmatch(fold(text))
    if typed is None:
        return []
    section, number = (typed[1] or "").upper(), typed[2]
    return [
        row
        for row in rows
        if (row.number == number or row.number.startswith(f"{number}.")) and section in ("", row.section)
    ]


def rows_called(rows: Iterable[Indicator], text: str) -> list[Indicator]:
    """The figures of the row whose code was typed, or whose number with the word that makes it one: `IV.15`, `iv 9.4`,
    `V.28e`, `15-band`. A bare number is none."""
    typed = _CODE.fullmatch(_LEADS_TO_ROW.sub(r"\1 band", fold(text)))
    if typed is None:
        return []
    section, number = (typed["section"] or "").upper(), typed["number"] or typed["alone"]
    letter = typed["letter"] or typed["part"] or ""
    return [
        row
        for row in rows
        if row.number == number and section in ("", row.section.upper()) and letter in ("", row.letter)
    ]


def _holds(row: Indicator, word: str, stem: str) -> bool:
    if "." in word:
        return word == fold(row.code)
    offered = offered_short_name(row.name)
    named = (row.name, row.short_name, row.told_apart, offered, row.part or "", row.unit, row.russian)
    return heard(stem) in heard(fold(" ".join(named)))


def _stem(word: str) -> str:
    stem = _ENDINGS.sub("", word)
    return stem if len(stem) >= _STEM else word
