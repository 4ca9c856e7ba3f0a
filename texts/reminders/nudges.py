"""A reminder by hand in words: who will get what, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from plan.period import Month
from plan.reminders.reminder import MonthMissing
from texts.home import home_button
from texts.paging import fit_lines
from texts.progress import presses as progress_presses
from texts.reminders import presses
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say
from texts.wording import clip, short_department

_UNREACHED: Mapping[str, Sentence] = {
    "unreachable": Sentence("📵 {name}: xabar yetmayapti"),
    "away": Sentence("🌴 {name} ta'tilda"),
}
_UNREACHED_OTHERWISE = Sentence("▫️ {name}")
_FATES: Mapping[str, Sentence] = {
    "sending": Sentence("👤 <b>{name}</b>: ⏳ yuborilmoqda"),
    "delivered": Sentence("👤 <b>{name}</b>: 📬 yetkazildi, hali ochmagan"),
    "failed": Sentence("👤 <b>{name}</b>: 📵 yetmadi"),
    "unknown": Sentence("👤 <b>{name}</b>: ❔ yetgan-yetmagani noma'lum"),
    "submitted": Sentence("👤 <b>{name}</b>: ✅ hisobotini topshirdi"),
    "skipped": Sentence("👤 <b>{name}</b>: ▫️ yuborilmadi"),
}
_WAITING = Sentence("👤 <b>{name}</b>: ⏳ {day:short_day} kuni soat {at:clock} da yuboriladi")
_OPENED = Sentence("👤 <b>{name}</b>: 👀 ochdi ({at:moment})")
_SKIPPED: Mapping[str, Sentence] = {
    "superseded": Sentence("👤 <b>{name}</b>: ▫️ keyingi eslatmaga qo'shildi"),
    "quiet": Sentence("👤 <b>{name}</b>: 🌙 ish vaqti emas edi"),
    "unreachable": Sentence("👤 <b>{name}</b>: 📵 yetmadi"),
    "away": Sentence("👤 <b>{name}</b>: 🌴 ta'tilda"),
    "closed": Sentence("👤 <b>{name}</b>: 🔒 oy yopilgan"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One person of an offer; `why` says why no reminder can reach them, or is empty."""

    name: str
    parts: tuple[MonthMissing, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one person's reminder: its state, for `skipped` why, and when it was opened or will be sent."""

    name: str
    state: str
    why: str
    at: datetime | None


def offer_nudge(
    month: Month, people: Sequence[Line], nobody: Sequence[str], now: bool, goes_at: datetime, press: str
) -> Screen:
    """Exactly who will get what, before it is sent. `nobody` are departments that nobody answers for, `press` the data
    of the button that sends it, `now` or at `goes_at`."""
    reached = [person for person in people if not person.why]
    others = _unreached(people, nobody)
    text = paragraphs(
        lines(
            say("🔔 <b>{month:month}: eslatish</b>", month=month),
            _when(now, goes_at) if reached else NOTHING,
            (_reached(person) for person in reached),
        ),
        lines(say("Bularga yuborilmaydi:"), others) if others else NOTHING,
        NOTHING if reached else say("Eslatadigan xodim qolmadi."),
    )
    send = Button(plain("🔔 {n} xodimga yuborish", n=len(reached)), press, style="primary")
    rows: list[Row] = [(send,)] if reached else []
    return Screen(fit_lines(text), (*rows, (_to_board(month), home_button())))


def _when(now: bool, goes_at: datetime) -> Markup:
    if now:
        return say("Hozir yuboriladi:")
    return say("{day:short_day} kuni soat {at:clock} da yuboriladi:", day=goes_at.date(), at=goes_at)


def _reached(person: Line) -> Markup:
    return lines(say("👤 <b>{name}</b>", name=clip(person.name, 40)), (_missing(part) for part in person.parts))


def _missing(part: MonthMissing) -> Markup:
    """What a person owes for one department, or for somebody who is away."""
    whose = short_department(part.department)
    if part.instead_of:
        whose = plain("{department} ({name} o'rniga)", department=whose, name=clip(part.instead_of, 40))
    if not part.missing:
        return say("     {whose}: faqat topshirish qoldi", whose=whose)
    if len(part.missing) == part.asked:
        return say("     {whose}: hali boshlanmagan, {n} ta savol", whose=whose, n=part.asked)
    return say("     {whose}: {asked} ta savoldan {n} tasi qoldi", whose=whose, asked=part.asked, n=len(part.missing))


def _unreached(people: Sequence[Line], nobody: Sequence[str]) -> list[Markup]:
    """Whom no reminder reaches, and why."""
    return [
        *(
            _UNREACHED.get(person.why, _UNREACHED_OTHERWISE)(name=clip(person.name, 40))
            for person in people
            if person.why
        ),
        *(say("▫️ {department}: hali birorta xodim qo'shilmagan", department=short_department(name)) for name in nobody),
    ]


def _to_board(month: Month) -> Button:
    return Button(plain("⬅️ Kim topshirdi"), progress_presses.board_of(month.year, month.number, 0))


def nudge_outcome(
    month: Month,
    stamp: int,
    sent_at: datetime,
    fates: Sequence[Fate],
    rest: int,
    left: Sequence[Line] = (),
    nobody: Sequence[str] = (),
) -> Screen:
    """What became of everybody's message, and who of those that owe a report got none: they have to be rung up. `rest`
    is how many can be reminded once more."""
    others = _unreached(left, nobody)
    text = paragraphs(
        say("🔔 <b>{month:month}: eslatma</b>\nYuborilgan: {at:moment}", month=month, at=sent_at),
        lines(_fate(fate) for fate in fates),
        lines(say("Ularga yetmadi, o'zingiz xabar bering:"), others) if others else NOTHING,
    )
    rows: list[Row] = [(Button(plain("🔄 Yangilash"), presses.fates(month.year, month.number, stamp)),)]
    if rest:
        label = plain("🔔 Qolganlarga yana ({n})", n=rest)
        rows.append((Button(label, presses.offer_rest(month.year, month.number, stamp)),))
    return Screen(fit_lines(text), (*rows, (_to_board(month), home_button())))


def as_of(at: datetime) -> str:
    """Over the screen, when what became of it was looked at once more."""
    return plain("🔄 {at:moment} dagi holat", at=at)


def _fate(fate: Fate) -> Markup:
    name = clip(fate.name, 40)
    if fate.state == "waiting" and fate.at is not None:
        return _WAITING(name=name, day=fate.at.date(), at=fate.at)
    if fate.state == "opened" and fate.at is not None:
        return _OPENED(name=name, at=fate.at)
    if fate.state == "skipped":
        return _SKIPPED.get(fate.why, _FATES["skipped"])(name=name)
    return _FATES[fate.state](name=name)


def last_nudge_button(month: Month, stamp: int, sent_at: datetime) -> Button:
    """On the page that offers to send: what became of the one before."""
    label = plain("📋 Oldingisi: {at:moment}", at=sent_at)
    return Button(label, presses.fates(month.year, month.number, stamp))
