"""What is said when a message was typed in reply to another one, or was edited after it had been sent."""

from decimal import Decimal

from markupsafe import Markup

from plan.indicator import Indicator
from plan.month.question import Recorded
from plan.period import Month
from texts.month.background import amount
from texts.sentence import Sentence, plain, say
from texts.wording import clip, figure_words, row_named

EDITED_LIST = Sentence("✏️ Xabar tuzatildi. Undagi yangi raqamlar hali yozilmadi.")
"""Above the list of what an edited message of several rows says otherwise now."""


def which_row(typed: str, row: str) -> Markup:
    """A number in reply to a message that is not about one row; `row` is how a row of this report can be named."""
    return say(
        "❗️ «{typed}» yozilmadi: javob berilgan xabar bitta bandga tegishli emas. Bu qaysi band uchun? "
        "<b>{row}) 9870</b> ko'rinishida yozing.",
        typed=clip(typed, 40),
        row=row,
    )


def which_row_pressed(typed: str) -> Markup:
    """The same where the rows that may be meant are buttons."""
    return say(
        "❗️ «{typed}» yozilmadi: javob berilgan xabar bitta bandga tegishli emas. Bu qaysi band uchun? "
        "Tugmasini bosing.",
        typed=clip(typed, 40),
    )


def other_report(typed: str, department: str, month: Month, *, closed: bool) -> Markup:
    """A number in reply to a message about another report than the one that is open."""
    if closed:
        return say(
            "❗️ «{typed}» yozilmadi: javob berilgan xabar boshqa hisobotga tegishli ({department}, {month:month}), "
            "uni endi o'zgartirib bo'lmaydi.",
            typed=clip(typed, 40),
            department=department,
            month=month,
        )
    return say(
        "❗️ «{typed}» yozilmadi: javob berilgan xabar boshqa hisobotga tegishli ({department}, {month:month}).",
        typed=clip(typed, 40),
        department=department,
        month=month,
    )


def other_row_label(row: str, month: Month) -> str:
    """The button that opens the row of another month that such a message is about."""
    return plain("✏️ {row} · {month:month_name}", row=row, month=month)


def words_for_other_row(indicator: Indicator) -> Markup:
    """Words typed where a note or a reason is asked for, in reply to a message about another row."""
    return say(
        "❗️ Yozilmadi: javob berilgan xabar boshqa bandga tegishli ({row}). Shu yerga tegishli bo'lsa, javob qilmasdan "
        "qayta yozing.",
        row=row_named(indicator),
    )


def edited(answer: Recorded) -> Markup:
    """The receipt of a number that was changed by editing its message."""
    if answer.value is None:
        return say("✏️ Xabar tuzatildi. 🕓 {row}: hali noma'lum", row=row_named(answer.indicator))
    shown = amount(answer.indicator, answer.value)
    if answer.before is None:
        return say("✏️ Xabar tuzatildi. {row}: <b>{amount}</b>", row=row_named(answer.indicator), amount=shown)
    return say(
        "✏️ Xabar tuzatildi. {row}: {before} → <b>{amount}</b>",
        row=row_named(answer.indicator),
        before=figure_words(answer.indicator, answer.before),
        amount=shown,
    )


def open_again(indicator: Indicator) -> Markup:
    """The row that an edited message was for before: its question is open again."""
    return say("↩️ {row} yana ochiq.", row=row_named(indicator))


def edit_for_other_row(indicator: Indicator, standing: Decimal | None, left: Indicator | None) -> Markup:
    """An edited message is for a row now where another number stands; `left` is the row whose number it gave before,
    None where it gave none."""
    stands = figure_words(indicator, standing)
    if left is None:
        return say(
            "✏️ Xabar tuzatildi, lekin yozilmadi: {row} uchun <b>{standing}</b> turibdi. O'rniga yozilsinmi?",
            row=row_named(indicator),
            standing=stands,
        )
    return say(
        "✏️ Xabar tuzatildi, lekin yozilmadi: {row} uchun <b>{standing}</b> turibdi. O'rniga yozilsinmi?\n"
        "☝️ {left} ham o'zgarmadi. Unda xato bo'lsa, keyin to'g'rilang.",
        row=row_named(indicator),
        standing=stands,
        left=row_named(left),
    )


def edit_changed_nothing(indicator: Indicator, value: Decimal | None) -> Markup:
    """A message was edited and says the same number, or one that could not be read."""
    return say(
        "✏️ Xabar tuzatildi. {row} o'zgarmadi: <b>{value}</b>.",
        row=row_named(indicator),
        value=figure_words(indicator, value),
    )
