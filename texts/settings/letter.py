"""The letter's settings in words: whom the library writes to, who signs, and the library's own letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from plan.progress.letterhead import Letterhead
from texts.home import back_button
from texts.paging import packed_buttons
from texts.papers.names import names_button
from texts.papers.places import PLACES, ROW_PLACES, ROWS, TABLE_PLACE
from texts.planning.names.presses import ask_russian_line
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, listed, paragraphs, plain, say
from texts.settings import presses
from texts.settings.library import NONE, Section
from texts.wording import clip

SAMPLE_NAME, TRIAL_NAME = Sentence("xat-namunasi.docx"), Sentence("xat-sinov.docx")
TOO_LONG = Sentence("❗️ Ko'pi bilan 200 ta belgi yozing.")
IN_WORDS = Sentence("❗️ Harflar bilan yozing: raqamning o'zi yetarli emas.")
OURS_AGAIN = Sentence("✅ Xat yana botning o'z ko'rinishida yoziladi.")
ONLY_A_FILE = Sentence("❗️ Bu yerga matn emas, <b>.docx</b> fayl yuboring.")
NO_PLAN = Sentence("❗️ Avval ish rejasini kuchga kiriting: shablon haqiqiy raqamlar bilan tekshiriladi.")
CLEANED = Sentence("🧹 Undagi havolalar va tashqaridan yuklanadigan qismlar xatlarga o'tmaydi: matni qoladi, xolos.")
UNREADABLE = Sentence("❗️ {reason}")
"""A file that could not be fetched or opened, with the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Labels:
    """A line of the letterhead: its name in the text and on its button, and what somebody might write there."""

    name: Sentence
    button: Sentence
    example: Sentence


LINES: Mapping[str, Labels] = {
    "addressee": Labels(
        Sentence("📮 Kimga"),
        Sentence("📮 Kimga"),
        Sentence("Andijon viloyat axborot-kutubxona markazi direktori M. Yusupovaga"),
    ),
    "greeting": Labels(
        Sentence("👋 Murojaat (ismi, otasining ismi)"), Sentence("👋 Murojaat"), Sentence("Munira Anvarovna")
    ),
    "director_post": Labels(Sentence("🖋 Imzolovchi lavozimi"), Sentence("🖋 Lavozimi"), Sentence("Markaz direktori")),
    "director": Labels(Sentence("🖋 Imzolovchi F.I.Sh."), Sentence("🖋 F.I.Sh."), Sentence("M. Karimova")),
    "executor": Labels(Sentence("✍️ Ijrochi"), Sentence("✍️ Ijrochi"), Sentence("N. Aliyeva")),
    "phone": Labels(Sentence("☎️ Telefon"), Sentence("☎️ Telefon"), Sentence("+998 74 000 00 00")),
    "place": Labels(Sentence("📍 Shahar, tuman"), Sentence("📍 Shahar, tuman"), Sentence("Qo'rg'ontepa tumani")),
    "full_name": Labels(
        Sentence("🏛 To'liq nomi"),
        Sentence("🏛 To'liq nomi"),
        Sentence("Qo'rg'ontepa tuman axborot-kutubxona markazi"),
    ),
    "email": Labels(Sentence("📧 E-pochta"), Sentence("📧 E-pochta"), Sentence("kutubxona@example.uz")),
    "agreed_post": Labels(
        Sentence("🤝 Kelishuvchi lavozimi"),
        Sentence("🤝 Lavozimi"),
        Sentence("Viloyat markazi direktori o'rinbosari"),
    ),
    "agreed_by": Labels(Sentence("🤝 Kelishuvchi F.I.Sh."), Sentence("🤝 F.I.Sh."), Sentence("B. Rahimov")),
}
_DAMAGED = Sentence("❗️ Fayl buzilgan, o'qib bo'lmadi. Word dasturida ochib, qaytadan saqlab yuboring.")
_REFUSED: Mapping[str, Sentence] = {
    "too_big": Sentence("❗️ Fayl juda katta. Rasmlarsiz, 2 MB gacha fayl yuboring."),
    "too_heavy": Sentence(
        "❗️ Shablon juda murakkab: to'ldirish uzoq vaqt oladi. Takrorlarni kamaytirib, qayta yuboring."
    ),
    "not_word": Sentence("❗️ Bu Word fayli emas. Shablonni <b>.docx</b> qilib saqlab, qayta yuboring."),
    "macro": Sentence("❗️ Faylda makros bor. Makrossiz <b>.docx</b> qilib saqlab, qayta yuboring."),
    "password": Sentence("❗️ Fayl parol bilan himoyalangan. Parolni olib tashlab, qayta yuboring."),
    "bomb": Sentence("❗️ Bunday faylni ochib bo'lmaydi. Shablonni Word dasturida yangi faylga ko'chirib yuboring."),
    "not_allowed": Sentence(
        "❗️ Shablonda faqat ro'yxatdagi belgilar bo'lsin: <code>{{{{ kimga }}}}</code>. Hisob-kitob va boshqa "
        "buyruqlarni olib tashlab, qayta yuboring."
    ),
    "loop": Sentence(
        "❗️ Faqat «qatorlar» takrorlanadi, bir marta: <code>{{%tr for q in qatorlar %}}</code> … "
        "<code>{{%tr endfor %}}</code>."
    ),
    "no_places": Sentence(
        "❗️ Faylda birorta ham belgi yo'q. Kerakli joylarga <code>{{{{ kimga }}}}</code> kabi belgilarni yozing."
    ),
    "table_alone": Sentence("❗️ <code>{{{{ jadval }}}}</code> alohida satrda tursin: yonida boshqa so'z bo'lmasin."),
}
_REFUSED_AT: Mapping[str, Sentence] = {
    "unknown": Sentence(
        "❗️ «{place}» degan belgi yo'q. «Belgilar ro'yxati» tugmasini bosing, belgini tuzatib, qayta yuboring."
    ),
    "broken": Sentence(
        "❗️ Qavslar noto'g'ri yozilgan: «{place}». <code>{{{{ kimga }}}}</code> ko'rinishida yozib, qayta yuboring."
    ),
}
"""The same where it is said which tag is meant."""


