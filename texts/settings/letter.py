"""The letter's settings in words: whom the library writes to, who signs, and the library's own letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from plan.progress.paper import Letterhead
from texts.paging import across
from texts.papers.letter import PLACES, ROW_PLACES, ROWS, TABLE_PLACE
from texts.screen import Button, Row, Screen, safe
from texts.settings.library import NONE, Section
from texts.wording import clip, moment

BACK = Button("⬅️ Orqaga", "head")
SAMPLE_NAME, TRIAL_NAME = "xat-namunasi.docx", "xat-sinov.docx"
TOO_LONG = "❗️ 200 tagacha belgi yozing."
OURS_AGAIN = "✅ Xat yana botning o'z ko'rinishida yoziladi."
SEND_A_FILE = "👇 Shablonni <b>.docx</b> fayl qilib yuboring."
ONLY_A_FILE = "🤔 Bu yerda matn emas, fayl kutilyapti."
NO_PLAN = "❗️ Avval rejani yuklang: shablon haqiqiy raqamlar bilan tekshiriladi."
LABELS: Mapping[str, tuple[str, str]] = {
    "addressee": ("📮 Kimga", "Andijon viloyati axborot-kutubxona markazi direktoriga"),
    "director_post": ("🖋 Rahbar lavozimi", "Markaz direktori"),
    "director": ("👤 Rahbar ismi", "M. Karimova"),
    "executor": ("✍️ Ijrochi", "N. Aliyeva"),
    "phone": ("☎️ Telefon", "+998 74 000 00 00"),
    "place": ("📍 Joyi", "Qo'rg'ontepa tumani"),
    "agreed_post": ("🤝 Kelishuvchi lavozimi", "Viloyat markazi direktori o'rinbosari"),
    "agreed_by": ("🤝 Kelishuvchi ismi", "B. Rahimov"),
}
"""Each line of the letterhead: its name, and what somebody might write there."""
_REFUSED: Mapping[str, str] = {
    "too_big": "Fayl juda katta. Rasmlarsiz, 2 MB gacha fayl yuboring.",
    "not_word": "Bu Word fayli emas. Shablonni <b>.docx</b> qilib saqlab, qayta yuboring.",
    "macro": "Faylda makros bor. Makrossiz <b>.docx</b> qilib saqlab, qayta yuboring.",
    "password": "Fayl parol bilan yopilgan. Parolni olib tashlab, qayta yuboring.",
    "damaged": "Fayl buzilgan, o'qib bo'lmadi. Word'da ochib, qaytadan saqlab yuboring.",
    "bomb": "Bunday faylni ochib bo'lmaydi. Shablonni Word'da yangi faylga ko'chirib yuboring.",
    "unknown": "«{place}» degan joy yo'q. Nomlar ro'yxati pastda; xatosini to'g'rilab, qayta yuboring.",
    "not_allowed": "Shablonda faqat nomlangan joylar bo'lishi mumkin: <code>{{{{ nom }}}}</code>. Hisob-kitob va "
    "boshqa buyruqlarni olib tashlab, qayta yuboring.",
    "loop": "Takrorlash faqat <code>qatorlar</code> bo'yicha va bir marta bo'ladi: "
    "<code>{{%tr for q in qatorlar %}}</code> … <code>{{%tr endfor %}}</code>.",
    "broken": "Qavslar noto'g'ri yozilgan: «{place}». <code>{{{{ nom }}}}</code> ko'rinishida yozib, qayta yuboring.",
    "no_places": "Faylda birorta ham nomlangan joy yo'q. Kerakli joylarga <code>{{{{ nom }}}}</code> deb yozing.",
    "table_alone": "<code>{{{{ jadval }}}}</code> alohida satrda tursin: yonida boshqa so'z bo'lmasin.",
}


@dataclass(frozen=True, slots=True)
class Own:
    """The library's own letter: its file's name, when it came, who brought it."""

    name: str
    at: datetime
    by: str


def section(head: Letterhead, *, own: bool) -> Section:
    value = clip(head.addressee, 60) if head.addressee else f"kimga yozilishi — {NONE}"
    form = "o'z shablonimiz" if own else "botning shabloni"
    meaning = "Viloyatga xat kimga yoziladi, kim imzolaydi, qanday ko'rinishda bo'ladi."
    return Section("✉️ Xat va imzolar", f"{value}; {form}", meaning, "head")


def letterhead(head: Letterhead, above: str = "") -> Screen:
    """Every line that is printed around the figures, each with a button to change it."""
    lines = [above, ""] if above else []
    lines += ["✉️ <b>Xat va imzolar</b>", "Hujjatlarning boshi va oxirida shunday yoziladi:", ""]
    for name, (label, _) in LABELS.items():
        lines.append(f"{label}: <b>{safe(clip(getattr(head, name), 200) or NONE)}</b>")
    buttons = across([Button(label, f"head_set:{name}") for name, (label, _) in LABELS.items()], 2)
    rows: list[Row] = [*buttons, (Button("📄 Xat shabloni", "letter_tpl"),), (Button("⬅️ Orqaga", "settings"),)]
    return Screen("\n".join(lines), tuple(rows))


def ask(name: str, now: str, above: str = "") -> Screen:
    label, example = LABELS[name]
    lines = [above, ""] if above else []
    lines.append(f"{label}\nHozir: <b>{safe(now or NONE)}</b>")
    lines += ["", f"👇 Yangisini yozing. Masalan: <i>{safe(example)}</i>"]
    rows: list[Row] = [(Button("🧹 Bo'sh qoldirish", f"head_clear:{name}"),)] if now else []
    return Screen("\n".join(lines), (*rows, (BACK,)))


def kept(name: str, text: str) -> str:
    return f"✅ {LABELS[name][0]}: <b>{safe(text or NONE)}</b>"


def template(own: Own | None, above: str = "") -> Screen:
    """What letters are written in, the named places, and what can be done."""
    lines = [above, ""] if above else []
    lines.append("📄 <b>Xat shabloni</b>")
    if own is None:
        lines.append("Hozir: botning o'z shabloni.")
    else:
        lines.append(f"Hozir: <b>{safe(clip(own.name, 80))}</b> ({moment(own.at)}, {safe(own.by)})")
    lines += [
        "",
        "Xat kutubxonangiz blankasida chiqishi uchun Word faylingizda kerakli joylarga nomlarni yozing va faylni "
        "shu yerga yuboring. Eng osoni — namunani olib, o'zgartirish. Shablon Word xatiga tegishli: PDF xat doim "
        "botning o'z ko'rinishida chiqadi.",
        "",
    ]
    lines += [f"<code>{{{{ {name} }}}}</code> — {told}" for name, told in PLACES.items()]
    fields = ", ".join(ROW_PLACES)
    lines += [
        "",
        f"<code>{{{{ {TABLE_PLACE} }}}}</code> o'rniga jadvalni o'zingiz ham chizishingiz mumkin: qatori "
        f"<code>{{%tr for q in {ROWS} %}}</code> bilan boshlanib, <code>{{%tr endfor %}}</code> bilan tugaydi, orada "
        f"<code>{{{{ q.nomi }}}}</code> kabi joylar: {fields}.",
        "",
        SEND_A_FILE,
    ]
    rows: list[Row] = [(Button("⬇️ Namunani olish", "letter_get:sample"),)]
    if own is not None:
        rows.append((Button("⬇️ Hozirgi shablon", "letter_get:own"), Button("🗑 Olib tashlash", "letter_drop:ask")))
    return Screen("\n".join(lines), (*rows, (BACK,)))


def ask_drop(name: str) -> Screen:
    text = (
        f"🗑 <b>{safe(clip(name, 80))}</b> olib tashlansinmi?\n"
        "Keyingi xatlar botning o'z ko'rinishida yoziladi; shablonni istalgan vaqtda qayta yuborish mumkin."
    )
    yes = Button("🗑 Ha, olib tashlansin", "letter_drop:yes", style="danger")
    return Screen(text, ((yes,), (Button("⬅️ Orqaga", "letter_tpl"),)))


def refused(code: str, place: str = "") -> str:
    """Why a template was not taken, and what to do; the present one stays."""
    told = _REFUSED.get(code, _REFUSED["damaged"]).format(place=safe(clip(place, 60)))
    return f"❗️ {told}"


def taken(name: str) -> str:
    return f"✅ <b>{safe(clip(name, 80))}</b> — endi xatlar shu shablonda yoziladi."


def trial() -> Screen:
    """What stands below the letter that a new template was tried with."""
    return Screen("📄 Yangi shablon bo'yicha xat hozirgi raqamlar bilan shunday chiqadi.")


def sample() -> Screen:
    return Screen("📄 Namuna: Word'da oching, o'zgartiring va shu yerga yuboring.")


def present() -> Screen:
    return Screen("📄 Hozirgi shablon.")
