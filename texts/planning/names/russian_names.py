"""Russian names of departments, rows, sections and lines of the letterhead: asked for one by one, for those who read
Russian and for Russian papers."""

from collections.abc import Sequence

from markupsafe import Markup

from texts.home import back_button, home_button
from texts.paging import button_grid, fit_lines, numbered_title, page_of, page_turns
from texts.planning.names import presses
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say
from texts.wording import clip, in_readers_letters

REFUSED = Sentence("❗️ Ruscha nom 2–300 ta belgidan iborat bo'lsin, faqat raqamdan emas.")
_PAGE = 12


def departments_page(departments: Sequence[tuple[int, str, str]], page: int, back: str) -> Screen:
    """Every department (key, name, Russian name); rows are called at their own cards."""
    numbered = list(enumerate(departments, 1))
    shown, page, pages = page_of(numbered, page, _PAGE)
    text = paragraphs(
        numbered_title(say("🏷 <b>Xizmatlarning ruscha nomi</b>"), page, pages),
        lines(_department(number, name, russian) for number, (_, name, russian) in shown),
    )
    below = say("Ruscha nomini yozish uchun raqamini bosing. Bandniki: 📖 Reja → band → 🏷 Qisqa nomi sahifasida.")
    buttons = [Button(str(number), presses.ask_russian_department(key)) for number, (key, _, _) in shown]
    turned = page_turns(page, pages, presses.russian_names)
    return Screen(fit_lines(text, below=below), (*button_grid(buttons, 4), *turned, (back_button(back), home_button())))


def _department(number: int, name: str, russian: str) -> Markup:
    if russian:
        return say(
            "{number}. {name} — <b>{words}</b>",
            number=number,
            name=clip(in_readers_letters(name), 60),
            words=clip(russian, 60),
        )
    return say("{number}. {name}", number=number, name=clip(in_readers_letters(name), 80))


def ask_russian_name(name: str, russian: str, back: str, take: str, above: Markup = NOTHING) -> Screen:
    """What something is to be called in Russian; `take` is the press that takes its present one."""
    text = paragraphs(
        above,
        say("🏷 {name}", name=clip(in_readers_letters(name), 600)),
        say("Ruscha nomi: <b>{words}</b>", words=russian) if russian else say("Ruscha nomi hali yozilmagan."),
        say("👇 Ruscha nomini yozing. Uni rus tilida o'qiydiganlar ko'radi, ruscha hujjatlarga ham shu yoziladi."),
    )
    rows: list[Row] = [(Button(plain("🧹 Olib tashlash"), take),)] if russian else []
    return Screen(fit_lines(text), (*rows, (back_button(back), home_button())))


def named_receipt(russian: str) -> Markup:
    """What was kept."""
    return say("✅ Ruscha nomi: <b>{words}</b>", words=russian) if russian else say("✅ Ruscha nomi olib tashlandi.")


def russian_button(year: int, row: int) -> Button:
    """At a row's other names."""
    return Button(plain("🏷 Ruscha nomi"), presses.ask_russian_row(year, row))


def section_button(year: int, section: int) -> Button:
    """Below a section's rows."""
    return Button(plain("🏷 Ruscha nomi"), presses.ask_russian_section(year, section))
