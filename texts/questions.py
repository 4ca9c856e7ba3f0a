"""The month's conversation in words: the question's card, the review, and what was understood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plan.indicator import Indicator
from plan.oddness import Oddness
from plan.period import Month
from plan.question import Background, Recorded
from texts.oddness import odd_sentence
from texts.screen import Button, Row, Screen, safe
from texts.wording import (
    clip,
    department,
    figure,
    month,
    month_name,
    number,
    percent,
    row_label,
    row_name,
    unit,
)

REVIEW_PAGE = 24
"""Rows on one page of the review: with their names they stay well below Telegram's 4096 letters."""

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


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One line of the review: the figure, what stands there, and what looks odd about it."""

    indicator: Indicator
    answered: bool
    value: Decimal | None
    note: str
    files: int
    odd: Oddness | None
    confirmed: bool


def received(lines: Sequence[Recorded]) -> str:
    """What was understood, a line each: the receipt above the next question."""
    receipts = [_receipt(line) for line in lines[:RECEIPTS]]
    if len(lines) > RECEIPTS:
        receipts.append(f"✅ … jami {len(lines)} ta raqam yozildi; hammasi ko'zdan kechirishda ko'rinadi.")
    return "\n".join(receipts)


def filled(count: int) -> str:
    return f"✅ Qolgan {count} ta bandga <b>0</b> yozildi."


def noted(indicator: Indicator) -> str:
    return f"📝 {safe(row_label(indicator))}-bandga izoh yozildi."


def unchanged(indicator: Indicator, value: Decimal) -> str:
    return f"👌 {safe(row_label(indicator))}-band o'zgarmadi: <b>{number(value)}</b>."


AS_LAST_MONTH = "o'tgan oydagidek"
THE_REST = "qolgani 0"
"""What stands for the typed text where a button gave the number."""
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
    return Screen(text, _question_buttons(heading, indicator, place, facts, sent))


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
    heading: Heading, indicator: Indicator, place: int, facts: Background, sent: bool
) -> tuple[Row, ...]:
    at = f"{heading.submission}:{indicator.key}"
    first = [Button("0", f"zero:{at}")]
    if facts.last_month:
        label = f"{number(facts.last_month)} ({month_name(heading.month.previous.number)}dagidek)"
        first.append(Button(label, f"same:{at}"))
    back = Button("⬅️ Orqaga", f"back:{at}")
    rows = [
        tuple(first),
        (back,) if sent else (Button("🕓 Hali noma'lum", f"unknown:{at}"), back),
        (Button("📝 Izoh", f"note:{at}"), Button("📎 Fayl", f"file:{at}")),
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
        name = row_label(indicator)
        rows.append((Button(f"✅ {name}: to'g'ri", f"right:{at}"), Button(f"✏️ {name}: tuzatish", f"change:{at}")))
    return "\n".join(lines), tuple(rows)


def review(
    heading: Heading, rows: Sequence[ReviewRow], *, page: int, access: str, above: str = "", unasked: int = 0
) -> Screen:
    """Everything that was typed, before it is sent (or after, to look at and correct)."""
    pages = max(1, -(-len(rows) // REVIEW_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = rows[page * REVIEW_PAGE : (page + 1) * REVIEW_PAGE]
    unknown = sum(row.answered and row.value is None for row in rows)
    zeros = sum(row.value == 0 for row in rows)
    title = f"📋 <b>{month(heading.month)}</b> · {safe(department(heading.department))}"
    missing = heading.total - heading.answered
    state = f"Hali {missing} ta savol qoldi" if access == "open" and missing else _STATE[access]
    lines = [title, f"{state}{f' · {page + 1}/{pages}-bet' if pages > 1 else ''}", ""]
    lines += [_review_line(row) for row in shown]
    if not rows:
        lines.append("Bu oyda sizdan so'raladigan band yo'q.")
    if page == pages - 1 and rows:
        summary = f"Jami {len(rows)} band"
        if zeros:
            summary += f", shundan {zeros} tasi 0"
        if unknown:
            summary += f", {unknown} tasi hali noma'lum"
        lines += ["", summary + "."]
    if access in ("open", "correct") and rows:
        lines.append("O'zgartirish uchun band raqamini bosing 👇")
    text = "\n".join(lines)
    if above:
        text = f"{above}\n\n{text}"
    return Screen(text, _review_buttons(heading, shown, page, pages, access, unasked))


_STATE: Mapping[str, str] = {
    "open": "Yuborishdan oldin ko'zdan kechiring",
    "correct": "✅ Yuborilgan. Muddat yopilguncha tuzatish mumkin",
    "approved": "✅ Tasdiqlangan hisobot",
    "closed": "🔒 Bu oy yopilgan",
    "early": "Bu oy hali boshlanmagan",
}


def _named(indicator: Indicator) -> str:
    """A row in about a phone's line; what is left of a long part's row says nothing that its neighbours do not."""
    label = row_label(indicator)
    left = 32 - len(label)
    name = f" {safe(clip(indicator.name.split(':')[0], left))}" if left >= 20 else ""
    return f"<b>{safe(label)}</b>{name}"


def _review_line(row: ReviewRow) -> str:
    name = _named(row.indicator)
    if not row.answered:
        return f"▫️ {name}: —"
    if row.value is None:
        line = f"🕓 {name}: hali noma'lum"
    else:
        mark = "⚠️" if row.odd and not row.confirmed else "•"
        line = f"{mark} {name}: <b>{number(row.value)}</b>"
    if row.odd and not row.confirmed:
        line += f"\n    <i>{odd_sentence(row.odd)}</i>"
    if row.note:
        line += f"\n    📝 {safe(clip(row.note, 60))}"
    if row.files:
        line += f" 📎{row.files}"
    return line


def _review_buttons(
    heading: Heading, shown: Sequence[ReviewRow], page: int, pages: int, access: str, unasked: int
) -> tuple[Row, ...]:
    at = heading.submission
    rows: list[Row] = []
    if access in ("open", "correct"):
        buttons = [Button(_short_label(row), f"change:{at}:{row.indicator.key}") for row in shown]
        rows += _packed(buttons)
    if pages > 1:
        turn = []
        if page:
            turn.append(Button("◀️ Oldingi", f"review:{at}:{page - 1}"))
        if page < pages - 1:
            turn.append(Button("Keyingi ▶️", f"review:{at}:{page + 1}"))
        rows.append(tuple(turn))
    if access in ("open", "correct") and unasked:
        rows.append((Button("➕ Boshqa band bo'yicha kiritish", f"others:{at}:0"),))
    if access == "open":
        missing = heading.total - heading.answered
        if missing:
            rows.append((Button(f"▶️ Davom ettirish ({missing} ta qoldi)", f"go:{at}", style="primary"),))
        else:
            rows.append((Button("📨 Direktorga yuborish", f"submit:{at}", style="success"),))
    rows.append((Button("🏠 Menyu", "menu"),))
    return tuple(rows)


def _packed(buttons: Sequence[Button]) -> list[Row]:
    """Four short buttons in a row, or two long ones: Telegram cuts what does not fit, and then all look alike."""
    rows: list[Row] = []
    row: Row = ()
    for button in buttons:
        if row and len(row) + 1 > (4 if max(len(one.label) for one in (*row, button)) <= 9 else 2):
            rows.append(row)
            row = ()
        row = (*row, button)
    return [*rows, row] if row else rows


def _short_label(row: ReviewRow) -> str:
    mark = "⚠️ " if row.odd and not row.confirmed else ""
    part = f" {clip(row.indicator.part, 18)}" if row.indicator.part else ""
    return f"{mark}{row.indicator.number}{part}"


def others(heading: Heading, indicators: Sequence[Indicator], page: int) -> Screen:
    """Rows that this month does not ask for, to be opened all the same."""
    size = 8
    pages = max(1, -(-len(indicators) // size))
    page = min(max(page, 0), pages - 1)
    shown = indicators[page * size : (page + 1) * size]
    lines = [
        f"📋 <b>{month(heading.month)}</b> · {safe(department(heading.department))}",
        "Bu oyda so'ralmaydigan bandlar. Ish bajarilgan bo'lsa, bandni tanlang:",
        "",
        *(f"<b>{safe(row_label(one))}</b> {safe(clip(one.name, 70))}" for one in shown),
    ]
    buttons = [
        Button(f"{one.code}{f' {clip(one.part, 18)}' if one.part else ''}", f"change:{heading.submission}:{one.key}")
        for one in shown
    ]
    rows = _packed(buttons)
    turn = []
    if page:
        turn.append(Button("◀️ Oldingi", f"others:{heading.submission}:{page - 1}"))
    if page < pages - 1:
        turn.append(Button("Keyingi ▶️", f"others:{heading.submission}:{page + 1}"))
    if turn:
        rows.append(tuple(turn))
    rows.append((Button("⬅️ Orqaga", f"review:{heading.submission}:0"),))
    return Screen("\n".join(lines), tuple(rows))


def ask_note(heading: Heading, indicator: Indicator, present: str) -> Screen:
    at = f"{heading.submission}:{indicator.key}"
    now = f"\nHozirgi izoh: <i>{safe(clip(present, 300))}</i>" if present else ""
    text = (
        f"📝 <b>{safe(row_label(indicator))}. {safe(row_name(indicator, 100))}</b>\n"
        f"Izohni bitta xabarda yozing (masalan, nega kam yoki ko'p).{now}"
    )
    return Screen(text, ((Button("⬅️ Orqaga", f"ask:{at}"),),))


def ask_file(heading: Heading, indicator: Indicator, count: int) -> Screen:
    at = f"{heading.submission}:{indicator.key}"
    have = f"\nBiriktirilgan fayllar: {count}" if count else ""
    text = (
        f"📎 <b>{safe(row_label(indicator))}. {safe(row_name(indicator, 100))}</b>\n"
        f"Rasm yoki hujjatni shu yerga yuboring (bir nechta bo'lsa ham).{have}"
    )
    return Screen(text, ((Button("⬅️ Savolga qaytish", f"ask:{at}"),),))


def ask_why(heading: Heading, indicator: Indicator, before: Decimal | None, after: Decimal) -> Screen:
    at = f"{heading.submission}:{indicator.key}"
    text = (
        f"✏️ <b>{safe(row_label(indicator))}. {safe(row_name(indicator, 100))}</b>\n"
        f"{figure(before)} → <b>{number(after)}</b>\n\n"
        "Hisobot yuborilgan edi. Nega o'zgarayotganini bosing yoki yozing:"
    )
    return Screen(
        text,
        (
            (Button("Xato yozilgan edi", f"why:{at}:typo"),),
            (Button("Yangi ma'lumot keldi", f"why:{at}:news"),),
            (Button("⬅️ O'zgartirmayman", f"review:{heading.submission}:0"),),
        ),
    )


WHY = {"typo": "Xato yozilgan edi", "news": "Yangi ma'lumot keldi"}


def same_again(heading: Heading, indicator: Indicator, line: str, last: Indicator) -> Screen:
    """The same number came once more before its next question could be seen: most likely one number sent twice."""
    at = f"{heading.submission}:{indicator.key}"
    text = (
        f"🤔 «{safe(clip(line, 60))}» ikki marta keldi. Birinchisi <b>{safe(row_label(last))}-bandga</b> yozildi, "
        f"ikkinchisi yozilmadi.\n\nU <b>{safe(row_label(indicator))}-band</b> "
        f"({safe(row_name(indicator, 80))}) uchunmidi?"
    )
    return Screen(
        text,
        (
            (Button(f"Ha, {row_label(indicator)}-bandga ham", f"num:{at}:{line}"),),
            (Button("Yo'q, bir marta", f"ask:{at}"),),
        ),
    )
