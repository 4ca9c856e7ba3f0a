"""Zeros that are said of many rows at once: `qolgani 0` of those that are left, `hammasi 0` of all that are open.

"The rest are zero" can only be meant so, and is done. "All of it is zero" may as well be said of what the open question
counts, and is asked.
"""

import re
from itertools import pairwise
from typing import Literal

from plan.fold import fold

_ZERO = frozenset({"0", "00", "nol", "noll", "nul", "nollar", "nullar", "nuli", "nulyam", "nula", "nulevie"})
_NOTHING = frozenset({"yoq", "yuq", "net", "netu", "bolmadi", "bulmadi", "bolmagan", "otkazilmadi", "qilinmadi"})
_BEEN = frozenset({"bilo", "bili", "bila"})
"""`не было`: nothing, behind a `ne`."""
_ALL = re.compile(
    r"(?:[hx]amma|barcha)(?:lar)?(?:si|i)?(?:ni|ning|ga|da|dan)?|vse[xm]?|vsyo|vezde|vsyudu|nigde"
    r"|boshqalar(?:i)?(?:ga|da)?|prochi[ex]|drugi[ex]"
)
_NONE_OF_THEM = re.compile(r"(?:[hx]ech)?(?:bir|qaysi)(?:i|si|ontasi|tasi)?(?:ga|da)?")
_THE_REST = re.compile(r"qol?gan(?:lar)?(?:i|in|ini)?(?:ning|ga|da)?|ostaln(?:oe|ie|ix|im|ogo)")
_ROWS = re.compile(r"(?:band|qator|savol|korsat[gk]ich|raqam|punkt|ish|strok|pokazatel|vopros|graf|oy|mart)[a-z]{0,8}")
_FILLERS = frozenset(
    {
        *(
            "bu",
            "shu",
            "boshqa",
            "esa",
            "ham",
            "xam",
            "va",
            "ta",
            "hozir",
            "endi",
            "menda",
            "bizda",
            "edi",
            "ekan",
            "deb",
        ),
        *("boldi", "boladi", "bolsin", "boldilar", "qoying", "qoy", "qoyilsin", "qoysin", "yoz", "yozing", "yozilsin"),
        *("iltimos", "rahmat", "qil", "qiling", "po", "v", "vo", "u", "i", "na", "za", "stav", "stavte", "postavte"),
        *("pojaluysta", "eto", "etot", "menya", "nas", "budet", "bolgan", "teng", "bosh", "ga", "da", "qilib"),
    }
)
_WORDS = re.compile(r"[a-z]+|\d+")


def zeros_said(line: str) -> Literal["rest", "all"] | None:
    """Whether a line says that the rest of the rows are zero (`rest`), or that all are (`all`), and nothing else."""
    if "?" in line or re.search(r"\d\s*[.,+*/x%-]\s*\d|[-+]\s*\d\s*\d|\d\s*%", line):
        return None
    words = _WORDS.findall(fold(line))
    zeros = [word for word in words if word in _ZERO]
    nothing = any(word in _NOTHING for word in words) or ("ne" in words and not _BEEN.isdisjoint(words))
    rest = any(map(_THE_REST.fullmatch, words))
    others = any(map(_ALL.fullmatch, words)) or _none_of_them(words)
    if not (rest or others) or not (zeros or nothing) or not all(map(_says_no_more, words)):
        return None
    return "rest" if rest and zeros and not nothing else "all"


def _none_of_them(words: list[str]) -> bool:
    """`hech birida`, `hech qaysi bandda`: none of the rows; `hech narsa` is nothing of one."""
    return any(first in ("hech", "xech") and _NONE_OF_THEM.fullmatch(second) for first, second in pairwise(words))


def _says_no_more(word: str) -> bool:
    listed = word in _ZERO or word in _NOTHING or word in _FILLERS or word in _BEEN or word in ("ne", "hech", "xech")
    return listed or any(form.fullmatch(word) for form in (_ALL, _THE_REST, _ROWS, _NONE_OF_THEM))
