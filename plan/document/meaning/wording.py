"""One figure of the plan in its words, and how words are looked for: folded, so that three scripts are one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from plan.fold import fold, remembered

_OCCASION = re.compile(
    r"(?:tadbir|hujjat|hisobot|mar[ot]*taba|marotaba|marta|seminar|trening|uchrashuv|korgazma|yigilish|majlis|reja\b|suhbat|malumot"
    r"|dalolatnoma|malumotnoma|buyruq|shartnoma|meropriyat|dokument|raz\b|otch?et|spravk|prikaz|dogovor"
    r"|dars|tanlov|konkurs|festival|aksiya|taqdimot|reyd|beseda|vistavk|urok|lektsi|leksi|maqola|publikas)"
)
"""Units of what is held or written."""
_TIMES = re.compile(r"mar[ot]*taba|marta|raz(?:a|ov)?\b|hodisa|sluchay")
_BRINGS = re.compile(
    r"\b(?:etkazish|saqlash|saqlab qolish|taminlash|oshirish|kopaytirish|kengaytirish|\w*ytirish|qisqartirish)\W*$"
)
_DOES = re.compile(r"\w\wsh\W*$")
_DOES_FIRST = re.compile(
    r"^\W*(?:podgotov|sostavl|provede|predostavl|sdacha|organiz|obnovl|razrabot|izuch|likvid|rabota|vziskan)"
)
_QUOTED = re.compile(r'"[^"\s]+(?: [^"\s]+){2,}"')
"""At least three words: a shorter name in quotes is what is counted ("Kitob fondi")."""
_FROM_TO = re.compile(
    r"(\d+(?:[.,]\d+)?)(?: ?%| ?-?(?!dan\b)[^\W\d]{2,12}?)? ?-?dan,? (\d+(?:[.,]\d+)?)"
    r"|\b(?:s|ot) (\d+(?:[.,]\d+)?)(?: ?%| [^\W\d]{1,12}\.?)? do (\d+(?:[.,]\d+)?)"
)
"""Where something begins, and where it ends: "12 tadan 5 taga", "с 12 до 5"."""
BRACKETS = re.compile(r"\(([^()]*)\)")

_Value = TypeVar("_Value")


_PAPER = re.compile(
    r"hujjat|xujjat|hisobot|malumot|dalolatnoma|buyruq|shartnoma|dokument|otch?et|spravk|prikaz|dogovor|reja\b|plan\b"
    r"|maqola|publikas"
)
_HELD = re.compile(
    r"\b(?:tadbir|bayram|festival|uchrashuv|seminar|trening|konferen|tanlov|konkurs|korgazma|aksiya|marosim|yigilish"
    r"|kecha\b|konsert|sayohat|ekskurs|meropriyat|prazdn|vstrech|vistavk|yarmark|flashmob|viktorin|reyd)"
    r"|\bkuni\b|\bden\b"
)


def is_held(name: str, unit: str) -> bool:
    """Whether it is something that is held on a day, and no paper or work that is done by one."""
    counted = fold(unit)
    return bool((_OCCASION.match(counted) and not _PAPER.match(counted)) or _HELD.search(fold(name)))


@dataclass(frozen=True, slots=True)
class Wording:
    """The words and figures of one figure of the plan."""

    name: str
    part: str
    unit: str
    baseline: Decimal | None
    target: Decimal | None
    cell: str = ""
    """The words of the target's cell."""
    heading: str = ""
    """The words above the column of targets."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The name and the part's name, folded, without the titles of decrees and programmes in them."""
        return tuple(_QUOTED.sub(" ", fold(text)) for text in (self.name, self.part) if text)

    @property
    def is_occasion(self) -> bool:
        """Whether it is counted in events or papers."""
        return bool(_OCCASION.match(fold(self.unit)))

    @property
    def is_in_times(self) -> bool:
        """Whether it is counted in times that something happens, which may be anything, also what nobody wants."""
        return bool(_TIMES.match(fold(self.unit)))

    @property
    def falls(self) -> bool:
        """Whether the target is below the fact, or below what the name says that it comes from."""
        before = self.baseline if self.baseline is not None else self._from
        return before is not None and self.target is not None and self.target < before

    @property
    def _from(self) -> Decimal | None:
        """The figure that the target is brought from: 12 of "12 tadan 5 taga tushirish"."""
        spans = (match for text in self.texts for match in _FROM_TO.finditer(text))
        figures = (tuple(Decimal(end.replace(",", ".")) for end in match.groups() if end) for match in spans)
        return next((first for first, last in figures if last == self.target), None)


@dataclass(frozen=True, slots=True)
class Reading(Generic[_Value]):
    """What the words say. `doubt`: a name for the words that may mean another thing as well, "" where they are plain;
    then `value` is what stands until somebody has answered."""

    value: _Value
    doubt: str = ""
    choices: tuple[_Value, ...] = ()
    said: bool = True
    """Whether any word speaks of it; otherwise `value` is what figures usually are."""


# Most names have none of the words that a pattern looks for, and looking for plain words takes far less time.
_BETWEEN_WORDS = re.compile(r"[^\w%≥≤]+")


@remembered(4096)
def _spaced(text: str) -> str:
    """A folded text whose words have one space before and behind them."""
    return " " + _BETWEEN_WORDS.sub(" ", text) + " "


def has_words(texts: Sequence[str], words: Sequence[str]) -> bool:
    """Whether any of the words is in any of the texts; a space in a word is the edge of a word of the text."""
    return any(word in spaced for spaced in map(_spaced, texts) for word in words)


def does_something(text: str) -> bool:
    """Whether a name says what is to be done, and not what is to be there."""
    bare = BRACKETS.sub(" ", text).strip()
    return bool(_DOES_FIRST.search(bare) or (_DOES.search(bare) and not _BRINGS.search(bare)))
