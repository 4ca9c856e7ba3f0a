"""Returning a report in words: to the overseer which rows and why, to the reporter what is asked of them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from plan.indicator import Indicator
from plan.period import Month
from texts.home import home_button
from texts.month import presses as month_presses
from texts.oversight import presses
from texts.oversight.overseeing import PAGE, SHOWN, board_button
from texts.paging import fit_lines, packed_buttons, page_of, page_turns
from texts.progress.presses import stories_of_report
from texts.progress.story import WHY
from texts.screen import Button, Screen
from texts.sentence import NOTHING, Sentence, lines, listed, paragraphs, plain, say
from texts.wording import (
    clip,
    code_button,
    code_label,
    grouped_number,
    row_button,
    row_heading,
    row_label,
    row_name,
)

RETURNED = Sentence("↩️ Qaytarildi")
MARK_FIRST = Sentence("☝️ Avval bandlarni belgilang, keyin sababini yozing.")
PICK_ONE = Sentence("Avval kamida bitta bandni belgilang.")
REASONS: Mapping[str, Sentence] = {
    "check": Sentence("Raqamni tekshirib, qayta yozing"),
    "proof": Sentence("Hujjat yoki izoh qo'shing"),
    "journal": Sentence("Kundalik daftarga to'g'ri kelmaydi"),
}


def reason_waits(reason: str) -> Markup:
    """A reason that was typed before rows were marked: it is kept until they are."""
    return say("☝️ Sababi yozib olindi: <i>{reason}</i>. Endi bandlarni belgilang.", reason=clip(reason, 200))


def pick_rows(
    submission: int,
    name: str,
    at: Month,
    rows: Sequence[Indicator],
    values: Mapping[int, str],
    picked: Collection[int],
    odd: Collection[int],
    page: int,
    above: Markup = NOTHING,
) -> Screen:
    """Which rows go back: a tap marks one, another takes the mark away. `values` is what each says, in words."""
    shown, page, pages = page_of(rows, page, PAGE)
    text = paragraphs(
        above,
        lines(_about(name, at), say("Qaysi bandlar qaytarilsin? Belgilang 👇")),
        lines(
            say(
                "{mark} <b>{row}</b> {name}: {value}",
                mark="☑️" if row.key in picked else "⚠️" if row.key in odd else "▫️",
                row=code_label(row),
                name=row_heading(row, 50),
                value=values.get(row.key, "–"),
            )
            for row in shown
        ),
    )
    reason = Button(plain("➡️ Sababini yozish ({n})", n=len(picked)), presses.ask_reason(submission), style="primary")
    buttons = (
        *packed_buttons([_mark(submission, row, page, marked=row.key in picked) for row in shown]),
        *page_turns(page, pages, lambda to: presses.rows_to_return(submission, to)),
        *(((reason,),) if picked else ()),
        (Button(WHY.plain(), stories_of_report(submission, 0)), _do_not_return(submission)),
    )
    return Screen(fit_lines(text), buttons)


def _about(name: str, at: Month) -> Markup:
    return say("↩️ <b>{name:department}</b> · {month:month}", name=name, month=at)


def _mark(submission: int, row: Indicator, page: int, *, marked: bool) -> Button:
    name = code_button(row)
    label = plain("☑️ {row}", row=name) if marked else plain("▫️ {row}", row=name)
    return Button(label, presses.mark_row(submission, row.key, page))


def _do_not_return(submission: int) -> Button:
    return Button(plain("⬅️ Qaytarmayman"), month_presses.review(submission, 0))


def ask_reason(submission: int, rows: Sequence[Indicator], above: Markup = NOTHING) -> Screen:
    """One reason for all the rows that were marked."""
    text = paragraphs(
        above,
        say("↩️ Qaytariladi: <b>{rows}</b>", rows=_codes(rows)),
        say("Sababini tanlang yoki yozing 👇"),
    )
    reasons = ((Button(reason.plain(), presses.ready_reason(submission, code)),) for code, reason in REASONS.items())
    return Screen(text, (*reasons, (Button(plain("⬅️ Bandlar"), presses.rows_to_return(submission, 0)),)))


def return_preview(submission: int, name: str, at: Month, rows: Sequence[Indicator], reason: str) -> Screen:
    """What the reporter will read, before it is sent."""
    text = paragraphs(
        lines(
            _about(name, at),
            say("Bandlar: <b>{rows}</b>", rows=_codes(rows)),
            say("Sababi: <i>{reason}</i>", reason=clip(reason, 500)),
        ),
        say("Shunday yuborilsinmi?"),
    )
    buttons = (
        (Button(plain("↩️ Qaytarish"), presses.send_back(submission), style="danger"),),
        (Button(plain("✏️ Sababini o'zgartirish"), presses.ask_reason(submission)),),
        (_do_not_return(submission),),
    )
    return Screen(text, buttons)


def returned_page(name: str, at: Month, rows: Sequence[Indicator], until: date, members: int) -> Screen:
    """To the overseer, after the report has gone back; `members` is how many people hear of it."""
    text = lines(
        say(
            "↩️ <b>{name:department}</b>: {month:month} hisoboti tuzatishga qaytarildi. Bandlar: {rows}.",
            name=name,
            month=at,
            rows=_codes(rows),
        ),
        say("Xodimlarga xabar yuborildi.") if members else say("Bu xizmatga hali birorta xodim qo'shilmagan."),
        say("{until:short_day} kuni oxirigacha tuzatib, qayta topshirish mumkin.", until=until),
    )
    return Screen(text, ((board_button(),), (home_button(),)))


def returned_notice(
    submission: int, name: str, at: Month, rows: Sequence[Indicator], reason: str, by: str, until: date
) -> Screen:
    """To the reporter: the reason, and a button for each row that is asked about."""
    text = paragraphs(
        lines(
            say("↩️ <b>{month:month}</b> hisoboti tuzatishga qaytarildi ({name:department}).", month=at, name=name),
            say("{by}: <i>{reason}</i>", by=by, reason=clip(reason, 500)),
        ),
        lines(say("• <b>{row}</b> {name}", row=row_label(row), name=row_name(row, 80)) for row in rows[:SHOWN]),
    )
    what_now = say(
        "Bandni bosib tuzating, keyin qayta topshiring. {until:short_day} kuni oxirigacha vaqt bor.", until=until
    )
    corrections = [
        Button(plain("✏️ {row}", row=row_button(row)), month_presses.change_row(submission, row.key))
        for row in rows[:SHOWN]
    ]
    whole = Button(plain("📋 Butun hisobot"), month_presses.review(submission, 0))
    return Screen(fit_lines(text, below=what_now), (*packed_buttons(corrections), (whole,)))


def returned_above(reason: str, rows: Sequence[Indicator], by: str) -> Markup:
    """Above the review of a report that came back."""
    return lines(
        say("↩️ <b>Tuzatishga qaytarilgan</b> — {by}: <i>{reason}</i>", by=by, reason=clip(reason, 300)),
        say("Tekshiriladigan bandlar: <b>{rows}</b>", rows=_labels(rows)),
    )


def _codes(rows: Sequence[Indicator]) -> Markup:
    """As whoever oversees all departments knows them."""
    return listed(code_label(row) for row in rows)


def _labels(rows: Sequence[Indicator]) -> Markup:
    return listed(row_label(row) for row in rows)


def returned_value_words(value: Decimal | None) -> str:
    """A row's value in the list of rows to return."""
    return grouped_number(value) if value is not None else plain("noma'lum")
