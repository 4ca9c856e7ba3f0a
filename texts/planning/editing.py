"""Changing the plan in force, in words: what can be changed of a row, before → after, and who hears of it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from markupsafe import Markup

from plan.indicator import Window
from texts.deadlines import window_said
from texts.paging import fit
from texts.planning.changes import Difference, line
from texts.planning.questions import BACK, STOP
from texts.screen import Button, Row, Screen, safe
from texts.sentence import NOTHING
from texts.wording import clip, department, figure, part_end, unit_name

HOME = Button("🏠 Menyu", "menu")
MOST_LINES = 20

NO_ORDER = "yo'q"

GONE = "Bu band rejada endi yo'q."
MOVED_ON = "Reja shu orada o'zgardi. Mana yangi holati — qayta ko'rib chiqing."
STALE = "Bu tugma eskirgan. Mana hozirgi savol 👇"
STOPPED = "👌 Bekor qilindi. Reja o'zgarmadi."
NO_CHANGE = "🟰 Rejada aynan shunday yozilgan. Hech narsa o'zgarmadi."


def stopped(year: int, row: int | None) -> Screen:
    back = Button("📖 Band", f"plan_row:{year}:{row}:0") if row is not None else Button("📖 Reja", f"plan_at:{year}:0")
    return Screen(STOPPED, ((back, HOME),))


class Figure(Protocol):
    """A figure of the row as it is kept."""

    @property
    def part(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def baseline(self) -> Decimal | None: ...
    @property
    def target(self) -> Decimal | None: ...
    @property
    def window(self) -> Window: ...


def row_menu(
    year: int,
    row: int,
    code: str,
    name: str,
    figures: Sequence[tuple[int, Figure]],
    deadline: str,
    together: Sequence[str],
    shared: bool,
) -> Screen:
    """What may be changed of a row, with its present values."""
    rule = "har biri o'z ulushini" if shared else "hammasi uchun bittasi"
    lines = [f"✏️ <b>{safe(code)}</b> {safe(clip(name, 300))}", ""]
    rows: list[Row] = []
    for key, one in figures:
        part = f"{part_end(one.part, 24)}: " if one.part else ""
        lines.append(
            f"• {safe(part)}reja <b>{figure(one.target)}</b> {safe(clip(unit_name(one.unit), 40))}, "
            f"{year - 1}-yil: {figure(one.baseline)}"
        )
        label = part_end(one.part, 16) if one.part else ""
        rows.append(
            (
                Button(f"🎯 Reja {label}".strip(), f"pe_ch:{year}:{row}:target:{key}"),
                Button(f"↩️ {year - 1}-yil {label}".strip(), f"pe_ch:{year}:{row}:baseline:{key}"),
            )
        )
    said = dict.fromkeys(window_said(one.window) for _, one in figures)
    below = [
        f"🗓 Muddati: {safe(clip(deadline, 120)) or '–'} ({', '.join(said)})",
        f"👥 Hisobot beradi: {safe(', '.join(department(one, 40) for one in together)) or '–'}"
        + (f" — {rule}" if len(together) > 1 else ""),
        "",
        "Nimani o'zgartiramiz?",
    ]
    rows.append((Button("🗓 Muddati", f"pe_ch:{year}:{row}:deadline:0"), Button("👥 Kim", f"pe_ch:{year}:{row}:who:0")))
    if len(together) > 1:
        label = "🤝 Yetakchi hammasi uchun beradi" if shared else "🤝 Har biri o'z ulushini beradi"
        rows.append((Button(label, f"pe_ch:{year}:{row}:share:{'0' if shared else '1'}"),))
    rows.append((Button("🗑 Rejadan chiqarish", f"pe_ch:{year}:{row}:drop:0"),))
    rows.append((Button("⬅️ Orqaga", f"plan_row:{year}:{row}:0"), HOME))
    return Screen(fit(lines, below=below), tuple(rows))


class Off(Protocol):
    """A sum that does not add up."""

    @property
    def code(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def target(self) -> Decimal: ...
    @property
    def computed(self) -> Decimal: ...


def preview(
    version: int,
    year: int,
    changes: Sequence[Difference],
    sums: Sequence[Off],
    concerned: Sequence[str],
    why: str,
    order: str,
    *,
    drops: bool,
    above: str = "",
    added: Markup = NOTHING,
) -> Screen:
    """Before → after, with what follows from it, before anything is changed; `added` tells what a new row will be."""
    if not changes:
        return Screen(NO_CHANGE, ((BACK, STOP),))
    lines = [above, ""] if above else []
    lines += [f"🔍 <b>{year}-yil rejasi: {version}-tahrirdan {version + 1}-tahrirga</b>", ""]
    lines += [*(line(one) for one in changes[:MOST_LINES]), *([added] if added else [])]
    if len(changes) > MOST_LINES:
        lines.append(f"… va yana {len(changes) - MOST_LINES} ta")
    for one in sums:
        where = f"{safe(one.code)} {safe(clip(one.part, 30))}".strip()
        lines += ["", f"⚠️ {where}: rejasi {figure(one.target)}, qismlaridan esa {figure(one.computed)} chiqadi."]
    below = ["", f"📝 Sababi: {safe(clip(why, 200))}", f"📄 Buyruq: {safe(clip(order, 100)) or NO_ORDER}"]
    if concerned:
        below.append(f"📣 Xabar boradi: {safe(clip(', '.join(department(one, 40) for one in concerned), 1000))}")
    below.append(
        "Topshirilgan raqamlari tarixda va o'sha kungi hujjatlarda qoladi."
        if drops
        else "Topshirilgan raqamlar o'z joyida qoladi."
    )
    return Screen(fit(lines, below=below), ((Button("✅ Saqlash", f"pe_ok:{version}", style="success"),), (BACK, STOP)))


def done(year: int, row: int | None, version: int, changes: Sequence[Difference], told: int) -> Screen:
    """The change is in force."""
    lines = [f"✅ <b>{year}-yil rejasi yangilandi: {version}-tahrir.</b>", ""]
    lines += [line(one) for one in changes[:MOST_LINES]]
    if told:
        lines += ["", f"📣 {told} kishiga xabar berildi."]
    buttons: list[Row] = [(Button("📖 Bandni ko'rish", f"plan_row:{year}:{row}:0"),)] if row is not None else []
    return Screen(fit(lines), (*buttons, (Button("📖 Reja", f"plan_at:{year}:0"), HOME)))


def notice(year: int, by: str, changes: Sequence[Difference], why: str, order: str) -> Screen:
    """To whoever reports the rows, and to the other directors."""
    lines = [f"📖 <b>{year}-yil ish rejasi o'zgardi</b> ({safe(by)})", ""]
    lines += [line(one) for one in changes[:MOST_LINES]]
    if len(changes) > MOST_LINES:
        lines.append(f"… va yana {len(changes) - MOST_LINES} ta")
    below = ["", f"📝 {safe(clip(why, 200))}"]
    if order:
        below.append(f"📄 Buyruq: {safe(clip(order, 100))}")
    return Screen(fit(lines, below=below), ((Button("📖 Reja", f"plan_at:{year}:0"),),))
