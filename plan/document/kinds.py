"""What a row's words and unit say of its figure: added up, or a rate, or what stands at the year's end; and whether
more is better or less. Words of three scripts are compared folded (`plan.fold`)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Generic, TypeVar

from plan.fold import fold
from plan.indicator import Direction, Kind
from plan.units import is_percent

_MONTHS = r"(?:yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sent[iy]?abr|okt[iy]?abr|noyabr|dekabr)"
_PERCENT = re.compile(r"(?:%|\bfoiz|\bprosent|\bpros\b)")
_PERCENT_NAME = re.compile(
    r"(?:[(,] ?(?:v )?(?:%|foiz\w*|prosent\w*)[ ).]*|%[ ).]*|\bfoizi|\bfoizda|\bprosent(?:i|a|ax|ov)?)\W*$"
)
_STANDS = re.compile(
    r"(?:"
    r"\byil(?:ning)? (?:oxiri|yakuni|tugashi|boshi)(?:ga|dagi)\b"
    r"(?! (?:qadar|kora|oid|doir|bagish|asos|boyicha|[mr]\w*jal))"
    rf"|\b(?:{_MONTHS}\w*|\d{{2,4}}|y\.|yil\w*|yakuni|oxiri|boshi|oy\w*|chorak\w*|sana\w*)\W{{0,3}}holati"
    r"(?:ga|da|dagi| boyicha)\b"
    r"|\bna (?:kones|nachalo) (?:\w+ )?(?:goda|perioda|kvartala)|\bpo sostoyaniyu na\b"
    r"|\bna 0?1(?:-?e)?[. ](?:0?1\b|yanvar)"
    r"|\bna 31[. ](?:12|dekabr)"
    r")"
)
"""What stands on a day: "yil oxiriga", "1-yanvar holatiga", "на конец года"; not "by the year's end" and not "on the
occasion of the year's end"."""
_RUNNING = re.compile(
    r"(?:\bosib boruvchi(?: (?:tartib|jami|hisob|yakun|usul|raqam|son)|\W*$)|\bnarastayush\w+ itog"
    r"|\byil boshidan\b|\bs nachala goda)"
)
_STOCK = re.compile(
    r"(?:\bfond\w*(?: \w+)? (?:hajm|miqdor|son)|\b(?:kitob|kutubxona|hujjat) fondi\b|\bobem(?: \w+)? fonda\b"
    r"|\bknijn\w+ fond\b|\bazolar(?:i|ining|ning)?(?: umumiy)? soni\b|\bshtat\w* (?:birlik|son)|\bchislennost"
    r"|\bxodimlar(?:i|ining|ning)?(?: umumiy)? soni\b)"
)
"""Things that are mostly had, not done in a month."""
_IN_ALL = re.compile(
    r"(?:\bumumiy (?:soni|miqdori|hajmi)|\bjami\b.*\b(?:soni|miqdori|hajmi)|\b(?:soni|miqdori|hajmi)\b.*\bjami\b"
    r"|\bobsh\w+ (?:kolichestv|chislo|obem))"
)
"""May mean all that there are, or all that a year brings."""
_DONE = (
    "tashrif", "qatnov", "kelish", "keluvchi", "beril", "berish", "otkaz", "oqil", "xarid", "sotib", " yangi", " qayta",
    "jalb", "qabul", "sovg", "kelib tush", "tushgan", "xizmat korsat", "murojaat", "sorov", "koril", "tayyorla",
    "joylashtir", "nashr et", "tadbir", "seminar", "uchrashuv", "korgazma", "tashkil et", "amalga oshir", "qatnash",
    "poseshen", "vidach", "vidan", "meropriyat", "zapros", "postup", "priobret", " nov", "provede",
)  # fmt: skip
"""Things that are done month by month."""
_OCCASION = re.compile(
    r"(?:tadbir|hujjat|hisobot|mar[ot]*taba|marotaba|marta|seminar|trening|uchrashuv|korgazma|yigilish|majlis|reja\b"
    r"|dalolatnoma|malumotnoma|buyruq|shartnoma|meropriyat|dokument|raz\b|otch?et|spravk|prikaz|dogovor)"
)
"""Units of what is held or written."""
_FEW = 12
_BRINGS = re.compile(
    r"\b(?:etkazish|saqlash|saqlab qolish|taminlash|oshirish|kopaytirish|kengaytirish|\w*ytirish|qisqartirish)\W*$"
)
_DOES = re.compile(r"\w\wsh\W*$")
_DOES_FIRST = re.compile(r"^\W*(?:podgotov|sostavl|provede|predostavl|sdacha|organiz|obnovl|razrabot|izuch)")
_BRACKETS = re.compile(r"\(([^()]*)\)")

