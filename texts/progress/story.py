"""Why a number is what it is, as its months tell it: who said what, who changed it and why, who sent it on."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from plan.indicator import Indicator, Window
from plan.period import Month
from plan.progress.story import Chapter, PlanStep, Step, Story, Support
from texts.paging import across, counted, fit, packed, page_of, turns
from texts.progress.measures import code_label, short_name, window_said
from texts.screen import Button, Row, Screen, safe
from texts.wording import clip, department, figure, moment, month_name, number, row_name, unit
from texts.wording import month as month_words

HOME = Button("🏠 Menyu", "menu")
WHY, WHY_SHORT = "❓ Nega shu son?", "❓ Nega?"
CHAPTERS = 3
"""Months of a department on one page."""
STEPS = 8
"""Steps that one month tells on its page; of more the first and the newest stay."""
_MARKS = {"approved": "☑️ tasdiqlangan", "returned": "↩️ qaytarilgan", "draft": "✍️ hali yuborilmagan"}
_FILES = {"photo": "🖼", "document": "📄", "link": "🔗"}


def story(told: Story, names: Mapping[int, str], page: int, *, at: str, back: str) -> Screen:
    """The story, newest month first. `at` is where it was opened from, which its buttons carry on."""
    shown, page, pages = page_of(told.chapters, page, CHAPTERS)
    indicator, parts = told.indicator, told.parts
    title = f"❓ <b>{safe(indicator.code)}</b> {safe(row_name(indicator, 200))} ({safe(clip(unit(indicator), 40))})"
    lines = [counted(f"{told.year}-yil · raqam qayerdan kelgani", page, pages), title]
    if not page:
        lines += _plan(indicator, told.plan)
    if parts:
        lines += ["", "Bu raqam hisoblab chiqiladi, uni hech kim yozmaydi. Nimadan yig'iladi — bandni tanlang:"]
        lines += [f"• {safe(one.code)} {safe(short_name(one, 50))}" for one in parts]
    elif not told.chapters:
        lines += ["", "Bu band bo'yicha hali hech kim raqam yozmagan."]
    buttons: list[Row] = [
        *across([Button(f"❓ {code_label(one)}", f"why:{one.key}:0:{at}") for one in parts], 2),
    ]
    for chapter in shown:
        lines += ["", *_chapter(chapter, names)]
        buttons += [(_opens(one),) for one in chapter.files[:3]]
    buttons += turns(page, pages, lambda to: f"why:{indicator.key}:{to}:{at}")
    return Screen(fit(lines), (*buttons, (Button("⬅️ Orqaga", back), HOME)))


def _opens(one: Support) -> Button:
    label = f"{_FILES.get(one.kind, '📎')} {clip(one.name, 30)}"
    return Button(label, url=one.url) if one.kind == "link" else Button(label, f"ev_open:{one.id}")


def _chapter(chapter: Chapter, names: Mapping[int, str]) -> list[str]:
    name = department(names.get(chapter.department, ""), 30)
    mark = f" · {_MARKS[chapter.status]}" if chapter.status in _MARKS else ""
    title = f"<b>{month_name(chapter.month).capitalize()} · {safe(name)}: {figure(chapter.value)}</b>{mark}"
    told = [_told(one) for one in chapter.steps]
    if len(told) > STEPS:
        left = len(told) - STEPS
        told = [*told[:2], f"… yana {left} ta o'zgarish", *told[2 + left :]]
    files = [f"📎 {len(chapter.files)} ta fayl yoki havola"] if len(chapter.files) > 3 else []
    return [title, *told, *files]


def _told(step: Step) -> str:
    by = f"{step.by}, {step.instead_of} o'rniga" if step.instead_of else step.by
    return f"• {moment(step.at)} {safe(by)} {_did(step)}".replace("  ", " ")


def _did(step: Step) -> str:
    because = f" — «{safe(clip(step.why, 160))}»" if step.why else ""
    if step.what in ("number", "unknown"):
        new = "hali noma'lum" if step.after is None else f"<b>{number(step.after)}</b>"
        if step.before is not None and step.before != step.after:
            return f"✏️ {number(step.before)} → {new}{because}"
        return f"🔢 {new}{because}"
    said = {
        "note": "📝 izoh",
        "confirm": "👌 g'alati ko'ringan raqamni to'g'ri dedi",
        "attach": "📎 biriktirdi",
        "detach": "🗑 faylni olib tashladi",
        "submit": "📨 yubordi",
        "approve": "☑️ tasdiqladi",
        "return": "↩️ qaytardi",
        "reopen": "🔓 oyni qayta ochdi",
    }[step.what]
    if step.what == "note" and not step.why:
        return "📝 izohni o'chirdi"
    if step.what == "approve" and not step.by:  # by a rule, as when the program was upgraded
        return f"☑️ tasdiqlandi{because}"
    return said + because


def _plan(indicator: Indicator, plan: Sequence[PlanStep]) -> list[str]:
    now = "reja raqami yo'q" if indicator.target is None else f"reja {number(indicator.target)}"
    lines = [f"📖 {now[:1].upper()}{now[1:]}, muddati: {window_said(indicator.window)}"]
    for one in plan[-4:]:
        by = f", {safe(one.by)}" if one.by else ""
        order = f" ({safe(clip(one.order, 60))})" if one.order else ""
        because = f" — «{safe(clip(one.why, 160))}»" if one.why else ""
        lines.append(f"• {moment(one.at)}{by}: {_changed(one)}{order}{because}")
    return lines


def _changed(one: PlanStep) -> str:
    if one.what == "added":
        return "band rejaga qo'shildi"
    if one.what == "dropped":
        return "band rejadan chiqarildi"
    if one.what == "target":
        return f"reja {_amount(one.before)} → <b>{_amount(one.after)}</b>"
    if one.what == "window":
        return f"muddat {_window(one.before)} → <b>{_window(one.after)}</b>"
    return f"hisobot beradi: {safe(clip(one.before, 80)) or '–'} → <b>{safe(clip(one.after, 80)) or '–'}</b>"


def _amount(text: str) -> str:
    return number(Decimal(text)) if text else "–"


def _window(text: str) -> str:
    return window_said(Window.parse(text)) if text else "–"


def choose(title: str, indicators: Sequence[Indicator], page: int, *, at: str, turn: str, back: str) -> Screen:
    """Which figure's story? `title` says where these figures stand; `turn` turns the pages of this list."""
    shown, page, pages = page_of(indicators, page, 12)
    lines = [counted(f"❓ <b>{safe(title)}</b>", page, pages), "Qaysi raqam qayerdan kelganini ko'rmoqchisiz?", ""]
    lines += [f"<b>{safe(one.code)}</b> {safe(short_name(one, 70))}" for one in shown]
    buttons = [Button(code_label(one), f"why:{one.key}:0:{at}:{page}") for one in shown]
    turned = turns(page, pages, lambda to: f"{turn}:{to}")
    return Screen(fit(lines), (*packed(buttons), *turned, (Button("⬅️ Orqaga", back), HOME)))


def of_report(name: str, at: Month) -> str:
    """Where the figures of one report stand."""
    return f"{month_words(at)} · {department(name)}"


def of_row(code: str) -> str:
    return f"{code}-band"
