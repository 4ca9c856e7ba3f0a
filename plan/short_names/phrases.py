"""What a row of a plan is about, in a few words of its own: the name of an event, or what is worked on."""

import re
from collections.abc import Sequence

from plan.fold import fold

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
_BELONGS = re.compile(r"(?P<stem>\w[\w-]{2,}?[^aeou\W])i(?P<case>ning|ni|da|ga|dan|)")
"""A noun with the ending that says that it is another's, as it is folded; of `malakasi` the stem is `malakas`."""
_ADJECTIVE, _ADJECTIVE_OR_CHANGED = r"(?:ch|[^a]l|g)$", r"(?:ch|[^a]l|g|k|q|v|d)$"
"""Ends of words whose i is their own (`yangi`, `tashqi`, `o'quvchi`), or that change before it (`bulog'i`)."""
_WHOLE = {"aholi", "aholini", "ikki", "yetti"}
_ENDS_IN_S = {"majlis", "meros", "asos", "ofis", "servis", "status", "korpus", "kampus", "nafas", "dars"}
_RUSSIAN_LINKS = {"для", "среди", "между", "через", "перед", "после", "около", "согласно"}
_LIGHT = {"olish", "qilish", "etish", "berish", "borish", "chiqish", "qoyish", "kelish", "otkazish", "oshirish"}
"""Verbs that say nothing without the word before them."""
_OF_A_VERB = re.compile(r"tashkil|nazorat|tahlil|jalb|taqdim|targib|amalga|royxatga|\w{3,}ib")
"""Words that say something only with the verb behind them."""
_PEOPLE = re.compile(r"(?:\w+chi|xodim|mutaxassis|kadr|rahbar|bemor|kitobxon|talaba|bola)lar\w*")
_NO_OBJECT = {"kuni", "soni", "yakuni", "qonuni", "matni", "tomoni", "imkoni", "makoni", "bayoni", "zamoni", "toni"}


def named_event(text: str, length: int) -> str:
    """An event that has a name of its own: `“Kitobxonlik haftaligi”`, without its year and its subtitle, and with what
    it is where there is room: `“Yosh kitobxon” tanlovi`."""
    text = _BRACKETS.sub("", text)
    found = _QUOTED.search(text)
    if found is None:
        return ""
    inner = _YEAR.sub("", found["inner"].split(":")[0]).strip(" -–—,.")
    if len(inner) + 2 > length:
        inner = re.split(r",\s|\s(?:va|ва|hamda|ҳамда)\s", inner)[0]
    if not 3 <= len(inner) <= length - 2:
        return ""
    whole = f"“{inner}” {_what_it_is(text[found.end() :])}".rstrip()
    return whole if len(whole) <= length else f"“{inner}”"


def _what_it_is(behind: str) -> str:
    """The noun that an event's name belongs to: the contest of `“Yosh kitobxon” tanlovining bosqichi`."""
    if not behind[:1].isspace():
        return ""
    for at, word in enumerate(behind.split()[:4]):
        folded = fold(word.rstrip(",."))
        held = _BELONGS.fullmatch(folded)
        if held and (held["case"] or (at == 0 and not held["stem"].endswith("lar"))):
            return _without(word, held["case"])
        if _is_boundary(word):
            break
    return ""


def head_of_phrase(text: str, length: int) -> str:
    """What is worked on, with the work where there is room: `Bosma nashrlarni raqamlashtirish`, `Kitob berilishi`. It
    belongs to nothing that is not said: of `markaz fondlarini to'ldirish` there is left `Fondlarni to'ldirish`."""
    short = _head(text, length)
    first, _, others = short.partition(" ")
    if not first or " ".join(text.split()).startswith(first):
        return short
    return f"{_by_itself(first)} {others}".rstrip()


def _by_itself(word: str, *, is_noun: bool = False) -> str:
    """A noun that belongs to another (`fondlarini`), as it is called where that one is not said (`fondlarni`)."""
    bare = word.rstrip(",.")
    folded = fold(bare)
    held = _BELONGS.fullmatch(folded)
    if held is None or folded in _WHOLE or (not held["case"] and held["stem"].endswith("n")):
        return word
    case = bare[len(bare) - len(held["case"]) :] if held["case"] else ""
    noun = bare[: len(bare) - len(case)]
    if fold(noun).endswith("ligi"):
        return noun[:-2] + ("к" if noun[-1] == "и" else "k") + case
    if not is_noun and re.search(_ADJECTIVE if case else _ADJECTIVE_OR_CHANGED, held["stem"]):
        return word
    is_after_vowel = fold(noun).endswith("si") and held["stem"][-2:-1] in "aeiou" and held["stem"] not in _ENDS_IN_S
    return noun[: -2 if is_after_vowel else -1] + case


def _head(text: str, length: int) -> str:
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
        return _for_whom(words, length)
    end = next((at for at, word in enumerate(words) if _is_object(word)), None)
    if end is None and not is_light and not _is_work(words[-1]):
        return _noun_phrase(words, length)
    if end is None:
        return _last_phrase(_without_work(words), (), length)
    work = next((at for at in range(end + 1, min(end + 3, len(words))) if _ends_work(words, at)), None)
    with_work = () if work is None else words[end : work + 1]
    return _last_phrase(
        [*words[:end], _without(words[end], "ni")],
        with_work or _work_at_the_end(words, end) or _work_with_people(words, end),
        length,
    )


def _work_at_the_end(words: Sequence[str], end: int) -> Sequence[str]:
    """An object that stands alone, with the verb that the sentence ends in: `resurslarni … joylashtirish`."""
    is_alone = not end or _is_boundary(words[end - 1])
    if not is_alone or not _is_work(words[-1]) or any(map(_is_object, words[end + 1 :])):
        return ()
    work = words[max(end + 1, len(words) - (2 if fold(words[-1]) in _LIGHT else 1)) :]
    return () if len(work) > 1 and _BELONGS.fullmatch(fold(work[0])) else [words[end], *work]


