"""Uzbek in Cyrillic letters, made from what stands in Latin ones.

The rules are those of the two alphabets; where a loan word is spelt as in Russian, `spellings.csv` knows it. Words in
Cyrillic, Russian ones as well, pass through untouched, and so does whatever `spans` keeps.
"""

import re

from plan.fold import remembered
from texts.script.new_latin import old_letters
from texts.script.spans import each_word
from texts.script.spellings import kept_part, spelling_of

_LETTERS = {
    "a": "а", "b": "б", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "ҳ", "i": "и", "j": "ж", "k": "к", "l": "л",
    "m": "м", "n": "н", "o": "о", "p": "п", "q": "қ", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "x": "х",
    "y": "й", "z": "з", "'": "ъ", "c": "с", "w": "в",
    "sh": "ш", "ch": "ч", "o'": "ў", "g'": "ғ", "yo'": "йў", "yo": "ё", "yu": "ю", "ya": "я", "ye": "е", "s'h": "сҳ",
}  # fmt: skip
_PIECE = re.compile(r"ц+|s'h|sh|ch|yo'|o'|g'|yo|yu|ya|ye|.", re.DOTALL)
_VOWELS = "aeiou'"
# Where Latin has ts or s for one Cyrillic letter: ts at the beginning, before e and -ia, -io, -iya; s in -iya, -ion.
_TSE = re.compile(r"^ts|ts(?=e|iy[ae]|i[aou])|(?<=[nkp])s(?=iya(?!t)|ion)")
_LOOK_ALIKES = dict(zip("aeopcxykmtABCEHKMOPTXY", "аеорсхукмтАВСЕНКМОРТХУ", strict=True))
_LATIN = re.compile(r"[A-Za-z']+")
_HAS_LATIN = re.compile(r"[A-Za-zşșçöğõóōǵŞȘÇÖĞÕÓŌǴ]")
_FOREIGN = re.compile(r"w|c(?!h)")


@remembered(16_384)
def cyrillic(text: str) -> str:
    """The text in Uzbek Cyrillic; plain or Telegram's HTML, with or without places (`{row}`)."""
    return each_word(text, _in_cyrillic, " ") if _HAS_LATIN.search(text) else text


@remembered(16_384)
def _in_cyrillic(word: str) -> str:
    word = old_letters(word)
    if not _HAS_LATIN.search(word):
        return word
    if re.fullmatch(_LATIN, word):
        return _of_latin(word)
    return _of_two_alphabets(word)


def _of_latin(word: str) -> str:
    low = word.lower()
    kept = kept_part(word)
    if kept:
        return word[: len(kept)] + _by_rules(word, len(kept))
    if _FOREIGN.search(low):
        return word
    spelling = spelling_of(low)
    if spelling is None:
        return _by_rules(word, 0)
    end = len(spelling.latin)
    stem = spelling.cyrillic.removesuffix("ь") if word[end:] else spelling.cyrillic
    return _in_case_of(word[:end], stem) + _by_rules(word, end)


def _by_rules(word: str, start: int) -> str:
    """What stands from `start` in a word, letter by letter."""
    low = _TSE.sub(lambda ts: "ц" * len(ts[0]), word.lower())
    written = []
    for found in _PIECE.finditer(low, start):
        letter = _letter(found[0], low[found.start() - 1] if found.start() else "")
        written.append(_in_case_of(word[found.start() : found.end()], letter, word.isupper()))
    return "".join(written)


def _letter(piece: str, previous: str) -> str:
    if piece.startswith("ц"):
        return "ц"
    if piece == "e" and (not previous or previous in "aeiou"):
        return "э"
    if piece == "ye" and previous and previous not in _VOWELS:
        return "ье"
    return _LETTERS.get(piece, piece)


def _in_case_of(latin: str, written: str, in_capitals: bool = False) -> str:
    """Capitals where the Latin letters have them; a sign has those of its word."""
    letters = latin.replace("'", "")
    if (letters.isupper() and len(letters) > 1) or (in_capitals and not letters):
        return written.upper()
    return written[0].upper() + written[1:] if letters[:1].isupper() else written


def _of_two_alphabets(word: str) -> str:
    """A word with letters of both: an abbreviation with a Cyrillic ending, or a slip of the keyboard."""

    def run(found: re.Match[str]) -> str:
        letters = found[0]
        if all(letter in _LOOK_ALIKES for letter in letters):
            return "".join(_LOOK_ALIKES[letter] for letter in letters)
        return _of_latin(letters)

    return _LATIN.sub(run, word)
