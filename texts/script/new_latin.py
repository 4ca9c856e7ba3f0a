"""The Latin alphabet of 2026 (ş ç ö ğ), and the one in force (sh ch o' g') out of it or of what was proposed before."""

import re

from plan.fold import remembered
from texts.script.spans import each_word

_OLD = {"ş": "sh", "ș": "sh", "ç": "ch", "ö": "o'", "õ": "o'", "ó": "o'", "ō": "o'", "ğ": "g'", "ǵ": "g'", "ḡ": "g'"}
_NEW = {"sh": "ş", "ch": "ç", "o'": "ö", "g'": "ğ", "s'h": "sh"}
_NEW_LETTER = re.compile(f"[{''.join(_OLD)}]", re.IGNORECASE)
_OLD_LETTER = re.compile("s'h|sh|ch|o'|g'", re.IGNORECASE)


@remembered(4096)
def new_latin(text: str) -> str:
    """The text in the letters of 2026."""
    return each_word(text, _in_new_letters)


@remembered(4096)
def old_latin(text: str) -> str:
    """The text in the letters that are in force."""
    return each_word(text, old_letters) if _NEW_LETTER.search(text) else text


def old_letters(word: str) -> str:
    """A word without the letters of 2026."""
    if word.isascii() or not _NEW_LETTER.search(word):
        return word

    def letter(found: re.Match[str]) -> str:
        written = _OLD[found[0].lower()]
        if found[0].islower():
            return written
        near = word[found.end() : found.end() + 1] or word[found.start() - 1 : found.start()]
        return written.upper() if near.isupper() else written.capitalize()

    return _NEW_LETTER.sub(letter, word)


def _in_new_letters(word: str) -> str:
    def letter(found: re.Match[str]) -> str:
        written = _NEW[found[0].lower()]
        return written.upper() if len(written) == 1 and found[0][0].isupper() else written

    return _OLD_LETTER.sub(letter, word)
