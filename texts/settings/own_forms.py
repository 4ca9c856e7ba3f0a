"""The province's own forms in words: how they are marked, and what is told of a file that cannot be filled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from plan.marks.phrases import EXAMPLES, FILLINGS
from texts.home import back_button
from texts.paging import button_grid, fit_lines
from texts.papers.own_form import MEANINGS
from texts.papers.places import FORM_PLACES
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, listed, paragraphs, plain, say
from texts.settings import presses
from texts.template import names_of
from texts.wording import clip

TITLE = Sentence("🏛 <b>Viloyat shakllari</b>")
ONLY_A_FILE = Sentence("❗️ Bu yerga matn emas, <b>.xlsx</b> fayl yuboring.")
UNREADABLE = Sentence("❗️ {reason}")
TOO_MANY = Sentence("❗️ Shakllar ko'pi bilan {n} ta. Avval keraksizini olib tashlang yoki almashtiring.")
NO_MARKS = Sentence(
    "❗️ Faylda belgi ham, rejaning band raqamlari ham topilmadi. Kataklarga <code>{{{{ IV.14 }}}}</code> kabi belgilar "
    "yozib, qayta yuboring: tayyori ⬇️ Namunada bor."
)
GONE = Sentence("🗑 Shakl olib tashlandi.")
REACHES_OUT = Sentence(
    "🔗 Faylda boshqa fayllarga yoki internetga bog'langan ma'lumot bor: ochilganda Excel yangilashni so'rashi mumkin."
)
CHOICES: Mapping[str, Sentence] = {
    "span": Sentence("Hisobot davrida"),
    "january": Sentence("Yil boshidan"),
    "target": Sentence("Yillik reja"),
    "before": Sentence("O'tgan yil"),
    "share": Sentence("Bajarilish, %"),
    "stands": Sentence("Holati"),
    "q1": Sentence("I chorak"),
    "q2": Sentence("II chorak"),
    "q3": Sentence("III chorak"),
    "q4": Sentence("IV chorak"),
    "note": Sentence("Izoh"),
}
"""What a column may be filled with, by its name in `plan.marks.phrases`."""
_REFUSED: Mapping[str, Sentence] = {
    "no_plan": Sentence("❗️ Avval ish rejasini kuchga kiriting: shakl haqiqiy raqamlar bilan tekshiriladi."),
    "not_excel": Sentence("❗️ Bu Excel fayli emas. Shaklni <b>.xlsx</b> qilib saqlab, qayta yuboring."),
    "old_xls": Sentence("❗️ Bu eski Excel fayli. <b>.xlsx</b> qilib saqlab, qayta yuboring."),
    "old_doc": Sentence("❗️ Bu Excel fayli emas. Shaklni <b>.xlsx</b> qilib saqlab, qayta yuboring."),
    "macro": Sentence("❗️ Faylda makros bor. Makrossiz <b>.xlsx</b> qilib saqlab, qayta yuboring."),
    "password": Sentence("❗️ Fayl parol bilan himoyalangan. Parolni olib tashlab, qayta yuboring."),
    "too_large": Sentence("❗️ Fayl juda katta. 5 MB gacha fayl yuboring."),
    "bomb": Sentence("❗️ Bunday faylni ochib bo'lmaydi. Shaklni Excel dasturida yangi faylga ko'chirib yuboring."),
    "too_heavy": Sentence("❗️ Fayl juda katta yoki murakkab. Keraksiz varaqlarini olib tashlab, qayta yuboring."),
}
_DAMAGED = Sentence("❗️ Fayl buzilgan, o'qib bo'lmadi. Excel dasturida ochib, qaytadan saqlab yuboring.")
_TROUBLES: Mapping[str, Sentence] = {
    "words": Sentence("{cell}: {mark} — «{words}» tushunarsiz."),
    "fact": Sentence("{cell}: {mark} — qaysi yil? «amalda» (shu yil) yoki «o'tgan yil» deb yozing."),
    "run": Sentence(
        "{cell}: {mark} — «{words}» oralig'i hisobot davri emas. Oy, chorak, yarim yillik, 9 oy yoki 12 oy deb yozing."
    ),
    "two_times": Sentence("{cell}: {mark} — bitta belgida ikkita davr bor. Bittasini qoldiring."),
    "month_or_months": Sentence("{cell}: {mark} — oy nomini yozing (sentabr), yil boshidan bo'lsa «9 oy»."),
    "no_time": Sentence("{cell}: {mark} — bunga davr yozilmaydi: davrsiz yozing."),
    "no_row": Sentence("{cell}: {mark} — rejada bunday band yo'q."),
    "which_row": Sentence("{cell}: {mark} — bunday band bir nechta bo'limda bor."),
    "no_part": Sentence("{cell}: {mark} — «{words}» tushunarsiz: bandda bunday qism yo'q."),
    "which_part": Sentence("{cell}: {mark} — bandning qaysi qismi ekani yozilmagan."),
    "year": Sentence("{cell}: {mark} — shakl har yil to'ldiriladi: yilni yozmang yoki «o'tgan yil» deb yozing."),
    "brackets": Sentence("{cell}: {mark} — qavslar to'liq emas."),
    "formula": Sentence("{cell}: {mark} — katakda formula bor. Belgini oddiy katakka yozing."),
    "covered": Sentence("{cell}: {mark} — birlashtirilgan kataklar ichida ko'rinmaydi. Birinchi katakka yozing."),
    "no_lines": Sentence("{cell}: {mark} — pastida rejaning band raqamlari topilmadi. Band raqamini ham yozing."),
    "twice": Sentence("{cell}: {mark} — bu katak ikki marta belgilangan. Bittasini olib tashlang."),
    "several_cells": Sentence("{cell}: {mark} — bu nom bir nechta katakka berilgan. Bitta katakka bering."),
    "lost": Sentence("{cell}: bu nomning katagi yo'q. Nomni o'chiring yoki katakka bering."),
    "outside": Sentence("{cell}: belgi izoh, rasm yoki sahifa chetida. Belgilar faqat katakda to'ldiriladi."),
    "no_growth": Sentence("{cell}: {mark} — bu bandning o'sishi yo'q: u «oxirgi holat» emas. Bu so'zni olib tashlang."),
    "heading": Sentence(
        "{cell}: {mark} — Excel jadvalining sarlavhasi. Belgini jadvaldan yuqoriga yoki kataklariga yozing."
    ),
}
_INSTEAD = Sentence("Mumkin: {choices}.")
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class OwnForm:
    """A form as its page shows it; `columns` are (sheet, letter, heading, what comes there or empty)."""

    id: int
    name: str
    marks: int
    columns: Sequence[tuple[str, str, str, str]]
    at: datetime
    by: str
    is_ready: bool


def forms_page(forms: Sequence[tuple[int, str, bool]], above: Markup = NOTHING) -> Screen:
    """All forms as (number, name, whether it is ready); a file sent here is another one."""
    text = paragraphs(
        above,
        lines(
            TITLE(),
            say(
                "Viloyat yuborgan Excel jadvalini bir marta belgilab qo'ysangiz, bot uni keyin o'zi to'ldiradi: "
                "/hisobot → 📂 Boshqa fayllar."
            ),
        ),
        say(
            "Belgi — katakka yoziladigan <code>{{{{ IV.14 I chorak }}}}</code> kabi so'z: o'rniga raqam qo'yiladi. "
            "Faylda rejaning band raqamlari bo'lsa, belgisiz ham yuboring: ustunlarini shu yerda tanlaysiz."
        ),
        say("👇 Shaklni <b>.xlsx</b> fayl qilib yuboring."),
    )
    rows: list[Row] = [(Button(_label(name, ready), presses.own_form(form)),) for form, name, ready in forms]
    rows.append(
        (
            Button(plain("⬇️ Namuna"), presses.form_example()),
            Button(plain("🏷 Belgilar"), presses.form_marks()),
        )
    )
    return Screen(text, (*rows, (back_button(presses.letterhead()),)))


def _label(name: str, ready: bool) -> str:
    return plain("📄 {name}", name=clip(name, 40)) if ready else plain("❔ {name}", name=clip(name, 40))


def form_page(form: OwnForm, above: Markup = NOTHING) -> Screen:
    """One form: what comes into it; a file sent here takes its place."""
    columns = [
        say("{column}: <b>{what}</b>", column=_column(form, at), what=_what(what))
        for at, (_, _, _, what) in enumerate(form.columns[:_SHOWN])
    ]
    asks = (
        say("👇 Ustunlarga nima qo'yiladi? Ustunni tanlang.")
        if form.columns and not form.is_ready
        else say("👇 O'rniga boshqasini qo'yish uchun yangi faylni shu yerga yuboring.")
    )
    text = paragraphs(
        above,
        lines(
            say("🏛 <b>{name}</b>\nYuborilgan: {at:moment}, {by}", name=clip(form.name, 80), at=form.at, by=form.by),
            say("Fayldagi belgilangan kataklar: {n}", n=form.marks) if form.marks else NOTHING,
        ),
        lines(columns),
        asks,
    )
    buttons = [
        Button(_letter(form, at), presses.form_column(form.id, at)) for at in range(min(len(form.columns), _SHOWN))
    ]
    rows: list[Row] = [*button_grid(buttons, 4)]
    if form.is_ready:
        rows.append((Button(plain("🔎 Sinab ko'rish"), presses.try_form(form.id)),))
    rows.append(
        (
            Button(plain("⬇️ Hozirgisi"), presses.send_form(form.id)),
            Button(plain("🗑 Olib tashlash"), presses.drop_form(form.id, "ask")),
        )
    )
    return Screen(text, (*rows, (back_button(presses.own_forms()),)))


def _several_sheets(form: OwnForm) -> bool:
    return len({sheet for sheet, *_ in form.columns}) > 1


def _letter(form: OwnForm, at: int) -> str:
    sheet, letter, _, _ = form.columns[at]
    number = list(dict.fromkeys(name for name, *_ in form.columns)).index(sheet) + 1
    if not _several_sheets(form):
        return letter
    return plain("{letter} ({n}-varaq)", letter=letter, n=number)


def _column(form: OwnForm, at: int) -> Markup:
    heading, letter = form.columns[at][2], _letter(form, at)
    if not heading:
        return say("{letter}", letter=letter)
    return say("{letter} — {heading}", letter=letter, heading=clip(heading, 60))


def _what(words: str) -> str:
    """A column's filling by the name of its choice."""
    named = next((CHOICES[name] for name, phrase in FILLINGS.items() if phrase == words), None)
    return named.plain() if named is not None else words or plain("tegilmaydi")


