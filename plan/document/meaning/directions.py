"""Whether more of a figure is better, or less: by words of falling, limits, and things that nobody wants."""

import re
from collections.abc import Sequence
from decimal import Decimal

from plan.document.cell.limits import limit_directions
from plan.document.meaning.falls import falls_unexplained
from plan.document.meaning.kinds import lasts, read_kind
from plan.document.meaning.wording import BRACKETS, Reading, Wording, does_something, has_words
from plan.fold import fold
from plan.indicator import Direction

_FALLS = (
    r"(?:(?:kamaytir|qisqartir|pasaytir|minimallashtir|kamay|qisqar|pasay)(?:il)?ish|snijeni|snizit|sokrasheni|sokratit"
    r"|umensheni|umenshit|minimizas)"
)
_FALLING = re.compile(rf"\b{_FALLS}")
_FALLS_LAST = re.compile(rf"\b{_FALLS}(?:i|iga|ini|ni|ga)?(?: (?:taminlash|erishish))?(?:,[^,]{{0,25}})?\W*$")
_FALLS_FIRST = re.compile(rf"^\W*{_FALLS}")
_BROUGHT_DOWN = re.compile(r"\b(?:tushir(?:il)?ish|tushish|snijat|do nulya)")
"""May be said of the figure, and of other things as well ("suratga tushirish")."""
_LIMIT = re.compile(
    r"\bkopi bilan\b|\b(?:oshmas|ortmas|oshirmas)(?:ligi|lik|in)\b|\b(?:oshmagan|ortmagan)\b"
    r"|\b(?:ortiq|oshiq|kop|koproq) (?:emas|bolmas\w+|bolmagan)\b|\bne (?:bolee|vishe|prevish\w+|svishe|bolshe)\b"
    r"|\bmaksimum\b|≤"
)
_AT_LEAST = (
    " kamida ", " ne menee ", " ne nije ", " ne menshe ", " kam emas", " kam bolma", " past emas", " past bolma", "≥",
)  # fmt: skip
_UNWANTED = (
    "tannarx", "sebestoim",
    "qarzdor", " qarzlar", " qarzi ", " qarz ", "shikoyat", "yoqol", "nuqson", "kamchilik", "kechik", "buzil",
    "qoidabuzar", "qoida buz", " buzish", " xato", "isrof", "boqimanda", "qaytarilmagan", "bosh ish orin", "bosh orin",
    "jalob", "narusheni", " poter", " dolgi ", " dolg ", " dolgov ", "doljnik", "zadolj", "oshibk", "oshibok",
    "prosroch", "utrachen", " utrat", "vakan", "yoqot", " sarf", "xarajat", "chiqim", "rasxod", "yongin", " olim ",
    " olimi ", "jinoyat", "huquqbuz", "hodisa", "kasallik", "kasallan", "ishsiz", "kambagal", "avari", "prestupl",
    "pojar", "zabolev", "smert", "bezrabot", "rad etil", "rad qilin", "rad etish", "rad javob", "zararlan", " zarar ",
    " zararlar", "shikastlan", "nosoz", "ishlamay", "yaroqsiz", "singan", "yirtil", " otkaz ", " otkazi ", " otkazov ",
    " otkazam ", "otklonen", "povrejd", "neisprav", "ispochen", "isporchen", "bekor qilin", "bajarilmagan",
    "etilmagan", "topshirilmagan", "javobsiz", "muddati otgan", "norozi", "jarima", " jazo", "ayfsan", "etiroz",
    "eskirgan", "muhtoj", "tamirtalab", "vetxi", "opozdan", "zaderjk", "shtraf", "vziskan", "vigovor", "pretenzi",
    " kraj", "xisheni", " prostoi ", " prostoev ", "uzilish", "perebo", "tekuchest", "qonimsiz", "boshagan",
    "boshatilgan", "ogirlik", "ogirlan", "nevipoln", "ne vipoln", "neispoln", "ne ispoln", "nevozvra", "ne vozvra",
    "progul", "propusk", "nedostach", "talafot", "falokat", " brak ", "nizo", "navbatda tur", "etishmov",
    "defisit", "etishmas", "magan ", "mayotgan ", "maslik", "qoldirish", "kech qol", "tanbeh", "chirigan", "zamechani",
    "na dorabotku", " prostoy ",
)  # fmt: skip
_NOT_DONE = ("nnie ", "nnix ", "nnaya ")
_HOW_MANY = (
    r"(?: (?:umumiy|jami|soni|miqdori|ulushi|darajasi|foizi|summasi|hajmi|holat(?:i|lar|lari)|hollari|hodisalari))*"
)
_NOUNS = (
    r"(?:qarzdor(?:lik)?|qarz|shikoyat|xato(?:lik)?|nuqson|kamchilik|kechik(?:ish|tirish|uvchi|kan)|buzilish"
    r"|qoida ?buzar(?:lik)?|(?:intizom|tartib|qoida|qonun|vaqt)\w* buz(?:ish|ilish)|jarima|jazo|tanbeh"
    r"|dars qoldirish|kech qolish|etishmasli[kg]"
    r"|[hx]ayfsan|yoqo(?:lish|tish)|rad javob|rad et(?:il)?ish|uzilish|nosozlik|norozilik|etiroz|huquqbuzar(?:lik)?"
    r"|jinoyat(?:chilik)?|yongin|avariya|falokat|baxtsiz hodisa|talafot|zarar|isrof|ogirlik|kasallik|kasallanish|nizo"
    r"|qonimsizlik|bosha(?:gan|tilgan)|navbatda turgan|etishmovchilik|bosh (?:ish )?orin|vakansiya|ishsiz(?:lik)?"
    r"|tannarx|xarajat|sarf)"
)
_DONE_BADLY = (
    r"(?:\w+(?:il|in|lan|tir|a|i)ma(?:gan|yotgan)|chirigan|yoqo(?:lgan|tilgan)"
    r"|rad (?:etilgan|qilingan)|qaytarilmagan|kechik(?:kan|tirilgan)|\w+ etilmagan|bajarilmagan"
    r"|topshirilmagan|javobsiz(?: qolgan)?|muddati otgan|zararlangan|shikastlangan|nosoz|ishlamay\w+gan|yaroqsiz"
    r"|singan|yirtilgan|bekor qilingan|buzilgan|qarzdor|nuqsonli|ogirlangan|eskirgan|tamirtalab|tamirga muhtoj)"
)
_RUSSIAN_NOUNS = (
    r"(?:sebestoimost|rasxod(?!\w* material)|zatrat"
    r"|jalob|narusheni|otkaz(?!i?sh|il)|oshib(?:k|ok)|opozdani|zaderjk|zamechani|prostoy\b"
    r"|shtraf|dolg(?:i|ov)?\b|doljnik|zadolj|poter"
    r"|utrat|kraj|xisheni|prosto(?:i|ev)\b|perebo|avari|pojar|propusk|progul|vziskani(?!\w* (?:zadolj|dolg))|vigovor"
    r"|pretenzi|brak\b|nedostach|tekuchest|neispravnost|vakansi|vakantn|defisit|prestupleni|zabolev)"
)
_UNWANTED_ITSELF = re.compile(
    rf"\b{_NOUNS}(?:lar)?(?:i|si)?(?:ning)?{_HOW_MANY}\W*$"
    r"|\brad javob(?:i|lari|lar)? (?:berish|qaytarish)\W*$"
    rf"|\b{_DONE_BADLY} \w+?(?:lar|lari)?(?:ning)?{_HOW_MANY}\W*$"
    r"|^\W*(?:obsh\w+ )?(?:(?:kolichestvo|chislo|dolya|prosent|uroven|obem|summa|sluchai|sluchaev) )?"
    rf"(?:(?!vziskani)\w+(?:ix|ie|aya|oy|iy) )?{_RUSSIAN_NOUNS}"
    r"|^\W*(?:\w+ ){0,2}ne(?!obxodim|prerivn|zavisim|skolk)\w{4,}(?:nnie|nnix|nnaya) \w+|\bna dorabotku\b"
    r"|^\W*(?:\w+ ){0,2}(?:ne ?vozvrash|ne ?vipoln|ne ?ispoln|utrachen|prosrochen|poteryan|povrejden|neisprav|otklonen"
    r"|ispor?chen|vetx)\w* \w+"
)
"""A figure that is nothing but what nobody wants ("Жалобы читателей"), and not what is done about it."""
_HANDLED = (
    "korib chiqil", "bartaraf", "tuzatil", "tuzatish", "hal qilingan", "hal etilgan", "hal etish", "hal qilish",
    "undiril", "undirish", "qaytarilgan", "tamirlan", "topilgan", "orniga", "oldini ol", "javob beril",
    "kamaytir", "maslik", " rassmotr", " ustran",
    " ispravl", " pogash", " reshen", "vozvrashenn", "predupre", "profilak", "zamen", "otremont",
)  # fmt: skip
_UNDONE = re.compile(r"ma(?:gan|yotgan|ydigan)\b")
_BY_PLACE = re.compile(r"\breyting\w*(?: \w+)? (?:orn|orin)|\b(?:egalla\w+|reytingdagi) (?:orn|orin)|\bmesto v reyting")
_LIMITS = (" kopi bilan", " oshm", " ortm", " oshirm", " emas", " bolm", " ne ", " maksimum", "≤")


