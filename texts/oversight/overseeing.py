"""Approving reports in words: to the overseer what waits and what changed, to the reporter what was said to it."""

from collections.abc import Mapping, Sequence

from plan.month.oversight import Changed, Waiting
from plan.month.submission import Refusal
from plan.period import Month
from texts.paging import fit, page_of, turns
from texts.progress.story import WHY
from texts.screen import Button, Row, Screen, safe
from texts.wording import (
    clip,
    department,
    figure,
    month,
    month_name,
    row_label,
    row_named,
)

HOME: Row = (Button("🏠 Menyu", "menu"),)
PAGE, SHOWN = 12, 30
REFUSALS: Mapping[Refusal, str] = {
    "not_yours": "Bu hisobot sizniki emas: uni faqat ko'rishingiz mumkin.",
    "not_overseer": "Hisobotni direktor yoki uning o'rinbosari tasdiqlaydi.",
    "not_director": "Yopilgan oyni faqat direktor ochadi.",
    "early": "Bu oy hali boshlanmagan.",
    "closed": "Bu oy yopilgan. Direktor qayta ochib berishi mumkin.",
    "not_closed": "Bu oy ochiq turibdi.",
    "not_sent": "Bu hisobot hali yuborilmagan.",
    "sent": "Bu hisobot yuborilgan: endi faqat sababini aytib tuzatiladi.",
    "approved": "Bu hisobot tasdiqlangan.",
    "returned": "Bu hisobot qaytarilgan: tuzatib yuborilishi kutilmoqda.",
}
"""Why something cannot be done with a report, each with what can."""
CHANGED = "Hisobot shu orada o'zgardi: mana hozirgisi."
LIST_CHANGED = "🔄 Ro'yxat shu orada o'zgardi, hech narsa tasdiqlanmadi. Mana hozirgisi:"
APPROVED = "✅ Tasdiqlandi"
APPROVAL_OFF = "tasdiqlash o'chirilgan"


def judge_buttons(submission: int, revision: str) -> Row:
    """What an overseer can do with a report that waits."""
    return (
        Button("✅ Tasdiqlash", f"approve:{submission}:{revision}", style="success"),
        Button("↩️ Qaytarish", f"ret:{submission}"),
    )


def return_button(submission: int) -> Row:
    return (Button("↩️ Tuzatishga qaytarish", f"ret:{submission}"),)


def changes(found: Sequence[Changed]) -> list[str]:
    """What a report says otherwise than before, a line each."""
    if not found:
        return []
    lines = [f"<b>O'zgargan bandlar: {_count(found)}</b>"]
    lines += [_change(one) for one in found[:SHOWN]]
    if len(found) > SHOWN:
        lines.append(f"… va yana {len(found) - SHOWN} ta band")
    return lines


def _count(found: Sequence[Changed]) -> int:
    """How many rows say something else, be it a number or the note beside it."""
    return sum(not one.same or bool(one.note) for one in found)


def _change(one: Changed) -> str:
    if one.same and one.note:
        return f"• {safe(row_label(one.indicator))}: {figure(one.after)}, izoh «{safe(clip(one.note, 120))}»"
    said = f"{figure(one.before)} — o'zgarmadi" if one.same else f"{figure(one.before)} → <b>{figure(one.after)}</b>"
    note = f"\n    📝 {safe(clip(one.note, 120))}" if one.note else ""
    return f"• {safe(row_label(one.indicator))}: {said}{note}"


def approved_page(name: str, at: Month, left: int) -> Screen:
    """To the overseer, right after approving."""
    text = f"✅ <b>{safe(department(name))}</b>: {month(at)} hisoboti tasdiqlandi."
    rows: list[Row] = []
    if left:
        text += f"\nYana {left} ta hisobot tasdiq kutmoqda."
        rows.append((Button(f"📨 Kutayotganlar ({left})", "waiting:0", style="primary"),))
    return Screen(text, (*rows, HOME))


def approved_notice(name: str, at: Month, by: str) -> Screen:
    """To the reporter."""
    return Screen(f"✅ {month(at)} hisobotingiz ({safe(department(name))}) tasdiqlandi. Rahmat! — {safe(by)}")


def waiting_page(found: Sequence[Waiting], page: int, token: str, above: str = "") -> Screen:
    """Every report that waits for approval, what to look at in each, and one tap for all of them."""
    if not found:
        return Screen("👌 Tasdiq kutayotgan hisobot yo'q.", ((Button("🗓 Holat", "board"),), HOME))
    shown, page, pages = page_of(found, page, PAGE)
    lines = [above, ""] if above else []
    lines += [f"📨 <b>Tasdiq kutmoqda: {len(found)} ta hisobot</b>", ""]
    lines += [_waiting(one) for one in shown]
    odd = sum(len(one.odd) for one in found)
    if odd:
        lines += ["", f"⚠️ {odd} ta raqam g'alati ko'rinadi: avval ko'zdan kechiring."]
    rows: list[Row] = [
        (Button(f"👀 {department(one.department, 26)}: {month_name(one.month.number)}", f"review:{one.submission}:0"),)
        for one in shown
    ]
    rows += turns(page, pages, lambda to: f"waiting:{to}")
    rows.append((Button(f"✅ Hammasini tasdiqlash ({len(found)})", f"all:{token}", style="success"),))
    return Screen(fit(lines), (*rows, HOME))