_FALLS = (
    r"(?:(?:kamaytir|qisqartir|pasaytir|minimallashtir|kamay|qisqar|pasay)(?:il)?ish|snijeni|snizit|sokrasheni|sokratit"
    r"|umensheni|umenshit|minimizas)"
)
_FALLING = re.compile(rf"\b{_FALLS}")
_FALLS_LAST = re.compile(rf"\b{_FALLS}(?:i|iga|ini|ni|ga)?(?: (?:taminlash|erishish))?(?:,[^,]{{0,25}})?\W*$")
_FALLS_FIRST = re.compile(rf"^\W*{_FALLS}")
_LIMIT = re.compile(
    r"\bkopi bilan\b|\b(?:oshmas|ortmas|oshirmas)(?:ligi|lik|in)\b|\b(?:oshmagan|ortmagan)\b"
    r"|\b(?:ortiq|oshiq|kop|koproq) (?:emas|bolmas\w+|bolmagan)\b|\bne (?:bolee|vishe|prevish\w+|svishe|bolshe)\b"
    r"|\bmaksimum\b|≤"
)
_AT_LEAST = (
    " kamida ", " ne menee ", " ne nije ", " ne menshe ", " kam emas", " kam bolma", " past emas", " past bolma", "≥",
)  # fmt: skip
_UNWANTED = (
    "qarzdor", " qarzlar", "shikoyat", "yoqol", "nuqson", "kamchilik", "kechik", "buzilish", "qoidabuzar", " xato",
    "isrof", "boqimanda", "qaytarilmagan", "bosh ish orin", "jalob", "narusheni", " poter", " dolg", " dolj",
    "zadoljen", "oshibk", "prosroch", "utrachen", "vakan",
)  # fmt: skip
_CASES = (
    "shikoyat", "holat", "kechik", "xarajat", "murojaat", "buzil", "qoidabuzar", " xato", "yoqol", "yoqot", "chiqim",
    " sarf", "isrof", "nuqson", "kamchilik", "uzilish", "jalob", "sluchae", "narush", "rasxod", "oshib", " poter",
    "utrachen", "avari",
)  # fmt: skip
"""What happens again and again, so that its months are added up, however few are wanted."""

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words and figures of one figure of the plan."""

    name: str
    part: str
    unit: str
    baseline: Decimal | None
    target: Decimal | None
    cell: str = ""
    """The words of the target's cell."""
    heading: str = ""
    """The words above the column of targets."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The name and the part's name, folded."""
        return tuple(fold(text) for text in (self.name, self.part) if text)

    @property
    def is_occasion(self) -> bool:
        """Whether it is counted in events or papers."""
        return bool(_OCCASION.match(fold(self.unit)))

    @property
    def falls(self) -> bool:
        """Whether the target is below the fact."""
        return self.baseline is not None and self.target is not None and self.target < self.baseline


@dataclass(frozen=True, slots=True)
class Reading(Generic[_Value]):
    """What the words say. `doubt`: a name for the words that may mean another thing as well, "" where they are plain;
    then `value` is what stands until somebody has answered."""

    value: _Value
    doubt: str = ""
    choices: tuple[_Value, ...] = ()
    said: bool = True
    """Whether any word speaks of it; otherwise `value` is what figures usually are."""


# Most names have none of the words that a pattern looks for, and looking for plain words takes far less time.
_RATES = ("%", " foiz", " pros")
_STOCKED = (" fond", " obem", " azolar", " shtat", " chislennost", " xodimlar", " knijn", "fondi ")
_LIMITS = (" kopi bilan", " oshm", " ortm", " oshirm", " emas", " bolm", " ne ", " maksimum", "≤")


_BETWEEN_WORDS = re.compile(r"[^\w%≥≤]+")


@lru_cache(maxsize=4096)
def _spaced(text: str) -> str:
    """A folded text whose words have one space before and behind them."""
    return " " + _BETWEEN_WORDS.sub(" ", text) + " "


def _has(texts: Sequence[str], words: Sequence[str]) -> bool:
    """Whether any of the words is in any of the texts; a space in a word is the edge of a word of the text."""
    return any(word in spaced for spaced in map(_spaced, texts) for word in words)


_SILENT: Reading[Kind] = Reading("count", said=False)
_EITHER: tuple[Kind, ...] = ("count", "level")


def read_kind(wording: Wording, direction: Direction = "more") -> Reading[Kind]:
    """How the months of the figure make its year."""
    return (
        _percent(wording)
        or _standing(wording)
        or _running(wording)
        or (_limited_stock(wording) if direction == "less" else _stock(wording))
        or _headed(wording)
        or _SILENT
    )


def _percent(wording: Wording) -> Reading[Kind] | None:
    unit = fold(wording.unit)
    if is_percent(wording.unit):
        return Reading("percent")
    if _PERCENT.search(unit):
        return Reading("percent", "unit", ("percent", "count"))
    if _has(wording.texts, _RATES) and any(map(_PERCENT_NAME.search, wording.texts)):
        return Reading("percent", "percent", ("percent", "count")) if unit.strip("-") else Reading("percent")
    return None


