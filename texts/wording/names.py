"""How rows, departments, units and places in a file are called on a phone."""

import re
from collections.abc import Iterable
from decimal import Decimal

from plan.document.table.tables import Place
from plan.indicator import Indicator
from plan.short_names.offered import LENGTH, offered_short_name
from texts.wording.phrase import _phrase
from texts.wording.spelling import in_readers_letters, in_russian, uzbek_ending
from texts.wording.units import translated_unit

_APOSTROPHE = re.compile("(?<=[^\\W\\d_])[‘’ʻʼ`](?=[^\\W\\d_])|(?<=[oOgG])[‘ʻ]")
_A_TASK = re.compile(r"(\w+lar)ni [\w']+ish")
"""A name of which only a task is left, such as `Fondlarni to'ldirish`: what is worked on names it better."""
_LIST = 80
"""Letters of a name beside others: where there are more, the printed name says more than a short one."""
_SUM = {"jami", "жами"}
"""What plans write behind a unit whose row is a sum."""
_PLURAL = {"lar", "лар"}
_NO_PLURAL = {"dollar", "доллар"}


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


def plan_words(text: str, length: int) -> str:
    """What the plan has printed, in at most so many letters of its reader's."""
    return clip(in_readers_letters(one_apostrophe(text)), length)


def join_names(names: Iterable[str], between: str = ", ") -> str:
    """Names one after another, not escaped: for buttons, the terminal, and lists that are to be clipped."""
    return between.join(names)


def short_department(name: str, length: int = 30) -> str:
    """A department's name short enough for a phone: of a long one the usual abbreviation, or what
    comes before its first comma or "va"."""
    if called := in_russian(name):
        return clip(called, length)
    name = one_apostrophe(name)
    for ending in (" xizmati", " bo'limi"):
        name = name.removesuffix(ending)
    if len(name) > length:
        name = name.replace("Axborot-kommunikatsiya texnologiyalari", "AKT")
    if len(name) > length:
        name = _A_TASK.sub(r"\1", name.split(", ")[0].split(" va ")[0])
    return clip(in_readers_letters(name), length)


def row_name(indicator: Indicator, length: int = 160) -> str:
    """The row's name; of a list of parts only its heading and the part in question."""
    heading = row_heading(indicator, length)
    return f"{heading} — {in_readers_letters(one_apostrophe(indicator.part))}" if indicator.part else heading


def printed_name(indicator: Indicator) -> str:
    """The row's name as the plan has it, in the letters of whoever reads it."""
    return in_readers_letters(indicator.name)


def printed_part(indicator: Indicator) -> str:
    """The part's name as the plan has it; "" where the row has no parts."""
    return in_readers_letters(indicator.part or "")


def row_heading(indicator: Indicator, length: int = 160) -> str:
    """The row's name without the part in question; a list of parts is named by what stands before its colon."""
    name = indicator.name.split(":")[0] if indicator.part else indicator.name
    return name_within(name, indicator.short_name, length, indicator.told_apart)


def name_within(name: str, short: str, length: int, apart: str = "") -> str:
    """A row's name in at most `length` letters: in a list the one that a director has given; a long name by the short
    one that is offered (`apart` where another row would be offered the same), or cut at a word."""
    if called := in_russian(name):
        return clip(called, length)
    if short and length <= _LIST:
        return clip(in_readers_letters(short), length)
    name = one_apostrophe(" ".join(name.split()))
    if len(name) > length and length <= _LIST:
        name = one_apostrophe(apart) or offered_short_name(name, min(length, LENGTH)) or name
    return clip(in_readers_letters(name), length)


def part_end(part: str, length: int) -> str:
    """A part's name in at most `length` characters: of a long one the end, since neighbours mostly begin alike, and its
    first word when that is short (`yangi … soni`)."""
    part = " ".join(in_readers_letters(one_apostrophe(part)).split())
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
    return _with_part(_phrase("{row}-band{case}", row=row_number(indicator), case=uzbek_ending(case)), indicator)


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


def printed_unit(indicator: Indicator) -> str:
    """The unit in a column of its own, as the plan has it; in another language as it is known there."""
    return translated_unit(_one_of(indicator.unit)) or in_readers_letters(indicator.unit)


def unit_name(name: str) -> str:
    """The same of a unit that belongs to no indicator yet."""
    one = _one_of(name)
    return translated_unit(one) or in_readers_letters(one)


def counted_unit(name: str, value: Decimal) -> str:
    """The same behind a number: in another language in the form that this number asks for."""
    one = _one_of(name)
    return translated_unit(one, value) or in_readers_letters(one)


def _one_of(name: str) -> str:
    """A unit in the singular, beginning small."""
    *before, last = name.split() or [""]
    if before and last.lower() in _SUM:
        *before, last = before
    if last[-3:].lower() in _PLURAL and len(last) > 5 and last.lower() not in _NO_PLURAL:
        last = last[:-3]
    name = " ".join([*before, last])
    second = name[1:].lstrip("'‘’ʻʼ`")[:1]  # of `O'rin` the r is the second letter
    return name[:1].lower() + name[1:] if second.islower() else name
