"""What a new plan file changes, a line for each difference: before → after."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from plan.indicator import Window
from texts.planning.doubts import window_text
from texts.screen import Button, Row, Screen, safe
from texts.wording import clip, department, figure, unit_name

PAGE = 12
_VALUE = 70
_SHORT = 6
"""Words up to which a text is shown whole."""
_NAMES = {
    "name": "nomi",
    "section_title": "bo'lim nomi",
    "mechanism": "bajarish mexanizmi",
    "deadline": "muddat so'zlari",
    "responsible": "mas'ullar",
    "reporters": "hisobot beradi",
    "unit": "birligi",
    "kind": "turi",
    "baseline": "o'tgan yil",
    "target": "reja",
    "window": "muddati",
    "part_of": "qaysi jamiga kiradi",
}
_KINDS = {"count": "sanaladi", "total": "jami", "stock": "to'planma"}


class Difference(Protocol):
    """One difference as it is told: the row, which of its figures, what of it, and both values."""

    @property
    def code(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def aspect(self) -> str: ...
    @property
    def before(self) -> object: ...
    @property
    def after(self) -> object: ...


def changes_page(draft: int, year: int, changes: Sequence[Difference], page: int, loadable: bool) -> Screen:
    """One page of the differences; loading is offered here, after they were seen."""
    pages = max(1, -(-len(changes) // PAGE))
    page = min(page, pages - 1)
    counter = f" · {page + 1}/{pages}" if pages > 1 else ""
    lines = [f"🔍 <b>{year}-yil rejasidagi farqlar: {len(changes)} ta</b>{counter}", ""]
    lines += [line(one) for one in changes[page * PAGE : (page + 1) * PAGE]]
    lines += ["", "Topshirilgan hisobotlardagi raqamlar o'zgarmaydi."]
    rows: list[Row] = []
    turn = []
    if page:
        turn.append(Button("◀️", f"draft_diff:{draft}:{page - 1}"))
    if page + 1 < pages:
        turn.append(Button("▶️", f"draft_diff:{draft}:{page + 1}"))
    if turn:
        rows.append(tuple(turn))
    if loadable:
        rows.append((Button("✅ Yuklash", f"draft_load:{draft}", style="success"),))
    rows.append((Button("⬅️ Orqaga", f"draft:{draft}"), Button("❌ Bekor qilish", f"draft_stop:{draft}")))
    return Screen("\n".join(lines), tuple(rows))


def line(change: Difference) -> str:
    """One difference in one line."""
    where = f"<b>{safe(change.code)}</b>" + (f" ({safe(clip(change.part, 40))})" if change.part else "")
    match change.aspect:
        case "title":
            return f"✏️ sarlavha: {_value(change.before)} → {_value(change.after)}"
        case "order":
            return f"↕️ {where + ': ' if change.code else ''}tartibi o'zgardi"
        case "row_added":
            return f"➕ {where}: {_value(change.after)} — yangi band"
        case "row_dropped":
            return f"➖ {where}: {_value(change.before)} — rejadan chiqdi"
        case "number":
            return f"🔢 {where}: avval {_value(change.before)} edi"
        case "part_added":
            return f"➕ {where}: yangi ko'rsatkich, reja {_value(change.after)}"
        case "part_dropped":
            return f"➖ {where}: ko'rsatkich rejadan chiqdi, rejasi {_value(change.before)} edi"
    before, after = change.before, change.after
    if change.aspect == "part_of":
        before, after = _place(before), _place(after)
    elif isinstance(before, str) and isinstance(after, str):
        before, after = unlike(before, after)
    return f"✏️ {where} {_NAMES[change.aspect]}: {_value(before)} → <b>{_value(after)}</b>"


def new_row(
    section: str, unit: str, target: Decimal | None, deadline: str, window: Window, departments: Sequence[str]
) -> list[str]:
    """What a row that is to be added will be, a line each, before it is: where, how much, until when, by whom."""
    printed = f" (rejada: {safe(clip(deadline, 80))})" if deadline != window_text(window) else ""
    each = " — har biri o'z ulushini" if len(departments) > 1 else ""
    return [
        f"     bo'limi: {safe(clip(section, 80))}",
        f"     rejasi: <b>{figure(target)}</b> {safe(unit_name(clip(unit, 60)))}",
        f"     muddati: {window_text(window)}{printed}",
        f"     hisobot beradi: {safe(', '.join(department(one, 40) for one in departments))}{each}",
    ]


def _place(place: object) -> object:
    """Section, number and part as people call a figure: `IV.13 yangi`."""
    if not isinstance(place, tuple):
        return place
    section, number, part = place
    return f"{section}.{number} {part}".strip(". ")


def unlike(before: str, after: str) -> tuple[str, str]:
    """The two texts without the words that they begin and end with alike, so that long ones show where they part."""
    old, new = before.split(), after.split()
    if min(len(old), len(new)) <= _SHORT:
        return before, after
    head = next(
        (at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new))
    )
    least = min(len(old), len(new)) - head
    tail = next((at for at in range(least) if old[-1 - at] != new[-1 - at]), least)
    # One word on either side is kept, as the place where to look.
    start, end = max(0, head - 1), max(0, tail - 1)
    return _cut_out(old, start, end), _cut_out(new, start, end)


def _cut_out(words: list[str], start: int, end: int) -> str:
    stop = len(words) - end
    return ("… " if start else "") + " ".join(words[start:stop]) + (" …" if end else "")


def _value(value: object) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, Decimal):
        return figure(value)
    if isinstance(value, Window):
        return window_text(value)
    if isinstance(value, tuple):
        return safe(clip(", ".join(map(str, value)), _VALUE)) or "–"
    return safe(clip(_KINDS.get(str(value), str(value)), _VALUE))