_HUNDRED = 100
_MORE: Reading[Direction] = Reading("more", said=False)
_BOTH: tuple[Direction, ...] = ("less", "more")


def read_direction(wording: Wording) -> Reading[Direction]:
    """Whether more of the figure is better, or less."""
    return (
        _limit(wording)
        or _falling(wording)
        or _unwanted(wording)
        or _to_nothing(wording)
        or _brought_down(wording)
        or _lower(wording)
        or falls_unexplained(wording)
        or _MORE
    )


def _limit(wording: Wording) -> Reading[Direction] | None:
    if in_cell := _limit_in_cell(wording.cell):
        return in_cell
    texts = (*wording.texts, fold(wording.unit))
    if not has_words(texts, _LIMITS) or not (
        limits := [(text, match) for text in texts for match in _LIMIT.finditer(text)]
    ):
        return None
    if has_words(texts, _AT_LEAST):
        return Reading("more", "limit", _BOTH)
    if all(_speaks_of(text, match, wording) for text, match in limits):
        return Reading("less")
    return Reading("more", "limit", _BOTH)


def _limit_in_cell(cell: str) -> Reading[Direction] | None:
    """What the words beside the target say: "25 gacha" is a limit, or how far one may come, which only a person knows.
    None where they are no limit."""
    if cell.replace(" ", "").isdigit():
        return None
    directions = {limit_directions(line) for line in cell.split("\n") if any(map(str.isdigit, line))}
    if not any(directions):
        return None
    only = next(iter(directions))
    return Reading(only[0]) if len(directions) == 1 and len(only) == 1 else Reading("more", "limit", _BOTH)


