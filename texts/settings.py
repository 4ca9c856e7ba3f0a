"""The library's settings in words: its name, its days off, and when reports are due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plan.calendar import DeadlineRules
from plan.period import Month
from texts.screen import Button, Row, Screen, safe
from texts.wording import ROMAN, clip, day, month_name, short_day

HOME = Button("🏠 Menyu", "menu")
_SHOWN = 40
NONE = "yo'q"

NAME_REFUSED = "❗️ Nom 3 tadan 200 tagacha belgidan iborat bo'lsin."
DAY_REFUSED = "❗️ «{typed}» — bu kunni tushunmadim yoki u juda uzoq. Masalan: <b>15-aprel</b> yoki <b>15.04.2026</b>"


@dataclass(frozen=True, slots=True)
class Deadlines:
    """When a month's report and a quarter's paper are due."""

    month: Month
    due: date
    closes: date
    quarter: int
    quarter_year: int
    quarter_due: date


def overview(
    name: str, timezone: str, days_off: int, rules: DeadlineRules, coming: Sequence[Deadlines], above: str = ""
) -> Screen:
    """All settings on one card, with what the rules come to for the months ahead."""
    lines = [above, ""] if above else []
    lines += [
        "⚙️ <b>Sozlamalar</b>",
        f"🏛 {safe(clip(name, 200))}",
        f"🕰 Vaqt: {safe(timezone)}",
        f"📅 O'zimizning dam olish kunlari: {days_off or NONE}",
        "",
        "⏰ <b>Muddatlar</b> (keyingi oyning ish kunlari bilan)",
        f"• oylik hisobot — {rules.report_due}-ish kunigacha",
        f"• {rules.report_closes}-ish kunidan keyin yopiladi",
        f"• choraklik hujjat viloyatga — {rules.quarter_due}-ish kunigacha",
    ]
    lines.append("")
    for one in coming:
        lines += [
            f"<b>{month_name(one.month.number).capitalize()} {one.month.year}</b>: "
            f"{day(one.due)} kunigacha; {day(one.closes)} kuni yopiladi",
        ]
    for quarter, year, due in dict.fromkeys((one.quarter, one.quarter_year, one.quarter_due) for one in coming):
        lines.append(f"<b>{ROMAN[quarter - 1]} chorak {year}</b>: {day(due)} kunigacha")
    return Screen(
        "\n".join(lines),
        (
            (Button("⏰ Muddatlar va eslatmalar", "remset"),),
            (Button("✏️ Kutubxona nomi", "set_name"), Button("📅 Dam olish kunlari", "set_days")),
            (HOME,),
        ),
    )


def ask_name(now: str, above: str = "") -> Screen:
    lines = [above, ""] if above else []
    lines += [f"🏛 Hozirgi nomi:\n<b>{safe(clip(now, 200))}</b>" if now else "🏛 Hozircha nomi yo'q.", ""]
    lines.append("👇 Yangi nomini yozing.")
    return Screen("\n".join(lines), ((Button("⬅️ Orqaga", "settings"),),))


def renamed(name: str) -> str:
    return f"✅ Yangi nom: <b>{safe(clip(name, 200))}</b>"


def days(listed: Sequence[date], above: str = "") -> Screen:
    """The library's own days off, each with a button to remove it; a day typed here is added."""
    lines = [above, ""] if above else []
    lines += [
        "📅 <b>O'zimizning dam olish kunlari</b>",
        "Bayramlar va dam olish kunlari taqvimdan olinadi; bu yerga faqat qo'shimchalari yoziladi.",
        "",
    ]
    lines += [f"• {day(one)}, {one.year}" for one in listed[:_SHOWN]] or ["Hozircha yo'q."]
    if len(listed) > _SHOWN:
        lines.append(f"… va yana {len(listed) - _SHOWN} kun")
    lines += [
        "",
        "👇 Qo'shish uchun kunni yozing: <b>15-aprel</b> yoki <b>15.04.2026</b>. Bir nechtasi — vergul bilan.",
    ]
    buttons = [Button(f"❌ {short_day(one)}", f"day_drop:{one:%Y%m%d}") for one in listed[:_SHOWN]]
    rows: list[Row] = [tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3)]
    return Screen("\n".join(lines), (*rows, (Button("⬅️ Orqaga", "settings"),)))


def day_added(added: date) -> str:
    return f"✅ {day(added)}, {added.year} — dam olish kuni."


def day_is_free(free: date) -> str:
    return f"☑️ {day(free)}, {free.year} — shundoq ham ish kuni emas."


def day_not_understood(typed: str) -> str:
    return DAY_REFUSED.format(typed=safe(clip(typed, 40)))


def too_many_days(most: int) -> str:
    return f"❗️ Dam olish kunlari {most} tadan oshmasin."


def too_many_at_once(most: int) -> str:
    return f"❗️ Bir xabarda {most} tagacha kun yozing; qolganlari qo'shilmadi."


def day_removed(removed: date) -> str:
    return f"✅ {day(removed)}, {removed.year} — yana ish kuni."
