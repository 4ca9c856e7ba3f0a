"""What the director sets for the library: its name; and a day as people type it. Every change leaves its history."""

import re
from datetime import date, timedelta

from plan.fold import fold
from storage import settings as kept
from storage.people import people
from usecases.work import Work

NAME_LENGTH = range(3, 201)
_FAR = timedelta(days=730)
_PAST = timedelta(days=366)
_MONTHS = (
    ("yan", "янв"),
    ("fev", "фев"),
    ("mar", "мар"),
    ("apr", "апр"),
    ("may", "мая", "май"),
    ("iyun", "июн"),
    ("iyul", "июл"),
    ("avg", "авг"),
    ("sen", "сен"),
    ("okt", "окт"),
    ("noy", "ноя"),
    ("dek", "дек"),
)
_STEMS = {fold(stem): number for number, stems in enumerate(_MONTHS, 1) for stem in stems}
_IN_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_IN_WORDS = re.compile(r"(\d{1,2})[\s.-]*(?:chi |nchi )?([^\W\d_]{3,12})[\s.,-]*(?:(\d{4})(?:[\s-]*yil)?)?")
_IN_WORDS_YEAR_FIRST = re.compile(r"(\d{4})[\s-]*yil(?:ning)?[\s,-]*(\d{1,2})[\s.-]*([^\W\d_]{3,12})")


def read_day(text: str, today: date) -> date | None:
    """A day as people type it: `21.03.2026`, `21.03`, `21-mart`, `2026-yil 21-mart`. Without a year it is the next
    such day from today on. None when it is no day, or too far from today to be meant."""
    found = _pieces(text)
    return _dated(*found, today) if found else None


def read_past_day(text: str, today: date) -> date | None:
    """A day that is over, typed in the same ways. Without a year it is the last such day; None when it is no day."""
    found = _pieces(text)
    if found is None:
        return None
    year, month, number = found
    candidates = (_day(one, month, number) for one in ([year] if year else [today.year, today.year - 1]))
    return next((one for one in candidates if one is not None and one < today), None)


def _pieces(text: str) -> tuple[int | None, int, int] | None:
    """Year, if there is one, month and day of the month."""
    plain = fold(text).strip(" .")
    if found := _ISO.fullmatch(plain):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _IN_NUMBERS.fullmatch(plain):
        return int(found[3]) if found[3] else None, int(found[2]), int(found[1])
    if found := _IN_WORDS_YEAR_FIRST.fullmatch(plain):
        return int(found[1]), _month(found[3]), int(found[2])
    if found := _IN_WORDS.fullmatch(plain):
        return int(found[3]) if found[3] else None, _month(found[2]), int(found[1])
    return None


def _month(word: str) -> int:
    return next((number for stem, number in _STEMS.items() if word.startswith(stem)), 0)


def _dated(year: int | None, month: int, number: int, today: date) -> date | None:
    if year is not None:
        return _near(_day(year, month, number), today)
    candidates = (_day(today.year + later, month, number) for later in range(2))
    return next((one for one in candidates if one is not None and one >= today), None)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _near(day: date | None, today: date) -> date | None:
    return day if day is not None and today - _PAST <= day <= today + _FAR else None


def approval_wanted(work: Work) -> bool:
    """Whether reports that were sent wait for an approval."""
    return kept.oversight(work.session, work.library.id).approval


def rename_library(work: Work, name: str) -> bool:
    """Give the library another name; False when the name is too short or too long to be one."""
    name = " ".join(name.split())
    if len(name) not in NAME_LENGTH or not any(letter.isalpha() for letter in name):
        return False
    library = people.library(work.session, work.library.id)
    before, library.name = library.name, name
    work.refresh()
    work.note_down("rename", "library", work.library.id, before=before, after=name)
    return True
