"""How days, months and what a report covers are written for people."""

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_time

from plan.period import Month, Span
from texts.language import MADE, NEW_LATIN, SOURCE, TERMINAL, locale_of, spoken_language
from texts.wording.phrase import _phrase
from texts.wording.spelling import in_readers_letters

ROMAN = ("I", "II", "III", "IV")


SHORT = 3
"""Letters of a month's name over a narrow column, where it is no Uzbek one."""


@lru_cache(maxsize=256)
def _month(number: int, form: str, language: str) -> str:
    name = format_date(date(2025, number, 1), form, locale=locale_of(language))
    if language == TERMINAL:
        return name
    name = name.lower()
    return in_readers_letters(name) if language in MADE else name


def _short_month(number: int) -> str:
    """`sen`; elsewhere the calendars' own short forms have full stops, or are not short."""
    language = spoken_language()
    if language in (SOURCE, NEW_LATIN):  # the first three letters of June and July are the same
        return _month(number, "LLL", language)
    return _month(number, "LLLL", language)[:SHORT]


def month_name(month: int | Month) -> str:
    """A month's name where it stands alone: `mart`; of a sum `yanvar–aprel`."""
    if isinstance(month, Month):
        return _of_sum(month, month_name) if month.since else month_name(month.number)
    return _month(month, "LLLL", spoken_language())


def _of_sum(month: Month, name: Callable[[int], str]) -> str:
    return _phrase("{first}–{last}", first=name(month.since), last=name(month.number))


def month_of_day(month: int) -> str:
    """A month's name behind a day: `mart`, in Russian `марта`; for translations, which may say so where we do not."""
    return _month(month, "MMMM", spoken_language())


def month_title(month: int | Month) -> str:
    """A month's name where a line or a button begins with it: `Mart`."""
    return month_name(month).capitalize()


def short_month(month: int) -> str:
    """A month's name over a narrow column: `mar`."""
    return _short_month(month)


def month_and_year(value: Month) -> str:
    """`2025-yil mart`; of a sum `2025-yil boshidan, yanvar–aprel jami`."""
    if value.since == 1:
        return _phrase("{year}-yil boshidan, {months} jami", year=str(value.year), months=month_name(value))
    if value.since:
        return _phrase("{year}-yil {months} jami", year=str(value.year), months=month_name(value))
    return _phrase("{year}-yil {month}", year=str(value.year), month=month_name(value.number))


def short_day(value: date) -> str:
    """`3-aprel`"""
    return _phrase("{day}-{month}", day=str(value.day), month=_month(value.month, "MMMM", spoken_language()))


def month_button(month: int | Month) -> str:
    """A month where there is little room: `sen`; of a sum `yan–apr`."""
    if isinstance(month, Month):
        return _of_sum(month, month_button) if month.since else month_button(month.number)
    return _short_month(month)


def day_button(value: date) -> str:
    """`30-sen`"""
    return _phrase("{day}-{month}", day=str(value.day), month=month_button(value.month))


def long_day(value: date) -> str:
    """`2025-yil 3-aprel`"""
    return _phrase("{year}-yil {day}", year=str(value.year), day=short_day(value))


def day_and_weekday(value: date) -> str:
    """`3-aprel, payshanba`"""
    return _phrase("{day}, {weekday}", day=short_day(value), weekday=_weekday(value))


def _weekday(value: date) -> str:
    language = spoken_language()
    name = format_date(value, "EEEE", locale=locale_of(language))
    return in_readers_letters(name) if language in MADE else name


def full_day(value: date) -> str:
    """`2025-yil 3-aprel, payshanba`"""
    return _phrase("{day}, {weekday}", day=long_day(value), weekday=_weekday(value))


def short_date(value: date) -> str:
    """`02.04.2025`, where there are many below one another."""
    return f"{value:%d.%m.%Y}"


def stamp(value: datetime) -> str:
    """`02.04.2025 11:00`"""
    return f"{value:%d.%m.%Y %H:%M}"


def until_day(last: date, today: date) -> str:
    """Up to a day, that one included: `3-aprel kuni oxirigacha`, and on that day `bugun kun oxirigacha`."""
    if last == today:
        return _phrase("bugun kun oxirigacha")
    return _phrase("{day} kuni oxirigacha", day=short_day(last))


def day_and_time(value: datetime) -> str:
    """`3-aprel, 14:05`"""
    return _phrase("{day}, {time}", day=short_day(value.date()), time=clock_time(value))


def clock_time(value: datetime) -> str:
    """`14:05`"""
    return str(format_time(value, "HH:mm", locale=locale_of(spoken_language())))


def name_of_span(value: Span) -> str:
    """What a report covers: `mart`, `I chorak`, `I yarim yillik`, `9 oy`, `yil`."""
    if value.kind == "month":
        return month_name(value.ordinal)
    if value.kind == "quarter":
        return _phrase("{quarter} chorak", quarter=ROMAN[value.ordinal - 1])
    if value.kind == "half":
        return _phrase("{half} yarim yillik", half=ROMAN[value.ordinal - 1])
    return _phrase("{months} oy", months="9") if value.kind == "nine_months" else _phrase("yil")
