"""A typed list as it was read: each row and its number, what looks odd, and one button for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from plan.indicator import Indicator
from plan.month.oddness import Oddness
from plan.period import Month
from texts import home
from texts.month import presses
from texts.month.asking.marking import typed_rows_button
from texts.month.background import amount, row_in_line
from texts.month.oddness import odd_sentence
from texts.month.questions import Heading
from texts.paging import fit_above, fit_lines
from texts.screen import Button, Screen
from texts.sentence import NOTHING, Sentence, beside, lines, paragraphs, plain, say
from texts.wording import clip, figure_words, row_button, row_heading, row_label

NOT_KEPT = Sentence("👌 Ro'yxat yozilmadi.")
_DOUBTS = 12
"""Odd numbers that are told in words; the others are only marked."""
_SHORT_ROW = 10
"""Letters of a row's name beside which a button holds more than its number."""
_NAMES = 40
"""Entries of a list whose rows' names find room beside their numbers."""


@dataclass(frozen=True, slots=True)
class ListedNumber:
    """One number of a list: what stands at its figure now, what looks odd about it, and how it was typed where it did
    not stand there in digits."""

    indicator: Indicator
    value: Decimal | None
    standing: Decimal | None
    doubt: Oddness | None
    typed: str


def list_screen(
    heading: Heading,
    readings: Sequence[Sequence[ListedNumber]],
    nonce: int,
    above: Markup = NOTHING,
    *,
    named: int = 0,
    rest: int = 0,
) -> Screen:
    """The list in each way in which it can be read, with a button for each; and with one more where its numbers are
    those of so many rows (`named`), in which there may have been work. The button says that so many others (`rest`)
    become zero with it."""
    title = beside(
        say("📋 <b>{month:month}</b>", month=heading.month),
        say("{department:department}", department=heading.department),
    )
    tables = [_table(reading) for reading in readings]
    asked = (
        say("👇 Shunday yozilsinmi?")
        if len(readings) == 1
        else say("👇 Bular band raqamlarimi yoki o'zingiz tartib bilan raqamladingizmi? Qaysi biri to'g'ri?")
    )
    buttons = [
        (
            Button(
                _label(reading, named=len(readings) > 1, rest=bool(rest)),
                presses.take_list(heading.submission, nonce, place),
            ),
        )
        for place, reading in enumerate(readings)
    ]
    no = Button(plain("❌ Yozilmasin"), presses.drop_list(heading.submission, nonce))
    table = lines(say("📝 Ro'yxat shunday o'qildi:"), tables[0]) if len(tables) == 1 else _both(tables)
    marks = [(typed_rows_button(heading.submission, named),)] if named else []
    others = say("☝️ Ro'yxat bilan birga qolgan {n} ta bandga 0 yoziladi.", n=rest) if rest else NOTHING
    return Screen(fit_above(above, paragraphs(title, table, lines(others, asked))), (*buttons, *marks, (no,)))


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A question that is open, and the number that stood there last month (of a level: last)."""

    indicator: Indicator
    before: Decimal | None


def open_rows_screen(heading: Heading, rows: Sequence[OpenRow], examples: Sequence[str]) -> Screen:
    """All open questions, to be answered by a line each; `examples` are the beginnings of such lines."""
    title = beside(
        say("📋 <b>{month:month}</b>", month=heading.month),
        say("{department:department}", department=heading.department),
    )
    listing = lines(_open_line(row, heading.month) for row in rows)
    asked = lines(
        say("👇 <b>Har qatorga band raqami va sonini yozing</b>, masalan:"),
        [say("<code>{row} {number:bare}</code>", row=row, number=37 + 5 * place) for place, row in enumerate(examples)],
        say("Bo'lmaganlarini yozmang: ularga keyin bitta tugma bilan 0 qo'yasiz."),
    )
    back = home.back_button(presses.go_on(heading.submission))
    return Screen(fit_lines(paragraphs(title, listing), below=asked), ((back,),))


def which_number(indicator: Indicator, line: str) -> Markup:
    """Several numbers for one row in one message: none is taken."""
    return say(
        "❗️ {row}: bir nechta raqam yozilgan («{line}»), hech biri olinmadi. Qaysi biri to'g'ri?",
        row=row_label(indicator),
        line=clip(line, 60),
    )


def rest_asked(count: int) -> Markup:
    """Above the question that comes next."""
    return say("☝️ Qolgan {n} ta bandda ish bo'lmagan bo'lsa, «Qolgani 0» tugmasini bosing.", n=count)


def _open_line(row: OpenRow, month: Month) -> Markup:
    name = row_in_line(row.indicator, 30)
    if row.before is None:
        return name
    before = figure_words(row.indicator, row.before)
    if row.indicator.kind == "level":
        return say("{row} · oldin jami {before}", row=name, before=before)
    return say("{row} · {month:month_name} {before}", row=name, month=month.previous.number, before=before)


def _both(tables: Sequence[Markup]) -> Markup:
    return paragraphs(
        *[lines(say("📝 <b>{place}-o'qilishi:</b>", place=place), table) for place, table in enumerate(tables, 1)]
    )


def _label(reading: Sequence[ListedNumber], *, named: bool, rest: bool) -> str:
    """How many rows a button fills; where there are two ways, which rows; and of one row its number, if there is room
    for it."""
    if len(reading) == 1 and (alone := _label_of_one(reading[0], rest=rest)):
        return alone
    if named and len(reading) > 1:
        first, last = reading[0].indicator, reading[-1].indicator
        return plain("✅ {first} … {last}", first=row_button(first), last=row_button(last))
    if rest:
        return plain("✅ {n} ta bandga, qolgani 0", n=len(reading))
    return plain("✅ {n} ta bandga yozilsin", n=len(reading))


def _label_of_one(number: ListedNumber, *, rest: bool) -> str:
    """The row and its number; "" where the row's name leaves no room for what is said of it."""
    row = row_button(number.indicator)
    if (rest or number.value is None) and len(row) > _SHORT_ROW:
        return ""
    if number.value is None:
        return plain("🕓 {row}: hali noma'lum", row=row)
    if rest:
        return plain("✅ {row}: {value}, qolgani 0", row=row, value=_value(number))
    return plain("✅ {row}: {value}", row=row, value=_value(number))


