"""What the heading of a column says that makes its figures less than the year's: a part of the year, or of the whole
library."""

import re

_SPAN = re.compile(
    r".*\b(?:chorak\w*|(?:po|eje)?kvartal\w*|oy(?:lik\w*|iga|ga|da|i|ma)?|oylarga|(?:eje)?mesyas\w*|(?:eje)?mesyach\w*"
    r"|[hx]afta\w*|(?:eje)?nedel\w*|kun(?:lik\w*|iga|ga|da|i)?|v den|na den|(?:eje)?dnevn\w*|dekada\w*"
    r"|yarim ?yil\w*|yarmi\w*|smena\w*|sut(?:ki|ka|ok)|sutochn\w*|polugod\w*|semestr\w*|mavsum\w*|sezon\w*"
    r"|qish(?:k?i|gi|da)?|ba[hx]or\w*|yoz(?:gi|da|i)?|kuz(?:gi|da|i)?"
    r"|zim(?:a|u|oy|niy|nego)|vesn(?:a|u|oy)|vesenn\w*|leto|letom|letniy|osen\w*)\b.*"
)
"""A part of the year, and not which one: "choraklik reja", "план на месяц", "qish rejasi"."""
_SHARE = re.compile(
    r".*(?:\b[hx]ar (?:bir|qaysi)|\bkajd\w*|\bbir (?:nafar )?(?:xodim|kishi|kutubxona|odam|bolim|mutaxas|stavka)\w*"
    r"|\b1 (?:nafar )?(?:xodim|kishi|kutubxona|odam|bolim|sotrudnik|chelov)\w*"
    r"|\b(?:bir|bitta|1)(?: ta)? (?!yil)[a-z]+(?:ga|ka)\b|\bna (?:1|odn[a-z]+) (?!god)"
    r"|\bodno(?:go|y|mu)\b|\bna chelov\w*"
    r"|\bbirligi?ga\b|\bna edinisu\b"
    r"|\bkishi boshiga|\bxodimga\b|\bsotrudnika?\b|\bbolim(?:i|ga|ning)?\b|\botdela?\b|\bshoxobcha\w*"
    r"|(?<!va )(?<!barcha )(?<!hamma )(?<!\bi )(?<!\bs )\bfilial\w*\b(?! bilan\b)"
    r"|\bqoshimcha\w*|\bdop(?:olnitel\w*|\.)).*"
)
"""A part of the library, or what is planned on top: "filial rejasi", "bir xodimga reja", "qo'shimcha reja"."""
_PLAIN = re.compile(
    r"(?:(?:rejalashtirilgan|belgilangan|tasdiqlangan|ish|umumiy|jami|rejadagi) )*"
    r"(?:reja|plan|prognoz|maqsadli|selev|topshiri|zadani)\w*(?: (?:korsatkich|pokazatel|raqam|son|miqdor|hajm)\w*)?"
)
"""A plan's heading that says nothing of whose or of when."""
_OF_A_YEAR = re.compile(r".*\b(?:yil\w*|god\w*)\b.*")


def names_a_span(text: str) -> bool:
    """Whether a folded text speaks of a part of the year, whichever."""
    return bool(_SPAN.fullmatch(text))


def names_a_share(text: str) -> bool:
    """Whether a folded text speaks of a part of the library, of one of its people, or of an addition."""
    return bool(_SHARE.fullmatch(text))


def is_a_plain_plan(text: str) -> bool:
    """Whether a folded heading says only that it is the plan: "reja", and not "bosh kutubxona rejasi"."""
    return bool(_PLAIN.fullmatch(text))


def names_the_year(text: str) -> bool:
    """Whether a folded text that heads a total says that it is the year's: "yillik", "за год", and not only "jami"."""
    return bool(_OF_A_YEAR.fullmatch(text)) and not names_a_span(text)
