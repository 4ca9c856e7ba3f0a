"""Words that say that figures are counted in lots: tens, dozens, hundreds, "100 dona", packs.

A unit in thousands is a usual one ("ming so'm") and is kept; of one in hundreds nobody can tell whether those who
report will count so, too.
"""

import re
from dataclasses import dataclass

from plan.fold import fold
from plan.vocabulary import is_unit, look_up, words_of

_ENDING = r"(?:ta(?:dan|lab|lik|da)?|lab|lik(?:lar)?|lar|(?:ta)? ?hisobi?da)?"
_NAMED = (
    (100, rf"yuz{_ENDING}|sot(?:n[yia]\w*|en|nyax)"),
    (10, rf"on{_ENDING}|desyat(?:ok|k[aio]\w*)"),
    (12, r"dyujin\w*|dyujn\w*"),
)
_LOT = re.compile("|".join(rf"(?P<n{number}>\b(?:{words})(?![\w-]))" for number, words in _NAMED))
_TIMES = re.compile(r"(?<![\w-])[x*×]\s?(\d[\d ]*)(?![\d,.])|(?<![\d,.])\b(\d[\d ]*)\s?[x×](?!\w)")
_OF = re.compile(r"(?<![\d,.-])(\d[\d ]*?)\s?-?(?:ta(?:dan|lik|lab)?\s?)?\s?([^\W\d]+)?(?![\w,.]*\d)")
"""A number with what is counted: "100 dona", "50 tadan"."""
_PACK = re.compile(r"\b(?:paket|quti|boglam|taxlam|pachk|upakov|korob[ko]|karob|yashik)\w*")
_PLACE = re.compile(r"(?:lar)?da$|(?:лар)?да$")
_EQUALS = re.compile(
    r"\b(?:1|bir|odin|odna) (?:ta )?([^\W\d]+)(?: \([^)]*\))? ?(?:[=:-]|teng|ichida|da\b|sostavlyaet|soderjit)+ ?"
    r"(\d[\d ]*)(?: ?ta)? ?([^\W\d]+)?"
)
_ANY = ("birlik", "edinits", "edinis", "raqam", "ball", "son")
_LARGEST = 100_000
_BRACKETED = re.compile(r"\([^()]+\)")
_MEASURE = re.compile(r"\W*(?:olchov|birlik|ed\w*\.? izm|v |raqam)")
_NOTE = re.compile(r"\W*(?:izoh|eslatma|primechani|\*|(?:1|bir|odin|odna) |(?:bu |jadvaldagi )?raqam|v )")
_COUNTS = re.compile(r"hisob|olchov|birlik|raqam|korsatkich|dann|pokazatel|sifr|v sot|v des|\*")
_LONGEST = 60
_IN_UNIT = re.compile(r"[\s()\[\],;:/×*-]+")


@dataclass(frozen=True, slots=True)
class Lot:
    """How many are one; 0 where the words name a pack and not how many are in it."""

    size: int
    thing: str = ""
    """What is in the lot, as printed; "" where the words do not say."""


def lot_of_unit(unit: str) -> Lot | None:
    """The lot that a unit is: "yuz nusxa", "сотня", "dona (100 dona)", "100 dona"; None for any other, a rate too
    ("1000 kishiga")."""
    return lot_in_words(unit) or _in_figures(unit)


def lot_beside(text: str) -> Lot | None:
    """The lot that a heading or a line around a table speaks of: "reja, yuz nusxa", "план, сотен", "reja x100"."""
    if lot := lot_in_words(text):
        return lot
    if match := _TIMES.search(fold(text)):
        return _sized(match[1] or match[2])
    for bracket in (*re.findall(r"\(([^()]*)\)", text), *re.findall(r"[,;]([^,;()]*)$", text)):
        if lot := _in_figures(bracket):
            return lot
    pack = next((word for word in re.findall(r"[^\W\d_]['‘’ʻʼ\w]*", text) if _PACK.match(fold(word))), None)
    return Lot(0, _PLACE.sub("", pack)) if pack else None


def lot_in_note(text: str) -> tuple[str, Lot] | None:
    """What a note says one of something is, and of what ("" for anything): "1 paket = 50 dona", "1 birlik = 100 ta"."""
    match = _EQUALS.search(fold(text))
    if match is None or not (lot := _sized(match[2])):
        return None
    return "" if match[1].startswith(_ANY) else match[1], Lot(lot.size, match[3] or "")


def lot_in_words(text: str) -> Lot | None:
    """The lot that a text names by a word: "yuz nusxa", "сотня", "o'nlab"."""
    words = text.split()
    folded = " ".join(fold(word) or "-" for word in words)
    match = _LOT.search(folded)
    if match is None:
        return None
    behind = words[folded[: match.end()].count(" ") + 1 :]
    thing = behind[0].strip(" (),;:") if behind else ""
    bare = match[0] in ("yuz", "on")
    if (thing and bare and not _names_what(thing)) or (bare and not thing and match.start()):
        # "Yuz yillik", "o'n oy uchun".
        return None
    return Lot(int(match.lastgroup[1:]), thing if is_unit(thing) else "") if match.lastgroup else None


def _names_what(word: str) -> bool:
    """Whether things are counted by a word, as it stands in a dictionary or in "nusxada"."""
    listed = look_up("".join(words_of(word)))
    return listed is not None and listed.family == "counted" and listed.ending in ("", "keeps", "place")


def _in_figures(text: str) -> Lot | None:
    if match := _TIMES.search(fold(text)):
        return _sized(match[1] or match[2], _counted(text))
    match = _OF.search(fold(text))
    if match is None or not (match[2] is None or is_unit(match[2]) or _PACK.match(match[2])):
        return None
    if match[2] is None and not re.search(r"\dta|\d ta", fold(text)):
        return None
    return _sized(match[1], _counted(text))


def _counted(text: str) -> str:
    """The last word of a text that things are counted by."""
    return next((word for word in reversed(_IN_UNIT.split(text)) if word and is_unit(word)), "")


def _sized(digits: str, thing: str = "") -> Lot | None:
    size = int(digits.replace(" ", ""))
    return Lot(size, thing) if 1 < size <= _LARGEST and not re.fullmatch(r"20\d\d", str(size)) else None


def lot_of_line(text: str) -> Lot | None:
    """The lot of a line above a table that says nothing else: "(yuz nusxada)", "O'lchov birligi: сотня"."""
    words = fold(text).strip()
    alone = len(words) <= _LONGEST and (_BRACKETED.fullmatch(words) or _MEASURE.match(words))
    return lot_in_words(text) if alone else None


def says_lot(text: str) -> bool:
    """Whether a note speaks of lots: "Izoh: raqamlar yuz nusxa hisobida", "1 paket = 50 dona"."""
    words = fold(text)
    if not _NOTE.match(words):
        return False
    return lot_in_note(text) is not None or (lot_in_words(text) is not None and bool(_COUNTS.search(words)))
