"""The words of reading the letter's text before it is made, and of writing a paragraph otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plan.progress.view import SpanView
from texts.home import back_button
from texts.paging import fit_lines, numbered_title, packed_buttons, page_of, page_turns
from texts.papers import presses
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say

TOO_LONG = Sentence("❗️ Ko'pi bilan 2 000 ta belgi yozing.")
KEPT, BACK = Sentence("✅ Yozildi: xatda shunday chiqadi."), Sentence("✅ Asl matni qaytarildi.")
ON_A_PAGE = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph as the figures say it (`original`), and as it will stand in the letter; `stale` is what a director
    wrote when the figures said something else."""

    original: str
    text: str
    stale: str = ""


def text_page(view: SpanView, parts: Sequence[Part], page: int, above: Markup = NOTHING) -> Screen:
    """The letter's paragraphs, each with a button to write it otherwise."""
    numbered = list(enumerate(parts, 1))
    shown, page, pages = page_of(numbered, page, ON_A_PAGE)
    text = paragraphs(
        above,
        numbered_title(say("👁 <b>Xat matni</b>"), page, pages),
        *(_told(number, part) for number, part in shown),
    )
    buttons = [Button(plain("✏️ {number}", number=number), presses.rewrite(view, number)) for number, _ in shown]
    turns = page_turns(page, pages, lambda other: presses.letter_text(view, other))
    return Screen(fit_lines(text), (*packed_buttons(buttons), *turns, (back_button(presses.letter(view)),)))


def ask_answer_to(view: SpanView, now: str, above: Markup = NOTHING) -> Screen:
    """Which letter does this one answer? Most answer none."""
    text = paragraphs(
        above,
        say("↪️ <b>Xat qaysi xatga javob?</b>"),
        say("Hozir: {now}", now=now) if now else NOTHING,
        say("👇 Xatda qanday tursa, shunday yozing, masalan: <b>2025-yil 2-apreldagi 05-sonli xatga</b>"),
    )
    none = Button(plain("Hech qaysisiga"), presses.answer_to_none(view))
    return Screen(text, ((none,), (back_button(presses.letter(view)),)))


def _told(number: int, part: Part) -> Markup:
    if part.stale:
        return lines(
            say("<b>{number}.</b> {text}", number=number, text=part.text),
            say("⚠️ Raqamlar o'zgargani uchun siz yozgan matn qo'llanmadi: <i>{text}</i>", text=part.stale),
        )
    if not part.text:
        return say("<b>{number}.</b> 🗑 <s>{text}</s>", number=number, text=part.original)
    if part.text != part.original:
        return say("<b>{number}.</b> ✏️ {text}", number=number, text=part.text)
    return say("<b>{number}.</b> {text}", number=number, text=part.text)


def ask_paragraph(view: SpanView, number: int, part: Part, above: Markup = NOTHING) -> Screen:
    """One paragraph, to be written otherwise."""
    text = paragraphs(
        above,
        say("✏️ <b>{number}-xatboshi</b>", number=number),
        say("<code>{text}</code>", text=part.text or part.original),
        say("👇 Yangisini to'liq yozing. Matnni bosib nusxa olish mumkin."),
    )
    rows: list[Row] = []
    if part.text:
        rows.append((Button(plain("🗑 Xatdan olib tashlash"), presses.leave_out(view, number)),))
    if part.text != part.original or part.stale:
        rows.append((Button(plain("↩️ Asl matni"), presses.original_again(view, number)),))
    return Screen(fit_lines(text), (*rows, (back_button(presses.letter_text(view, (number - 1) // ON_A_PAGE)),)))