def _standing(wording: Wording) -> Reading[Kind] | None:
    unit = fold(wording.unit)
    if not any(map(_STANDS.search, (*wording.texts, unit))):
        return None
    does = [_does(text) for text in wording.texts]
    if wording.is_occasion and (any(does) or (wording.target is not None and wording.target <= _FEW)):
        return Reading("count")
    return Reading("level", "standing", ("level", "count")) if any(does) or wording.is_occasion else Reading("level")


def _does(text: str) -> bool:
    """Whether a name says what is to be done, and not what is to be there."""
    bare = _BRACKETS.sub(" ", text).strip()
    return bool(_DOES_FIRST.search(bare) or (_DOES.search(bare) and not _BRINGS.search(bare)))


def _running(wording: Wording) -> Reading[Kind] | None:
    if any(map(_RUNNING.search, (*wording.texts, fold(wording.unit)))):
        return Reading("count", "running", _EITHER)
    return None


def _stock(wording: Wording) -> Reading[Kind] | None:
    texts = wording.texts
    if wording.is_occasion or _has(texts, _DONE) or any(map(_does_other, texts)):
        return None
    if _has(texts, _STOCKED) and any(map(_STOCK.search, texts)):
        return Reading("count", "stock", _EITHER)
    if any(map(_IN_ALL.search, texts)) and _near(wording):
        return Reading("count", "in_all", _EITHER)
    return None


def _headed(wording: Wording) -> Reading[Kind] | None:
    """What stands above all figures may be meant of the plan or of each figure."""
    heading = fold(wording.heading)
    if wording.is_occasion or not (_RUNNING.search(heading) or _STANDS.search(heading)):
        return None
    return Reading("count", "heading", _EITHER, said=False)


def _does_other(text: str) -> bool:
    return _does(text) and not _FALLING.search(text)


def _near(wording: Wording) -> bool:
    """Whether the target is so near to the fact that either may be all that there are."""
    if not wording.baseline or wording.target is None:
        return False
    return abs(wording.target - wording.baseline) * 5 < wording.baseline


def _limited_stock(wording: Wording) -> Reading[Kind] | None:
    """Of what is to become less, the months are added up where it happens again and again; else only a person knows."""
    if _has(wording.texts, _CASES) or wording.is_occasion:
        return Reading("count")
    return Reading("count", "less", _EITHER)


_MORE: Reading[Direction] = Reading("more", said=False)
_BOTH: tuple[Direction, ...] = ("less", "more")


def read_direction(wording: Wording) -> Reading[Direction]:
    """Whether more of the figure is better, or less."""
    return _limit(wording) or _falling(wording) or _unwanted(wording) or _MORE


def _limit(wording: Wording) -> Reading[Direction] | None:
    texts = (*wording.texts, fold(wording.unit), fold(wording.cell))
    if not _has(texts, _LIMITS) or not (limits := [(text, match) for text in texts for match in _LIMIT.finditer(text)]):
        return None
    if _has(texts, _AT_LEAST):
        return Reading("more", "limit", _BOTH)
    if all(_speaks_of(text, match, wording) for text, match in limits):
        return Reading("less")
    return Reading("more", "limit", _BOTH)


def _speaks_of(text: str, limit: re.Match[str], wording: Wording) -> bool:
    """Whether a limit is that of the figure: beside another number ("30 kundan oshmasligi") it is one of days."""
    if text == fold(wording.cell):
        return True
    around = text[max(0, limit.start() - 20) : limit.end() + 12]
    numbers = re.findall(r"\d+(?:[.,]\d+)?", around)
    if numbers:
        return wording.target is not None and any(Decimal(n.replace(",", ".")) == wording.target for n in numbers)
    return not _does(text) and not wording.is_occasion


def _falling(wording: Wording) -> Reading[Direction] | None:
    texts = [text for text in wording.texts if _FALLING.search(text)]
    if not texts:
        return None
    if any(map(_falls_itself, texts)):
        sure = wording.falls and not wording.is_occasion
        return Reading("less") if sure else Reading("more", "falling", _BOTH)
    # "Events about fewer debts" are events.
    return None if wording.is_occasion else Reading("more", "falling_of", ("more", "less"))


def _falls_itself(text: str) -> bool:
    """Whether the figure itself is to become less, and not what is done about something."""
    bare = _BRACKETS.sub(" ", text).strip()
    inside = _BRACKETS.findall(text)
    return bool(_FALLS_LAST.search(bare) or _FALLS_FIRST.search(bare) or any(map(_FALLS_LAST.search, inside)))


def _unwanted(wording: Wording) -> Reading[Direction] | None:
    if not wording.falls or wording.is_occasion or any(map(_does, wording.texts)):
        return None
    return Reading("more", "unwanted", _BOTH) if _has(wording.texts, _UNWANTED) else None
