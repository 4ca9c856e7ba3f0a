"""What kind of work a row is, for libraries: known by its words, so that a letter can say it as a person would.

Words are folded. What fits first counts, so the narrower stands above."""

import re
from collections.abc import Mapping, Sequence

from plan.fold import fold
from plan.indicator import Indicator

SERVICE, FUND, STAFF, MEDIA = "service", "fund", "staff", "media"
_PIECE = r"^(?:ta|dona|birlik)\b|^$"
_VISITS = re.compile(rf"{_PIECE}|nafar|kishi|\bodam|foydalanuvchi|kitobxon|oquvchi|marta|marotaba|qatnov|tashrif")
_PIECES = re.compile(rf"{_PIECE}|\bbaza")
_PEOPLE = re.compile(r"nafar|kishi|\bodam|foydalanuvchi|kitobxon|oquvchi|\bazo")
_EVENTS = re.compile(rf"{_PIECE}|tadbir|marta|marotaba|soat|mashgulot|seminar|togarak|korgazma|oqish")
_COPIES = re.compile(rf"{_PIECE}|nusxa|kitob|adabiyot|nashr|resurs")
_RECORDS = re.compile(rf"{_PIECE}|yozuv|nusxa")
_PAPERS = re.compile(rf"{_PIECE}|hujjat|malumot|material|maqola|qollanma|nusxa|xabar")
_PAGES = re.compile(r"sahifa|\bbet|varaq")
_TIMES = re.compile(rf"{_PIECE}|marta|marotaba|maqola|material|chiqish|lavha|korsatuv|eshittirish|xabar")
"""The units in which a work is counted: a sentence names what was counted itself, and it must be just that."""
_WORKS: tuple[tuple[str, str, re.Pattern[str], re.Pattern[str]], ...] = (
    ("visits", SERVICE, _VISITS, re.compile(r"\bqatnov")),
    ("loans", SERVICE, _COPIES, re.compile(r"\bkitob(?:lar)?\w* ber")),
    ("new_users", SERVICE, _PEOPLE, re.compile(r"royxatga ol.* yangi$")),
    ("users_again", SERVICE, _PEOPLE, re.compile(r"royxatga ol.* qayta$")),
    (
        "events",
        SERVICE,
        _EVENTS,
        re.compile(r"tadbir\w*\W+(?:va|hamda)\W+korgazma|korgazma\w*\W+(?:va|hamda)\W+tadbir"),
    ),
    ("outside", SERVICE, _EVENTS, re.compile(r"\bnosta?sionar")),
    ("remote", SERVICE, _COPIES, re.compile(r"\bmasofadan")),
    ("club", SERVICE, _EVENTS, re.compile(r"\bkitobxonlar klubi")),
    ("week", SERVICE, _EVENTS, re.compile(r"\bkitobxonlik haftaligi")),
    ("hours", STAFF, _EVENTS, re.compile(r"\bmanaviyat soat")),
    ("circles", STAFF, _EVENTS, re.compile(r"\bmetodik togarak")),
    ("courses", STAFF, _EVENTS, re.compile(r"\bakt boyicha oqish")),
    ("seminars", STAFF, _EVENTS, re.compile(r"\bseminar")),
    ("placements", STAFF, _EVENTS, re.compile(r"\bstajirovka")),
    ("chronicle", FUND, _RECORDS, re.compile(r"\bmatbuoti? solnomasi")),
    ("national", FUND, _RECORDS, re.compile(r"\bmilliy hujjatlar")),
    ("local", FUND, _PIECES, re.compile(r"\bolkashunoslik")),
    ("copies", FUND, _RECORDS, re.compile(r"bibliografik yozuv\w*\W+nusxa")),
    ("cards", FUND, _RECORDS, re.compile(r"bibliografik yozuv.*kartochka")),
    ("catalogue", FUND, _RECORDS, re.compile(r"\bunikat")),
    ("guides", FUND, _PAPERS, re.compile(r"bibliografik qollanma")),
    ("records", FUND, _RECORDS, re.compile(r"bibliografik yozuv\w* yarat")),
    ("additions", FUND, _COPIES, re.compile(r"fond\w*\W+(?:\w+\W+){0,2}toldir")),
    ("sorted", FUND, _COPIES, re.compile(r"\btasnif")),
    (
        "materials",
        FUND,
        _PAPERS,
        re.compile(
            r"(?:resurs|material|axborot)\w*\W.*(?:sayt|tarmoq)\w*\W.*joylashtirish|ijtimoiy tarmoq\w*\W.*joylashtir"
        ),
    ),
    ("scanned", FUND, _PAGES, re.compile(r"bosma nashr\w* raqamlashtir")),
    ("media", MEDIA, _TIMES, re.compile(r"\boav(?:da|ga|ning|lar\w*)?\b|ommaviy axborot vosita")),
)
"""Its name, the way of work that it belongs to, its units and its words."""
WAY_OF_WORK: Mapping[str, str] = {name: way for name, way, *_ in _WORKS}
_WAYS = (
    (STAFF, re.compile(r"xodim|kadr|malaka|seminar|mutaxassis|uslubiy|metodik|monitoring")),
    (FUND, re.compile(r"fond|bibliograf|raqamlashtir|baza|resurs|nusxa|sayt|tasnif")),
    (SERVICE, re.compile(r"foydalanuvchi|kitobxon|oquvchi|tadbir|korgazma|konferensiya|hafta|klub")),
    (MEDIA, re.compile(r"\boav(?:da|ga|ning|lar\w*)?\b|ommaviy axborot|matbuot(?!i? solnoma)")),
)
_AT_YEARS_END = re.compile(r"\s*\((?:yil|йил|к концу|на конец)\s[^()]*\)")
"""What a plan puts behind a figure that is looked at in the end: of another day it would say what is not so."""
_TO_LESSEN = re.compile(
    r"(?<=.)(?:ni\s+(?:kamaytirish|qisqartirish|pasaytirish|tushirish)|ни\s+(?:камайтириш|қисқартириш|пасайтириш|тушириш))$"
)
"""What is to become less is called by what it counts: the number of debtors, not the lessening of it."""
_USERS = re.compile(r"foydalanuvchi|kitobxon|oquvchi|azo\w*")
_ACTS = re.compile(r"farmon|qaror|buyruq|prezident")
PRESIDENT, CABINET = re.compile(r"prezident"), re.compile(r"vazirlar mahkamasi")
PAPER = "hujjat"


