"""Decrees as a row of a plan names them: which of them it is about, and how that one is called in short."""

import re

from plan.fold import fold

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


def act_of(text: str) -> tuple[str, str]:
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
