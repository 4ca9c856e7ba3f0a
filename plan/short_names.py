"""A short name for a row whose printed name is a whole paragraph: of a decree its number and date, of a task what is
worked on. It is only an offer: the director's own word goes before it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from plan.fold import fold

LENGTH = 32
"""Letters of a short name that is offered."""
LONGEST = 40
"""Letters of one that a director gives."""

_MONTH = "yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|oktabr|noyabr|dekabr"
_DAY = re.compile(
    rf"(?P<year>20\d\d)\s*-?\s*yil(?:ning)?,?\s*(?P<day>\d{{1,2}})\s*-?\s*(?P<month>{_MONTH})"
    r"|(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>20\d\d)"
)
_ACT = re.compile(
    r"\b(?P<kind>orq|pf|pq|pp|up|f|vmq)\s*-\s*(?P<numbered>\d{1,5})(?:\s*-\s*son(?:li)?)?"
    r"|\b(?P<plain>\d{1,5})\s*-\s*son(?:li)?\b"
)
_NOUN = re.compile(r"\b(farmoyish|farmon|qaror|qonun|buyru[gq])")
_NAMES = {"farmon": "Farmon", "qonun": "Qonun", "farmoyish": "farmoyish", "buyruq": "buyruq", "buyrug": "buyruq"}
_KINDS = {"orq": "O'RQ", "pf": "PF", "up": "PF", "pq": "PQ", "pp": "PQ", "f": "F", "vmq": "VM"}
_OF_A_POINT = re.compile(r"\d+\s*[-–—]?\s*(?:band|банд)\w*\W+(?P<task>.+)$")
_IN_CYRILLIC = {
    "O'": "Ў", "sh": "ш", "P": "П", "Q": "Қ", "F": "Ф", "V": "В", "M": "М", "R": "Р", "s": "с", "o": "о", "n": "н",
    "a": "а", "r": "р", "m": "м", "q": "қ", "b": "б", "u": "у", "y": "й", "i": "и", "f": "ф",
}  # fmt: skip

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_QUOTED = re.compile('[“"«„](?P<inner>[^“”"«»„]{3,}?)[”"»“]')
_YEAR = re.compile(r"\s*[-–—]?\s*\b20\d\d(?:\s*-\s*yil\w*)?")
_PLACE_OF_WORK = re.compile(
    r"\b(?:(?:[Tt]uman|[Vv]iloyat|[Hh]ududiy|[Ss]hahar|[Тт]уман|[Вв]илоят|[Шш]аҳар)\s+)?"
    r"(?:[Aa]x?borot-kutubxona|[Xx]borot-kutubxona|[Аа]хборот-кутубхона)\s+"
)
_LIGHT_TAIL = re.compile(
    r"\s+(?:hisobini|ҳисобини)\s+(?:olib\s+borish|yuritish|олиб\s+бориш|юритиш)(?:\s+(?:va|ва)\s.+)?$"
)
_BOUNDARY = re.compile(
    r"(?:.{2,}(?:ga|kka|qqa|da|dan|gan|dagi|gi)|uchun|boyicha|bilan|orqali|haqida|yuzasidan|boshlab|hamda|kabi|dek|oid)$"
)
_NO_BOUNDARY = {"qoida", "jarida", "yangi", "boshqa", "nashrdan"}
_NO_OBJECT = {"kuni", "soni", "yakuni", "qonuni", "matni", "tomoni", "imkoni", "makoni", "bayoni", "zamoni", "toni"}


@lru_cache(maxsize=4096)
def offered_short_name(name: str, length: int = LENGTH) -> str:
    """A name of at most `length` letters, or "" where the printed one says nothing that stands by itself. A name that
    is short enough stays as it is."""
    text = " ".join(name.split()).rstrip(" .,;:")
    if len(text) <= length:
        return text
    act, task = _act(text)
    if act:
        return act if len(act) <= length else ""
    short = _quoted(task, length) or _head(task, length)
    return short[:1].upper() + short[1:] if 2 < len(short) <= length else ""


def _act(text: str) -> tuple[str, str]:
    """The highest decree that a row is about; else "" and the task, which a decree may only be the reason for."""
    folded = fold(text)
    acts = [*_ACT.finditer(folded)]
    if not acts or not _NOUN.search(folded):
        return "", text
    task = _OF_A_POINT.search(text)
    if task is not None and len(task["task"].split()) > 3:
        return "", task["task"]
    act = min(acts, key=lambda found: _rank(found, folded))
    noun = _NOUN.search(folded, act.end()) or _NOUN.search(folded)
    assert noun is not None
    named = _named(act, noun[1], folded)
    return _cyrillic(named) if re.search("[а-яқғҳў]", text) else named, text


def _cyrillic(named: str) -> str:
    for latin, letter in _IN_CYRILLIC.items():
        named = named.replace(latin, letter)
    return named


def _rank(act: re.Match[str], folded: str) -> int:
    """Who has issued an act: the president's go first, then the cabinet's, then the others."""
    if act["kind"] in ("orq", "pf", "pq", "pp", "up", "f"):
        return 0
    before = folded[: act.start()]
    places = {"prezident": 0, "vazirlar mahkamasi": 1, "aoka": 2, "agentli": 2, "kutubxonasi": 2, "vazirligi": 2}
    near = max(places, key=before.rfind)
    return places[near] if near in before else 3


def _named(act: re.Match[str], noun: str, folded: str) -> str:
    """`PQ-401-son qaror (21.12.2023)`, `VM 743-son qarori (07.11.2024)`"""
    called = _NAMES.get(noun, noun)
    rank = _rank(act, folded)
    if act["kind"] and act["kind"] != "vmq":
        said = f"{_KINDS[act['kind']]}-{act['numbered']}-son {called}"
    elif rank == 0 and noun in ("farmon", "qaror"):
        said = f"{'PF' if noun == 'farmon' else 'PQ'}-{act['plain']}-son {called}"
    elif rank == 1 or act["kind"]:
        said = f"VM {act['plain'] or act['numbered']}-son {called}i"
    else:
        said = f"{act['plain']}-son {called}"
    day = _day_of(act, folded)
    return f"{said} ({day})" if day else said


def _day_of(act: re.Match[str], folded: str) -> str:
    """The day of an act: the last one before its number that belongs to no act before it, else the one behind."""
    days = [*_DAY.finditer(folded)]
    before = [day for day in days if day.end() <= act.start()]
    near = before[-1] if before else next(iter(days), None)
    if near is None:
        return ""
    if near["y"]:
        return f"{int(near['d']):02}.{int(near['m']):02}.{near['y']}"
    month = _MONTH.split("|").index(near["month"]) + 1
    return f"{int(near['day']):02}.{month:02}.{near['year']}"


def _quoted(text: str, length: int) -> str:
    """An event that has a name of its own: `“Kitobxonlik haftaligi”`, without its year and its subtitle."""
    found = _QUOTED.search(text)
    if found is None:
        return ""
    inner = _YEAR.sub("", found["inner"].split(":")[0]).strip(" -–—,.")
    if len(inner) + 2 > length:
        inner = re.split(r",\s|\s(?:va|ва|hamda|ҳамда)\s", inner)[0]
    return f"“{inner}”" if 3 <= len(inner) <= length - 2 else ""


def _head(text: str, length: int) -> str:
    """What is worked on, with the work where there is room: `Bosma nashrlarni raqamlashtirish`, `Kitob berilishi`."""
    text = _YEAR.sub("", _BRACKETS.sub("", text).split(":")[0])
    text = re.sub(r"\s[-–—]\s", " ", text).strip(" .,;:-–—")
    lightened = _LIGHT_TAIL.sub("", text)
    is_light = lightened != text
    if is_light:
        text = _without(lightened, "ning")
    if len(text) > length:
        text = _PLACE_OF_WORK.sub("", _behind_its_purpose(text))
    if len(text) <= length:
        return text
    words = text.split()
    if not is_light and not any(map(_is_work, words)):
        return ""
    end = next((at for at, word in enumerate(words) if _is_object(word)), None)
    if end is None:
        return _last_phrase(_without_work(words), (), length)
    work = next((at for at in range(end + 1, min(end + 3, len(words))) if _ends_work(words, at)), None)
    with_work = () if work is None else words[end : work + 1]
    return _last_phrase([*words[:end], _without(words[end], "ni")], with_work, length)


def _behind_its_purpose(text: str) -> str:
    """What is done, without what it is done for."""
    task = re.split(r"\s(?:uchun|maqsadida|учун|мақсадида)\s", text)[-1]
    return task if len(task.split()) > 2 else text


def _ends_work(words: Sequence[str], at: int) -> bool:
    """Whether a verb is the end of what is said, and not the beginning of another noun's name."""
    if not _is_work(words[at]):
        return False
    following = words[at + 1] if at + 1 < len(words) and not words[at].endswith(",") else "va"
    return fold(following) in ("va", "hamda") or _is_work(following)