def column_page(form: OwnForm, at: int) -> Screen:
    """What may come into a column."""
    text = lines(
        say("🏛 <b>{name}</b>", name=clip(form.name, 80)),
        say("Ustun: {column}", column=_column(form, at)),
        say("Hozir: <b>{what}</b>", what=_what(form.columns[at][3])),
        say("👇 Bu ustunga nima qo'yilsin?"),
    )
    buttons = [Button(name.plain(), presses.mark_column(form.id, at, choice)) for choice, name in CHOICES.items()]
    nothing = Button(plain("🚫 Tegilmasin"), presses.mark_column(form.id, at, "none"))
    return Screen(text, (*button_grid(buttons, 3), (nothing, back_button(presses.own_form(form.id)))))


def marks_page() -> Screen:
    """What marks a form may hold."""
    text = paragraphs(
        say(
            "🏷 <b>Belgilar</b>\nKatakka yozing: <code>{{{{ IV.14 }}}}</code>. Katakka nom ham bersa bo'ladi, bo'sh joy "
            "o'rniga _: <code>IV.14_I_chorak</code>."
        ),
        lines(say("<code>{mark}</code> — {meaning}", mark=mark, meaning=text()) for mark, text in _examples()),
        say("So'zlar: {words}.", words=listed(FORM_PLACES)),
        say("Noma'lum raqamning katagi bo'sh qoladi. Formulalar va qolgan hamma narsa o'z holicha turadi."),
    )
    return Screen(text, ((back_button(presses.own_forms()),),))


