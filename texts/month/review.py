"""The review of a month before it is sent, and afterwards: every row, what was typed, what looks odd, tap to change."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plan.indicator import Indicator
from plan.month.oddness import Oddness
from texts.month.forms import BUTTON as FORM
from texts.month.oddness import ALL_ZERO, odd_sentence
from texts.month.questions import Heading
from texts.paging import fit_above, packed
from texts.progress.story import WHY
from texts.screen import Button, Row, Screen, safe
from texts.wording import clip, department, month, number, row_button, row_label

REVIEW_PAGE = 24
"""Rows on one page of the review: with their names they stay well below Telegram's 4096 letters."""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One line of the review: the figure, what stands there, and what looks odd about it."""

    indicator: Indicator
    answered: bool
    value: Decimal | None
    note: str
    files: int
    odd: Oddness | None


def review(
    heading: Heading,
    rows: Sequence[ReviewRow],
    *,
    page: int,
    access: str,
    status: str = "draft",
    above: str = "",
    unasked: int = 0,
    judge: tuple[Row, ...] = (),
    only_zeros: bool = False,
) -> Screen:
    """Everything that was typed, before it is sent (or after, to look at and correct). `judge` are the buttons of
    whoever may approve or return it; `only_zeros` says that no row has anything else."""
    pages = max(1, -(-len(rows) // REVIEW_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = rows[page * REVIEW_PAGE : (page + 1) * REVIEW_PAGE]
    unknown = sum(row.answered and row.value is None for row in rows)
    zeros = sum(row.value == 0 for row in rows)
    title = f"📋 <b>{month(heading.month)}</b> · {safe(department(heading.department))}"
    missing = heading.total - heading.answered
    state = f"Hali {missing} ta savol qoldi" if access == "open" and missing else _state(access, status)
    lines = [title, f"{state}{f' · {page + 1}/{pages}-bet' if pages > 1 else ''}", ""]
    doubled = _doubled([row.indicator for row in rows])
    lines += [_review_line(row, doubled) for row in shown]
    if not rows:
        lines.append("Bu oyda sizdan so'raladigan band yo'q.")
    if page == pages - 1 and rows:
        summary = f"Jami {len(rows)} band"
        if zeros:
            summary += f", shundan {zeros} tasi 0"
        if missing and access != "open":
            summary += f", {missing} tasi javobsiz"
        if unknown:
            summary += f", {unknown} tasi hali noma'lum"
        lines += ["", summary + ".", *([ALL_ZERO] if only_zeros else [])]
    if access in ("open", "correct") and rows:
        lines.append("O'zgartirish uchun band raqamini bosing 👇")
    text = "\n".join(lines)
    if above:
        text = fit_above(above, text)
    again = status == "returned"
    buttons = _review_buttons(heading, shown, doubled, page, pages, access, unasked, again=again)
    return Screen(text, (*judge, *buttons))


_STATE: Mapping[tuple[str, str], str] = {
    ("open", "returned"): "↩️ Qaytarilgan: tuzatib, qayta yuboring",
    ("correct", "approved"): "☑️ Tasdiqlangan. Muddat yopilguncha tuzatilsa, qayta tasdiqlanadi",
    ("closed", "approved"): "☑️ Tasdiqlangan · 🔒 oy yopilgan",
    ("read", "draft"): "✍️ Hali yuborilmagan",
    ("read", "submitted"): "📨 Yuborilgan, tasdiq kutmoqda",
    ("read", "approved"): "☑️ Tasdiqlangan hisobot",
    ("read", "returned"): "↩️ Tuzatishga qaytarilgan",
}
_BY_ACCESS: Mapping[str, str] = {
    "open": "Yuborishdan oldin ko'zdan kechiring",
    "correct": "✅ Yuborilgan. Muddat yopilguncha tuzatish mumkin",
    "read": "Hisobot",
    "closed": "🔒 Bu oy yopilgan",
    "early": "Bu oy hali boshlanmagan",
}


def _state(access: str, status: str) -> str:
    return _STATE.get((access, status), _BY_ACCESS[access])


def _doubled(indicators: Sequence[Indicator]) -> set[str]:
    """Row numbers that stand in two sections: such a row is told by its section as well."""
    sections: dict[str, set[str]] = {}
    for one in indicators:
        sections.setdefault(one.number, set()).add(one.section)
    return {number for number, found in sections.items() if len(found) > 1}


def _named(indicator: Indicator, doubled: Collection[str]) -> str:
    """A row in about a phone's line; what is left of a long part's row says nothing that its neighbours do not."""
    label = row_label(indicator)
    if indicator.number in doubled:
        label = f"{indicator.section}.{label}"
    left = 32 - len(label)
    name = f" {safe(clip(indicator.name.split(':')[0], left))}" if left >= 20 else ""
    return f"<b>{safe(label)}</b>{name}"


def _review_line(row: ReviewRow, doubled: Collection[str]) -> str:
    name = _named(row.indicator, doubled)
    if not row.answered:
        return f"▫️ {name}: —"
    if row.value is None:
        line = f"🕓 {name}: hali noma'lum"
    else:
        mark = "⚠️" if row.odd else "•"
        line = f"{mark} {name}: <b>{number(row.value)}</b>"
    if row.odd:
        line += f"\n    <i>{odd_sentence(row.odd)}</i>"
    if row.note:
        line += f"\n    📝 {safe(clip(row.note, 60))}"
    if row.files:
        line += f" 📎{row.files}"
    return line


def _review_buttons(
    heading: Heading,
    shown: Sequence[ReviewRow],
    doubled: Collection[str],
    page: int,
    pages: int,
    access: str,
    unasked: int,
    *,
    again: bool,
) -> tuple[Row, ...]:
    at = heading.submission
    rows: list[Row] = []
    if access in ("open", "correct"):
        buttons = [Button(_short_label(row, doubled), f"change:{at}:{row.indicator.key}") for row in shown]
        rows += packed(buttons)
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
            label = "📨 Qayta yuborish" if again else "📨 Direktorga yuborish"
            rows.append((Button(label, f"submit:{at}", style="success"),))
    beside = [Button(FORM, f"form:{at}")] if access in ("open", "correct") else []
    if any(row.answered for row in shown):
        beside.append(Button(WHY.plain(), f"why_of:{at}:0"))
    if beside:
        rows.append(tuple(beside))
    if access not in ("open", "correct"):
        rows.append((Button("🗓 Holat", "board"),))
    rows.append((Button("🏠 Menyu", "menu"),))
    return tuple(rows)


def _short_label(row: ReviewRow, doubled: Collection[str]) -> str:
    mark = "⚠️ " if row.odd else ""
    code = row.indicator.code if row.indicator.number in doubled else ""
    return f"{mark}{row_button(row.indicator, code)}"


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
    buttons = [Button(row_button(one, one.code), f"change:{heading.submission}:{one.key}") for one in shown]
    rows = [*packed(buttons)]
    turn = []
    if page:
        turn.append(Button("◀️ Oldingi", f"others:{heading.submission}:{page - 1}"))
    if page < pages - 1:
        turn.append(Button("Keyingi ▶️", f"others:{heading.submission}:{page + 1}"))
    if turn:
        rows.append(tuple(turn))
    rows.append((Button("⬅️ Orqaga", f"review:{heading.submission}:0"),))
    return Screen("\n".join(lines), tuple(rows))
