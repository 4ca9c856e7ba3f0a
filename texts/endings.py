"""Uzbek endings and numbers inside a sentence of a paper: the noun stays singular behind a number, the ending stands on
the noun and never on the digits."""

import re
from collections.abc import Mapping
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Literal

from babel.numbers import format_decimal

from plan.fold import fold
from texts.language import locale_of, spoken_language
from texts.wording import counted_unit, grouped_number, in_readers_letters, one_apostrophe, speaks_uzbek, unit_name
from texts.wording.phrase import _phrase

Case = Literal["", "ni", "ga", "dan", "si"]
"""Nothing; whom or what; to whom; out of how many; so many of them."""
_COUNTED: Mapping[str, str] = {
    "dona": "ta",
    "ta": "ta",
    "marotaba": "marta",
    "malumot": "ta material",
    "hujjat": "ta hujjat",
    "tadbir": "ta tadbir",
    "resurs": "ta resurs",
    "bibliografik yozuv": "ta bibliografik yozuv",
    "%": "foiz",
    "protsent": "foiz",
}
"""A unit, folded and in the singular → what stands behind a number; a measure (nusxa, nafar) stands as it is."""
_TENTH = Decimal("0.1")
_VOWELS = "aeiouаеёиоуэюяў"
_KEPT = re.compile("(?<=[oOgG])'")
_WITHIN = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])|(?<=[^\W\d_])'(?=\s|$)")
_QUOTED = re.compile(r"[\"«“”„]+([^\"«»“”„]*)[\"»“”]+")
_JOINED = re.compile(r"(?<=\d) (?=[^\W\d_])|(?<=№) (?=\S)|(?<=\b[A-ZА-ЯЎҚҒҲ]\.) ?(?=[A-ZА-ЯЎҚҒҲ])")


def with_ending(word: str, case: Case) -> str:
    """A noun in a case: `nusxadan`, `blokka`, `varag'i`."""
    if not case or not word[-1:].isalpha():
        return word
    end = word[-1].casefold()
    if case == "ga":
        return word + {"k": "ka", "q": "qa", "к": "ка", "қ": "қа"}.get(end, "га" if _is_cyrillic(end) else "ga")
    if case == "si":
        if _is_cyrillic(end):
            return word + ("си" if end in _VOWELS else "и")
        return word + ("si" if end in _VOWELS else "i")
    return word + ({"ni": "ни", "dan": "дан"}[case] if _is_cyrillic(end) else case)


def _is_cyrillic(letter: str) -> bool:
    return "а" <= letter <= "я" or letter in "ёўқғҳ"


def counted(value: Decimal | None, unit: str, case: Case = "") -> str:
    """So many of something: `30 120 nafarni`, `1 320 nusxadan`, `210 nusxasi`, `150 ta tadbirdan`, `149 tasi`."""
    number = grouped_number(value or Decimal(0))
    if not speaks_uzbek():
        return f"{number} {counted_unit(unit, value or Decimal(0))}".rstrip()
    name = one_apostrophe(unit_name(unit))
    name = in_readers_letters(_COUNTED.get(fold(name), name))
    measure, _, noun = name.partition(" ")
    counting = in_readers_letters("ta")
    if measure == counting and case == "si":
        return f"{number} {with_ending(counting, case)}"
    if measure == counting and noun:
        return f"{number} {counting} {with_ending(noun, case)}"
    if not name:
        return f"{number} {with_ending(counting, case)}"
    if not all(map(str.isalpha, re.split(r"[\s'-]+", name))):
        return f"{number} ({one_apostrophe(unit)})"
    return f"{number} {with_ending(name, case)}"


def tenths(share: Decimal) -> str:
    """A share in words' percent, always with its tenth: `26,0`; what is not whole is never rounded up to it."""
    percent = (share * 100).quantize(_TENTH, ROUND_HALF_UP)
    if share < 1 <= percent / 100:
        percent = (share * 100).quantize(_TENTH, ROUND_FLOOR)
    return str(format_decimal(percent, format="#,##0.0", locale=locale_of(spoken_language())))


def as_sentence(text: str) -> str:
    """A text as a sentence: its first letter large, one full stop behind it."""
    text = text.strip()
    return f"{text[:1].upper()}{text[1:].rstrip(' .;')}." if text else ""


def inside_sentence(name: str) -> str:
    """A name where a sentence goes on: `Kitob berilishi` begins small, `OAVda` and `“Kitobxonlik haftaligi”` stay."""
    name = name.rstrip(" .;,")
    first = re.split(r"[\s'’ʻ]", name, maxsplit=1)[0]
    return name if not first[1:].islower() and len(first) > 1 else name[:1].lower() + name[1:]


def quoted(words: str) -> str:
    """Words in the quotes of the language."""
    return _phrase("“{words}”", words=words)


def as_printed(text: str) -> str:
    """A text as papers print it: one kind of apostrophe and of quotes, none inside another, and whatever must not be
    parted at a line's end joined: a number and its unit, initials and a surname."""
    text = one_apostrophe(text)
    while (alone := _QUOTED.sub(lambda found: quoted(found[1]), text)) != text:
        text = alone
    text = _WITHIN.sub("ʼ", _KEPT.sub("ʻ", text))
    return _JOINED.sub("\u00a0", text)
