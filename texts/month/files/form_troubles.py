"""Why a row of a filled form was not taken, in one sentence each, and where the row is."""

from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup

from plan.month.question import LONGEST_NOTE
from plan.period import Month
from plan.typed.filled_form import Trouble, TroubledLine
from texts.month import unclear
from texts.month.asking import refusals
from texts.month.files.forms import UNKNOWN_SENT, form_value_words
from texts.sentence import Sentence, listed, plain, say
from texts.wording import clip, month_name, month_title, row_named

_NO_NUMBER = Sentence("❗️ «{typed}» yozilmadi: bu qatorda band raqami yo'q.")
_BY_ROW: Mapping[Trouble, Sentence] = {
    "no_row": Sentence("❗️ «{typed}» yozilmadi: {row}-band bu hisobotda yo'q."),
    "several": Sentence("❗️ «{typed}» yozilmadi: {row}-bandda bir nechta ko'rsatkich bor, nomini o'chirmang."),
    "other_row": Sentence(
        "❗️ «{typed}» yozilmadi: {row}-band rejada endi boshqacha yozilgan. «Excel forma» tugmasidan yangisini oling."
    ),
}


def form_row_trouble(troubled: TroubledLine, month: Month | None = None) -> Markup:
    """Why a row was not taken, and where it is; `month` is what its number would stand for."""
    if troubled.why in ("no_number", "not_last", "own_sum"):
        return _of_sum(troubled)
    if troubled.months:
        in_month = Month(month.year, troubled.months[0]) if month is not None else None
        told = form_row_trouble(replace(troubled, months=()), in_month)
        return say("{month}: {told}", month=month_title(troubled.months[0]), told=told)
    line, why = troubled.line, _why(troubled, summed=month is not None and month.since > 0)
    if troubled.indicator is None:
        return say("{place:row_place}: {why}", place=line.place, why=why)
    return say("{place:row_place}, {row}: {why}", place=line.place, row=row_named(troubled.indicator), why=why)


def _of_sum(troubled: TroubledLine) -> Markup:
    """Why the forms of several months gave no number for a row."""
    assert troubled.indicator is not None
    row, months = row_named(troubled.indicator), listed(map(month_name, troubled.months))
    if troubled.why == "no_number":
        return say("{row}: ❗️ yozilmadi, chunki bu oylarda raqami yo'q: {months}.", row=row, months=months)
    if troubled.why == "not_last":
        return say("{row}: ❗️ yozilmadi, chunki oxirgi oyniki kerak: {months}.", row=row, months=months)
    return say(
        "{row}: ✋ {person} <b>{value}</b> deb yozgan, shunisi qoldi (formalardan: {typed}).",
        row=row,
        person=troubled.by,
        value=form_value_words(troubled.now),
        typed=clip(troubled.line.typed, 60),
    )


def _why(troubled: TroubledLine, *, summed: bool) -> Markup:
    line = troubled.line
    typed = clip(line.typed or line.note, 40)
    if troubled.unclear is not None:
        kind = refusals.asked_kind(troubled.indicator) if troubled.indicator is not None else ""
        return refusals.why_not(troubled.unclear, kind=refusals.SUM if summed and kind == "count" else kind)
    if troubled.why == "twice":
        return say("❗️ «{typed}» yozilmadi: bu band formada ikki marta, har xil yozilgan.", typed=typed)
    if troubled.why == "unknown_sent":
        return UNKNOWN_SENT()
    if troubled.why == "long_note":
        return unclear.note_too_long(len(line.note), LONGEST_NOTE)
    if troubled.why == "newer":
        return say(
            "✋ Formada «{typed}», lekin shu orada {person} <b>{value}</b> deb yozdi: shunisi qoldi. "
            "Kerak bo'lsa, hisobotning o'zida o'zgartiring.",
            typed=typed,
            person=troubled.by,
            value=form_value_words(troubled.now),
        )
    if troubled.why == "number_in_note":
        return say(
            "❗️ «{typed}» Izoh ustunida turibdi, shuning uchun yozilmadi. Raqam rangli ustunga yoziladi.",
            typed=clip(line.note, 40),
        )
    if troubled.why == "unplaced":
        called = clip(plain("{number} {name}", number=line.number, name=line.name).strip(), 60)
        return say("❗️ «{name}» qaysi band ekani noma'lum, raqamlari yozilmadi.", name=called)
    if not any(map(str.isalnum, line.number)):
        return _NO_NUMBER(typed=typed)
    return _BY_ROW[troubled.why](typed=typed, row=clip(line.number, 20))
