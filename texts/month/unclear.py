"""Why a typed number was not taken, in one sentence each, with an example of what to type instead."""

import re
from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from plan.indicator import Indicator
from plan.period import Month
from plan.rate import Rate
from texts.sentence import Sentence, listed, plain, say
from texts.wording import clip, two_numbers
from texts.wording import row_label as label_of

_EXAMPLES = 5
"""Ways to name the rows of one number that one refusal shows."""
_SHORT_ROW = 10
"""Letters of a row's name beside which a button holds a month and a number."""
_LINES = 10
"""Lines that were not taken, told in one refusal."""

REASON_TOO_SHORT = Sentence("❗️ Sababini bir-ikki so'z bilan yozing.")


def candidate_label(value: Decimal) -> str:
    """The label of a button that offers what was probably meant."""
    if isinstance(value, Rate):
        return plain("✅ {numbers} deb yozilsin", numbers=two_numbers(value))
    return plain("✅ {value} deb yozilsin", value=value)


def percent_label(value: Decimal) -> str:
    """The same of a percent."""
    return plain("✅ {value}\u00a0% deb yozilsin", value=value)


def total_label(value: Decimal) -> str:
    """The same of a number that may be more or some of it, or the whole: 45 or 5, when 5 more were typed."""
    return plain("✅ Jami: {value}", value=value)


def month_label(value: Decimal, month: Month) -> str:
    """The same of a number that seems to be no count of this month: the button says that it is; of a sum, that it is
    the whole of its months."""
    if month.since:
        return plain("✅ Ha, {month:month_name} jami: {value}", month=month, value=value)
    return plain("✅ Ha, {month:month_name} uchun {value}", month=month, value=value)


def exact_label(value: Decimal) -> str:
    """The same where a bound or a range was typed: whoever presses it says that it was exactly so many."""
    return plain("✅ Aniq {value}", value=value)


def zeros_label(rows: int) -> str:
    """The label of the button that gives 0 to all open rows at once."""
    return plain("✅ Ochiq {n} ta bandga 0", n=rows)


def only_label(row: str) -> str:
    """The label of the button that gives 0 to the asked row alone."""
    return plain("Faqat {row}: 0", row=row)


NOT_SO = Sentence("Yo'q")
NOT_KNOWN_YET = Sentence("🕓 Ha, hozircha noma'lum")
UNKNOWN_FOR_NOW = Sentence("🕓 Hozircha noma'lum")
ANSWER_BEFORE = Sentence("✏️ Oldingi javob")


def not_unknown(line: str) -> Markup:
    """Of a report that was sent, a number can only become another number."""
    return say("❗️ «{line}» yozilmadi: topshirilgan hisobotda raqamni «noma'lum» qilib bo'lmaydi.", line=clip(line, 60))


NOTE_OR_NUMBER = Sentence("❗️ «{typed}» yozilmadi. Bu izohmi yoki raqammi? Tugmasini bosing.")
REASON_OR_NUMBER = Sentence("❗️ «{typed}» yozilmadi. Bu sababmi yoki raqammi? Tugmasini bosing.")


def note_of_which_row(typed: str, row: str) -> Markup:
    """A note that names no row of the report; `row` is how one can be named."""
    return say(
        "❗️ «{typed}» yozilmadi. Izoh qaysi band uchun? <b>{row}) izoh: …</b> ko'rinishida yozing.",
        typed=clip(typed, 60),
        row=row,
    )


def shortened(typed: str) -> str:
    """What was typed, as long as a sentence about it may quote."""
    return clip(typed, 60)


def note_too_long(letters: int, most: int) -> Markup:
    """A note is never cut: whoever wrote it knows what may be left out."""
    return say(
        "❗️ Izoh yozilmadi: u {letters} belgi, ko'pi bilan {most} belgi sig'adi. Qisqartirib, qayta yuboring.",
        letters=letters,
        most=most,
    )


def reason_too_long(letters: int, most: int) -> Markup:
    """The same of the reason of a correction or a return."""
    return say(
        "❗️ Sabab yozilmadi: u {letters} belgi, ko'pi bilan {most} belgi sig'adi. Qisqartirib, qayta yuboring.",
        letters=letters,
        most=most,
    )


def no_such_row(line: str, row: str) -> Markup:
    """A line for a row that this report does not have."""
    return say("❗️ «{line}» yozilmadi: {row}-band bu hisobotda yo'q.", line=clip(line, 60), row=row)


