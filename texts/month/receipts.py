"""What was understood and kept, or stayed as it was: the lines above the next card."""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from plan.indicator import Indicator
from plan.month.question import Recorded
from plan.period import Month
from texts.month.background import amount
from texts.sentence import NOTHING, Sentence, beside, lines, listed, say
from texts.wording import clip, figure_words, row_heading, row_label, row_named

MOST = 12
"""Receipts above one card; the review has them all."""

AS_LAST_MONTH = Sentence("o'tgan oydagidek")
THE_REST = Sentence("qolgani 0")
NOT_KNOWN = Sentence("hali noma'lum")
"""What stands for the typed text where a button gave the number."""
CAME_LATER = Sentence("Raqam keyin ma'lum bo'ldi")
"""The reason of a correction that nobody has to give: the number was not known when the report was sent."""
CONFIRMED = Sentence("👍 Saqlandi")
NOT_CHANGED = Sentence("👌 Raqam o'zgarmadi.")
REST_WAITS = Sentence("☝️ «Qolgani 0» bajarilmadi: avval yuqoridagi xatoni tuzating, keyin yana yozing.")
REST_WAITS_FOR_LIST = Sentence("☝️ «Qolgani 0» bajarilmadi: avval ro'yxatni tasdiqlang, keyin yana yozing.")


def answer_receipts(recorded: Sequence[Recorded]) -> Markup:
    """What was understood, a line each: the receipt above the next question."""
    receipt_lines = [_receipt(answer) for answer in recorded[:MOST]]
    if len(recorded) > MOST:
        receipt_lines.append(say("✅ Jami {n} ta raqam yozildi, oxirida hammasini ko'rasiz.", n=len(recorded)))
    return lines(receipt_lines)


def _receipt(answer: Recorded) -> Markup:
    row, name = row_label(answer.indicator), row_heading(answer.indicator, 40)
    if answer.value is None:
        return say("🕓 {row}. {name}: hali noma'lum", row=row, name=name)
    shown = amount(answer.indicator, answer.value)
    if answer.before is None or answer.before == answer.value:
        return say("✅ {row}. {name}: <b>{amount}</b>", row=row, name=name, amount=shown)
    return say(
        "✅ {row}. {name}: <b>{amount}</b> <s>{before}</s>",
        row=row,
        name=name,
        amount=shown,
        before=figure_words(answer.indicator, answer.before),
    )


def asked_before(indicator: Indicator) -> Markup:
    """What is left of a question that is asked again below, because nothing was kept for it."""
    return say("▫️ {row}. {name}", row=row_label(indicator), name=row_heading(indicator, 40))


def looked_over_before(month: Month, department: str) -> Markup:
    """The same of a report that was looked over, or of a list that was read."""
    return say("▫️ {month:month} · {department:department}", month=month, department=department)


def of_month(month: Month, department: str, receipt: Markup) -> Markup:
    """A receipt that stands among screens of another month, with its own month above it."""
    heading = beside(say("📋 <b>{month:month}</b>", month=month), say("{department:department}", department=department))
    return lines(heading, receipt)


def rest_filled(count: int, still_open: Sequence[Indicator] = (), counted: Sequence[Indicator] = ()) -> Markup:
    """After "the rest are zero". `still_open` are the questions that it left open; those of them that the diary has
    `counted` are not zero, and the others are levels or percents, which no work leaves as they were."""
    by_days = {row.key for row in counted}
    standing = sum(row.key not in by_days for row in still_open)
    return lines(
        say("✅ Qolgan {n} ta savolga <b>0</b> yozildi.", n=count) if count else NOTHING,
        say("☝️ {n} ta savolga 0 yozilmadi: jami sonni yoki foizni alohida yozing.", n=standing)
        if standing
        else NOTHING,
        _not_zero_by_days(counted),
    )


def _not_zero_by_days(rows: Sequence[Indicator]) -> Markup:
    """Rows that stay open, because the diary has counted something there."""
    if len(rows) > MOST:
        return say("📓 {n} ta bandga 0 yozilmadi: kundalikda raqami bor.", n=len(rows))
    named = listed(say("<b>{row}</b>", row=row_label(row)) for row in rows)
    return say("📓 {rows}: kundalikda raqami bor, 0 yozilmadi.", rows=named) if rows else NOTHING


def answered_meanwhile(typed: str, colleague: str, value: Decimal | None) -> Markup:
    """Two people of one department were at the same question; the first answer stands until the second insists."""
    if value is None:
        return say(
            "✋ «{typed}» yozilmadi: {colleague} bu bandga hozirgina <b>hali noma'lum</b> deb yozdi. "
            "O'zgartirish kerak bo'lsa, raqamni qayta yozing.",
            typed=clip(typed, 40),
            colleague=colleague,
        )
    return say(
        "✋ «{typed}» yozilmadi: {colleague} bu bandga hozirgina <b>{value}</b> deb yozdi. "
        "O'zgartirish kerak bo'lsa, raqamni qayta yozing.",
        typed=clip(typed, 40),
        colleague=colleague,
        value=value,
    )


def note_written(indicator: Indicator) -> Markup:
    """A note stands beside a figure now."""
    return say("💬 {row}: izoh yozildi.", row=row_named(indicator))


def note_removed(indicator: Indicator) -> Markup:
    """Nothing stands beside a figure any more."""
    return say("💬 {row}: izoh o'chirildi.", row=row_named(indicator))


def left_unchanged(indicator: Indicator, value: Decimal | None, month: Month) -> Markup:
    """A number was to be corrected, and stays because the person turned to something else, perhaps another month."""
    shown = figure_words(indicator, value)
    return say(
        "👌 {month:month}, {row} o'zgarmadi: <b>{value}</b>.", month=month, row=row_named(indicator), value=shown
    )


def number_unchanged(indicator: Indicator, value: Decimal | None) -> Markup:
    """A number was to be corrected, and stays what it was."""
    shown = figure_words(indicator, value)
    return say("👌 {row} o'zgarmadi: <b>{value}</b>.", row=row_named(indicator), value=shown)
