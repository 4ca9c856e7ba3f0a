"""What kind of work a row is, for libraries: known by its words, so that a letter can say it as a person would.

Words are folded. What fits first counts, so the narrower stands above."""

import re
from collections.abc import Mapping

from plan.fold import fold
from plan.indicator import Indicator

SERVICE, FUND, STAFF, MEDIA = "service", "fund", "staff", "media"
_WORKS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("visits", SERVICE, re.compile(r"\bqatnov")),
    ("loans", SERVICE, re.compile(r"\bkitob(?:lar)?\w* ber")),
    ("new_users", SERVICE, re.compile(r"royxatga ol.* yangi$")),
    ("users_again", SERVICE, re.compile(r"royxatga ol.* qayta$")),
    ("events", SERVICE, re.compile(r"tadbir\w*\W+(?:va|hamda)\W+korgazma|korgazma\w*\W+(?:va|hamda)\W+tadbir")),
    ("outside", SERVICE, re.compile(r"\bnosta?sionar")),
    ("remote", SERVICE, re.compile(r"\bmasofadan")),
    ("club", SERVICE, re.compile(r"\bkitobxonlar klubi")),
    ("week", SERVICE, re.compile(r"\bkitobxonlik haftaligi")),
    ("hours", STAFF, re.compile(r"\bmanaviyat soat")),
    ("circles", STAFF, re.compile(r"\bmetodik togarak")),
    ("courses", STAFF, re.compile(r"\bakt boyicha oqish")),
    ("seminars", STAFF, re.compile(r"\bseminar")),
    ("placements", STAFF, re.compile(r"\bstajirovka")),
    ("chronicle", FUND, re.compile(r"\bmatbuoti? solnomasi")),
    ("national", FUND, re.compile(r"\bmilliy hujjatlar")),
    ("local", FUND, re.compile(r"\bolkashunoslik")),
    ("copies", FUND, re.compile(r"bibliografik yozuv\w*\W+nusxa")),
    ("cards", FUND, re.compile(r"bibliografik yozuv.*kartochka")),
    ("catalogue", FUND, re.compile(r"\bunikat")),
    ("guides", FUND, re.compile(r"bibliografik qollanma")),
    ("records", FUND, re.compile(r"bibliografik yozuv\w* yarat")),
    ("additions", FUND, re.compile(r"fond\w*\W+(?:\w+\W+){0,2}toldir")),
    ("sorted", FUND, re.compile(r"\btasnif")),
    (
        "materials",
        FUND,
        re.compile(
            r"(?:resurs|material|axborot)\w*\W.*(?:sayt|tarmoq)\w*\W.*joylashtirish|ijtimoiy tarmoq\w*\W.*joylashtir"
        ),
    ),
    ("scanned", FUND, re.compile(r"bosma nashr\w* raqamlashtir")),
    ("media", MEDIA, re.compile(r"\boav\b|ommaviy axborot vosita")),
)
"""Its name, the way of work that it belongs to, and its words."""
WAY_OF_WORK: Mapping[str, str] = {name: way for name, way, _ in _WORKS}
_WAYS = (
    (MEDIA, re.compile(r"\boav\b|ommaviy axborot|matbuot(?!i? solnoma)")),
    (STAFF, re.compile(r"xodim|kadr|malaka|seminar|mutaxassis|uslubiy|metodik|monitoring")),
    (FUND, re.compile(r"fond|bibliograf|raqamlashtir|baza|resurs|nusxa|sayt|tasnif")),
    (SERVICE, re.compile(r"foydalanuvchi|kitobxon|oquvchi|tadbir|korgazma|konferensiya|hafta|klub")),
)
_USERS = re.compile(r"foydalanuvchi|kitobxon|oquvchi|azo\w*")
_ACTS = re.compile(r"farmon|qaror|buyruq|prezident")
PRESIDENT, CABINET = re.compile(r"prezident"), re.compile(r"vazirlar mahkamasi")
PAPER = "hujjat"


def work_of(indicator: Indicator) -> str:
    """The name of a row's work; "" for what is not known, and for what is no amount of work."""
    if indicator.kind in ("stock", "level", "percent") or indicator.direction == "less":
        return ""
    name = fold(f"{indicator.name.split(':')[0]} {indicator.part or ''}".strip())
    return next((work for work, _, words in _WORKS if words.search(name)), "")


def way_of(indicator: Indicator) -> str:
    """Which of the usual ways of work a row belongs to; "" for none of them."""
    work = work_of(indicator)
    if work:
        return WAY_OF_WORK[work]
    name = fold(indicator.name)
    return next((way for way, words in _WAYS if words.search(name)), "")


def is_of_users(indicator: Indicator) -> bool:
    """Whether a row counts the people that a library serves."""
    return _USERS.search(fold(indicator.name)) is not None


def is_paper(indicator: Indicator) -> bool:
    """Whether papers are what it counts."""
    return fold(indicator.unit) == PAPER


def carries_out_acts(indicator: Indicator) -> bool:
    """Whether a row carries out what a higher office has decided."""
    return is_paper(indicator) and _ACTS.search(fold(f"{indicator.section_title} {indicator.name}")) is not None
