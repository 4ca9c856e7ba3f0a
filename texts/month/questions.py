"""The month's conversation in words: the card that asks for one figure, and what is asked about its number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from plan.indicator import Indicator
from plan.month.oddness import Oddness
from plan.month.question import Background
from plan.period import Month
from plan.rate import number_as_text
from texts import home
from texts.fitting import first_fitting, fits
from texts.month import presses
from texts.month.asking import buttons as question_buttons
from texts.month.background import asked_sentence, background_lines
from texts.month.oddness import odd_sentence
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, beside, lines, listed, paragraphs, plain, say
from texts.wording import clip, figure_words, indicator_unit, row_button, row_label, row_name, row_named, row_number

DOUBTS = 2
"""Odd values questioned above one card, a row of buttons each; the review marks them all."""
_THEN = 12
"""Corrections that wait behind one, named on its card."""

REASONS: Mapping[str, Sentence] = {
    "typo": Sentence("Xato yozilgan edi"),
    "news": Sentence("Yangi ma'lumot keldi"),
}
"""Why a number that was sent becomes another, to be pressed; any other reason is typed."""
ASK_REASON = Sentence("Hisobot topshirilgan. O'zgartirish sababini tanlang yoki yozing:")


@dataclass(frozen=True, slots=True)
class Heading:
    """Whose month it is and where in it we are."""

    submission: int
    department: str
    month: Month
    total: int
    answered: int


def question_card(
    heading: Heading,
    indicator: Indicator,
    place: int,
    facts: Background,
    *,
    standing: Decimal | None,
    note: str = "",
    files: int = 0,
    above: Markup = NOTHING,
    asking: Markup = NOTHING,
    ahead: tuple[Row, ...] = (),
    days: Markup = NOTHING,
    sent: bool = False,
    zeros_left: int = 0,
    filled: int = 0,
    more: bool = False,
) -> Screen:
    """The card that asks for one figure. `above` is what was understood before, `ahead` are buttons about something
    else that stand before the question's own, and `asking` is what they answer: it stands right above the question,
    where an open keyboard leaves it seen. `days` is what the diary says of the month; `standing` is the value that is
    there already, and `sent` says that the month is with the director, so that a value can only be corrected.
    `zeros_left` is how many questions "the rest are zero" would answer, `filled` how many it has answered. With `more`
    the buttons are those behind ⋯."""
    counter = say("{place}/{total}", place=place, total=heading.total) if place else NOTHING
    title = beside(
        say("📋 <b>{month:month}</b>", month=heading.month),
        say("{department:department}", department=heading.department),
        counter,
    )
    card = _figure_lines(heading.month, indicator, facts, standing, note, files, days)
    report = question_buttons.Asked(
        heading.submission, heading.month, begun=bool(heading.answered), sent=sent, zeros_left=zeros_left, filled=filled
    )
    if more:
        explained = standing is not None or facts.last_month is not None or bool(facts.year_to_date)
        buttons = question_buttons.more_buttons(report, indicator, place, explained=explained)
    else:
        buttons = question_buttons.question_buttons(report, indicator, place, facts, ahead)
    asked = lines(asking, asked_sentence(indicator, heading.month))
    return Screen(paragraphs(above, title, card, asked), buttons)


def _figure_lines(
    month: Month,
    indicator: Indicator,
    facts: Background,
    standing: Decimal | None,
    note: str,
    files: int,
    days: Markup,
) -> Markup:
    """The row that is asked, what is known of it, and what stands there already."""
    return lines(
        say(
            "<b>{number}. {name}</b> ({unit})",
            number=row_number(indicator),
            name=row_name(indicator),
            unit=indicator_unit(indicator),
        ),
        background_lines(indicator, month, facts),
        days,
        say("👥 Bu band umumiy: <b>faqat o'zingiznikini</b> yozing.") if facts.shared else NOTHING,
        say("Hozir yozilgani: <b>{value}</b>", value=figure_words(indicator, standing))
        if standing is not None
        else NOTHING,
        say("💬 {note}", note=clip(note, 200)) if note else NOTHING,
        say("📎 Fayllar: {files}", files=files) if files else NOTHING,
    )


def doubt_at_its_question(submission: int, indicator: Indicator, doubt: Oddness) -> tuple[Markup, Row]:
    """The doubt about the number of the question that is open; whoever wants to type it anew can do so right there."""
    right, *others = _answers_to_doubt(submission, indicator, doubt)
    return say("⚠️ {doubt}", doubt=odd_sentence(doubt)), (right, *others[:-1])


def ask_about_odd(submission: int, doubts: Sequence[tuple[Indicator, Oddness]]) -> tuple[Markup, tuple[Row, ...]]:
    """A soft question about values that look odd, to stand above the next card, with its one-tap answers."""
    doubted = [
        say("⚠️ <b>{row}</b>: {doubt}", row=row_label(indicator), doubt=odd_sentence(doubt))
        for indicator, doubt in doubts[:DOUBTS]
    ]
    return lines(doubted), answers_in_one_tap(submission, doubts)


def answers_in_one_tap(submission: int, doubts: Sequence[tuple[Indicator, Oddness]]) -> tuple[Row, ...]:
    """The answers to the first doubts, a row of buttons each. They stand under other rows as well, so each says which
    row it is for."""
    shown = doubts[:DOUBTS]
    names = names_on_buttons([indicator for indicator, _ in shown])
    rows = [_named_answers(submission, *doubt, name) for doubt, name in zip(shown, names, strict=True)]
    if len(rows) == 1 and fits([button.label for button in rows[0]]):
        return (*rows,)
    return tuple(_short_answers(submission, *doubt, name) for doubt, name in zip(shown, names, strict=True))


def _answers_to_doubt(submission: int, indicator: Indicator, doubt: Oddness) -> Row:
    """It is right, it is the number that was probably meant, or it is typed anew."""
    right = Button(plain("✅ To'g'ri"), presses.number_is_right(submission, indicator.key))
    anew = Button(plain("✏️ Tuzatish"), presses.change_row(submission, indicator.key))
    if doubt.meant is None:
        return right, anew
    likely = figure_words(indicator, doubt.meant)
    return right, Button(likely, _likely(submission, indicator, doubt.meant)), anew


def _named_answers(submission: int, indicator: Indicator, doubt: Oddness, row: str) -> Row:
    """All three of them with the row's number; the two that there are without a likely number."""
    if doubt.meant is None:
        return _short_answers(submission, indicator, doubt, row)
    return (
        Button(plain("✅ {row}: ha", row=row), presses.number_is_right(submission, indicator.key)),
        _likely_button(submission, indicator, doubt.meant, row),
        Button(plain("✏️ {row}", row=row), presses.change_row(submission, indicator.key)),
    )


