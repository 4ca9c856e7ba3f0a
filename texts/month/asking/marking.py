"""In which rows there was work this month: all of them with a button each, before the first of them is asked."""

from collections.abc import Collection, Sequence

from plan.indicator import Indicator
from texts import home
from texts.month import presses
from texts.month.background import row_in_line
from texts.month.questions import Heading
from texts.paging import button_grid, fit_above, page_of, page_turns
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Markup, Sentence, beside, lines, listed, paragraphs, plain, say
from texts.wording import clip, join_names, row_button, row_heading, row_label

_IN_A_ROW = 3
_ON_ONE_PAGE, _ON_A_PAGE = 15, 12
"""Rows that fit on the one page, and on each of several, where a row of buttons turns them."""
_LABEL = 11
"""Letters of a label that a third of a phone's width holds."""
_MARK = 3
"""Letters that ✅ takes of it."""
_SHOWN = 12
"""Rows that are named one by one."""

STOPPED = Sentence("👌 To'xtatildi, band tanlanmadi.")


def marking_page(
    heading: Heading,
    rows: Sequence[Indicator],
    marked: Collection[int],
    page: int,
    *,
    every_month: Sequence[Indicator] = (),
    asked_anyway: Sequence[Indicator] = (),
    above: Markup = NOTHING,
) -> Screen:
    """The rows to choose from. `every_month` had a number each month so far; `asked_anyway` are levels and percents,
    which are no zero in a month without work."""
    size = _ON_ONE_PAGE if len(rows) <= _ON_ONE_PAGE else _ON_A_PAGE
    shown, page, pages = page_of(rows, page, size)
    title = beside(
        say("📋 <b>{month:month}</b>", month=heading.month),
        say("{department:department}", department=heading.department),
    )
    asked = lines(
        say("📌 <b>Bu oyda qaysi bandlarda ish bo'ldi?</b>"),
        say("Ularni bosib belgilang yoki raqamlarini yozing: <b>{example}</b>", example=example_of(rows)),
        say("Faqat shu bandlar so'raladi, qolganiga 0 yoziladi."),
    )
    known = lines(
        say("💡 Har oy raqam bo'lgan: {rows}.", rows=_listed(every_month)) if every_month else NOTHING,
        say("☝️ Baribir so'raladi (foiz, jami son yoki kundalikda bor): {rows}.", rows=_listed(asked_anyway))
        if asked_anyway
        else NOTHING,
    )
    listing = lines(_line(row, row.key in marked) for row in shown)
    buttons = [_toggle(heading.submission, row, row.key in marked) for row in shown]
    turns = page_turns(page, pages, lambda to: presses.mark_rows(heading.submission, to))
    text = paragraphs(title, asked, listing, known)
    return Screen(
        fit_above(above, text) if above else text,
        (
            *button_grid(buttons, _IN_A_ROW),
            *turns,
            _end(heading.submission, len(marked), len(rows), all_rows=not asked_anyway),
        ),
    )


def example_of(rows: Sequence[Indicator]) -> str:
    """Numbers of rows as they can be typed."""
    numbers = list(dict.fromkeys(row.called for row in rows))
    return join_names(numbers[1:8:3] or numbers[:1], " ")


def _listed(rows: Sequence[Indicator]) -> Markup:
    shown = listed(row_label(row) for row in rows[:_SHOWN])
    if len(rows) > _SHOWN:
        return say("{rows} va yana {n} ta", rows=shown, n=len(rows) - _SHOWN)
    return shown


def _line(row: Indicator, is_marked: bool) -> Markup:
    if is_marked:
        return say("✅ {row}", row=row_in_line(row))
    return say("▫️ {row}", row=row_in_line(row))


def _toggle(submission: int, row: Indicator, is_marked: bool) -> Button:
    """The row's number and as much of its name as there is room for; it does not jump when it is marked."""
    label = row_button(row)
    room = _LABEL - _MARK - len(label) - 1
    if not row.part and room > 2:
        label = plain("{row} {name}", row=label, name=row_heading(row, room))
    press = presses.mark_row(submission, row.key)
    return Button(plain("✅ {row}", row=label) if is_marked else label, press)


def _end(submission: int, marked: int, rows: int, *, all_rows: bool) -> Row:
    """`all_rows`: no other row is asked whatever is marked, so that it may be said that all are 0."""
    back = home.back_button(presses.drop_marks(submission))
    if marked:
        label = plain("✅ Tayyor ({n} ta)", n=marked)
    else:
        label = plain("Hammasi 0 ({n} ta)", n=rows) if all_rows else plain("Shu {n} tasi 0", n=rows)
    return back, Button(label, presses.rows_are_marked(submission), style="primary")


def not_rows(typed: Sequence[str], example: str) -> Markup:
    """What was typed and is no row that this month asks for."""
    shown = listed(say("«{typed}»", typed=clip(piece, 30)) for piece in typed[:_SHOWN])
    return say(
        "❗️ {typed}: bu oyda bunday band so'ralmaydi. Hozir faqat band raqamini yozing, masalan: {example}. "
        "Qancha bo'lganini keyin so'rayman.",
        typed=shown,
        example=example,
    )


def named_twice(typed: Sequence[str]) -> Markup:
    """Rows that stand twice in one line: perhaps another one was meant."""
    return say("❗️ {rows}: ikki marta yozildi. Boshqa band ham bormi?", rows=listed(typed[:_SHOWN]))


def typed_rows_button(submission: int, count: int) -> Button:
    """Below numbers that may have been the rows with work, and not what they brought."""
    return Button(plain("📌 Ish bo'lgan {n} ta band", n=count), presses.mark_typed_rows(submission))


def look_over() -> Markup:
    """What was understood is marked, and waits for ✅."""
    return say("👇 Belgilanganlarini tekshiring va «Tayyor» ni bosing.")


def marked_receipt(asked: Sequence[Indicator]) -> Markup:
    """The rows that will be asked now."""
    if not asked:
        return NOTHING
    return say("📌 So'raladi: {rows}.", rows=_listed(asked))
