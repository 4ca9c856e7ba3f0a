"""Deadlines and reminders as the director sets them, in words: what each is now, what it does, and what comes of it."""

from collections.abc import Sequence
from datetime import date

from plan.period import Month, Span
from texts.paging import across, fit
from texts.screen import Button, Row, Screen, safe
from texts.wording import ROMAN, day, department, month, month_name, short_day

NAMES = {
    "report_due": "Oylik hisobot muddati",
    "report_closes": "Oy yopilishi",
    "quarter_due": "Chorak hujjati muddati",
    "reporter_steps": "Xodimga eslatma",
    "repeat_every": "Kechikkanga takror",
    "director_steps": "Kim kechikkani",
    "quarter_steps": "Chorak eslatmasi",
    "row_steps": "Band muddati",
    "month_opens": "Oy ochildi xabari",
    "hour": "Eslatma soati",
    "quiet_from": "Tinch vaqt boshi",
    "quiet_until": "Tinch vaqt oxiri",
}
_MEANING = {
    "report_due": "Oy tugagach, shu ish kunigacha yuborilgan hisobot o'z vaqtida hisoblanadi.",
    "report_closes": "Shu ish kunidan keyin oy qulflanadi, uni faqat direktor qayta ochadi.",
    "quarter_due": "Chorak tugagach, hujjat viloyatga shu ish kunigacha topshiriladi.",
    "reporter_steps": "Hisobotini yubormagan xodimga muddatdan necha ish kuni oldin yoki keyin eslatiladi. "
    "Qayta ochilgan oy va «hali noma'lum» raqamlar — oxirgi kuni.",
    "repeat_every": "Muddat o'tgach, oy yopilguncha shuncha ish kunida bir marta yana eslatiladi.",
    "director_steps": "Muddatdan necha ish kuni keyin direktorga kim topshirmagani aytiladi. "
    "Oy yopilgach, nima yetishmay qolgani ham.",
    "quarter_steps": "Chorak hujjati muddatidan necha ish kuni oldin direktorga eslatiladi.",
    "row_steps": "Bajarilmagan bandning muddati tugashidan necha ish kuni oldin xodimga eslatiladi.",
    "month_opens": "Oyning birinchi ish kunida xodimga o'tgan oy hisoboti ochilgani aytiladi.",
    "hour": "Eslatmalar ish kunlari shu soatda boradi.",
    "quiet_from": "Shu soatdan keyin hech qanday eslatma bormaydi.",
    "quiet_until": "Shu soatgacha hech qanday eslatma bormaydi.",
}
_WORKDAYS = ("report_due", "report_closes", "quarter_due")
_HOURS = ("hour", "quiet_from", "quiet_until")
SURE = "+"
"""Before a button's value: the director was asked and says yes, so that a double tap is no answer to the question."""
REFUSED = "Bu qiymat boshqa sozlamalarga to'g'ri kelmaydi."


def step(value: int) -> str:
    """`3 kun oldin`, `o'sha kuni`, `1 kun keyin`"""
    if value == 0:
        return "o'sha kuni"
    return f"{abs(value)} kun {'oldin' if value < 0 else 'keyin'}"


def said(name: str, value: Sequence[int]) -> str:
    """A setting's value in words."""
    if name.endswith("_steps"):
        return ", ".join(step(one) for one in sorted(value)) or "eslatilmaydi"
    (one,) = value
    if name in _WORKDAYS:
        return f"{one}-ish kuni"
    if name in _HOURS:
        return f"{one}:00"
    if name == "month_opens":
        return "yuboriladi" if one else "yuborilmaydi"
    return f"har {one} ish kunida" if one else "takrorlanmaydi"


def overview(values: Sequence[tuple[str, Sequence[int]]], dates: Sequence[str], above: str = "") -> Screen:
    """Every setting with its value, each a button, and below them the dates of the coming month."""
    lines = [above, ""] if above else []
    lines.append("⏰ <b>Muddatlar va eslatmalar</b>")
    lines += [f"• {NAMES[name]}: <b>{said(name, value)}</b>" for name, value in values]
    buttons = across([Button(NAMES[name], f"remset_one:{name}") for name, _ in values], 2)
    return Screen("\n".join([*lines, "", *dates]), (*buttons, (Button("⬅️ Sozlamalar", "settings"),)))


def one(name: str, value: Sequence[int], choices: Sequence[int], several: bool, dates: Sequence[str]) -> Screen:
    """One setting: what it does, what it is now, what it can be."""
    lines = [f"⏰ <b>{NAMES[name]}</b>", _MEANING[name], "", f"Hozir: <b>{said(name, value)}</b>"]
    if several:
        lines.append("Bosib qo'shing yoki olib tashlang.")
    buttons = [Button(_label(name, choice, choice in value), f"remset_to:{name}:{choice}") for choice in choices]
    rows: tuple[Row, ...] = across(buttons, 2 if several else 3)
    return Screen("\n".join([*lines, "", *dates]), (*rows, (Button("⬅️ Orqaga", "remset"),)))


def ask_closing(change: str, months: Sequence[tuple[Month, Sequence[str]]], sure: str, back: str) -> Screen:
    """Before something is changed that closes open months at once: which these are, and who has not sent them. `sure`
    is what the button of a yes presses, `back` that of a no."""
    lines = [f"⚠️ <b>{safe(change)}</b>", ""]
    for at, missing in months:
        lines.append(f"Hozir ochiq turgan <b>{month(at)}</b> darhol yopiladi: uni yuborib ham, tuzatib ham bo'lmaydi.")
        if missing:
            lines.append(f"Hali topshirmagan: {safe(', '.join(department(one) for one in missing))}.")
    yes = Button("🔒 Ha, yopilsin", sure, style="danger")
    text = fit(lines, below=("", "Shunga qaramay o'zgartirilsinmi?"))
    return Screen(text, ((yes,), (Button("⬅️ O'zgartirmayman", back),)))


def ask_closing_by(name: str, value: int, months: Sequence[tuple[Month, Sequence[str]]]) -> Screen:
    """The same of one of these settings."""
    change = f"{NAMES[name]}: {said(name, (value,))}"
    return ask_closing(change, months, f"remset_to:{name}:{SURE}{value}", f"remset_one:{name}")


def _label(name: str, choice: int, chosen: bool) -> str:
    label = step(choice) if name.endswith("_steps") else said(name, (choice,))
    return f"✅ {label}" if chosen else label


def dates(
    of: Month,
    due: date,
    closes: date,
    reporter: Sequence[date],
    director: Sequence[date],
    rows: Sequence[date],
    quarter: Span,
    quarter_due: date,
    quarter_days: Sequence[date],
) -> list[str]:
    """What the settings come to for one month."""
    name = month_name(of.number).capitalize()
    return [
        f"📅 <b>{name} {of.year} hisoboti shunday bo'ladi</b>",
        f"Muddat: {day(due)}; yopiladi: {short_day(closes)}",
        f"🔔 Xodimga: {_list(reporter)}",
        f"🔔 Kim kechikkani direktorga: {_list(director)}",
        f"🔔 {name}da tugaydigan bandlar: {_list(rows)}",
        f"📄 {ROMAN[quarter.ordinal - 1]} chorak hujjati: {day(quarter_due)}; eslatma: {_list(quarter_days)}",
    ]


def _list(days: Sequence[date]) -> str:
    """`29-aprel, 2, 5-may`: the month is said after the last of its days."""
    if not days:
        return "yo'q"
    return ", ".join(
        short_day(one) if next_day is None or next_day.month != one.month else str(one.day)
        for one, next_day in zip(days, [*days[1:], None], strict=True)
    )
