"""The month's conversation in words: the question's card, the review, and what was understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plan.indicator import Indicator
from plan.month.oddness import Oddness
from plan.month.question import Background, Recorded
from plan.period import Month
from texts.month.oddness import odd_sentence
from texts.progress.story import WHY_SHORT
from texts.screen import Button, Row, Screen, safe
from texts.wording import (
    clip,
    department,
    figure,
    month,
    month_name,
    number,
    percent,
    row_button,
    row_label,
    row_name,
    row_named,
    unit,
)

RECEIPTS = 12
"""Receipts above one card; the review has them all."""
DOUBTS = 4
"""Odd values questioned above one card; the review marks them all."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Whose month it is and where in it we are."""

    submission: int
    department: str
    month: Month
    total: int
    answered: int


def received(lines: Sequence[Recorded]) -> str:
    """What was understood, a line each: the receipt above the next question."""
    receipts = [_receipt(line) for line in lines[:RECEIPTS]]
    if len(lines) > RECEIPTS:
        receipts.append(f"✅ … jami {len(lines)} ta raqam yozildi; hammasi ko'zdan kechirishda ko'rinadi.")
    return "\n".join(receipts)


def filled(count: int) -> str:
    return f"✅ Qolgan {count} ta bandga <b>0</b> yozildi."


def answered_meanwhile(typed: str, colleague: str, value: Decimal | None) -> str:
    """Two people of one department were at the same question; the first answer stands until the second insists."""
    said = "hali noma'lum" if value is None else number(value)
    return (
        f"✋ «{safe(clip(typed, 40))}» yozilmadi: {safe(colleague)} bu bandga hozirgina <b>{said}</b> deb yozdi. "
        "O'zgartirish kerak bo'lsa, raqamni qayta yozing."
    )


def noted(indicator: Indicator) -> str:
    return f"📝 {safe(row_named(indicator, 'ga'))} izoh yozildi."


def unchanged(indicator: Indicator, value: Decimal | None) -> str:
    return f"👌 {safe(row_named(indicator))} o'zgarmadi: <b>{figure(value)}</b>."


AS_LAST_MONTH = "o'tgan oydagidek"
THE_REST = "qolgani 0"
"""What stands for the typed text where a button gave the number."""
REST_WAITS = "☝️ «Qolgani 0» hali qo'llanmadi: avval yuqoridagini to'g'rilang, keyin yana yozing."
NOT_KNOWN = "hali noma'lum"
CAME_LATER = "Raqam keyin ma'lum bo'ldi"


def _receipt(line: Recorded) -> str:
    name = f"{safe(row_label(line.indicator))}. {safe(clip(line.indicator.name.split(':')[0], 40))}"
    if line.value is None:
        return f"🕓 {name}: hali noma'lum"
    kept = f"✅ {name}: <b>{number(line.value)}</b> {safe(unit(line.indicator))}"
    if line.before is not None and line.before != line.value:
        kept += f" <s>{number(line.before)}</s>"
    return kept


def question(
    heading: Heading,
    indicator: Indicator,
    place: int,
    facts: Background,
    *,
    standing: Decimal | None,
    note: str = "",
    files: int = 0,
    above: str = "",
    sent: bool = False,
) -> Screen:
    """The card that asks for one figure. `above` is what was understood before; `standing` the value that is there
    already, and `sent` says that the month is with the director, so that a value can only be corrected."""
    counter = f" · {place}/{heading.total}" if place else ""
    lines = [
        f"📋 <b>{month(heading.month)}</b> · {safe(department(heading.department))}{counter}",
        "",
        f"<b>{safe(indicator.number)}. {safe(row_name(indicator))}</b> ({safe(unit(indicator))})",
        *_background(heading.month, facts),
    ]
    if facts.shared:
        lines.append("👥 Bu band umumiy: faqat <b>o'z xizmatingiz</b> ulushini yozing.")
    if standing is not None:
        lines.append(f"Hozir yozilgani: <b>{number(standing)}</b>")
    if note:
        lines.append(f"📝 {safe(clip(note, 200))}")
    if files:
        lines.append(f"📎 Fayllar: {files}")
    lines += ["", f"👇 <b>{month_name(heading.month.number).capitalize()} oyida nechta?</b> Raqamini yozing."]
    text = "\n".join(lines)
    if above:
        text = f"{above}\n\n{text}"
    told = standing is not None or facts.last_month is not None or facts.year_to_date != 0
    return Screen(text, _question_buttons(heading, indicator, place, facts, sent=sent, told=told))


def _background(at: Month, facts: Background) -> list[str]:
    lines = []
    past = []
    if facts.last_month is not None:
        whose = " (sizda)" if facts.shared else ""
        past.append(f"{month_name(at.previous.number).capitalize()}{whose}: {number(facts.last_month)}")
    if at.number > 1:
        whose = "hamma xizmatlarda yil boshidan" if facts.shared else "yil boshidan"
        past.append(f"{whose}: {number(facts.year_to_date)}")
    if past:
        lines.append(" · ".join(past))
    if facts.same_month_last_year is not None:
        lines.append(f"O'tgan yil {month_name(at.number)}da: {number(facts.same_month_last_year)}")
    if facts.target:
        done = f" ({percent(facts.year_to_date / facts.target)})" if at.number > 1 else ""
        lines.append(f"Yillik reja: {number(facts.target)}{done}")
    if facts.needed_per_month is not None:
        lines.append(f"Rejaga yetish uchun oyiga: {number(facts.needed_per_month)}")
    return lines