@dataclass(frozen=True, slots=True)
class Own:
    """The library's own letter: its file's name, when it came, who brought it."""

    name: str
    at: datetime
    by: str


def letter_section(head: Letterhead, *, own: bool) -> Section:
    if head.addressee:
        addressee = clip(head.addressee, 60)
        value = (
            plain("{addressee}; o'z shablonimiz", addressee=addressee)
            if own
            else plain("{addressee}; botning shabloni", addressee=addressee)
        )
    else:
        value = (
            plain("kimga yozilishi kiritilmagan; o'z shablonimiz")
            if own
            else plain("kimga yozilishi kiritilmagan; botning shabloni")
        )
    meaning = plain("Viloyatga xat: kimga, kim imzolaydi, qanday ko'rinishda.")
    return Section(plain("✉️ Xat va imzolar"), value, meaning, presses.letterhead())


def letterhead_page(head: Letterhead, above: Markup = NOTHING) -> Screen:
    """Every line that is printed around the figures, each with a button to change it."""
    text = paragraphs(
        above,
        say("✉️ <b>Xat va imzolar</b>\nHujjatlarning boshi va oxirida shunday yoziladi:"),
        lines(_line(name, clip(getattr(head, name), 200)) for name in LINES),
    )
    buttons = packed_buttons(
        [Button(labels.button.plain(), presses.letterhead_line(name)) for name, labels in LINES.items()]
    )
    to_template = Button(plain("📄 Xat shabloni"), presses.letter_template())
    to_forms = Button(plain("🏛 Viloyat shakllari"), presses.own_forms())
    ask: list[Row] = [] if head.director and head.addressee else [(names_button(""),)]
    return Screen(text, (*ask, *buttons, (to_template, to_forms), (back_button(presses.settings()),)))


def _line(name: str, words: str) -> Markup:
    return say("{line}: <b>{words}</b>", line=LINES[name].name.plain(), words=words or NONE.plain())


def ask_line(name: str, present: str, above: Markup = NOTHING, *, in_russian: bool = False) -> Screen:
    """One line of the letterhead, to be typed; `present` is what stands there now, or empty; `in_russian` when Russian
    papers may write it otherwise."""
    labels = LINES[name]
    text = paragraphs(
        above,
        lines(labels.name(), say("Hozir: <b>{words}</b>", words=present or NONE.plain())),
        say("👇 Yangisini yozing. Masalan: <i>{example}</i>", example=labels.example.plain()),
    )
    rows: list[Row] = [(Button(plain("🧹 Bo'sh qoldirish"), presses.clear_line(name)),)] if present else []
    if present and in_russian:
        rows.append((Button(plain("🏷 Ruscha nomi"), ask_russian_line(name)),))
    return Screen(text, (*rows, (back_button(presses.letterhead()),)))


