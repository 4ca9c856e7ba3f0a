"""The plan file in the chat, in words: what was read, what is asked, and what was loaded."""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import Protocol

from plan.document.doubt import Choice, Doubt
from plan.document.reader import PlanDocument
from plan.fold import key
from texts.paging import counted, fit, page_of, turns
from texts.planning.doubts import choice_text, question, wrong_sum
from texts.planning.table import tally_lines
from texts.screen import Button, Row, Screen, Style, safe
from texts.wording import clip, department

HOME = (Button("🏠 Menyu", "menu"),)
MOST_CHOICES = 90
_LISTED = 30
_SUMS = 6

NOT_NOW_MEMBER = (
    "📎 Faylni qaysi bandga biriktirishni bilmadim. Avval hisobotda bandni oching, "
    "<b>📎 Fayl</b> tugmasini bosing va shundan keyin yuboring."
)
NOT_NOW_OBSERVER = "📎 Faylni ololmayman: siz kuzatuvchisiz, faqat ko'rasiz."
NOT_A_PICTURE = "🖼 Rasmdan rejani o'qiy olmayman. Uning Excel yoki Word <b>faylini</b> yuboring."
SEND_AGAIN = "📎 Fayl yetib kelmadi. Iltimos, uni yana bir marta yuboring."
SET_ASIDE = "👌 Fayl bekor qilindi. Hech narsa o'zgarmadi."
DRAFT_GONE = "Bu fayl endi ochiq emas. Kerak bo'lsa, uni qaytadan yuboring."
PRESS_A_BUTTON = "👇 Javobni tugmalardan tanlang."
TYPE_A_YEAR = "❗️ Yilni to'rt xonali qilib yozing, masalan: <b>2025</b>"

_TROUBLES = {
    "too_big": "Fayl juda katta: 20 MB gacha bo'lishi kerak.",
    "gone": "Fayl Telegramda qolmagan. Iltimos, uni yana bir marta yuboring.",
    "unreachable": "Faylni Telegramdan ololmadim. Birozdan keyin yana yuboring.",
}


def press_key(text: str) -> str:
    """A name short enough for a button's data, the same for the same words."""
    return sha256(text.encode()).hexdigest()[:10]


def trouble(code: str) -> str:
    """Why a file could not be fetched."""
    return _TROUBLES[code]


def refused(file_name: str, sentence: str) -> Screen:
    """A file that was not taken, and why."""
    return Screen(f"📎 <b>{safe(clip(file_name, 60))}</b>\n❗️ {safe(clip(sentence, 600))}", (HOME,))


class Linked(Protocol):
    """A row and the row of last year's plan that it goes on with."""

    @property
    def row(self) -> tuple[str, str]: ...
    @property
    def name(self) -> str: ...
    @property
    def old(self) -> tuple[str, str] | None: ...
    @property
    def old_name(self) -> str: ...


def preview(
    draft: int,
    file_name: str,
    document: PlanDocument,
    changes: int | None,
    answered: int,
    links: Sequence[Linked] = (),
) -> Screen:
    """What was read from the file, before anything is loaded. `changes` is None when this year has no plan yet;
    `links` are its rows with those of last year's plan that they go on with."""
    year = f"{document.year}-yil ish rejasi" if document.year else "Ish rejasi (yili noma'lum)"
    rows = {(one.section, one.number) for one in document.figures}
    lines = [
        f"📖 <b>{year}</b>",
        f"📎 {safe(clip(file_name, 60))}",
        *([safe(clip(document.title, 200))] if document.title else []),
        "",
        f"O'qildi: <b>{len(rows)}</b> band, <b>{len(document.figures)}</b> ko'rsatkich.",
        *_sections(document),
        *_departments(document),
        *_sums(document),
        "",
        "📄 Fayl qatorlari — " + ", ".join(line.strip() for line in tally_lines(document.tally)) + ".",
        *_what_next(document, changes, answered),
    ]
    buttons = _preview_buttons(draft, document, changes, answered)
    if links:
        known = sum(one.old is not None for one in links)
        lines += ["", f"🔗 O'tgan yil rejasi bilan: {known} band bog'landi, {len(links) - known} tasi yangi."]
        buttons = ((Button(f"🔗 O'tgan yil bilan bog'lanishi ({len(links)})", f"draft_links:{draft}:0"),), *buttons)
    return Screen("\n".join(lines), buttons)


