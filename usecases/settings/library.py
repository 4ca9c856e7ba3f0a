"""The library's name, as the director sets it, and reading days as people type them."""

import re
from datetime import date, timedelta

from plan.fold import fold
from storage import settings as stored_settings
from storage.people import people
from usecases.work import Work

NAME_LENGTH = range(3, 201)
_FAR = timedelta(days=730)
_PAST = timedelta(days=366)
_SOON = timedelta(days=270)
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
_DAY = r"(?:\s+kuni(?:ga|gacha)?)?"
_IN_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_IN_WORDS = re.compile(r"(\d{1,2})[\s.-]*(?:chi |nchi )?([^\W\d_]{3,12})[\s.,-]*(?:(\d{4})(?:[\s-]*yil)?)?" + _DAY)
_IN_WORDS_YEAR_FIRST = re.compile(r"(\d{4})[\s-]*yil(?:ning)?[\s,-]*(\d{1,2})[\s.-]*([^\W\d_]{3,12})" + _DAY)


def read_day(text: str, today: date) -> date | None:
    """Read a typed day: `21.03.2026`, `21.03`, `21-mart`, `2026-yil 21-mart`. Without a year it is the next such day
    from today on. None when it is no day, or farther from today than anybody can mean."""
    pieces = _pieces(text)
    return _nearest_day(*pieces, today) if pieces else None


def read_coming_day(text: str, today: date) -> date | None:
    """The same of a day that is meant to come soon: one without a year that has just passed is no such day, for nobody
    means it a year later. With the year it is taken as it was typed."""
    pieces = _pieces(text)
    day = read_day(text, today)
    if pieces is None or day is None:
        return None
    return None if pieces[0] is None and day.year > today.year and day - today > _SOON else day


def read_past_day(text: str, today: date) -> date | None:
    """A day that is over, typed in the same ways. Without a year it is the last such day; None when it is no day."""
    pieces = _pieces(text)
    if pieces is None:
        return None
    year, month, number = pieces
    candidates = (
        _day(candidate_year, month, number) for candidate_year in ([year] if year else [today.year, today.year - 1])
    )
    return next((day for day in candidates if day is not None and day < today), None)


def _pieces(text: str) -> tuple[int | None, int, int] | None:
    """Year, if there is one, month and day of the month."""
    plain = fold(text).strip(" .")
    if matched := _ISO.fullmatch(plain):
        return int(matched[1]), int(matched[2]), int(matched[3])
    if matched := _IN_NUMBERS.fullmatch(plain):
        return int(matched[3]) if matched[3] else None, int(matched[2]), int(matched[1])
    if matched := _IN_WORDS_YEAR_FIRST.fullmatch(plain):
        return int(matched[1]), _month(matched[3]), int(matched[2])
    if matched := _IN_WORDS.fullmatch(plain):
        return int(matched[3]) if matched[3] else None, _month(matched[2]), int(matched[1])
    return None


def _month(word: str) -> int:
    return next((number for stem, number in _STEMS.items() if word.startswith(stem)), 0)


def _nearest_day(year: int | None, month: int, number: int, today: date) -> date | None:
    if year is not None:
        return _near(_day(year, month, number), today)
    candidates = (_day(today.year + later, month, number) for later in range(2))
    return next((day for day in candidates if day is not None and day >= today), None)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _near(day: date | None, today: date) -> date | None:
    return day if day is not None and today - _PAST <= day <= today + _FAR else None


def approval_wanted(work: Work) -> bool:
    """Whether reports that were sent wait for an approval."""
    return stored_settings.oversight_of_library(work.session, work.library.id).approval


def readable_library_name(text: str) -> str | None:
    """A library's name as it was typed; None when it is too short or too long to be one."""
    name = " ".join(text.split())
    return name if len(name) in NAME_LENGTH and any(letter.isalpha() for letter in name) else None


def rename_library(work: Work, text: str) -> bool:
    """Give the library another name; False when what was typed is none."""
    name = readable_library_name(text)
    if name is None:
        return False
    library = people.load_library(work.session, work.library.id)
    before, library.name = library.name, name
    work.refresh()
    work.note_down("rename", "library", work.library.id, before=before, after=name)
    return True
