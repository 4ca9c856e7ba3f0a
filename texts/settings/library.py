"""The library's settings in words: its name, its days off, and when reports are due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plan.calendar import DeadlineRules
from plan.period import Month
from texts.oversight.overseeing import setting as approval_setting
from texts.screen import Button, Row, Screen, safe
from texts.wording import ROMAN, clip, day, month, short_day

HOME = Button("🏠 Menyu", "menu")
_SHOWN = 40
NONE = "yo'q"
_CITIES = {
    "Asia/Tashkent": "Toshkent",
    "Asia/Samarkand": "Samarqand",
    "Asia/Ashgabat": "Ashxobod",
    "Asia/Dushanbe": "Dushanbe",
    "Asia/Bishkek": "Bishkek",
    "Asia/Almaty": "Olmaota",
    "Asia/Qyzylorda": "Qizilo'rda",
}

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


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that can be set: what it is now, what it does, and the button that leads to it."""

    title: str
    value: str
    meaning: str
    press: str


def library_section(name: str) -> Section:
    return Section("🏛 Kutubxona nomi", clip(name, 200), "Hujjatlarda va takliflarda shunday yoziladi.", "set_name")


def zone_name(timezone: str) -> str:
    """A time zone as people call it: by its city."""
    return f"{_CITIES.get(timezone, timezone.rpartition('/')[2].replace('_', ' '))} vaqti"


def zone_section(timezone: str) -> Section:
    return Section("🕰 Vaqt mintaqasi", zone_name(timezone), "Kun shu vaqt bilan boshlanadi va tugaydi.", "zone")


def days_section(days_off: int) -> Section:
    meaning = "Bu kunlari eslatma bormaydi, muddatlar keyingi ish kuniga o'tadi."
    return Section("📅 Dam olish kunlari", str(days_off or NONE), meaning, "set_days")


def deadlines_section(rules: DeadlineRules) -> Section:
    value = (
        f"oylik hisobot — {rules.report_due}-ish kunigacha, {rules.report_closes}-ish kunidan keyin yopiladi, "
        f"choraklik hujjat viloyatga — {rules.quarter_due}-ish kunigacha"
    )
    return Section("⏰ Muddatlar va eslatmalar", value, "Nima qachongacha, kimga qachon eslatiladi.", "remset")


def approval_section(on: bool) -> Section:
    return Section(*approval_setting(on), "approval")


def overview(sections: Sequence[Section], coming: Sequence[Deadlines], above: str = "") -> Screen:
    """All settings on one card, each with its value and what it does, and what comes of them for the months ahead."""
    lines = [above, ""] if above else []
    lines.append("⚙️ <b>Sozlamalar</b>")
    for one in sections:
        lines += ["", f"<b>{one.title}</b>: {safe(one.value)}", f"<i>{one.meaning}</i>"]
    lines.append("")
    for due in coming:
        lines += [
            f"<b>{month(due.month)}</b>: {day(due.due)} kunigacha; {day(due.closes)} kuni yopiladi",
        ]
    quarters = dict.fromkeys((one.quarter, one.quarter_year, one.quarter_due) for one in coming)
    for quarter, year, quarter_due in quarters:
        lines.append(f"<b>{ROMAN[quarter - 1]} chorak {year}</b>: {day(quarter_due)} kunigacha")
    buttons = tuple((Button(one.title, one.press),) for one in sections)
    return Screen("\n".join(lines), (*buttons, (HOME,)))


def zones(present: str, choices: Sequence[str], clock: str) -> Screen:
    """The time zones to choose from; `clock` is what the library's clock shows now."""
    text = (
        f"🕰 <b>Vaqt mintaqasi</b>\nHozir: <b>{safe(zone_name(present))}</b>, soat {clock}.\n"
        "Kun va muddatlar shu vaqt bilan hisoblanadi, eslatmalar shu soat bilan boradi."
    )
    rows: list[Row] = [
        (Button(f"{'✅ ' if one == present else ''}{zone_name(one)}", f"zone_to:{one.replace('/', '.')}"),)
        for one in choices
    ]
    return Screen(text, (*rows, (Button("⬅️ Orqaga", "settings"),)))


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


def working_again(removed: date) -> str:
    return f"{day(removed)}, {removed.year} — yana ish kuni"


def day_removed(removed: date) -> str:
    return f"✅ {working_again(removed)}."