def _short_answers(submission: int, indicator: Indicator, doubt: Oddness, row: str) -> Row:
    """The same where several numbers are doubted, or the name is long: there is room for two of the three."""
    words = first_fitting(2, plain("✅ {row}: to'g'ri", row=row), plain("✅ {row}: ha", row=row))
    right = Button(words, presses.number_is_right(submission, indicator.key))
    if doubt.meant is not None:
        return right, _likely_button(submission, indicator, doubt.meant, row)
    words = first_fitting(2, plain("✏️ {row}: tuzatish", row=row), plain("✏️ {row}", row=row))
    return right, Button(words, presses.change_row(submission, indicator.key))


def _likely_button(submission: int, indicator: Indicator, value: Decimal, row: str) -> Button:
    label = plain("{row}: {value}", row=row, value=figure_words(indicator, value))
    return Button(label, _likely(submission, indicator, value))


def _likely(submission: int, indicator: Indicator, value: Decimal) -> str:
    return presses.likely_number(submission, indicator.key, str(value))


def names_on_buttons(indicators: Sequence[Indicator]) -> list[str]:
    """What these rows of a report are called on buttons, always with the part: `13`, `IV.13` or `13 yangi`. A button
    stands under questions about other rows too, among them the other part."""
    return [row_button(indicator) for indicator in indicators]


