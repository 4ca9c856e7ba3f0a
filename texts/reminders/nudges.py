"""A reminder by hand in words: who will get what, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from plan.period import Month
from plan.reminders.reminder import MonthMissing
from texts.paging import fit
from texts.screen import Button, Row, Screen, safe
from texts.wording import clip, department, moment, month

HOME = Button("🏠 Menyu", "menu")
_WHY = {"unreachable": "📵 {name}ga xabar yetmaydi", "away": "🌴 {name} ta'tilda"}
_FATES = {
    "waiting": "⏳ {moment}da boradi",
    "sending": "⏳ yuborilmoqda",
    "delivered": "📬 yetkazildi, hali ochmagan",
    "failed": "📵 yetmadi",
    "unknown": "❔ yetgani noma'lum",
    "opened": "👀 ochdi: {moment}",
    "submitted": "✅ hisobotini yubordi",
    "skipped": "▫️ yuborilmadi",
}
_SKIPPED = {
    "superseded": "▫️ keyingi eslatma bilan birga bordi",
    "quiet": "🌙 ish vaqtida yuborib bo'lmadi",
    "unreachable": "📵 yetmadi",
    "away": "🌴 ta'tilda",
    "closed": "🔒 oy yopilgan",
}
NOBODY_LEFT = "Eslatadigan odam qolmadi."


@dataclass(frozen=True, slots=True)
class Line:
    """One person of an offer."""

    name: str
    parts: tuple[MonthMissing, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Fate:
    """One person of what was sent."""

    name: str
    state: str
    why: str
    at: datetime | None


def offer(at: Month, lines: Sequence[Line], nobody: Sequence[str], now: bool, goes_at: datetime, press: str) -> Screen:
    """Exactly who will get what, before it is sent."""
    going = [one for one in lines if not one.why]
    text = [f"🔔 <b>{month(at)}: eslatish</b>"]
    if going:
        text.append("Hozir boradi:" if now else f"Hozir ish vaqti emas, {moment(goes_at)}da boradi:")
    for one in going:
        text.append(f"👤 <b>{safe(clip(one.name, 40))}</b>")
        text += [f"     {_part(part)}" for part in one.parts]
    others = _others(lines, nobody)
    if others:
        text += ["", "Bularga bormaydi:", *others]
    if not going:
        text += ["", NOBODY_LEFT]
    rows: list[Row] = [(Button(f"🔔 {len(going)} kishiga yuborish", press, style="primary"),)] if going else []
    return Screen(fit(text), (*rows, (_back(at), HOME)))


def _others(lines: Sequence[Line], nobody: Sequence[str]) -> list[str]:
    """Whom no reminder reaches, and why."""
    others = [_WHY.get(one.why, "▫️ {name}").format(name=safe(clip(one.name, 40))) for one in lines if one.why]
    return [*others, *(f"▫️ {safe(department(name))}: hali hech kim ulanmagan" for name in nobody)]


def _part(part: MonthMissing) -> str:
    left = f"{part.asked} savoldan {len(part.missing)} tasi qoldi" if part.missing else "faqat yuborish qoldi"
    instead = f" ({safe(clip(part.instead_of, 40))} o'rniga)" if part.instead_of else ""
    return f"{safe(department(part.department))}{instead}: {left}"


def _back(at: Month) -> Button:
    return Button("⬅️ Holat", f"board_at:{at.year}:{at.number}:0")


def sent(
    at: Month,
    stamp: int,
    sent_at: datetime,
    fates: Sequence[Fate],
    rest: int,
    left: Sequence[Line] = (),
    nobody: Sequence[str] = (),
) -> Screen:
    """What became of everybody's message, and who of those that owe a report got none: they have to be rung up."""
    lines = [f"🔔 <b>{month(at)}: eslatma</b>", f"Yuborilgan: {moment(sent_at)}", ""]
    lines += [f"👤 <b>{safe(clip(one.name, 40))}</b>: {_said(one)}" for one in fates]
    if others := _others(left, nobody):
        lines += ["", "Bularga bormadi, o'zingiz ayting:", *others]
    press = f"{at.year}:{at.number}:{stamp}"
    rows: list[Row] = [(Button("🔄 Yangilash", f"nudge_at:{press}"),)]
    if rest:
        rows.append((Button(f"🔔 Qolganlarga yana ({rest})", f"nudge_rest:{press}"),))
    return Screen(fit(lines), (*rows, (_back(at), HOME)))


def _said(one: Fate) -> str:
    words = _SKIPPED.get(one.why, _FATES["skipped"]) if one.state == "skipped" else _FATES[one.state]
    return words.format(moment=moment(one.at) if one.at else "")


def last(at: Month, stamp: int, sent_at: datetime) -> Button:
    """On the page that offers to send: what became of the one before."""
    return Button(f"📋 Oldingisi: {moment(sent_at)}", f"nudge_at:{at.year}:{at.number}:{stamp}")