def _without_work(words: Sequence[str]) -> list[str]:
    """Words without the verb and the postposition at their end."""
    first = next((at for at, word in enumerate(words) if _is_work(word)), len(words))
    kept = list(words[:first])
    while kept and _is_boundary(kept[-1]) and len(kept) > 1:
        kept.pop()
    return kept


def _last_phrase(words: Sequence[str], with_work: Sequence[str], length: int) -> str:
    """The last words that say one thing: behind a word that belongs to another, and as many as there is room for."""
    begin = next((at + 1 for at in range(len(words) - 2, -1, -1) if _is_boundary(words[at])), 0)
    whole = " ".join(words[begin:]).strip(" ,.")
    worked = " ".join([*words[begin:-1], *with_work]).strip(" ,.")
    for candidate in (worked, whole):
        if candidate and len(candidate) <= length and (candidate != worked or with_work):
            return candidate
    while len(whole) > length and " " in whole:
        whole = whole.split(" ", 1)[1]
        whole = re.sub(r"^(?:va|ва|hamda|ҳамда)\s", "", whole)
    return whole


def _is_object(word: str) -> bool:
    folded = fold(word.rstrip(",."))
    return len(folded) > 4 and folded.endswith("ni") and folded not in _NO_OBJECT


def _is_work(word: str) -> bool:
    folded = fold(word.rstrip(",."))
    return len(folded) > 3 and folded.endswith(("ish", "ash"))


def _is_boundary(word: str) -> bool:
    folded = fold(word.rstrip(",."))
    return folded not in _NO_BOUNDARY and _BOUNDARY.match(folded) is not None


def _without(word: str, ending: str) -> str:
    """A word without a case ending, which has as many letters in both alphabets."""
    bare = word.rstrip(",.")
    return bare[: -len(ending)] if fold(bare).endswith(ending) else bare


def next_year_of(text: str, year: int) -> str:
    """A name in next year's plan: where it names its own year by itself, that one moves with it ("INFOLIB – 2025"). The
    day or the year of a decree stays."""
    return re.sub(rf"(?<![\d./])(?<!\d[-–—]){year}(?!\s*-?\s*(?:yil|йил)\w*\s+\d|\d|[.\-–—/]\d)", str(year + 1), text)
