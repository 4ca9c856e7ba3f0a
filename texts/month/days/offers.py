"""A day's number at a month's question: whether it is kept in the diary, and what the days make of the month."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from markupsafe import Markup

from plan.indicator import Indicator
from plan.month.day_counts import DaysOfFigure, Kept, MonthBeside, Refusal, month_value
from plan.period import Month
from texts.month import presses as month_presses
from texts.month.background import amount
from texts.month.days import presses
from texts.screen import Button, Row
from texts.sentence import NOTHING, lines, plain, say
from texts.wording import clip, figure_words, row_button, row_label, row_name

MOST = 12
"""Days' numbers that are told one by one."""
Number = tuple[Indicator, date, Decimal]


def day_label(day: date, today: date) -> str:
    """A day where there is little room: `bugun`, `kecha`, `5-mart`."""
    if day == today:
        return plain("bugun")
    return plain("kecha") if day == today - timedelta(days=1) else plain("{day:short_day}", day=day)


def ask_day(indicator: Indicator, day: date, typed: str, month: Month) -> Markup:
    """Was it that day's, or the month's?"""
    row, name = row_label(indicator), row_name(indicator, 60)
    if Month.of(day) == month:
        return say(
            "📓 «{typed}» hali yozilmadi. <b>{row}</b> ({name}): bu {day:short_day} kunining o'zinikimi yoki butun "
            "oynikimi?",
            typed=clip(typed, 60),
            row=row,
            name=name,
            day=day,
        )
    return say(
        "📓 «{typed}» hali yozilmadi. <b>{row}</b> ({name}): {day:short_day} {month:month_name} hisobotiga kirmaydi. "
        "Kundalikka yozilsinmi?",
        typed=clip(typed, 60),
        row=row,
        name=name,
        day=day,
        month=month.number,
    )


def keep_label(indicator: Indicator, day: date, value: Decimal, today: date) -> str:
    number = figure_words(indicator, value)
    if day == today:
        return plain("📓 Bugungi deb saqlash: {number}", number=number)
    if day == today - timedelta(days=1):
        return plain("📓 Kechagi deb saqlash: {number}", number=number)
    return plain("📓 {day:short_day} uchun: {number}", day=day, number=number)


def offer(submission: int, number: Number, today: date, *, named: bool) -> Row:
    """The button that keeps one day's number; under the question of another row its own is `named`."""
    indicator, day, value = number
    press = presses.keep_day(submission, indicator.key, day, value)
    if not named:
        return (Button(keep_label(indicator, day, value, today), press),)
    label = plain(
        "📓 {row}, {day}: {number}",
        row=row_button(indicator),
        day=day_label(day, today),
        number=figure_words(indicator, value),
    )
    return (Button(label, press),)


def row_month_label(row: str, month: Month, indicator: Indicator, value: Decimal) -> str:
    """The same number for the whole month of another row than the one that is asked."""
    return plain("✅ {row}, {month:month_name}: {value}", row=row, month=month, value=figure_words(indicator, value))


def ask_days(numbers: Sequence[Number], today: date) -> Markup:
    """Several days' numbers as they were read."""
    rows = [_listed(number, today) for number in numbers[:MOST]]
    left = len(numbers) - MOST
    return lines(
        say("📓 Bular hali yozilmadi. Kundalikka yozilsinmi?"),
        rows,
        say("… va yana {n} ta", n=left) if left > 0 else NOTHING,
    )


def _listed(number: Number, today: date) -> Markup:
    indicator, day, value = number
    return say(
        "• <b>{row}</b>, {day}: {value}",
        row=row_label(indicator),
        day=day_label(day, today),
        value=figure_words(indicator, value),
    )


def offer_all(submission: int, nonce: int, count: int) -> Row:
    return (Button(plain("📓 Kundalikka yozish: {n} ta", n=count), presses.keep_days(submission, nonce)),)


def refused(indicator: Indicator, day: date, reason: Refusal, closes: date | None = None) -> Markup:
    """Why nothing is kept on a day."""
    row = row_label(indicator)
    if reason == "percent":
        return say("❗️ <b>{row}</b>: foiz ko'rsatkichi kunlab yozilmaydi, oy uchun bitta foiz kerak.", row=row)
    if reason == "future":
        return say("❗️ {day:short_day} hali kelmagan: kundalikka yozilmadi.", day=day)
    if reason == "sent":
        return say(
            "🔒 <b>{row}</b>, {day:short_day}: {month:month_title} hisoboti topshirilgan, yozilgan kun o'zgarmaydi. "
            "Oyning raqamini hisobotning o'zida tuzating.",
            row=row,
            day=day,
            month=day.month,
        )
    if reason == "no_plan":
        return say("❗️ {day:long_day} yozilmadi: {year:bare}-yil ish rejasi yo'q.", day=day, year=day.year)
    if reason == "other_year":
        return say("❗️ {day:long_day} bu yilga kirmaydi: kundalikka yozilmadi.", day=day)
    if closes is None:
        return say("🔒 {month:month_title} oyi yopilgan: kundalikka yozilmadi.", month=day.month)
    return say(
        "🔒 {month:month_title} hisoboti {closes:short_day} kuni yopilgan: kundalikka yozilmadi.",
        month=day.month,
        closes=closes,
    )


