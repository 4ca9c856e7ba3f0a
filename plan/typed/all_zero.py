"""Zeros that are said of many rows at once: `qolgani 0` of those that are left, `hammasi 0` of all that are open.

"The rest are zero" can only be meant so, and is done. "All of it is zero" may as well be said of what the open question
counts, and is asked.
"""

import re
from itertools import pairwise
from typing import Literal

from plan.fold import fold

_HEARD = str.maketrans("quh", "kox")
"""Letters that people write for one another: `kolgani`, `buldi`, `xammasi`. All is compared without them."""


def _words(*words: str) -> frozenset[str]:
    return frozenset(word.translate(_HEARD) for word in words)


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.translate(_HEARD))


_ZERO = _words("0", "00", "nol", "noll", "nollar", "noli", "nolyam", "nola", "nolevie")
_NOTHING = _words("yoq", "net", "nichego", "neto", "bolmadi", "bolmagan", "otkazilmadi", "qilinmadi")
_BEEN = _words("bilo", "bili", "bila")
"""`не было`: nothing, behind a `ne`."""
_ALL = _form(
    r"(?:hamma|barcha)(?:lar)?(?:si|i)?(?:ni|ning|ga|da|dan)?|vse[xm]?|vsyo|vezde|vsyodo|nigde"
    r"|boshqalari?(?:ga|da)?|prochi[ex]|drogi[ex]"
)
_OTHERWISE = _form(r"boshqa(?:si|lar|lari)?(?:da|ga)?|bolshe")
"""What begins a line that says of all other rows that there was nothing: `boshqa ish yo'q`; `boshqa yo'q`
may be said of what the row counts."""
_HECH = "hech".translate(_HEARD)
_NONE_OF_THEM = _form(r"(?:hech)?(?:bir|qaysi)(?:i|si|ontasi|tasi)?(?:ga|da)?")
_THE_REST = _form(r"qol?gan(?:lar)?(?:i|in|ini)?(?:ning|ga|da)?|ostaln(?:oe|ie|ix|im|ogo)")
_ROWS = _form(r"(?:band|qator|savol|korsat[gk]ich|raqam|ponkt|ish|strok|pokazatel|vopros|graf|oy|mart)[a-z]{0,8}")
_FILLERS = _words(
    *("bu", "shu", "boshqa", "esa", "ham", "va", "ta", "hozir", "endi", "menda", "bizda", "edi", "ekan", "deb", "da"),
    *(
        "narsa",
        "nima",
        "bolshe",
        "nichego",
        "boldi",
        "boladi",
        "bolsin",
        "qoying",
        "qoy",
        "qoyilsin",
        "yoz",
        "yozing",
        "yozilsin",
        "bolgan",
        "teng",
        "ga",
    ),
    *("iltimos", "rahmat", "qil", "qiling", "qilib", "bosh", "po", "v", "vo", "u", "i", "na", "za", "ne"),
    *("stav", "stavte", "postavte", "pojaluysta", "eto", "etot", "menya", "nas", "budet", "hech"),
)
_WORD = re.compile(r"[a-z]+|\d+")


def zeros_said(line: str) -> Literal["rest", "all"] | None:
    """Whether a line says that the rest of the rows are zero (`rest`), or that all are (`all`), and nothing else."""
    if "?" in line or re.search(r"\d\s*[.,+*/x%-]\s*\d|[-+]\s*\d\s*\d|\d\s*%", line):
        return None
    words = [word.translate(_HEARD) for word in _WORD.findall(fold(line))]
    zeros = [word for word in words if word in _ZERO]
    nothing = any(word in _NOTHING for word in words) or ("ne" in words and not _BEEN.isdisjoint(words))
    rest = any(map(_THE_REST.fullmatch, words))
    others = any(map(_ALL.fullmatch, words)) or _none_of_them(words)
    others = others or (len(words) > 2 and _OTHERWISE.fullmatch(words[0]) is not None)
    if not (rest or others) or not (zeros or nothing) or not all(map(_says_no_more, words)):
        return None
    return "rest" if rest and zeros and not nothing else "all"


def _none_of_them(words: list[str]) -> bool:
    """`hech birida`, `hech qaysi bandda`: none of the rows; `hech narsa` is nothing of one."""
    return any(first == _HECH and _NONE_OF_THEM.fullmatch(second) for first, second in pairwise(words))


def _says_no_more(word: str) -> bool:
    listed = word in _ZERO or word in _NOTHING or word in _BEEN or word in _FILLERS
    return listed or any(form.fullmatch(word) for form in (_ALL, _OTHERWISE, _THE_REST, _ROWS, _NONE_OF_THEM))