def links(draft: int, found: Sequence[Linked], page: int) -> Screen:
    """Which row goes on with which of last year's: those that moved or were worded anew first."""
    order = sorted(found, key=lambda one: one.old == one.row and key(one.name) == key(one.old_name))
    shown, page, pages = page_of(order, page, 12)
    lines = [counted("🔗 <b>Bandlarning o'tgan yil bilan bog'lanishi</b>", page, pages), ""]
    for one in shown:
        code = ".".join(filter(None, one.row))
        if one.old is None:
            lines.append(f"➕ <b>{safe(code)}</b> {safe(clip(one.name, 70))}: o'tgan yilda yo'q edi")
            continue
        old = ".".join(filter(None, one.old))
        was = "" if key(one.name) == key(one.old_name) else f" «{safe(clip(one.old_name, 50))}»"
        lines.append(f"<b>{safe(code)}</b> ← {safe(old)}{was} {safe(clip(one.name, 60))}")
    turned = turns(page, pages, lambda to: f"draft_links:{draft}:{to}")
    return Screen(fit(lines), (*turned, (Button("⬅️ Orqaga", f"draft:{draft}"),)))


def _sections(document: PlanDocument) -> list[str]:
    titles = {one.section: one.section_title for one in document.figures}
    rows = Counter(section for section, _ in {(one.section, one.number) for one in document.figures})
    return _list(
        "Bo'limlar",
        [f"{section or '–'}. {safe(clip(title, 50))}{_count(rows[section])}" for section, title in titles.items()],
    )


def _departments(document: PlanDocument) -> list[str]:
    rows = {(one.section, one.number): one.reporters for one in document.figures}
    counted = Counter(name for reporters in rows.values() for name in reporters)
    named = [f"{safe(department(name, 50))}{_count(counted[name])}" for name in document.departments]
    return _list("Kim hisobot beradi", named)


def _count(rows: int) -> str:
    """Bound to the word before it, so that no line of a phone begins with a dash."""
    return f"\u00a0—\u00a0{rows}"


def _list(heading: str, items: list[str]) -> list[str]:
    if not items:
        return []
    more = [f"… va yana {len(items) - _LISTED} ta"] if len(items) > _LISTED else []
    return ["", f"<b>{heading}</b> (band soni)", *items[:_LISTED], *more]


def _sums(document: PlanDocument) -> list[str]:
    if not document.sums:
        return []
    shown = [f"• {safe(clip(wrong_sum(one), 200))}" for one in document.sums[:_SUMS]]
    more = [f"… va yana {len(document.sums) - _SUMS} ta"] if len(document.sums) > _SUMS else []
    return ["", "⚠️ <b>Yig'indisi to'g'ri kelmadi</b> (rejadagidek qoldirdim)", *shown, *more]


def _what_next(document: PlanDocument, changes: int | None, answered: int) -> list[str]:
    required = sum(doubt.required for doubt in document.doubts)
    lines = []
    if answered:
        lines.append(f"☑️ Javob berilgan savollar: {answered}.")
    if required:
        lines.append(f"❓ <b>{required} ta savol bor.</b> Javob bersangiz, rejani yuklash mumkin bo'ladi.")
    elif document.doubts:
        lines.append(f"❓ {len(document.doubts)} ta savol bor, lekin ular majburiy emas.")
    if not required and changes is not None:
        lines.append(
            f"🔁 Bu yilning rejasi avval yuklangan. Farqi: <b>{changes} ta</b>."
            if changes
            else "🟰 Aynan shu reja allaqachon yuklangan: hech narsa o'zgarmaydi."
        )
    return ["", *lines] if lines else []