def _question_buttons(
    heading: Heading, indicator: Indicator, place: int, facts: Background, *, sent: bool, told: bool
) -> tuple[Row, ...]:
    """`told`: there are numbers of this figure on the card, and somebody may ask where they come from."""
    at = f"{heading.submission}:{indicator.key}"
    first = [Button("0", f"zero:{at}")]
    if facts.last_month:
        label = f"{number(facts.last_month)} ({month_name(heading.month.previous.number)}dagidek)"
        first.append(Button(label, f"same:{at}"))
    first_of_all = place == 1 and not heading.answered
    back = Button("🏠 Menyu", "menu") if first_of_all else Button("⬅️ Orqaga", f"back:{at}")
    why = (Button(WHY_SHORT.plain(), f"why:{indicator.key}:0:ask:{heading.submission}:0"),) if told else ()
    rows = [
        tuple(first),
        (back,) if sent else (Button("🕓 Hali noma'lum", f"unknown:{at}"), back),
        (Button("📝 Izoh", f"note:{at}"), Button("📎 Fayl", f"file:{at}"), *why),
    ]
    if place and not sent and heading.total - heading.answered > 1:
        rows.append((Button(f"Qolgani 0 ({heading.total - heading.answered} ta)", f"rest:{at}"),))
    return tuple(rows)


def oddity(submission: int, doubts: Sequence[tuple[Indicator, Oddness]]) -> tuple[str, tuple[Row, ...]]:
    """A soft question about values that look odd, to stand above the next card, with its one-tap answers."""
    lines, rows = [], []
    for indicator, doubt in doubts[:DOUBTS]:
        lines.append(f"⚠️ <b>{safe(row_label(indicator))}</b>: {odd_sentence(doubt)}")
        at = f"{submission}:{indicator.key}"
        name = row_button(indicator)
        rows.append((Button(f"✅ {name}: to'g'ri", f"right:{at}"), Button(f"✏️ {name}: tuzatish", f"change:{at}")))
    return "\n".join(lines), tuple(rows)


def ask_note(heading: Heading, indicator: Indicator, present: str) -> Screen:
    at = f"{heading.submission}:{indicator.key}"
    now = f"\nHozirgi izoh: <i>{safe(clip(present, 300))}</i>" if present else ""
    text = (
        f"📝 <b>{safe(row_label(indicator))}. {safe(row_name(indicator, 100))}</b>\n"
        f"Izohni bitta xabarda yozing (masalan, nega kam yoki ko'p).{now}"
    )
    return Screen(text, ((Button("⬅️ Orqaga", f"ask:{at}"),),))


def ask_why(
    heading: Heading,
    indicator: Indicator,
    before: Decimal | None,
    after: Decimal,
    *,
    odd: Oddness | None = None,
    then: Sequence[Indicator] = (),
) -> Screen:
    """The reason of one correction; what looks odd about it, and the rows whose corrections come after it."""
    at = f"{heading.submission}:{indicator.key}"
    text = (
        f"✏️ <b>{safe(row_label(indicator))}. {safe(row_name(indicator, 100))}</b>\n"
        f"{figure(before)} → <b>{number(after)}</b>\n"
    )
    if odd is not None:
        text += f"⚠️ {odd_sentence(odd)}\n"
    text += "\nHisobot yuborilgan edi. Nega o'zgarayotganini bosing yoki yozing:"
    if then:
        rows = ", ".join(safe(row_named(one)) for one in then[:RECEIPTS]) + (" …" if len(then) > RECEIPTS else "")
        text += f"\n⏳ Keyin so'raladi: {rows}."
    return Screen(
        text,
        (
            (Button("Xato yozilgan edi", f"reason:{at}:typo"),),
            (Button("Yangi ma'lumot keldi", f"reason:{at}:news"),),
            (Button("⬅️ O'zgartirmayman", f"review:{heading.submission}:0"),),
        ),
    )


WHY = {"typo": "Xato yozilgan edi", "news": "Yangi ma'lumot keldi"}


def same_again(heading: Heading, indicator: Indicator, line: str, last: Indicator) -> Screen:
    """The same number came once more before its next question could be seen: most likely one number sent twice."""
    at = f"{heading.submission}:{indicator.key}"
    text = (
        f"🤔 «{safe(clip(line, 60))}» ikki marta keldi. Birinchisi <b>{safe(row_named(last, 'ga'))}</b> yozildi, "
        f"ikkinchisi yozilmadi.\n\nU <b>{safe(row_named(indicator))}</b> "
        f"({safe(row_name(indicator, 80))}) uchunmidi?"
    )
    return Screen(
        text,
        (
            (Button(f"Ha, {row_named(indicator, 'ga')} ham", f"num:{at}:{line}"),),
            (Button("Yo'q, bir marta", f"ask:{at}"),),
        ),
    )