def kept(indicator: Indicator, day: date, value: Decimal, before: Decimal | None, days: DaysOfFigure) -> Markup:
    """The receipt of a day, with what its month has come to."""
    row, shown = row_label(indicator), amount(indicator, value)
    if before is None or before == value:
        receipt = say("📓 {row}, {day:short_day}: <b>{amount}</b>", row=row, day=day, amount=shown)
    else:
        receipt = say(
            "📓 {row}, {day:short_day}: <b>{amount}</b> <s>{before}</s>",
            row=row,
            day=day,
            amount=shown,
            before=figure_words(indicator, before),
        )
    return lines(receipt, so_far(indicator, day.month, days))


def so_far(indicator: Indicator, month: int, days: DaysOfFigure) -> Markup:
    """What a month's days have come to; nothing of a single day, which says so itself."""
    value = month_value(indicator, days)
    if value is None or len(days) < 2:
        return NOTHING
    if not indicator.is_added_up:
        return say(
            "{month:month_title}da {n} kun yozilgan, oxirgisi {last}-kuni: {value}",
            month=month,
            n=len(days),
            last=max(days),
            value=value,
        )
    return say("{month:month_title} kundaligida jami: {value} ({n} kun)", month=month, value=value, n=len(days))


def ask_same_day(indicator: Indicator, day: date, standing: Decimal, value: Decimal) -> Markup:
    """Something stands on that day already."""
    stands, new = figure_words(indicator, standing), figure_words(indicator, value)
    if not indicator.is_added_up:
        return say(
            "📓 <b>{row}</b>: {day:short_day} kuni {standing} turibdi. O'rniga {value} yozilsinmi?",
            row=row_label(indicator),
            day=day,
            standing=stands,
            value=new,
        )
    return say(
        "📓 <b>{row}</b>: {day:short_day} kuni {standing} turibdi. {value} uning o'rnigami yoki qo'shilsinmi?",
        row=row_label(indicator),
        day=day,
        standing=stands,
        value=new,
    )


def replace_label(indicator: Indicator, value: Decimal) -> str:
    return plain("O'rniga: {value}", value=figure_words(indicator, value))


def add_label(indicator: Indicator, total: Decimal) -> str:
    return plain("Qo'shib: {value}", value=figure_words(indicator, total))


def by_colleague(name: str) -> Markup:
    """Who has written what stands, where it was somebody else."""
    return say("👤 Yozgan: {name}.", name=name) if name else NOTHING


def month_beside(indicator: Indicator, month: int, days: DaysOfFigure, report: MonthBeside) -> Markup:
    """That the month's own number is as it was, where there is one, or that the month does not ask for this row."""
    if report.value is None:
        return (
            NOTHING
            if report.asked
            else say("ℹ️ {month:month_title} hisobotida bu band so'ralmaydi: kun kundalikda qoladi.", month=month)
        )
    if report.value == month_value(indicator, days):
        return NOTHING
    stands = figure_words(indicator, report.value)
    if report.sent:
        return say("☝️ {month:month_title} hisoboti topshirilgan: undagi {value} o'zgarmadi.", month=month, value=stands)
    return say("☝️ {month:month_title} hisobotida {value} turibdi, u o'zgarmadi.", month=month, value=stands)


def correction(kept: Kept) -> tuple[Row, ...]:
    """The way to the month's own number, where it is another than the days come to."""
    report = kept.month
    if report.submission is None or report.value in (None, month_value(kept.indicator, kept.days)):
        return ()
    label = plain("✏️ {row}: {month:month_name} hisoboti", row=row_button(kept.indicator), month=kept.day.month)
    return ((Button(label, month_presses.change_row(report.submission, kept.indicator.key)),),)


def sum_button(submission: int, indicator: Indicator, month: Month, days: DaysOfFigure) -> tuple[Row, ...]:
    """At the month's question: what its days have come to, to be taken by one tap; nothing without days."""
    value = month_value(indicator, days)
    if value is None:
        return ()
    press = presses.take_sum(submission, indicator.key, value)
    if indicator.is_added_up:
        return ((Button(plain("📓 Kundalikdan: {value} ({n} kun)", value=value, n=len(days)), press),),)
    last = date(month.year, month.number, max(days))
    return ((Button(plain("📓 {day:short_day} kuni: {value}", day=last, value=value), press),),)


def days_beside(indicator: Indicator, month: Month, days: DaysOfFigure) -> Markup:
    """At the month's question: what its days have come to, how many they are, and which is the last."""
    value = month_value(indicator, days)
    if value is None:
        return NOTHING
    last = date(month.year, month.number, max(days))
    if indicator.is_added_up:
        return say("📓 Kundalikda: {value} — {n} kun, oxirgisi {day:short_day}", value=value, n=len(days), day=last)
    return say("📓 Kundalikda {day:short_day} kuni: {value} ({n} kun yozilgan)", value=value, n=len(days), day=last)


def from_days(indicator: Indicator, days: DaysOfFigure) -> str:
    """What stands for the typed text where the days gave the number."""
    return plain("kundalikdan ({n} kun)", n=len(days))