def _preview_buttons(draft: int, document: PlanDocument, changes: int | None, answered: int) -> tuple[Row, ...]:
    rows: list[Row] = []
    if document.doubts:
        style: Style | None = None if document.loadable else "primary"
        rows.append((Button(f"❓ Savollar ({len(document.doubts)})", f"draft_ask:{draft}:0", style=style),))
    if document.loadable and changes:
        rows.append((Button(f"🔍 Farqlarni ko'rish ({changes})", f"draft_diff:{draft}:0", style="primary"),))
    if document.loadable and changes is None:
        rows.append((Button("✅ Yuklash", f"draft_load:{draft}", style="success"),))
    if answered:
        rows.append((Button("↩️ Oxirgi javobni qaytarish", f"draft_undo:{draft}"),))
    rows.append((Button("❌ Bekor qilish", f"draft_stop:{draft}"),))
    return tuple(rows)


def ask(draft: int, doubt: Doubt, place: int, total: int, answered: int, above: str = "") -> Screen:
    """One question about the file; `place` counts from 0 among the open ones."""
    lines = [above, ""] if above else []
    lines += [f"❓ <b>Savol {place + 1}/{total}</b>", "", safe(clip(question(doubt), 1500))]
    if doubt.typed:
        what = "yilni" if doubt.typed == "year" else "raqamni"
        lines += ["", f"👇 Tugmani bosing yoki {what} yozib yuboring." if doubt.choices else f"👇 Endi {what} yozing."]
    if not doubt.required:
        lines += ["", "Bu savol majburiy emas: javobsiz ham yuklash mumkin."]
    return Screen("\n".join(lines), (*_choices(draft, doubt), *_around(draft, place, total, answered)))


def _choices(draft: int, doubt: Doubt) -> tuple[Row, ...]:
    buttons = [_choice(draft, doubt, choice) for choice in doubt.choices[:MOST_CHOICES]]
    width = 2 if len(buttons) > 3 and all(len(button.label) <= 20 for button in buttons) else 1
    return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))


def _choice(draft: int, doubt: Doubt, choice: Choice) -> Button:
    data = f"draft_pick:{draft}:{press_key(doubt.id)}:{press_key(choice.id)}"
    return Button(clip(choice_text(choice), 60) or "–", data)


def _around(draft: int, place: int, total: int, answered: int) -> tuple[Row, ...]:
    back = Button("⬅️ Orqaga", f"draft_ask:{draft}:{place - 1}" if place else f"draft:{draft}")
    row = (back, Button("Keyingi ➡️", f"draft_ask:{draft}:{place + 1}")) if place + 1 < total else (back,)
    undo: tuple[Row, ...] = ((Button("↩️ Oxirgi javobni qaytarish", f"draft_undo:{draft}"),),) if answered else ()
    return (row, *undo, (Button("📖 Umumiy ko'rinish", f"draft:{draft}"),))


def taken(doubt: Doubt, words: str) -> str:
    """The receipt of one answer, above the next question."""
    where = f"{doubt.section}.{doubt.number}" if doubt.section else doubt.number
    return f"✅ {safe(where)}{': ' if where else ''}<b>{safe(clip(words, 80))}</b>"


def loaded(document: PlanDocument, departments: int, changes: int, alone: bool) -> Screen:
    """The plan is in force; what comes next. `alone`: no department has people yet."""
    rows = len({(one.section, one.number) for one in document.figures})
    lines = [
        f"✅ <b>{document.year}-yil ish rejasi {'yangilandi' if changes else 'yuklandi'}.</b>",
        f"{rows} band, {len(document.figures)} ko'rsatkich, hisobot beradiganlar: {departments} ta.",
    ]
    if changes:
        lines.append(f"O'zgarishlar: {changes} ta. Topshirilgan hisobotlardagi raqamlar o'z joyida.")
    lines += ["", "👉 Endi rahbarlarni taklif qiling: har biriga bir martalik havola beriladi." if alone else ""]
    label = "👥 Rahbarlarni taklif qilish" if alone else "👥 Xodimlar"
    staff = Button(label, "staff", style="primary" if alone else None)
    return Screen("\n".join(lines).rstrip(), ((staff,), (Button("📖 Reja", "plan"), *HOME)))


def same(document: PlanDocument) -> Screen:
    """The file is what is in force already."""
    return Screen(
        f"🟰 <b>{document.year}-yil ish rejasi</b> aynan shu holda yuklangan. Hech narsa o'zgarmadi.",
        ((Button("📖 Reja", "plan"), *HOME),),
    )
