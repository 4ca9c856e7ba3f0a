"""Short names of rows: how each is called where there is little room, and the director's own word for it."""

from collections.abc import Sequence

from markupsafe import Markup

from plan.indicator import Indicator
from plan.short_names.offered import LONGEST
from texts.home import back_button, home_button
from texts.paging import button_grid, fit_lines, numbered_title, page_of, page_turns
from texts.planning import presses as planning_presses
from texts.planning.names import presses
from texts.planning.names.russian_names import russian_button
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say
from texts.wording import name_within, plan_words

TITLE = Sentence("🏷 Qisqa nomlar")
REFUSED = Sentence("❗️ Nom 3–40 ta belgidan iborat bo'lsin, faqat raqamdan emas.")


def in_short(row: Indicator) -> str:
    """What the row is called in a card or a list."""
    return name_within(row.name, row.short_name, LONGEST, row.told_apart)


def short_names_page(
    year: int, rows: Sequence[tuple[int, Indicator]], page: int, above: Markup = NOTHING, wanted: int | None = None
) -> Screen:
    """Every row with its short name; those of the director are marked. With `wanted` the page that this row is on."""
    if wanted is not None:
        page = next((at for at, (key, _) in enumerate(rows) if key == wanted), 0) // _PAGE
    shown, page, pages = page_of(rows, page, _PAGE)
    title = say("🏷 <b>Qisqa nomlar</b> · {year:bare}-yil", year=year)
    text = paragraphs(
        above,
        numbered_title(title, page, pages),
        lines(_row(row) for _, row in shown),
    )
    below = say("Joy kam bo'lgan ekran va rasmlarda bandlar shunday ataladi. O'zgartirish uchun bandni bosing 👇")
    buttons = [Button(row.code, presses.ask_short_name(year, key)) for key, row in shown]
    turned = page_turns(page, pages, lambda other: presses.short_names(year, other))
    back = back_button(planning_presses.plan_page(year, 0))
    return Screen(fit_lines(text, below=below), (*button_grid(buttons, 5), *turned, (back, home_button())))


_PAGE = 15


def _row(row: Indicator) -> Markup:
    if row.short_name:
        return say("<b>{code}</b> {name} ✏️", code=row.code, name=in_short(row))
    return say("<b>{code}</b> {name}", code=row.code, name=in_short(row))


def ask_short_name(year: int, key: int, row: Indicator, above: Markup = NOTHING) -> Screen:
    """How a row is to be called."""
    text = paragraphs(
        above,
        say("🏷 <b>{code}</b> {name}", code=row.code, name=plan_words(row.name, 600)),
        say("Hozirgi qisqa nomi: <b>{name}</b>", name=in_short(row)),
        say("👇 Qisqa nomini yozing ({most} ta belgigacha).", most=LONGEST),
    )
    offered: list[Row] = []
    if row.short_name:
        label = plain("↩️ {name}", name=name_within(row.name, "", LONGEST, row.told_apart))
        offered.append((Button(label, presses.offered_short_name(year, key)),))
    back = (back_button(presses.short_names_of_row(year, key)), home_button())
    return Screen(fit_lines(text), (*offered, (russian_button(year, key),), back))


def named_receipt(row: Indicator, name: str) -> Markup:
    """What was kept."""
    return say("🏷 {code}: <b>{name}</b>", code=row.code, name=name)