def work_of(indicator: Indicator) -> str:
    """The name of a row's work; "" for what is not known, and for what is no amount of work."""
    if indicator.kind in ("stock", "level", "percent") or indicator.direction == "less":
        return ""
    name = fold(f"{indicator.name.split(':')[0]} {indicator.part or ''}".strip())
    unit = fold(indicator.unit)
    return next((work for work, _, units, words in _WORKS if words.search(name) and units.search(unit)), "")


def what_is_counted(name: str, *, lessened: bool) -> str:
    """A row's name without what says when it is looked at and, of what is to become less, that it is."""
    name = _AT_YEARS_END.sub("", name)
    return _TO_LESSEN.sub("", name) if lessened else name


def rows_of_one_work(indicators: Sequence[Indicator]) -> set[int]:
    """The figures of which the usual words would say the same as of another row's. A total goes before what it is the
    sum of, so only that is among them."""
    parts = {part for indicator in indicators for part in indicator.parts}
    works = {indicator.key: work for indicator in indicators if (work := work_of(indicator))}
    rows: dict[str, set[tuple[str, str]]] = {}
    for indicator in indicators:
        if indicator.key in works and indicator.key not in parts:
            rows.setdefault(works[indicator.key], set()).add((indicator.section, indicator.number))
    return {
        indicator.key
        for indicator in indicators
        if len(same := rows.get(works.get(indicator.key, ""), set())) > 1
        or (indicator.key in parts and same and (indicator.section, indicator.number) not in same)
    }


def way_of(indicator: Indicator) -> str:
    """Which of the usual ways of work a row belongs to; "" for none of them."""
    work = work_of(indicator)
    if work:
        return WAY_OF_WORK[work]
    name, unit = fold(indicator.name), fold(indicator.unit)
    for way, words in _WAYS:
        # Events are held for readers, and that they are written about in the papers comes second.
        if words.search(name) or (way == SERVICE and words.search(unit)):
            return way
    return ""


def is_of_users(indicator: Indicator) -> bool:
    """Whether a row counts the people that a library serves."""
    return _USERS.search(fold(indicator.name)) is not None


def is_paper(indicator: Indicator) -> bool:
    """Whether papers are what it counts."""
    return fold(indicator.unit) == PAPER


def carries_out_acts(indicator: Indicator) -> bool:
    """Whether a row carries out what a higher office has decided."""
    return is_paper(indicator) and _ACTS.search(fold(f"{indicator.section_title} {indicator.name}")) is not None