def _waiting(one: Waiting) -> str:
    told = [f"{one.figures} band"]
    if one.odd:
        told.append(f"⚠️ {len(one.odd)} ta g'alati")
    if one.zeros:
        told.append("⚠️ hammasi 0")
    if one.unknown:
        told.append(f"🕓 {one.unknown} ta noma'lum")
    if one.missing:
        told.append(f"▫️ {one.missing} tasi javobsiz")
    if one.notes:
        told.append(f"📝 {one.notes} ta izoh")
    by = f" ({safe(clip(one.by, 40))})" if one.by else ""
    return f"• <b>{safe(department(one.department, 40))}</b>, {month_name(one.month.number)}{by}: {', '.join(told)}"


def ask_all(found: Sequence[Waiting], token: str) -> Screen:
    """Before all is approved at once although something looks odd: which reports these are, and which of their rows."""
    doubtful = [one for one in found if one.odd or one.zeros]
    lines = [f"⚠️ <b>{len(doubtful)} ta hisobotda raqamlar g'alati ko'rinadi:</b>", ""]
    for one in doubtful:
        said = ", ".join(row_named(row) for row in one.odd[:SHOWN]) or "hamma raqam 0"
        lines.append(f"• <b>{safe(department(one.department))}</b>, {month_name(one.month.number)}: {safe(said)}")
    question = f"Shunga qaramay hammasi ({len(found)} ta) tasdiqlansinmi?"
    yes = Button("✅ Ha, hammasi to'g'ri", f"all:{token}", style="success")
    return Screen(fit(lines, below=("", question)), ((yes,), (Button("⬅️ Avval ko'rib chiqaman", "waiting:0"),)))


def all_approved(count: int) -> str:
    return f"✅ {count} ta hisobot tasdiqlandi."


def sent_again(name: str, person: str, at: Month, found: Sequence[Changed], submission: int, revision: str) -> Screen:
    """To the overseer: a report that was returned has come again, with what changed."""
    lines = [f"📨 <b>{safe(department(name))}</b> {month_name(at.number)} hisobotini qayta yubordi ({safe(person)})."]
    lines += changes(found)
    look = (Button("👀 Ko'rish", f"review:{submission}:0"), Button(WHY.plain(), f"why_of:{submission}:0"))
    return Screen(fit(lines), (judge_buttons(submission, revision), look))


def approve_again(found: Sequence[Changed]) -> str:
    """Below the notice of a correction in a report that had been approved."""
    return f"Hisobot tasdiqlangan edi: {_count(found)} ta band o'zgardi, qayta tasdiqlang."


def menu_line(count: int) -> str:
    return f"📨 {count} ta hisobot tasdiq kutmoqda."


def menu_button(count: int) -> Row:
    return (Button(f"📨 Tasdiqlash ({count})", "waiting:0", style="primary"),)


def setting(on: bool) -> tuple[str, str, str]:
    """Title, value and meaning of the setting."""
    meaning = (
        "Yuborilgan hisobotni direktor yoki o'rinbosari tasdiqlaydi; ungacha hujjatlarda «qoralama» deb turadi."
        if on
        else "Yuborilgan hisobot darhol yakuniy hisoblanadi, tasdiqlash so'ralmaydi."
    )
    return "✅ Tasdiqlash", "yoqilgan" if on else "o'chirilgan", meaning


def approval_page(on: bool, waiting: int, above: str = "") -> Screen:
    """The setting's own page."""
    title, value, meaning = setting(on)
    lines = [above, ""] if above else []
    lines += [f"<b>{title}</b>: {value}", meaning]
    if on and waiting:
        lines += ["", f"O'chirilsa, hozir kutayotgan {waiting} ta hisobot ham tasdiqlangan bo'ladi."]
    label = "🔕 O'chirish" if on else "🔔 Yoqish"
    rows = ((Button(label, f"appr_set:{0 if on else 1}"),), (Button("⬅️ Orqaga", "settings"),))
    return Screen("\n".join(lines), rows)


def approval_changed(on: bool, approved: int) -> str:
    if on:
        return "✅ Endi hisobotlar tasdiqlanadi."
    return "✅ Tasdiqlash o'chirildi." + (f" {approved} ta hisobot tasdiqlandi." if approved else "")
