"""What the families of `words.csv` say of a number, and which of them is the stronger."""

import re

from plan.typed.why import Why
from plan.vocabulary import Ending, ending_of, holds_family, look_up, words_of

OF_NUMBER = frozenset[Why]({"not_yet", "case", "percent", "unit", "ordinal", "date"})
"""Nothing without a number."""
TIMES = frozenset({"last_month", "long_time", "short_time"})
LONGER = re.compile(
    r"\w(?:ga|gi)cha\b|\w(?:ga|iga) (?:[qk]adar|dovur)\b"
    r"|\b(?:s|so|do|k|ko|po) (?:yanv|fevr|mart|apr|may|iyun|iyul|avg|sent|okt|noya|deka)"
)
"""Words of a time that only begins or ends in a month: `mart oxirigacha`, `shu oygacha`, `с марта`, `к марту`."""
SINCE_JANUARY = re.compile(r"yil ?bosh(?:i|idan)(?: ?(?:beri|hozirgacha))?|s ?nachala ?go?d?a?\.?")
"""What is said of a sum for all of the year so far; where one is asked for, it says nothing new."""
GROUPS: tuple[tuple[Why, ...], ...] = (
    ("letters",),
    ("negative",),
    ("asked", "question"),
    ("right", "mistake", "delete"),
    ("not_yet", "later"),
    ("sum",),
    ("approximate", "bound"),
    ("rate", "monthly"),
    ("last_month", "long_time", "short_time", "as_before"),
    ("change", "grew"),
    ("remainder",),
    ("plan", "to_come"),
    ("pointer",),
    ("ordinal",),
    ("vague",),
    ("date",),
    ("case",),
    ("percent", "unit"),
)
"""What words may say of a number, the strongest first; families of one group say nearly the same."""
MONTHS = 12
YEARS = range(1990, 2100)
STRONG = 12
"""Groups of which two at one number are too much to offer it."""
AS_WHY: dict[str, Why] = {
    "about": "approximate",
    "fold": "sum",
    "unknown": "later",
    "none": "not_yet",
    "zero": "not_yet",
}
BY_ENDING: dict[Ending, Why] = {
    "asked": "asked",
    "each": "rate",
    "ordinal": "ordinal",
    "vague": "case",
    "bound": "bound",
    "about": "approximate",
    "guess": "case",
    "to": "case",
    "from": "case",
    "place": "case",
}
NOT = "not"
"""The value of the word that denies whatever verb follows it."""
NOT_EVEN = frozenset({"ham", "xam", "yam", "tayam"})
SO_FAR = "so far"
"""The value of words that say without a number that it comes later, and at one that it is of a part of the month."""
WAS = "was"
"""The value of `edi`: `8 ta edi` says how many there were, `8 edi` what stood before."""
COUNTING = "ta"
"""At which endings of place do the same as at the digits: `45 kitobga` is 45, `45ga` and `45 taga` may be a growth."""
UNITS = frozenset({COUNTING, "unit"})
"""The values of what only counts; any other noun behind a hyphen is the one of that number: `12-maktab`."""
PLACE = "place"
"""The value of nouns that things are done in: `12 maktabda` is no count."""
OWN_PLACE = "kutubxona"
"""Where everything is done: `kutubxonada 12` is all that there was, and `12 kutubxonada` no count."""
NEWS = "news"
"""The value of nouns without which nothing is known: `ma'lumot yo'q` is no zero."""
GLUED_FAMILIES = frozenset({"counted", "multiplier", "letter", "percent", "money", "measure", "half", "rate"})
_IN_ALL, _GROWN, _SO_FAR, _THIS_MONTH = "in all", "grown", "since january", "this month"
"""The values of `jami`, of `100 taga yetdi`, of `yil boshidan` and of `shu oyda`."""
_YEAR = re.compile(r"[^\d:=-]*(?:19|20)\d\d[^\d:=-]*")
_MONTH_AND = frozenset({"oyi", "za", "v"})
"""Words that a month's name has beside it: `mart oyi`, `за март`."""


def says_in_all(text: str) -> bool:
    """Whether a number is called a sum without any word of its month: `jami 100`, and not `martda jami 100`."""
    of_month = holds_family(text, "neutral", _THIS_MONTH) or holds_family(text, "month")
    return (holds_family(text, "neutral", _IN_ALL) or holds_family(text, "reached", _GROWN)) and not of_month


def says_so_far(text: str) -> bool:
    """Whether a number is said of the year so far: `yil boshidan 100`."""
    return holds_family(text, "long_time", _SO_FAR)


def says_no_first(text: str) -> bool:
    """Whether a text begins with a no: `нет, там было 11250`."""
    return words_of(text)[:1] in (["yoq"], ["yuq"], ["net"], ["ne"])


def is_month_of_year(line: str) -> bool:
    """Whether a line is a month with its year, such as stands above a list: `mart 2025`, and no `mart: 2025`."""
    if _YEAR.fullmatch(line) is None:
        return False
    listed = [look_up(word) for word in words_of(line) if word not in _MONTH_AND]
    families = {word.family if word is not None and not word.ending else "" for word in listed}
    return "month" in families and families <= {"month", "calendar"}


def is_ordinal(text: str) -> bool:
    """Whether a noun behind a hyphen is the one of that number (`12-maktab`), and not the unit of a count."""
    word = look_up("".join(words_of(text)))
    return word is not None and word.family == "counted" and word.value not in UNITS


def may_be_glued(text: str) -> bool:
    """Whether a word may stand right at the digits: a unit, a multiplier, an ending."""
    key = "".join(words_of(text))
    word = look_up(key)
    return (word is not None and word.family in GLUED_FAMILIES) or bool(ending_of(key))
