"""How figures, dates, months and names are written for people, in one place so that every screen writes them alike."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from plan.document.table.tables import Place
from plan.indicator import Indicator
from plan.period import Month, Span
from plan.rate import HUNDREDTH, Rate
from plan.short_names import LENGTH, offered_short_name
from texts.language import locale_of, spoken_language
from texts.template import fill_template

ROMAN = ("I", "II", "III", "IV")
_APOSTROPHE = re.compile("(?<=[^\\W\\d_])[‘’ʻʼ`](?=[^\\W\\d_])|(?<=[oOgG])[‘ʻ]")
_A_TASK = re.compile(r"(\w+lar)ni [\w']+ish")
"""A name of which only a task is left, such as `Fondlarni to'ldirish`: what is worked on names it better."""
_LIST = 80
"""Letters of a name beside others: where there are more, the printed name says more than a short one."""
_SUM = {"jami", "жами"}
"""What plans write behind a unit whose row is a sum."""
_PLURAL = {"lar", "лар"}
_NO_PLURAL = {"dollar", "доллар"}


def _phrase(template: str, **places: str) -> str:
    return fill_template(template, places, lambda _, value, __: str(value))


def grouped_number(value: Decimal) -> str:
    """A figure with thousands grouped: 29 870; the space does not break at a line's end."""
    return _number(value, spoken_language())


@lru_cache(maxsize=4096)
def _number(value: Decimal, language: str) -> str:
    return str(format_decimal(value, format="#,##0.###", locale=locale_of(language)))


def figure_or_dash(value: Decimal | None) -> str:
    """A figure, or a dash where nobody said one."""
    return "–" if value is None else grouped_number(value)


def figure_words(indicator: Indicator, value: Decimal | None) -> str:
    """A figure without its unit, a dash where nobody said one; only a percent is always said to be one: `95 %`, or
    `60 dan 45 (75 %)`."""
    if isinstance(value, Rate):
        return rate_words(value)
    shown = figure_or_dash(value)
    return f"{shown}\u00a0%" if indicator.kind == "percent" and value is not None else shown


def rate_words(rate: Rate) -> str:
    """A percent that was asked as two numbers: `60 dan 45 (75 %)`."""
    percent = rate.quantize(HUNDREDTH, ROUND_HALF_UP)
    return _phrase("{numbers} ({percent}\u00a0%)", numbers=two_numbers(rate), percent=grouped_number(percent))


def two_numbers(rate: Rate) -> str:
    """A percent as it was asked: `60 dan 45`."""
    return _phrase("{whole} dan {part}", whole=grouped_number(rate.whole), part=grouped_number(rate.part))


