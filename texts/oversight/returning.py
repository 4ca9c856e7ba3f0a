"""Returning a report in words: to the overseer which rows and why, to the reporter what is asked of them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal

from plan.indicator import Indicator
from plan.period import Month
from texts.oversight.overseeing import HOME, PAGE, SHOWN
from texts.paging import fit, packed, page_of, turns
from texts.progress.story import WHY
from texts.screen import Button, Row, Screen, safe
from texts.wording import clip, department, month, number, row_button, row_label, row_name, short_day

RETURNED = "↩️ Qaytarildi"
MARK_FIRST = "☝️ Avval qaytariladigan bandlarning tugmasini bosib belgilang, keyin sababini yozing."
PICK_ONE = "Avval kamida bitta bandni belgilang."
REASONS: Mapping[str, str] = {
    "check": "Raqamni tekshirib, qayta yozing",
    "proof": "Tasdiqlovchi hujjat yoki izoh qo'shing",
    "journal": "Kundalik daftardagi raqamga to'g'ri kelmayapti",
}


def pick(
    submission: int,
    name: str,
    at: Month,
    rows: Sequence[Indicator],
    said: Mapping[int, str],
    picked: Collection[int],
    odd: Collection[int],
    page: int,
    above: str = "",
) -> Screen:
    """Which rows go back: a tap marks one, another takes the mark away."""
    shown, page, pages = page_of(rows, page, PAGE)
    lines = [above, ""] if above else []
    lines += [
        f"↩️ <b>{safe(department(name))}</b> · {month(at)}",
        "Qaysi bandlar qaytarilsin? Belgilang 👇",
        "",
    ]
    for one in shown:
        mark = "☑️" if one.key in picked else "⚠️" if one.key in odd else "▫️"
        lines.append(f"{mark} <b>{safe(row_label(one))}</b> {safe(clip(one.name, 50))}: {said.get(one.key, '–')}")
    buttons = [
        Button(f"{'☑️' if one.key in picked else '▫️'} {row_button(one)}", f"ret_row:{submission}:{one.key}:{page}")
        for one in shown
    ]
    found = [*packed(buttons)]
    found += turns(page, pages, lambda to: f"ret_at:{submission}:{to}")
    if picked:
        found.append((Button(f"➡️ Sababini yozish ({len(picked)} band)", f"ret_why:{submission}", style="primary"),))
    found.append((Button(WHY.plain(), f"why_of:{submission}:0"), Button("⬅️ Qaytarmayman", f"review:{submission}:0")))
    return Screen(fit(lines), tuple(found))


def ask_reason(submission: int, rows: Sequence[Indicator], above: str = "") -> Screen:
    """One reason for all the rows that were marked."""
    lines = [above, ""] if above else []
    lines += [f"↩️ Qaytariladi: <b>{safe(_labels(rows))}</b>", "", "Sababini bosing yoki bitta xabarda yozing 👇"]
    buttons: list[Row] = [(Button(text, f"ret_say:{submission}:{code}"),) for code, text in REASONS.items()]
    return Screen("\n".join(lines), (*buttons, (Button("⬅️ Bandlar", f"ret_at:{submission}:0"),)))


REASON_TOO_SHORT = "❗️ Sababini bir-ikki so'z bilan yozing."


def preview(submission: int, name: str, at: Month, rows: Sequence[Indicator], reason: str) -> Screen:
    """What the reporter will read, before it is sent."""
    text = "\n".join(
        [
            f"↩️ <b>{safe(department(name))}</b> · {month(at)}",
            f"Bandlar: <b>{safe(_labels(rows))}</b>",
            f"Sababi: <i>{safe(clip(reason, 500))}</i>",
            "",
            "Shunday yuborilsinmi?",
        ]
    )
    rows_of = (
        (Button("↩️ Qaytarish", f"ret_send:{submission}", style="danger"),),
        (Button("✏️ Sababini o'zgartirish", f"ret_why:{submission}"),),
        (Button("⬅️ Qaytarmayman", f"review:{submission}:0"),),
    )
    return Screen(text, rows_of)


def returned_page(name: str, at: Month, rows: Sequence[Indicator], until: date, told: int) -> Screen:
    """To the overseer, after the report has gone back."""
    heard = "xabar yuborildi" if told else "lekin bu xizmatda hali hech kim ulanmagan"
    text = (
        f"↩️ <b>{safe(department(name))}</b>: {month(at)} hisoboti qaytarildi ({safe(_labels(rows))}), {heard}.\n"
        f"{short_day(until)} oxirigacha tuzatib yuborish mumkin."
    )
    return Screen(text, ((Button("🗓 Holat", "board"),), HOME))


def returned_notice(
    submission: int, name: str, at: Month, rows: Sequence[Indicator], reason: str, by: str, until: date
) -> Screen:
    """To the reporter: the reason, and a button for each row that is asked about."""
    lines = [
        f"↩️ <b>{month(at)}</b> hisoboti tuzatishga qaytdi ({safe(department(name))}).",
        f"{safe(by)}: <i>{safe(clip(reason, 500))}</i>",
        "",
        *(f"• <b>{safe(row_label(one))}</b> {safe(row_name(one, 80))}" for one in rows[:SHOWN]),
    ]
    what_now = f"Bandni bosib tuzating, keyin qayta yuboring. {short_day(until)} oxirigacha vaqt bor."
    buttons = [Button(f"✏️ {row_button(one)}", f"change:{submission}:{one.key}") for one in rows[:SHOWN]]
    found = [*packed(buttons)]
    found.append((Button("📋 Butun hisobot", f"review:{submission}:0"),))
    return Screen(fit(lines, below=("", what_now)), tuple(found))


def returned_above(reason: str, rows: Sequence[Indicator], by: str) -> str:
    """Above the review of a report that came back."""
    return (
        f"↩️ <b>Qaytarilgan</b> — {safe(by)}: <i>{safe(clip(reason, 300))}</i>\n"
        f"Tekshiriladigan bandlar: <b>{safe(_labels(rows))}</b>"
    )


def _labels(rows: Sequence[Indicator]) -> str:
    return ", ".join(row_label(one) for one in rows)


def said(value: Decimal | None) -> str:
    """A row's value in the list of rows to return."""
    return number(value) if value is not None else "noma'lum"