def computed_row(line: str, row: str, parts: Sequence[str]) -> Markup:
    """A line for a row that is the sum of others; `parts` are how these can be named."""
    if not parts:
        return say("❗️ «{line}» yozilmadi: {row}-band o'zi hisoblanadi.", line=clip(line, 60), row=row)
    return say(
        "❗️ «{line}» yozilmadi: {row}-band o'zi hisoblanadi. Qismlarini yozing, masalan: {examples}.",
        line=clip(line, 60),
        row=row,
        examples=listed([say("<b>{row}) 45</b>", row=part) for part in parts[:_EXAMPLES]]),
    )


def which_one(line: str, rows: Sequence[str | None]) -> Markup:
    """A row number that names several figures: how each can be named, as far as it can (None: only by its button)."""
    examples = [say("<b>{row}) 45</b>", row=row) for row in rows if row is not None][:_EXAMPLES]
    if not examples:
        return say(
            "❗️ «{line}» yozilmadi: bu bandda bir nechta ko'rsatkich bor. Kerakli bandni tugmasidan tanlang.",
            line=clip(line, 60),
        )
    return say(
        "❗️ «{line}» yozilmadi: bu bandda bir nechta ko'rsatkich bor. Masalan: {examples}.",
        line=clip(line, 60),
        examples=listed(examples),
    )


def which_row(line: str, rows: Sequence[Indicator] = ()) -> Markup:
    """A number whose words seem to name another row than the one that is asked. Lettered parts are called by their
    names, too: the buttons have their letters alone."""
    if any(row.letter for row in rows):
        return say(
            "❗️ «{line}» yozilmadi. Bu qaysi biri uchun: {rows}? Tugmasini bosing.",
            line=clip(line, 60),
            rows=listed([say("{row}", row=label_of(row)) for row in rows]),
        )
    return say("❗️ «{line}» yozilmadi. Bu qaysi band uchun? Tugmasini bosing.", line=clip(line, 60))


def row_label(row: str, value: Decimal) -> str:
    """The label of a button that gives a number to a row."""
    return plain("✅ {row}: {value}", row=row, value=value)


def of_month_label(value: Decimal, month: Month, of_year: Decimal) -> str:
    """The label of a button with this month's own number, where the sum of the year so far (`of_year`) may have been
    typed."""
    if value == of_year:
        return plain("✅ {month:month_name}: {value}", month=month, value=value)
    return of_year_label(plain("{month:month_name}", month=month), value, of_year)


def of_year_label(row: str, value: Decimal, of_year: Decimal) -> str:
    """The same of a row that is named."""
    if value == of_year:
        return row_label(row, value)
    before = of_year - value
    return plain("✅ {row}: {value} ({sum} − {before})", row=row, value=value, sum=of_year, before=before)


def row_month_label(row: str, value: Decimal, month: Month) -> str:
    """The same of a number that seems to be no count of this month: the button says that it is, if there is room."""
    if len(row) > _SHORT_ROW:
        return row_label(row, value)
    return plain("✅ {row}, {month:month_name}: {value}", row=row, month=month, value=value)


def row_itself(row: str, value: Decimal | None = None) -> str:
    """The label of a button that asks for a row again, perhaps because of the number that stands there."""
    return plain("✏️ {row}", row=row) if value is None else plain("✏️ {row}: {value}", row=row, value=value)


def quoted_lines(typed: Sequence[str]) -> Markup:
    """Lines as they were typed, as many as one sentence holds."""
    shown = listed(say("«{line}»", line=clip(line, 30)) for line in typed[:_LINES])
    if len(typed) <= _LINES:
        return shown
    return say("{shown} va yana {n} ta qator", shown=shown, n=len(typed) - _LINES)


def _example(typed: Sequence[str]) -> str:
    """The first number that was typed bare, or any."""
    return next((line.strip() for line in typed if re.fullmatch(r"\s*\d{1,9}\s*", line)), "9870")


def numbers_left_over(typed: Sequence[str], row: str = "14") -> Markup:
    """Lines after one that was not understood, or beyond the last question: told, never dropped in silence. `row` is
    how a row of this report can be named."""
    if len(typed) == 1:
        return say(
            "❗️ {line} yozilmadi: qaysi band uchun? <b>{row}) {number}</b> ko'rinishida yozing.",
            line=quoted_lines(typed),
            row=row,
            number=_example(typed),
        )
    return say(
        "❗️ Bular yozilmadi: {lines}. Qaysi bandlar uchun? <b>{row}) {number}</b> ko'rinishida yozing.",
        lines=quoted_lines(typed),
        row=row,
        number=_example(typed),
    )