def _examples() -> list[tuple[str, Sentence]]:
    return [(EXAMPLES[name], meaning) for name, meaning in MEANINGS.items()]


def ask_drop(form: OwnForm) -> Screen:
    text = say("🗑 <b>{file}</b> olib tashlansinmi?\nKeyin uni qayta yuborish mumkin.", file=clip(form.name, 80))
    yes = Button(plain("🗑 Ha, olib tashlansin"), presses.drop_form(form.id, "yes"), style="danger")
    return Screen(text, ((yes,), (back_button(presses.own_form(form.id)),)))


def form_refused(code: str) -> Markup:
    """Why a file was not taken."""
    return _REFUSED.get(code, _DAMAGED)()


def troubles_told(troubles: Sequence[tuple[str, str, str, str, Sequence[str]]]) -> Markup:
    """The marks that name nothing, as (cell, mark, why, words, choices), each with what to do."""
    told = [_told(*trouble) for trouble in troubles[:_SHOWN]]
    more = say("… va yana {n} ta", n=len(troubles) - _SHOWN) if len(troubles) > _SHOWN else NOTHING
    head = say("❗️ Shakl olinmadi: {n} ta belgini tushunmadim. Tuzatib, qayta yuboring.", n=len(troubles))
    return fit_lines(lines(head, lines(told), more), 2500)


def _told(cell: str, mark: str, why: str, words: str, choices: Sequence[str]) -> Markup:
    places = {"cell": clip(cell, 60), "mark": clip(mark, 60), "words": clip(words, 40)}
    told = _TROUBLES[why](**{name: places[name] for name in names_of(_TROUBLES[why].template)})
    if not choices:
        return say("• {told}", told=told)
    instead = _INSTEAD(choices=listed(clip(choice, 40) for choice in choices[:6]))
    return say("• {told} {instead}", told=told, instead=instead)


def form_kept(name: str, marks: int, *, reaches_out: bool) -> Markup:
    if marks:
        kept = say("✅ <b>{name}</b> olindi: {n} ta katak to'ldiriladi.", name=clip(name, 80), n=marks)
    else:
        kept = say("✅ <b>{name}</b> olindi. Endi ustunlarini belgilang.", name=clip(name, 80))
    return lines(kept, REACHES_OUT() if reaches_out else NOTHING)


def trial_form_caption() -> Screen:
    return Screen(say("🏛 Shakl hozirgi raqamlar bilan shunday to'ldiriladi."))


def own_form_caption() -> Screen:
    return Screen(say("🏛 Shakl qanday yuborilgan bo'lsa, shunday."))
