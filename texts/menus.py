"""The first screens: greeting, menu by role, help, and what is said when something cannot be followed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from plan.month.submission import Access
from plan.period import Month
from texts import presses
from texts.month.forms import BUTTON as FORM
from texts.oversight.overseeing import menu_button, menu_line
from texts.screen import Button, Row, Screen, safe
from texts.wording import department, month, month_name, short_day, until

COMMANDS: dict[str, tuple[tuple[str, str], ...]] = {
    "member": (
        ("kiritish", "Oylik hisobotni kiritish"),
        ("hisobot", "Reja qanday bajarilyapti"),
        ("holat", "Kim topshirdi, kim topshirmadi"),
        ("muddat", "Yaqin muddatlar va kalendar"),
        ("reja", "Yillik ish rejasi"),
        ("yordam", "Qanday ishlatiladi"),
        ("bekor", "Boshlangan ishni to'xtatish"),
    ),
    "observer": (
        ("hisobot", "Reja qanday bajarilyapti"),
        ("holat", "Kim topshirdi, kim topshirmadi"),
        ("muddat", "Yaqin muddatlar va kalendar"),
        ("reja", "Yillik ish rejasi"),
        ("yordam", "Qanday ishlatiladi"),
    ),
    "deputy": (
        ("hisobot", "Reja qanday bajarilyapti"),
        ("holat", "Kim topshirdi, kim topshirmadi"),
        ("kiritish", "O'z hisobotimni kiritish"),
        ("muddat", "Yaqin muddatlar va kalendar"),
        ("reja", "Yillik ish rejasi"),
        ("yordam", "Qanday ishlatiladi"),
        ("bekor", "Boshlangan ishni to'xtatish"),
    ),
    "director": (
        ("hisobot", "Reja qanday bajarilyapti"),
        ("holat", "Kim topshirdi, kim topshirmadi"),
        ("kiritish", "O'z hisobotimni kiritish"),
        ("muddat", "Yaqin muddatlar va kalendar"),
        ("reja", "Yillik ish rejasi"),
        ("xodimlar", "Xodimlar va takliflar"),
        ("sozlamalar", "Sozlamalar"),
        ("yordam", "Qanday ishlatiladi"),
        ("bekor", "Boshlangan ishni to'xtatish"),
    ),
}
"""What the menu button lists for each role; /start works for everybody and needs no line."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A report that was begun and waits to be gone on with."""

    submission: int
    department: str
    month: Month
    answered: int
    total: int
    returned: bool = False
    """Whether it had been sent and came back, to be mended and sent again."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A report that has to be sent and was not begun."""

    department_id: int
    department: str
    month: Month
    due: date
    closes: date | None
    """The last day on which it can be sent; None when it was opened again after that."""
    today: date


def menu(
    name: str,
    library: str,
    role: str,
    reports: bool,
    unfinished: Unfinished | None,
    above: str = "",
    waiting: int = 0,
    owed: Owed | None = None,
    suspended: bool = False,
) -> Screen:
    """The person's home screen: everything they may do, by buttons. `waiting` reports are to be approved by them;
    `suspended` says that something else than a report was begun and left half said."""
    lines = [above] if above else []
    lines.append(f"🏠 <b>{safe(library)}</b>\n{safe(name)}, nima qilamiz?")
    if unfinished is not None:
        lines.append(_begun(unfinished))
    buttons = _menu_buttons(role, reports, unfinished)
    if owed is not None:
        lines.append(_owed(owed))
        press = f"month:{owed.department_id}:{owed.month.year}:{owed.month.number}"
        label = f"📝 {month_name(owed.month.number).capitalize()} hisobotini boshlash"
        buttons = ((Button(label, press, style="primary"),), *buttons)
    if suspended:
        buttons = ((Button("▶️ Boshlangan ishga qaytish", presses.take_up()),), *buttons)
    if waiting:
        lines.append(menu_line(waiting))
        buttons = (menu_button(waiting), *buttons)
    return Screen("\n\n".join(lines), buttons)


