"""One form for every spelling: words typed in three alphabets or torn at a line end must compare equal."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

APOSTROPHES = "'‘’ʻʼ`´ʹ′＇"
DASHES = "‐‑‒–—―−⁃"

# Uzbek and Russian Cyrillic; the hard and soft signs go the way of the apostrophe, which people leave out.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "j", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "x", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "",
    "э": "e", "ю": "yu", "я": "ya", "ў": "o", "қ": "q", "ғ": "g", "ҳ": "h", "і": "i",
}  # fmt: skip
NEW_LATIN = {
    **dict.fromkeys("şș", "sh"),
    **dict.fromkeys("çć", "ch"),
    **dict.fromkeys("öõóō", "o'"),
    **dict.fromkeys("ğǵḡ", "g'"),
}
"""The letters of the alphabet of 2026, and of its drafts, in those that are in force."""
_NO_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, ""))
_MAP = str.maketrans(
    {
        **_CYRILLIC,
        **{letter: old.rstrip("'") for letter, old in NEW_LATIN.items()},
        **dict.fromkeys(APOSTROPHES, ""),
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys("“”„«»″", '"'),
    }
)
# "ye" and "ts" are single Cyrillic letters that Latin writes in two ways (obyekt/obekt, -tsion/-sion); two months have
# lost their Russian y (sentabr, oktabr).
_SPELLINGS = re.compile(r"y+e|t+s|ty+a(?=br)")
_BARE_H = re.compile("(?<![sc])h")
_HEARD = str.maketrans("qo", "ku")
_WORD = re.compile(rf"[^\W\d_][\w{re.escape(APOSTROPHES)}]*")
# Words that head a plan or tell a time, as keyboards without қ, ғ, ҳ and ў have them: read as they are spelt.
_PROPER = {
    "xar": "har", "xafta": "hafta", "xaftalik": "haftalik", "buyi": "boyi", "buyicha": "boyicha", "utgan": "otgan",
    "ulchov": "olchov", "ulchami": "olchami", "kursatkich": "korsatkich", "mikdor": "miqdor", "kiymat": "qiymat",
    "xajm": "hajm", "xolat": "holat", "xakikat": "haqiqat", "axoli": "aholi", "urtacha": "ortacha", "usish": "osish",
    "kushimcha": "qoshimcha", "xujjat": "hujjat", "xisobot": "hisobot", "raxbar": "rahbar", "rakam": "raqam",
    "kator": "qator", "ruyxat": "royxat", "boskich": "bosqich", "buyruk": "buyruq", "takdim": "taqdim",
    "xisob": "hisob", "vakt": "vaqt", "utkazish": "otkazish", "urin": "orin", "bulim": "bolim", "ukuvchi": "oquvchi",
}  # fmt: skip
_WITHOUT_LETTERS = re.compile(
    rf"\b(?:{'|'.join(sorted(_PROPER, key=len, reverse=True))})"
    r"(?=(?:lar)?(?:i|si)?(?:ning|ni|ga|da|dan|dagi|gacha|day|dek|cha|li|siz)?\b)"
)
# Endings that are never a word of their own: "foydalanuvchi larga" can only be one word.
_ENDINGS = re.compile(r"lar(ga|ni|ning|da|dan|i|iga|ini|ining|ida|idan)?|ning|dagi|sining|siga|sini|sidagi")
_GAP = re.compile(rf"(?P<left>{_WORD.pattern})(?P<gap>-\s+|[^\S\n]+|\n)(?P<right>{_WORD.pattern})")


LONGEST_REMEMBERED = 500
"""Letters; the longest names of rows have about as many."""
More = ParamSpec("More")
Made = TypeVar("Made")


def remembered(
    most: int,
) -> Callable[[Callable[Concatenate[str, More], Made]], Callable[Concatenate[str, More], Made]]:
    """For a function that always makes the same of a text: the last `most` short ones are worked out once. The words of
    a plan come again with every message; what people type mostly never does, and may have four thousand letters, of
    which a memory that counts its entries alone would hold hundreds of megabytes."""

    def remembering(work: Callable[Concatenate[str, More], Made]) -> Callable[Concatenate[str, More], Made]:
        kept = cast("Callable[Concatenate[str, More], Made]", lru_cache(maxsize=most)(cast("Any", work)))

        @wraps(work)
        def made(text: str, /, *more: More.args, **named: More.kwargs) -> Made:
            return (kept if len(text) <= LONGEST_REMEMBERED else work)(text, *more, **named)

        return cast("Callable[Concatenate[str, More], Made]", made)

    return remembering


@remembered(8_192)
def fold(text: str) -> str:
    """The text in lower Latin letters, no apostrophes, plain dashes, single spaces; for comparing only."""
    folded = _fold_once(text)
    # In rare letters lower-casing and composing make work for each other, so it is done until it rests.
    while (again := _fold_once(folded)) != folded:
        folded = again
    return folded


@remembered(4_096)
def heard(folded: str) -> str:
    """A folded text as who types without қ, ҳ and ў has it: q is k, h is x, and o is u. For names, which say more than
    these letters; a number's word (o'n, un) is another one without them. As long as it was."""
    return _BARE_H.sub("x", folded).translate(_HEARD)


def fold_key(text: str) -> str:
    """The folded text without spaces and marks: equal for a word and the same word torn at a line end."""
    return re.sub(r"[\W_]+", "", fold(text))


def heard_key(text: str) -> str:
    """The key of a word or phrase that stands alone, typed with or without қ, ҳ and ў: `оркага` and `orqaga`."""
    return heard(fold_key(text))


def count_words(texts: Iterable[str]) -> Counter[str]:
    """How often each folded word occurs: what decides whether two neighbours are one torn word."""
    return Counter(fold(word) for text in texts for word in _WORD.findall(text))


def join_torn(text: str, words: Counter[str]) -> str:
    """The text as printed, with torn words joined again ("Biblio- grafik", "foydalanuvchi larga")."""
    start = 0
    while gap := _GAP.search(text, start):
        joint = _joint(gap["left"], gap["gap"], gap["right"], words)
        if joint is None:
            start = gap.start("right")
        else:
            text = text[: gap.start("gap")] + joint + text[gap.start("right") :]
            start = gap.start("left")
    return text


def _joint(left: str, gap: str, right: str, words: Counter[str]) -> str | None:
    """What belongs between two pieces if they are one word ("" or "-"), None if they are two words."""
    if not right[0].islower():
        return None
    whole = fold(left + right)
    if gap.startswith("-"):
        # "axborot-\nkutubxona" keeps its hyphen when its halves are words elsewhere, else it was a tear.
        halves_are_words = min(words[fold(left)], words[fold(right)]) > 1
        return "-" if halves_are_words and not words[whole] else ""
    if _ENDINGS.fullmatch(fold(right)):
        return ""
    if gap != "\n" and len(right) > 2 and words[whole] > max(words[fold(right)], words[fold(left)]):
        return ""
    return None


def _fold_once(text: str) -> str:
    return _WITHOUT_LETTERS.sub(_with_letters, _in_small_latin(text))


def _in_small_latin(text: str) -> str:
    if text.isascii():
        return " ".join(_SPELLINGS.sub(_last_letter, text.lower().translate(_NO_APOSTROPHES)).split())
    # Apostrophes go first: composing would make a space of some of them.
    text = unicodedata.normalize("NFKC", text.translate(_NO_APOSTROPHES)).casefold().replace("ьо", "yo")
    lowered = unicodedata.normalize("NFKC", text).translate(_MAP)
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(letter))
    return " ".join(_SPELLINGS.sub(_last_letter, bare.translate(_MAP)).split())


def _with_letters(word: re.Match[str]) -> str:
    return _PROPER[word[0]]


def _last_letter(pair: re.Match[str]) -> str:
    return "ta" if pair[0][-1] == "a" else pair[0][-1]