def ask_note(
    heading: Heading, indicator: Indicator, present: str, above: Markup = NOTHING, ahead: tuple[Row, ...] = ()
) -> Screen:
    """The note beside a figure; `present` is the one that stands there already, and can be taken away. `ahead` are
    buttons about what was just typed."""
    asked = lines(
        say("💬 <b>{row}. {name}</b>", row=row_label(indicator), name=row_name(indicator, 100)),
        say("Izohni bitta xabarda yozing (masalan, nega kam yoki ko'p)."),
        say("Hozirgi izoh: <i>{note}</i>", note=clip(present, 300)) if present else NOTHING,
    )
    back = home.back_button(presses.question(heading.submission, indicator.key))
    remove = Button(plain("🗑 Izohni o'chirish"), presses.remove_note(heading.submission, indicator.key))
    return Screen(paragraphs(above, asked), (*ahead, *([(remove,)] if present else []), (back,)))


def words_or_numbers(
    submission: int, asked: Indicator, meant: Sequence[tuple[Indicator, Decimal]], *, reason: bool
) -> tuple[Row, ...]:
    """Below words that hold a number: the rows it may be for, and that they are the note, or the reason, as typed."""
    rows: dict[int, Indicator] = {row.key: row for row, _ in meant}
    names = dict(zip(rows, names_on_buttons([*rows.values()]), strict=True))
    numbers = [
        (
            Button(
                plain("✅ {row}: {value}", row=names[row.key], value=value),
                presses.take_number_in_words(submission, asked.key, row.key, number_as_text(value)),
            ),
        )
        for row, value in meant
    ]
    label = plain("💬 Sabab qilib yozilsin") if reason else plain("💬 Izoh qilib yozilsin")
    return (*numbers, (Button(label, presses.keep_words(submission, asked.key)),))


def ask_correction_reason(
    heading: Heading,
    indicator: Indicator,
    before: Decimal | None,
    after: Decimal,
    *,
    odd: Oddness | None = None,
    then: Sequence[Indicator] = (),
    above: Markup = NOTHING,
    ahead: tuple[Row, ...] = (),
) -> Screen:
    """The reason of one correction; what looks odd about it, and the rows whose corrections come after it. `ahead` are
    buttons about what was just typed."""
    title = beside(
        say("📋 <b>{month:month}</b>", month=heading.month),
        say("{department:department}", department=heading.department),
    )
    correction = lines(
        say("✏️ <b>{row}. {name}</b>", row=row_label(indicator), name=row_name(indicator, 100)),
        say(
            "{before} → <b>{after}</b>",
            before=figure_words(indicator, before),
            after=figure_words(indicator, after),
        ),
        say("⚠️ {doubt}", doubt=odd_sentence(odd)) if odd is not None else NOTHING,
    )
    reasons = [
        (Button(sentence.plain(), presses.reason(heading.submission, indicator.key, reason)),)
        for reason, sentence in REASONS.items()
    ]
    kept = plain("⬅️ {row} o'zgarmasin", row=row_button(indicator)) if then else plain("⬅️ O'zgartirmayman")
    keeps = Button(kept, presses.keep_sent(heading.submission, indicator.key))
    asked = lines(ASK_REASON(), _asked_then(then))
    return Screen(paragraphs(above, title, correction, asked), (*ahead, *reasons, (keeps,)))


def _asked_then(then: Sequence[Indicator]) -> Markup:
    """The rows whose reasons are asked afterwards."""
    rows = listed(row_named(indicator) for indicator in then[:_THEN])
    if len(then) > _THEN:
        return say("⏳ Keyin so'raladi: {rows} va yana {n} ta.", rows=rows, n=len(then) - _THEN)
    return say("⏳ Keyin so'raladi: {rows}.", rows=rows) if then else NOTHING


def same_again(heading: Heading, indicator: Indicator, number: str, last: Indicator) -> Screen:
    """The same number came once more before its next question could be seen: most likely one number sent twice."""
    text = paragraphs(
        say(
            "🤔 «{number}» ikki marta keldi, bir marta yozildi: <b>{row}</b>.",
            number=clip(number, 60),
            row=row_named(last),
        ),
        say(
            "Ikkinchisi <b>{row}</b> ({name}) uchunmi?",
            row=row_named(indicator),
            name=row_name(indicator, 80),
        ),
    )
    both = plain("Ha, {row} uchun ham", row=row_named(indicator))
    return Screen(
        text,
        (
            (Button(both, presses.offered_number(heading.submission, indicator.key, number)),),
            (Button(plain("Yo'q, takror edi"), presses.question(heading.submission, indicator.key)),),
        ),
    )