def _begun(one: Unfinished) -> str:
    name = f"{month_name(one.month.number).capitalize()} hisoboti"
    whose = safe(department(one.department))
    if one.returned:
        return f"↩️ {name} ({whose}) tuzatishga qaytgan: uni tuzatib, qayta yuborish kerak."
    return f"✍️ {name} boshlangan: {one.answered}/{one.total} ({whose})."


def _owed(one: Owed) -> str:
    name = f"{month_name(one.month.number).capitalize()} oyi hisoboti ({safe(department(one.department))})"
    if one.today > one.due:
        left = f"{until(one.closes, one.today)} topshirish mumkin" if one.closes else "uni hozir topshiring"
        return f"❗️ {name} hali boshlanmagan: muddati {short_day(one.due)} kuni o'tdi, {left}."
    return f"📝 {name} hali boshlanmagan: muddati {short_day(one.due)}."


def _menu_buttons(role: str, reports: bool, unfinished: Unfinished | None) -> tuple[Row, ...]:
    rows: list[Row] = []
    if unfinished is not None:
        label = f"▶️ Davom ettirish ({unfinished.answered}/{unfinished.total})"
        if unfinished.returned:
            label = f"↩️ {month_name(unfinished.month.number).capitalize()} hisobotini tuzatish"
        rows.append((Button(label, f"go:{unfinished.submission}", style="primary"),))
    if reports:
        rows.append((Button("📝 Hisobot kiritish", "enter"), Button(FORM, "forms")))
    rows.append((Button("📊 Hisobot", "sum"), Button("🗓 Holat", "board")))
    rows.append((Button("⏳ Muddatlar", "dates"), Button("📖 Reja", "plan")))
    if role == "director":
        rows.append((Button("👥 Xodimlar", "staff"), Button("⚙️ Sozlamalar", "settings")))
    rows.append((Button("❓ Yordam", "help"),))
    return tuple(rows)


def welcome(name: str, role: str, departments: list[str], has_plan: bool) -> str:
    """What a person reads right after coming in, above their menu."""
    if role == "observer":
        return f"👋 Xush kelibsiz, {safe(name)}! Siz kuzatuvchisiz: hisobotlarni ko'rasiz, o'zgartirmaysiz."
    if role == "director":
        first = (
            "Ish rejasi yuklangan."
            if has_plan
            else "Ishni boshlash uchun yillik <b>ish rejasi faylini</b> (Excel yoki Word) shu yerga yuboring."
        )
        return f"👋 Xush kelibsiz, {safe(name)}! Siz direktor sifatida kirdingiz.\n{first}"
    named = ", ".join(f"<b>{safe(one)}</b>" for one in departments)
    if role == "deputy":
        first = f"Hisobot berasiz: {named}." if departments else "Hisobotlarni ko'rasiz, tasdiqlaysiz va qaytarasiz."
        return f"👋 Xush kelibsiz, {safe(name)}! Siz direktor o'rinbosari sifatida kirdingiz.\n{first}"
    return (
        f"👋 Xush kelibsiz, {safe(name)}!\nSiz: {named}.\n"
        "Har oy boshida hisobot so'rayman: savolga raqam yozasiz, xolos."
    )