def _value(number: ListedNumber) -> str:
    return figure_words(number.indicator, number.value)


def _table(reading: Sequence[ListedNumber]) -> Markup:
    names = len(reading) <= _NAMES
    doubted = {number.indicator.key for number in [number for number in reading if number.doubt is not None][:_DOUBTS]}
    twice = [number.indicator.key for number in reading]
    return lines(
        [
            lines(
                _line(number, names),
                say("⚠️ «{typed}» deb yozilgan", typed=clip(number.typed, 40)) if number.typed else NOTHING,
                say("⚠️ {doubt}", doubt=odd_sentence(number.doubt))
                if number.doubt is not None and number.indicator.key in doubted
                else NOTHING,
                say("⚠️ bu band ro'yxatda ikki marta bor") if twice.count(number.indicator.key) > 1 else NOTHING,
            )
            for number in reading
        ]
    )


def _line(number: ListedNumber, named: bool) -> Markup:
    row = row_label(number.indicator)
    name = row_heading(number.indicator, 30) if named else ""
    if number.value is None:
        return say("🕓 {row}. {name}: hali noma'lum", row=row, name=name)
    shown = amount(number.indicator, number.value)
    if number.standing is None or number.standing == number.value:
        return say("• {row}. {name}: <b>{amount}</b>", row=row, name=name, amount=shown)
    return say(
        "• {row}. {name}: <b>{amount}</b> <s>{before}</s>",
        row=row,
        name=name,
        amount=shown,
        before=figure_words(number.indicator, number.standing),
    )
