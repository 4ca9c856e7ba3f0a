"""Two departments said the same number for one row and month: the question to the director, and its answers."""

from collections.abc import Sequence
from decimal import Decimal

from plan.indicator import Indicator
from plan.period import Month
from texts.paging import fit
from texts.progress.story import WHY
from texts.screen import Button, Row, Screen, safe
from texts.wording import clip, department, month, month_name, number, row_name, unit

HOME = Button("🏠 Menyu", "menu")
Named = Sequence[tuple[int, str]]

GONE = "Bu savol endi yopilgan: javob berilgan yoki raqam o'zgargan."


def ask(question: int, indicator: Indicator, of: Month, value: Decimal, departments: Named) -> Screen:
    """Is it one thing, or several? With the numbers as they stand."""
    together = "Ikkala xizmat" if len(departments) == 2 else f"{len(departments)} ta xizmat"
    lines = [
        f"🤔 <b>{safe(indicator.code)}</b> {safe(row_name(indicator, 160))}",
        f"{month(of)}: {together} ham <b>{number(value)}</b> deb yozdi.",
        "",
        *_said(indicator, value, departments),
    ]
    together = f"Jami {number(value * len(departments))} bo'lib turibdi."
    asked = ("", f"{together} Bu bitta ishmi yoki har biri o'zinikini sanadimi?")
    rows: tuple[Row, ...] = (
        (Button("🙌 Alohida: hammasi sanalsin", f"dc_apart:{question}"),),
        (Button("☝️ Bitta: bir marta sanalsin", f"dc_one:{question}"),),
        (Button(WHY.plain(), f"why:{indicator.key}:0:dc:{question}:0"),),
    )
    return Screen(fit(lines, below=asked), rows)


def _said(indicator: Indicator, value: Decimal, departments: Named) -> list[str]:
    named = safe(clip(unit(indicator), 40))
    return [f"• {safe(department(name, 50))}: {number(value)} {named}" for _, name in departments]


def choose(question: int, indicator: Indicator, of: Month, value: Decimal, departments: Named) -> Screen:
    """Whose number goes back to be corrected."""
    lines = [
        f"☝️ <b>{safe(indicator.code)}</b> {safe(row_name(indicator, 120))} · {month(of)}",
        "",
        *_said(indicator, value, departments),
    ]
    asked = ("", "Qaysi xizmatning raqami tuzatishga qaytarilsin? Sababi o'zi yoziladi.")
    rows: list[Row] = [(Button(f"↩️ {department(name, 40)}", f"dc_back:{question}:{key}"),) for key, name in departments]
    return Screen(fit(lines, below=asked), (*rows, (Button("⬅️ Orqaga", f"dc:{question}"),)))


def reason(indicator: Indicator, of: Month, other: str) -> str:
    """The ready reason of a return."""
    return (
        f"{indicator.code}: {month_name(of.number)} oyida {department(other, 60)} ham shu sonni yozgan. "
        "Bu bitta ish bo'lsa, u bir marta sanaladi: o'z ulushingizni yozing (bo'lmasa 0)."
    )


def kept_apart(indicator: Indicator, of: Month, value: Decimal, departments: Named) -> Screen:
    lines = [
        f"🙌 <b>{safe(indicator.code)}</b> · {month(of)}: hammasi sanaladi.",
        *_said(indicator, value, departments),
    ]
    return Screen(fit(lines), ((HOME,),))


def sent_back(indicator: Indicator, of: Month, to: str, told: int) -> Screen:
    heard = f"{told} kishiga xabar berildi" if told else "xizmatda hozircha odam yo'q"
    return Screen(
        f"↩️ <b>{safe(indicator.code)}</b> · {month(of)}: {safe(department(to, 50))}ga tuzatish uchun qaytarildi "
        f"({heard}).",
        ((HOME,),),
    )


def to_correct(submission: int, indicator: Indicator, of: Month, reason: str) -> Screen:
    """To whoever can correct the number themselves: it was not sent back."""
    return Screen(
        f"🤔 <b>{safe(indicator.code)}</b> {safe(row_name(indicator, 120))} · {month(of)}\n\n{safe(reason)}",
        ((Button("✏️ Raqamni ochish", f"change:{submission}:{indicator.key}"), HOME),),
    )
