"""Deadlines and reminders as the director sets them, in words: what each is now, what it does, and what comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from plan.period import Month, Span
from texts.deadlines import estimated_ahead
from texts.home import back_button
from texts.paging import button_grid, fit_lines
from texts.screen import Button, Screen
from texts.sentence import NOTHING, Sentence, lines, listed, paragraphs, plain, say
from texts.settings import presses
from texts.wording import ROMAN, short_day, short_department


@dataclass(frozen=True, slots=True)
class Naming:
    """A setting's name in a line and on a button, and what it does."""

    name: Sentence
    button: Sentence
    meaning: Sentence


SETTINGS: Mapping[str, Naming] = {
    "report_due": Naming(
        Sentence("Oylik hisobot muddati"),
        Sentence("Oylik muddat"),
        Sentence("Keyingi oyning shu ish kuni oxirigacha topshirilsa, o'z vaqtida hisoblanadi."),
    ),
    "report_closes": Naming(
        Sentence("Oy yopilishi"),
        Sentence("Oy yopilishi"),
        Sentence("Shu ish kuni oxirida oy yopiladi, uni faqat direktor qayta ochadi."),
    ),
    "quarter_due": Naming(
        Sentence("Chorak hisoboti muddati (viloyatga)"),
        Sentence("Chorak muddati"),
        Sentence("Chorak tugagach, hisobot viloyatga shu ish kuni oxirigacha topshiriladi."),
    ),
    "reporter_steps": Naming(
        Sentence("Xodimga eslatma"),
        Sentence("Xodimga eslatma"),
        Sentence(
            "Topshirmagan xodimga qaysi kunlari eslatilishi. "
            "Qayta ochilgan oy va «noma'lum» raqamlar haqida — oxirgi kuni."
        ),
    ),
    "repeat_every": Naming(
        Sentence("Kechikkanlarga qayta eslatish"),
        Sentence("Takror eslatish"),
        Sentence("Muddat o'tgach, oy yopilguncha necha ish kunida bir marta yana eslatilishi."),
    ),
    "director_steps": Naming(
        Sentence("Kechikkanlar ro'yxati (direktorga)"),
        Sentence("Kechikkanlar"),
        Sentence(
            "Topshirmaganlar ro'yxati direktorga qachon yuborilishi. "
            "Oy yopilgach, nima yetishmay qolgani ham yuboriladi."
        ),
    ),
    "quarter_steps": Naming(
        Sentence("Chorak eslatmasi"),
        Sentence("Chorak eslatmasi"),
        Sentence("Chorak hisoboti haqida direktorga muddatdan qancha oldin eslatilishi."),
    ),
    "row_steps": Naming(
        Sentence("Band muddati"),
        Sentence("Band muddati"),
        Sentence("Bajarilmagan band haqida xodimga muddatdan qancha oldin eslatilishi."),
    ),
    "month_opens": Naming(
        Sentence("Oy boshlangani haqida xabar"),
        Sentence("Oy boshlandi"),
        Sentence("Oyning birinchi ish kunida xodimga o'tgan oy hisoboti ochilgani aytiladi."),
    ),
    "digest": Naming(
        Sentence("Hafta xulosasi (direktorga)"),
        Sentence("Hafta xulosasi"),
        Sentence(
            "Haftaning birinchi ish kuni soat 9:30 da: o'tgan hafta nima keldi, nima ortda, kim nimani "
            "topshirishi kerak."
        ),
    ),
    "hour": Naming(
        Sentence("Eslatma soati"),
        Sentence("Eslatma soati"),
        Sentence("Eslatmalar ish kunlari shu soatda yuboriladi."),
    ),
    "quiet_from": Naming(
        Sentence("Eslatma tugaydi"),
        Sentence("Tugash soati"),
        Sentence("Shu soatdan keyin hech qanday eslatma yuborilmaydi."),
    ),
    "quiet_until": Naming(
        Sentence("Eslatma boshlanadi"),
        Sentence("Boshlash soati"),
        Sentence("Shu soatgacha hech qanday eslatma yuborilmaydi."),
    ),
    "tolerance": Naming(
        Sentence("Rejadan ortda: yo'l qo'yiladigan farq"),
        Sentence("Farq (ortda)"),
        Sentence(
            "Rejadan shuncha foiz kam bo'lsa, band ortda sanalmaydi; oyma-oy bajariladigan ishda "
            "1 ta kam bo'lsa ham. «Yo'q» — hech qanday farqqa yo'l qo'yilmaydi."
        ),
    ),
}
_WORKDAYS = ("report_due", "report_closes", "quarter_due")
_HOURS = ("hour", "quiet_from", "quiet_until")
REFUSED = Sentence("Bu tanlov boshqa sozlamalarga to'g'ri kelmaydi.")