def line_kept(name: str, words: str) -> Markup:
    return say("✅ {line}: <b>{words}</b>", line=LINES[name].name.plain(), words=words or NONE.plain())


def template_page(own: Own | None, above: Markup = NOTHING) -> Screen:
    """What letters are written in, and what can be done; a file sent here is the library's own form."""
    if own is None:
        present = say("Hozir: botning o'z shabloni.")
    else:
        present = say("Hozir: <b>{file}</b> ({at:moment}, {by})", file=clip(own.name, 80), at=own.at, by=own.by)
    text = paragraphs(
        above,
        lines(say("📄 <b>Xat shabloni</b>"), present),
        say(
            "O'z blankangiz bo'lsa, namunani olib, o'zgartiring va shu yerga yuboring. "
            "PDF xat doim botning shaklida chiqadi."
        ),
        say("👇 Shablonni <b>.docx</b> fayl qilib yuboring."),
    )
    rows: list[Row] = [
        (Button(plain("⬇️ Namunani olish"), presses.send_template("sample")),),
        (Button(plain("🏷 Belgilar ro'yxati"), presses.template_tags()),),
    ]
    if own is not None:
        rows.append(
            (
                Button(plain("⬇️ Hozirgisi"), presses.send_template("own")),
                Button(plain("🗑 Olib tashlash"), presses.drop_template("ask")),
            )
        )
    return Screen(text, (*rows, (back_button(presses.letterhead()),)))


def template_tags_page() -> Screen:
    """The tags that a template may hold, each with what is put in its place."""
    text = paragraphs(
        say("🏷 <b>Belgilar ro'yxati</b>\nWord faylingizda kerakli joyga belgini yozing: o'rniga ma'lumot qo'yiladi."),
        lines(
            say("<code>{{{{ {tag} }}}}</code> — {meaning}", tag=tag, meaning=meaning())
            for tag, meaning in PLACES.items()
        ),
        say(
            "<code>{{{{ {table} }}}}</code> o'rniga jadvalni o'zingiz ham chizishingiz mumkin: qatori "
            "<code>{{%tr for q in {rows} %}}</code> bilan boshlanib, <code>{{%tr endfor %}}</code> bilan tugaydi, "
            "orada <code>{{{{ q.nomi }}}}</code> kabi belgilar: {fields}.",
            table=TABLE_PLACE,
            rows=ROWS,
            fields=listed(ROW_PLACES),
        ),
    )
    return Screen(text, ((back_button(presses.letter_template()),),))


def ask_drop(name: str) -> Screen:
    text = say(
        "🗑 <b>{file}</b> olib tashlansinmi?\n"
        "Keyingi xatlar botning o'z ko'rinishida yoziladi; shablonni istalgan vaqtda qayta yuborish mumkin.",
        file=clip(name, 80),
    )
    yes = Button(plain("🗑 Ha, olib tashlansin"), presses.drop_template("yes"), style="danger")
    return Screen(text, ((yes,), (back_button(presses.letter_template()),)))


def template_refused(code: str, place: str = "") -> Markup:
    """Why a template was not taken, and what to do; the present one stays. `place` is the tag that is meant."""
    if code in _REFUSED_AT:
        return _REFUSED_AT[code](place=clip(place, 60))
    return _REFUSED.get(code, _DAMAGED)()


def template_kept(name: str, *, cleaned: bool) -> Markup:
    kept = say("✅ <b>{file}</b> — endi xatlar shu shablonda yoziladi.", file=clip(name, 80))
    return lines(kept, CLEANED() if cleaned else NOTHING)


def trial_letter_caption() -> Screen:
    """What stands below the letter that a new template was tried with."""
    return Screen(say("📄 Yangi shablon bo'yicha xat hozirgi raqamlar bilan shunday chiqadi."))


def sample_template_caption() -> Screen:
    return Screen(say("📄 Namuna: Word dasturida oching, o'zgartiring va shu yerga yuboring."))


def own_template_caption() -> Screen:
    return Screen(say("📄 Hozirgi shablon."))