def help_page(role: str) -> Screen:
    reporting = (
        "📝 <b>Hisobot kiritish.</b> Bot savol beradi, siz raqam yozasiz: <b>1200</b> yoki <b>1 200</b>. "
        "Bo'lmagan bo'lsa <b>0</b> tugmasini bosing. Har bir javob darhol saqlanadi: telefon o'chsa ham, "
        "keyin shu joydan davom etasiz.\n\n"
        "• Ko'p raqamni birdan yozish mumkin: har birini yangi qatordan.\n"
        "• Aniq bandga: <b>14) 9870</b>.\n"
        "• <b>Qolgani 0</b> — qolgan hamma bandga nol yozadi.\n"
        "• <b>📄 Excel forma</b> — raqamlarni jadvalda to'ldirib, faylni shu yerga yuborsangiz ham bo'ladi.\n"
        "• Oxirida ko'zdan kechirib, <b>Yuborish</b>ni bosasiz. Muddatgacha tuzatish mumkin.\n\n"
    )
    reading = (
        "📊 <b>Hisobot</b> — reja qanday bajarilyapti, nima ortda.\n"
        "🗓 <b>Holat</b> — kim qaysi oyni topshirgan.\n"
        "⏳ <b>Muddatlar</b> — nima qachongacha; telefon kalendari uchun fayl ham shu yerda.\n"
        "📖 <b>Reja</b> — yillik reja bandlari.\n"
    )
    office = (
        "👥 <b>Xodimlar</b> — odamlarni havola bilan taklif qilish; ta'tilga chiqqanning o'rniga kim.\n"
        "🔔 <b>Holat</b>dagi «Eslatish» — topshirmaganlarga hozir eslatma yuborish.\n"
        "⚙️ <b>Sozlamalar</b> — dam olish kunlari, muddatlar, eslatmalar.\n"
        "📎 Rejani yangilash uchun uning faylini shu yerga yuboring.\n"
        "📅 <b>Reja</b>da keyingi yil rejasini shu yilgisidan tuzish mumkin.\n"
    )
    text = "❓ <b>Yordam</b>\n\n"
    if role != "observer":
        text += reporting
    text += reading
    if role == "director":
        text += office
    text += "\n/bekor — boshlangan ishni to'xtatish. Saqlangan raqamlar yo'qolmaydi."
    return Screen(text, ((Button("🏠 Menyu", "menu"),),))


STOPPED = "👌 To'xtatildi. Kiritilgan raqamlar saqlangan."
STOPPED_CHANGE = "👌 To'xtatildi. Yuborilgan raqam o'zgarmadi."
STOPPED_OTHER = "👌 To'xtatildi."
NOTHING_TO_STOP = "👌 To'xtatadigan ish yo'q."
STALE = "Bu tugma eskirgan. Mana hozirgi oyna 👇"
DIRECTOR_ONLY = "Bu sahifa faqat direktor uchun."
UNKNOWN_COMMAND = "Bunday buyruq yo'q."
NOT_UNDERSTOOD = "Bu xabarga nima qilishni bilmadim."
ONLY_TEXT = "Bu turdagi xabarni o'qiy olmayman. Raqamni yozib yuboring."
EDITED = "✏️ Tahrirlangan xabarni o'qimayman: yangi xabar qilib yozing."
_EDITED: Mapping[str, str] = {
    "open": "{month} hisoboti hali yuborilmagan: bandni bosib, to'g'ri raqamni yozing.",
    "correct": "{month} hisoboti yuborilgan: bandni bosing, to'g'ri raqamni va sababini yozing.",
    "closed": "{month} hisoboti yopilgan. Tuzatish kerak bo'lsa, direktordan oyni qayta ochishni so'rang.",
}
FAILED_ONCE = "⏳ Bir nosozlik bo'ldi, yana urinib ko'ryapman. Xabaringiz saqlangan."
FAILED = (
    "😔 Bu xabarni bajara olmadim. Oldingi raqamlar saqlangan; birozdan keyin qayta urinib ko'ring yoki "
    "direktorga ayting."
)


def edited(submission: int, at: Month, access: Access) -> Screen:
    """To somebody who has edited a message, about the report they last wrote into: how a number is corrected."""
    told = _EDITED.get(access)
    if told is None:
        return Screen(EDITED)
    text = f"✏️ Xabarni tahrirlash hisobotdagi raqamni o'zgartirmaydi.\n{told.format(month=f'<b>{month(at)}</b>')}"
    label = "👀 Ko'rish" if access == "closed" else "👀 Ko'rish va tuzatish"
    return Screen(text, ((Button(f"{label}: {month_name(at.number)}", f"review:{submission}:0"),),))


def back_again() -> Screen:
    """After an outage: presses of that time are lost at Telegram, so the way on is offered again."""
    return Screen(
        "🔌 Bot bir muddat ishlamadi, endi yana shu yerda. Yozgan raqamlaringiz saqlangan. "
        "Tugma bosgan bo'lsangiz, qaytadan bosing."
    )


def unreachable(name: str) -> Screen:
    """To the director: somebody can no longer be written to."""
    return Screen(f"📵 {safe(name)}ga xabar yetmadi: u botni to'xtatgan. Telefon qilib, botni qayta yoqishini ayting.")