def _speaks_of(text: str, limit: re.Match[str], wording: Wording) -> bool:
    """Whether a limit is that of the figure: beside another number ("30 kundan oshmasligi") it is one of days."""
    around = text[max(0, limit.start() - 20) : limit.end() + 12]
    numbers = re.findall(r"\d+(?:[.,]\d+)?", around)
    if numbers:
        return wording.target is not None and any(Decimal(n.replace(",", ".")) == wording.target for n in numbers)
    return not does_something(text) and not wording.is_occasion


def _falling(wording: Wording) -> Reading[Direction] | None:
    texts = [text for text in wording.texts if _FALLING.search(text)]
    if not texts:
        return None
    if any(map(_falls_itself, texts)):
        sure = wording.falls and not wording.is_occasion
        return Reading("less") if sure else Reading("more", "falling", _BOTH)
    # "Events about fewer debts" are events.
    if wording.is_occasion or (not wording.falls and all(map(does_something, texts))):
        return None
    return Reading("more", "falling_of", ("more", "less"))


def _falls_itself(text: str) -> bool:
    """Whether the figure itself is to become less, and not what is done about something."""
    bare = BRACKETS.sub(" ", text).strip()
    inside = BRACKETS.findall(text)
    return bool(_FALLS_LAST.search(bare) or _FALLS_FIRST.search(bare) or any(map(_FALLS_LAST.search, inside)))


def _unwanted(wording: Wording) -> Reading[Direction] | None:
    asked: Reading[Direction] = Reading("more", "unwanted", _BOTH)
    if wording.target is not None and _is_unwanted_itself(wording):
        return asked
    if not wording.falls or wording.is_occasion:
        return None
    if lasts(wording) or any(map(_BY_PLACE.search, (*wording.texts, fold(wording.unit)))):
        return asked
    if any(map(does_something, wording.texts)):
        return None
    return asked if has_words(wording.texts, _UNWANTED) else None


def _is_unwanted_itself(wording: Wording) -> bool:
    """Whether the figure counts what nobody wants, so that its target is a limit even if it is above the fact."""
    texts = wording.texts
    if not has_words(texts, (*_UNWANTED, *_NOT_DONE)) or _is_handled(texts):
        return False
    if wording.is_occasion and not wording.is_in_times:
        return False
    return any(_UNWANTED_ITSELF.search(BRACKETS.sub(" ", text).strip()) for text in texts)


def _is_handled(texts: Sequence[str]) -> bool:
    """Whether it says what was done about it, and not what was left undone."""
    return has_words(texts, _HANDLED) and not any(map(_UNDONE.search, texts))


def _to_nothing(wording: Wording) -> Reading[Direction] | None:
    """A target of nothing is either what is not planned this year, or what there should be no more of."""
    return Reading("more", "nothing", _BOTH) if wording.target == 0 and not wording.is_occasion else None


def _brought_down(wording: Wording) -> Reading[Direction] | None:
    if not wording.falls or wording.is_occasion or not any(map(_BROUGHT_DOWN.search, wording.texts)):
        return None
    return Reading("more", "falling", _BOTH)


def _lower(wording: Wording) -> Reading[Direction] | None:
    """A rate or a level that is planned to be much lower than it was: to be brought down, or a modest plan?"""
    fact, target = wording.baseline, wording.target
    if not fact or target is None or (fact - target) * 10 < fact or has_words(wording.texts, _AT_LEAST):
        return None
    kind = read_kind(wording).value
    may_slip = kind == "percent" and fact > _HUNDRED
    return Reading("more", "lower", _BOTH) if kind != "count" and not may_slip else None
