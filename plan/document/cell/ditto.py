"""Cells that only say "the same as above": —//—, ", "shu xizmat", «то же»."""

import re

from plan.fold import APOSTROPHES, fold

_MARKS = re.compile(r"[-\s.,]*(?:[\"'/\\|〃=↑^]+[-\s.,]*)+")
_WORDS = re.compile(
    r"(?:xuddi )?(?:shu|usha|osha)(?:larning|ning|lar)?"
    r"(?: ozi| (?:\w*yuqoridagi|xizmat|bolim|sektor|xodim|kishi|shaxs|muddat|masul|birlik)\w*)*"
    r"|(?:xuddi )?(?:yuqorida|tepada)(?:gi|gilar)?(?:dek|day|cha)?"
    r"(?: (?:korsatilgan|xizmat|bolim|sektor|xodim|shaxs|muddat|masul)\w*)?"
    r"|(?:to|tot|te|ta|on|oni|ona) je(?: (?:samoe|otdel|slujba|srok\w*))?|sm\.? vishe|kak vishe|ditto|idem"
)
_QUOTES = str.maketrans(dict.fromkeys(f"{APOSTROPHES}″", '"'))
_PIECES = re.compile(r"([,;\n])")


def is_ditto(text: str) -> bool:
    """Whether a cell, or a piece of one, only says that it is what stands above; a dash says that it is nothing."""
    if not any(map(str.isalnum, text)):
        return bool(_MARKS.fullmatch(fold(text.translate(_QUOTES))))
    return bool(_WORDS.fullmatch(fold(text).strip(" .-")))


def filled_in(text: str, above: str) -> str:
    """The cell with what stands `above` written out, where it or a piece of its list is a ditto."""
    if not text or not any(map(is_ditto, (text, *_PIECES.split(text)))):
        return text
    if is_ditto(text):
        return above
    return "".join(above if is_ditto(piece) else piece for piece in _PIECES.split(text)).strip(" ,;\n")
