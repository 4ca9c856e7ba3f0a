"""/muddat: the coming dates in words, on the screen and in a phone's calendar."""

from collections.abc import Sequence
from datetime import date

from plan.period import Span
from plan.reminders.upcoming import Deadline
from texts.paging import counted, fit, page_of, turns
from texts.screen import Button, Screen, safe
from texts.wording import ROMAN, clip, day, department, month, month_name, row_label, row_name

HOME = Button("🏠 Menyu", "menu")
_PAGE = 8
_NAMED = 4
FILE_NAME = "hisobot-muddatlari.ics"
_MARKS = {"month": "📝", "quarter": "📄", "rows": "📌"}


def upcoming(deadlines: Sequence[Deadline], page: int, today: date, papers: Sequence[Button] = ()) -> Screen:
    """The nearest first, each with how long there is. `papers` are buttons of quarters that can be handed in."""
    shown, page, pages = page_of(deadlines, page, _PAGE)
    if not deadlines:
        return Screen("⏳ Yaqin muddat yo'q: hammasi topshirilgan. 👏", ((HOME,),))
    lines = [counted("⏳ <b>Muddatlar</b>", page, pages)]
    for one in shown:
        lines += ["", f"<b>{day(one.on)}</b> · {_left(one.on, today)}", f"{_MARKS[one.kind]} {safe(title(one))}"]
        lines += [f"     {safe(line)}" for line in details(one)]
    rows = turns(page, pages, lambda to: f"dates_page:{to}")
    handed = ((one,) for one in papers)
    return Screen(fit(lines), (*rows, *handed, (Button("📆 Telefon kalendariga", "dates_file"),), (HOME,)))


def _left(on: date, today: date) -> str:
    days = (on - today).days
    return {0: "bugun", 1: "ertaga"}.get(days, f"{days} kun qoldi")


def title(one: Deadline) -> str:
    """What is due, in one line."""
    if one.kind == "month":
        said = f"{month(one.month)} hisoboti"
        return f"{said}: muddati o'tgan, yopiladi" if one.late else f"{said}ni topshirish"
    if one.kind == "quarter":
        quarter = Span.containing(one.month, "quarter")
        return f"{ROMAN[quarter.ordinal - 1]} chorak hujjatini viloyatga topshirish"
    return f"{month_name(one.month.number).capitalize()} oxirigacha bajariladigan bandlar: {len(one.rows)}"


def details(one: Deadline, most: int = _NAMED) -> list[str]:
    """Whose report it is, or which rows, as far as they fit."""
    named = [department(name, 40) for name in one.departments]
    named += [f"{row.section}.{row_label(row)} {clip(row_name(row), 50)}" for row in one.rows]
    more = [f"… va yana {len(named) - most} ta"] if len(named) > most else []
    return named[:most] + more


def calendar_sent(count: int) -> Screen:
    """The words below the calendar file."""
    return Screen(
        f"📆 {count} ta muddat. Faylni oching va «Kalendarga qo'shish»ni tanlang: "
        "telefon bir ish kuni oldin eslatadi.\n"
        "Muddat o'zgarsa, faylni qayta oling: takror yozilmaydi, yangilanadi."
    )
