"""Uzbek in Latin letters, made from what stands in Cyrillic ones; Russian words are left as they are."""

import re
from functools import cache

from plan.fold import remembered
from texts.script.spans import each_word
from texts.script.spellings import is_ending, spellings

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ж": "j", "з": "z", "и": "i", "й": "y", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "x", "ч": "ch",
    "ш": "sh", "щ": "sh", "ъ": "'", "ы": "i", "ь": "", "э": "e", "ё": "yo", "ю": "yu", "я": "ya", "ў": "o'",
    "қ": "q", "ғ": "g'", "ҳ": "h", "сҳ": "s'h", "ьо": "yo", "ъе": "ye", "ъё": "yo", "ъю": "yu", "ъя": "ya", "йў": "yo'",
    "ўъ": "o'",
}  # fmt: skip
_PIECE = re.compile(r"сҳ|ьо|ъ[еёюя]|йў|ўъ|.", re.DOTALL)
_VOWELS = "аеёиоуэюяўы"
_CYRILLIC = re.compile("[А-Яа-яЁёЎўҚқҒғҲҳ]")
_UZBEK = re.compile("[ўқғҳ]", re.IGNORECASE)
_RUSSIAN = re.compile(
    r"[ыщ]|\w(?:ого|его|ому|ему|ение|ания|ание|ений|аний|ости|ость|ться|тся|ский|ская|ской|ских|ная|ной|ный|ные|ных)\b",
    re.IGNORECASE,
)


@remembered(4096)
def latin(text: str) -> str:
    """The text in Latin letters; one that is Russian stays what it is."""
    if not _CYRILLIC.search(text) or (_RUSSIAN.search(text) and not _UZBEK.search(text)):
        return text
    return each_word(text, _in_latin, "-")


@remembered(16_384)
def _in_latin(word: str) -> str:
    low = word.lower()
    if not _CYRILLIC.search(low):
        return word
    stem, written = _spelt(low)
    rest = _by_rules(word[len(stem) :], stem[-1:])
    return _in_case_of(word[: len(stem)], written, word) + rest if stem else rest


@cache
def _stems() -> dict[str, tuple[str, bool]]:
    """Cyrillic stem without its last ь → its Latin, and whether anything may follow."""
    return {
        found.cyrillic.removesuffix("ь"): (found.latin, found.any_ending) for found in reversed(spellings().values())
    }


def _spelt(low: str) -> tuple[str, str]:
    stems = _stems()
    for end in range(len(low), 1, -1):
        latin_stem, any_ending = stems.get(low[:end], ("", False))
        rest = low[end:]
        if latin_stem and (any_ending or is_ending(_by_rules(rest, low[end - 1]))):
            with_sign = low[: end + 1] if rest == "ь" else low[:end]
            return with_sign, latin_stem
    return "", ""


def _by_rules(word: str, before: str) -> str:
    low = word.lower()
    written = []
    for found in _PIECE.finditer(low):
        previous = low[found.start() - 1] if found.start() else before
        written.append(_in_case_of(word[found.start() : found.end()], _letter(found[0], previous), word))
    return "".join(written)


def _letter(piece: str, previous: str) -> str:
    if piece == "е":
        return "ye" if not previous or previous in f"{_VOWELS}ъь" else "e"
    if len(piece) > 1 and piece[0] == "ъ" and previous and previous in _VOWELS:
        return f"'{_LETTERS[piece]}"
    if piece == "ц":
        return "ts" if previous and previous in _VOWELS else "s"
    return _LETTERS.get(piece, piece)


def _in_case_of(piece: str, written: str, word: str) -> str:
    if not piece[:1].isupper() or not written:
        return written
    whole = len(word) > 1 and word.isupper()
    return written.upper() if whole else written[0].upper() + written[1:]