def reminder_step(days: int) -> str:
    """`3 ish kuni oldin`, `o'sha kuni`, `1 ish kuni keyin`: a day beside a deadline."""
    if days == 0:
        return plain("o'sha kuni")
    return plain("{n} ish kuni oldin", n=-days) if days < 0 else plain("{n} ish kuni keyin", n=days)


def _step_button(days: int) -> str:
    """The same where there is room for little."""
    if days == 0:
        return plain("o'sha kuni")
    return plain("{n} kun oldin", n=-days) if days < 0 else plain("{n} kun keyin", n=days)


def value_of(name: str, value: Sequence[int]) -> str:
    """A setting's value in words."""
    if name.endswith("_steps"):
        return (
            plain("{steps}", steps=listed(reminder_step(days) for days in sorted(value)))
            if value
            else plain("eslatilmaydi")
        )
    (number,) = value
    if name in _WORKDAYS:
        return plain("{number}-ish kuni", number=number)
    if name in _HOURS:
        return plain("{hour:bare}:00", hour=number)
    if name in ("month_opens", "digest"):
        return plain("yuboriladi") if number else plain("yuborilmaydi")
    if name == "tolerance":
        return plain("{number}\u00a0%", number=number) if number else plain("yo'q")
    return _repeated(number)


def _repeated(days: int) -> str:
    if days == 0:
        return plain("takrorlanmaydi")
    return plain("har ish kuni") if days == 1 else plain("har {n} ish kunida bir marta", n=days)


def _choice(name: str, value: int) -> str:
    """A value on its button, three of which stand in a row."""
    if name.endswith("_steps"):
        return _step_button(value)
    if name in _WORKDAYS:
        return plain("{day}-kun", day=value)
    if name in _HOURS:
        return value_of(name, (value,))
    if name in ("month_opens", "digest"):
        return plain("ha") if value else plain("yo'q")
    if value == 0:
        return plain("yo'q")
    if name == "tolerance":
        return plain("{number}\u00a0%", number=value)
    return plain("har kuni") if value == 1 else plain("{n} kunda 1", n=value)


def reminder_settings_page(values: Sequence[tuple[str, Sequence[int]]], dates: Sequence[Markup]) -> Screen:
    """Every setting with its value, each a button, and below them the dates of the coming month."""
    text = lines(
        say("⏰ <b>Muddatlar va eslatmalar</b>"),
        (
            say("• {setting}: <b>{value}</b>", setting=SETTINGS[name].name.plain(), value=value_of(name, value))
            for name, value in values
        ),
    )
    buttons = button_grid([Button(SETTINGS[name].button.plain(), presses.deadline(name)) for name, _ in values], 2)
    to_settings = Button(plain("⬅️ Sozlamalar"), presses.settings())
    return Screen(paragraphs(text, lines(dates)), (*buttons, (to_settings,)))