def _work_with_people(words: Sequence[str], end: int) -> Sequence[str]:
    """People alone are nothing that is done: with the first verb behind them, `xodimlarini … o'qitish`."""
    at = next((at for at in range(end + 1, len(words)) if _ends_work(words, at)), None)
    if at is None or not _PEOPLE.fullmatch(fold(words[end])):
        return ()
    begin = at - 1 if fold(words[at].rstrip(",.")) in _LIGHT else at
    return [_by_itself(words[end]), *words[max(begin, end + 1) : at + 1]]


def _for_whom(words: Sequence[str], length: int) -> str:
    """For whom something is done, where nothing else is said: its parts say what."""
    if fold(words[-1]) != "uchun":
        return "" if russian_head(" ".join(words), length) else _noun_phrase(words, length)
    first = re.split(r"\s(?:va|ва|hamda|ҳамда)\s|,\s", " ".join(words[:-1]))[0]
    whole = f"{_last_phrase(first.split(), (), length - len(words[-1]) - 1)} {words[-1]}"
    return whole if len(whole) <= length else ""


def russian_head(text: str, length: int) -> str:
    """A Russian phrase begins with what it is about: as many of its first words as there is room for."""
    if not re.search("[а-яё]", text) or re.search("[ўқғҳa-z]", text, re.IGNORECASE):
        return ""
    words = text[: length + 1].rsplit(" ", 1)[0].split()
    while words and (len(words[-1]) < 4 or words[-1].lower() in _RUSSIAN_LINKS):
        words.pop()
    return " ".join(words).rstrip(" ,;:-–—")


def _behind_its_purpose(text: str) -> str:
    """What is done, without what it is done for."""
    task = re.split(r"\s(?:uchun|maqsadida|учун|мақсадида)\s", text)[-1]
    return task if len(task.split()) > 2 else text


def _ends_work(words: Sequence[str], at: int) -> bool:
    """Whether a verb is the end of what is said, and not the beginning of another noun's name."""
    if not _is_work(words[at]):
        return False
    following = words[at + 1] if at + 1 < len(words) and not words[at].endswith(",") else "va"
    return fold(following) in ("va", "hamda") or fold(following).startswith("ishlar") or _is_work(following)


def _without_work(words: Sequence[str]) -> list[str]:
    """Words without the verb and the postposition at their end."""
    first = next((at for at, word in enumerate(words) if _is_work(word)), len(words))
    kept = list(words[:first])
    while len(kept) > 1 and (_is_boundary(kept[-1]) or _OF_A_VERB.fullmatch(fold(kept[-1]))):
        kept.pop()
    return kept


def _last_phrase(words: Sequence[str], with_work: Sequence[str], length: int) -> str:
    """The last words that say one thing: behind a word that belongs to another, and as many as there is room for."""
    begin = next((at + 1 for at in range(len(words) - 2, -1, -1) if _is_boundary(words[at])), 0)
    if len(" ".join(words)) <= length:
        begin = 0
    whole = " ".join(words[begin:]).strip(" ,.")
    worked = " ".join([*words[begin:-1], *with_work]).strip(" ,.")
    alone = " ".join(with_work) if _PEOPLE.fullmatch(fold(words[-1])) else ""
    for candidate in (worked, whole, alone):
        if candidate and len(candidate) <= length and (candidate != worked or with_work):
            return candidate
    return _within(whole, length)


def _noun_phrase(words: Sequence[str], length: int) -> str:
    """The end of a name without a verb, where the noun is that it is about: what is named first of several things."""
    first = re.split(r"\s(?:va|ва|hamda|ҳамда)\s|,\s", " ".join(words))[0]
    short = _within(first, length)
    return short if " " in short or short == first else ""


def _within(whole: str, length: int) -> str:
    """The last words of a phrase that there is room for."""
    begun_with = whole
    while len(whole) > length and " " in whole:
        dropped, whole = whole.split(" ", 1)
        whole = re.sub(r"^(?:va|ва|hamda|ҳамда)\s", "", whole)
        *others, last = whole.split(" ")
        owned = any(_BELONGS.fullmatch(fold(word)) or _is_work(word) for word in others)
        if fold(dropped).endswith("ning") and not owned:
            whole = " ".join([*others, _by_itself(last, is_noun=True)])
    if whole != begun_with and _is_past(whole.split(" ")[0]) and " " in whole:
        return whole.split(" ", 1)[1]
    return whole


def _is_object(word: str) -> bool:
    folded = fold(word.rstrip(",."))
    return len(folded) > 4 and folded.endswith("ni") and folded not in _NO_OBJECT


def _is_work(word: str) -> bool:
    folded = fold(word.rstrip(",."))
    return len(folded) > 3 and folded.endswith(("ish", "ash"))


def _is_boundary(word: str) -> bool:
    folded = fold(word.rstrip(",."))
    if folded.endswith("gan") and not _is_past(folded):
        return False
    return folded not in _NO_BOUNDARY and _BOUNDARY.match(folded) is not None


def _is_past(word: str) -> bool:
    """Whether a word says what was done to something, which can be left out; what was not is the point of it:
    `qaytarilmagan kitoblar`."""
    folded = fold(word)
    return folded.endswith("gan") and not folded.endswith("magan")


def _without(word: str, ending: str) -> str:
    """A word without a case ending, which has as many letters in both alphabets."""
    bare = word.rstrip(",.")
    return bare[: -len(ending)] if fold(bare).endswith(ending) else bare