def share_in_percent(share: Decimal | None) -> str:
    """A share as people read it: 0.2345 is 23,5 %; the space does not break at a line's end."""
    if share is None:
        return "–"
    tenths = (share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{grouped_number(tenths)}\u00a0%"


def tenths_of_percent(share: Decimal) -> str:
    """The same below a heading that says "%", always with its tenth: 23,5 and 26,0."""
    tenths = (share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return str(format_decimal(tenths, format="#,##0.0", locale=locale_of(spoken_language())))


@lru_cache(maxsize=256)
def _month(number: int, form: str, language: str) -> str:
    return format_date(date(2025, number, 1), form, locale=locale_of(language)).lower()


def month_name(month: int | Month) -> str:
    """A month's name where it stands alone: `mart`; of a sum `yanvar–aprel`."""
    if isinstance(month, Month):
        return _of_sum(month, "LLLL") if month.since else month_name(month.number)
    return _month(month, "LLLL", spoken_language())


def _of_sum(month: Month, form: str) -> str:
    first, last = (_month(number, form, spoken_language()) for number in (month.since, month.number))
    return _phrase("{first}–{last}", first=first, last=last)


def month_title(month: int | Month) -> str:
    """A month's name where a line or a button begins with it: `Mart`."""
    return month_name(month).capitalize()


def short_month(month: int) -> str:
    """A month's name over a narrow column: `mar`."""
    return _month(month, "LLL", spoken_language())


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
        return _of_sum(month, "LLL") if month.since else month_button(month.number)
    return _month(month, "LLL", spoken_language())


def day_button(value: date) -> str:
    """`30-sen`"""
    return _phrase("{day}-{month}", day=str(value.day), month=month_button(value.month))


def long_day(value: date) -> str:
    """`2025-yil 3-aprel`"""
    return _phrase("{year}-yil {day}", year=str(value.year), day=short_day(value))


def day_and_weekday(value: date) -> str:
    """`3-aprel, payshanba`"""
    weekday = format_date(value, "EEEE", locale=locale_of(spoken_language()))
    return _phrase("{day}, {weekday}", day=short_day(value), weekday=weekday)


def full_day(value: date) -> str:
    """`2025-yil 3-aprel, payshanba`"""
    return _phrase("{year}-yil {day}", year=str(value.year), day=day_and_weekday(value))


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
    return _phrase("9 oy") if value.kind == "nine_months" else _phrase("yil")


def row_place(value: Place) -> str:
    """Where a row of a file is, as people look for it: `12-qator`, and on which sheet or page, in which table."""
    row = str(value.row)
    if value.sheet:
        return _phrase("«{sheet}» varag'i, {row}-qator", sheet=value.sheet, row=row)
    if value.page is not None:
        return _phrase("{page}-bet, {row}-qator", page=str(value.page), row=row)
    if value.table is not None:
        return _phrase("{table}-jadval, {row}-qator", table=str(value.table), row=row)
    return _phrase("{row}-qator", row=row)


def one_apostrophe(text: str) -> str:
    """A text in which every apostrophe inside a word is the plain one: plans write `qo‘llanma` and `qoʻllanma`."""
    return text if text.isascii() else _APOSTROPHE.sub("'", text)


def clip(text: str, length: int) -> str:
    """Text cut at a word, with an ellipsis, to at most `length` characters."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–") + "…"


def join_names(names: Iterable[str], between: str = ", ") -> str:
    """Names one after another, not escaped: for buttons, the terminal, and lists that are to be clipped."""
    return between.join(names)


def short_department(name: str, length: int = 30) -> str:
    """A department's name short enough for a phone: of a long one the usual abbreviation, or what
    comes before its first comma or "va"."""
    name = one_apostrophe(name)
    for ending in (" xizmati", " bo'limi"):
        name = name.removesuffix(ending)
    if len(name) > length:
        name = name.replace("Axborot-kommunikatsiya texnologiyalari", "AKT")
    if len(name) > length:
        name = _A_TASK.sub(r"\1", name.split(", ")[0].split(" va ")[0])
    return clip(name, length)


def row_name(indicator: Indicator, length: int = 160) -> str:
    """The row's name; of a list of parts only its heading and the part in question."""
    heading = row_heading(indicator, length)
    return f"{heading} — {one_apostrophe(indicator.part)}" if indicator.part else heading


def row_heading(indicator: Indicator, length: int = 160) -> str:
    """The row's name without the part in question; a list of parts is named by what stands before its colon."""
    name = indicator.name.split(":")[0] if indicator.part else indicator.name
    return name_within(name, indicator.short_name, length)


def name_within(name: str, short: str, length: int) -> str:
    """A row's name in at most `length` letters: in a list the one that a director has given; a long name by the short
    one that is offered, or cut at a word."""
    if short and length <= _LIST:
        return clip(short, length)
    name = one_apostrophe(" ".join(name.split()))
    if len(name) <= length or length > _LIST:
        return clip(name, length)
    return offered_short_name(name, min(length, LENGTH)) or clip(name, length)


def part_end(part: str, length: int) -> str:
    """A part's name in at most `length` characters: of a long one the end, since neighbours mostly begin alike, and its
    first word when that is short (`yangi … soni`)."""
    part = " ".join(one_apostrophe(part).split())
    if len(part) <= length:
        return part
    first, *words = part.split(" ")
    head = f"{first} …" if words and len(first) <= length // 3 else "…"
    end = part[len(head) - length :]
    return head + (end.split(" ", 1)[1] if " " in end else end)


def row_number(indicator: Indicator) -> str:
    """`14`, `28e`, `II.4`: the row's number, with its letter where parts need one, and with its section where its
    department has another row of that number."""
    return f"{indicator.called}{indicator.letter}"


def row_label(indicator: Indicator) -> str:
    """`13 (yangi)`, `28e (…tashkil etish)`: how a row is told from its neighbours in a list."""
    return _with_part(row_number(indicator), indicator)


def code_label(indicator: Indicator) -> str:
    """`IV.13 (yangi)`: the same where rows of several departments stand together."""
    return _with_part(indicator.lettered, indicator)


def _with_part(named: str, indicator: Indicator) -> str:
    return f"{named} ({part_end(indicator.part, 24)})" if indicator.part else named


def row_named(indicator: Indicator, case: str = "") -> str:
    """`14-band`, `13-band (yangi)`: the row inside a sentence, with the ending of its case."""
    return _with_part(_phrase("{row}-band{case}", row=row_number(indicator), case=case), indicator)


def row_button(indicator: Indicator) -> str:
    """`13 yangi`, `28e`: the same on a button, where there is room for little."""
    return _button(indicator, indicator.called)


def code_button(indicator: Indicator) -> str:
    """`IV.13 yangi`: the same where rows of several departments stand together."""
    return _button(indicator, indicator.code)


def _button(indicator: Indicator, named: str) -> str:
    if indicator.letter:
        return f"{named}{indicator.letter}"
    return f"{named} {part_end(indicator.part, 20)}" if indicator.part else named


def indicator_unit(indicator: Indicator) -> str:
    """The unit as it stands behind a figure: `Nafar` is written `nafar`, `Bibliografik yozuvlar` `bibliografik yozuv`
    and `Nusxa jami` `nusxa`, for behind a number a noun stays singular."""
    return unit_name(indicator.unit)


def unit_name(name: str) -> str:
    """The same of a unit that belongs to no indicator yet."""
    *before, last = name.split() or [""]
    if before and last.lower() in _SUM:
        *before, last = before
    if last[-3:].lower() in _PLURAL and len(last) > 5 and last.lower() not in _NO_PLURAL:
        last = last[:-3]
    name = " ".join([*before, last])
    second = name[1:].lstrip("'‘’ʻʼ`")[:1]  # of `O'rin` the r is the second letter
    return name[:1].lower() + name[1:] if second.islower() else name