def setting_page(
    name: str, value: Sequence[int], choices: Sequence[int], several: bool, dates: Sequence[Markup]
) -> Screen:
    """One setting: what it does, what it is now, what it can be. Of `several` steps each is switched by itself."""
    setting = SETTINGS[name]
    text = paragraphs(
        lines(say("⏰ <b>{setting}</b>", setting=setting.name.plain()), setting.meaning()),
        lines(
            say("Hozir: <b>{value}</b>", value=value_of(name, value)),
            say("Bosib qo'shing yoki olib tashlang.") if several else NOTHING,
        ),
        lines(dates),
    )
    buttons = [_choice_button(name, choice, chosen=choice in value) for choice in choices]
    return Screen(text, (*button_grid(buttons, 2 if several else 3), (back_button(presses.deadlines()),)))


def _choice_button(name: str, choice: int, *, chosen: bool) -> Button:
    label = _choice(name, choice)
    return Button(plain("✅ {choice}", choice=label) if chosen else label, presses.set_deadline(name, str(choice)))


def ask_closing(change: str, months: Sequence[tuple[Month, Sequence[str]]], sure: str, cancel: str) -> Screen:
    """Before something is changed that closes open months at once: which these are, and who has not sent them. `sure`
    is what the button of a yes presses, `cancel` that of a no."""
    closing = paragraphs(
        say("⚠️ <b>{change}</b>", change=change), lines(_closing(month, missing) for month, missing in months)
    )
    yes = Button(plain("🔒 Ha, yopilsin"), sure, style="danger")
    text = fit_lines(closing, below=say("Shunga qaramay o'zgartirilsinmi?"))
    return Screen(text, ((yes,), (Button(plain("⬅️ O'zgartirmayman"), cancel),)))


def _closing(month: Month, missing: Sequence[str]) -> Markup:
    if not missing:
        return say("<b>{month:month}</b> darhol yopiladi: topshirib ham, tuzatib ham bo'lmaydi.", month=month)
    return say(
        "<b>{month:month}</b> darhol yopiladi: topshirib ham, tuzatib ham bo'lmaydi.\n"
        "Hali topshirmagan: {departments}.",
        month=month,
        departments=listed(short_department(name) for name in missing),
    )


def ask_closing_by(name: str, value: int, months: Sequence[tuple[Month, Sequence[str]]]) -> Screen:
    """The same of one of these settings."""
    change = plain("{setting}: {value}", setting=SETTINGS[name].name.plain(), value=value_of(name, (value,)))
    sure = presses.set_deadline(name, presses.confirmed(str(value)))
    return ask_closing(change, months, sure, presses.deadline(name))


def month_dates(
    of: Month,
    due: date,
    closes: date,
    reporter: Sequence[date],
    director: Sequence[date],
    rows: Sequence[date],
    quarter: Span,
    quarter_due: date,
    quarter_days: Sequence[date],
    estimated: Sequence[date],
) -> list[Markup]:
    """What the settings come to for one month; `estimated` are days off near it that are not announced yet."""
    return [
        say("📅 <b>{month:month} hisoboti sanalari</b>", month=of),
        say("Muddati: {due:day}; yopilishi: {closes:short_day}", due=due, closes=closes),
        say("🔔 Xodimga: {days}", days=_days(reporter)),
        say("🔔 Kechikkanlar ro'yxati (direktorga): {days}", days=_days(director)),
        say("🔔 Muddati {month:month_name} oyida tugaydigan bandlar: {days}", month=of.number, days=_days(rows)),
        say(
            "📄 {quarter} chorak hisoboti (viloyatga): {due:day}; eslatma: {days}",
            quarter=ROMAN[quarter.ordinal - 1],
            due=quarter_due,
            days=_days(quarter_days),
        ),
        estimated_ahead(estimated),
    ]


def _days(days: Sequence[date]) -> Markup:
    """`29-aprel, 2, 5-may`: the month is said after the last of its days."""
    if not days:
        return say("yo'q")
    return listed(
        short_day(day) if following is None or following.month != day.month else str(day.day)
        for day, following in zip(days, [*days[1:], None], strict=True)
    )
