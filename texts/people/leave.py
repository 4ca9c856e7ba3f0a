"""Leave in words: who is away from when until when, who reports meanwhile, and what both of them are told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from texts.home import back_button, home_button
from texts.month import presses as month_presses
from texts.paging import numbered_title, page_of, page_turns, paired_buttons
from texts.people import presses
from texts.people.roles import bulleted_departments, clipped_name, departments_named
from texts.press import days_word
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say

_PAGE = 10
_LENGTHS = (
    (7, Sentence("1 hafta: {last:short_day} oxiri")),
    (14, Sentence("2 hafta: {last:short_day} oxiri")),
    (30, Sentence("1 oy: {last:short_day} oxiri")),
)
DAY_REFUSED = Sentence("❗️ Bu sanani tushunmadim. Masalan: <b>15-may</b> yoki <b>15.05</b> (bir yil ichida)")
CHOOSE_BY_BUTTON = Sentence("❗️ O'rniga kim hisobot topshirishini tugma bilan tanlang.")
ALREADY = Sentence("Bu allaqachon bajarilgan.")


@dataclass(frozen=True, slots=True)
class Away:
    """A leave, with both its days, and the name of who stands in; `ahead` when it is still to come."""

    since: date
    until: date
    deputy: str
    ahead: bool


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody of the library: what they answer for, and their leave if there is one."""

    id: int
    name: str
    departments: tuple[str, ...]
    away: Away | None = None
    unreachable: bool = False


def leave_page(cards: Sequence[Card], page: int) -> Screen:
    """Everybody by name, each a button to their card."""
    shown, page, pages = page_of(cards, page, _PAGE)
    rows: list[Row] = [*paired_buttons([Button(_label(card), presses.leave_of(card.id)) for card in shown])]
    rows += page_turns(page, pages, presses.leaves)
    text = lines(numbered_title(say("🌴 <b>Ta'tillar</b>"), page, pages), say("Kim ta'tilga chiqadi?"))
    return Screen(text, (*rows, (Button(plain("⬅️ Xodimlar"), presses.staff()), home_button())))


def _label(card: Card) -> str:
    if card.away is None:
        return plain("👤 {name}", name=clipped_name(card.name, 40))
    if card.away.ahead:
        return plain(
            "🗓 {name} · {since:short_day} — {until:short_day}",
            name=clipped_name(card.name, 30),
            since=card.away.since,
            until=card.away.until,
        )
    return plain("🌴 {name} · {until:short_day} oxiri", name=clipped_name(card.name, 30), until=card.away.until)


def leave_card(person: Card, above: Markup = NOTHING) -> Screen:
    """One person, and the way to send them on leave or have them back."""
    template = say("📵 <b>{name}</b>", name=clipped_name(person.name)) if person.unreachable else _name(person)
    about = lines(template, bulleted_departments(person.departments))
    if person.away is None:
        button = Button(plain("🌴 Ta'til belgilash"), presses.ask_last_day(person.id))
        text = paragraphs(above, about)
    else:
        button = _end_button(person.id, person.away)
        text = paragraphs(above, about, lines(_days(person.away), _deputy(person.away.deputy)))
    return Screen(text, ((button,), (back_button(presses.leaves(0)), home_button())))


def _name(person: Card) -> Markup:
    return say("👤 <b>{name}</b>", name=clipped_name(person.name))


def _end_button(person: int, away: Away) -> Button:
    if away.ahead:
        return Button(plain("❌ Ta'tilni bekor qilish"), presses.end_leave(person))
    return Button(plain("🏢 Ishga qaytdi"), presses.end_leave(person), style="primary")


def _days(away: Away) -> Markup:
    if away.ahead:
        return say("🗓 Ta'tilga chiqadi: {since:short_day} — {until:short_day}.", since=away.since, until=away.until)
    return say("🌴 Ta'tilda: {since:short_day} — {until:short_day}.", since=away.since, until=away.until)


def _deputy(deputy: str) -> Markup:
    if not deputy:
        return say("👥 O'rniga hech kim yo'q, eslatma yuborilmaydi.")
    return say("👥 O'rniga: <b>{deputy}</b>", deputy=clipped_name(deputy))


def ask_first_day(person: Card, above: Markup = NOTHING) -> Screen:
    """From when, of a leave that does not begin today."""
    text = paragraphs(
        above,
        say("🗓 <b>{name}</b> qachondan ta'tilda?", name=clipped_name(person.name)),
        say("👇 Boshlanish sanasini yozing: <b>5-may</b>. Yoki ikkala sanani: <b>5-may - 20-may</b>."),
    )
    return Screen(text, ((back_button(presses.ask_last_day(person.id)),),))


def ask_last_day(person: Card, since: date, *, from_today: bool, above: Markup = NOTHING) -> Screen:
    """Until when; a day can be typed, or one of the usual lengths pressed."""
    question = (
        say("🌴 <b>{name}</b> bugundan ta'tilda. Oxirgi kuni qachon?", name=clipped_name(person.name))
        if from_today
        else say(
            "🌴 <b>{name}</b> {since:day} kunidan ta'tilda. Oxirgi kuni qachon?",
            name=clipped_name(person.name),
            since=since,
        )
    )
    text = paragraphs(above, question, say("👇 Sanani yozing: <b>15-may</b> yoki <b>15.05</b>. Yoki tanlang."))
    rows: list[Row] = [(_length_button(person.id, since, days, label),) for days, label in _LENGTHS]
    if from_today:
        rows.append((Button(plain("🗓 Boshqa kundan boshlanadi"), presses.ask_first_day(person.id)),))
    return Screen(text, (*rows, (back_button(presses.leave_of(person.id)),)))


def _length_button(person: int, since: date, days: int, label: Sentence) -> Button:
    last = since + timedelta(days=days)
    return Button(label.plain(last=last), presses.choose_days(person, days_word(since, last)))


def ask_deputy(
    person: Card, days: tuple[date, date], deputies: Sequence[tuple[int, str]], page: int, above: Markup = NOTHING
) -> Screen:
    """Who reports meanwhile: (id, name) of those who can."""
    shown, page, pages = page_of(deputies, page, _PAGE)
    carried = days_word(*days)
    buttons = [
        Button(plain("👤 {name}", name=clipped_name(name, 40)), presses.choose_deputy(person.id, carried, key))
        for key, name in shown
    ]
    rows: list[Row] = [*paired_buttons(buttons)]
    rows += page_turns(page, pages, lambda to: presses.deputies_page(person.id, carried, to))
    rows.append((Button(plain("▫️ Hech kim"), presses.choose_deputy(person.id, carried, presses.NOBODY)),))
    question = say(
        "🌴 <b>{name}</b>: {since:short_day} — {until:short_day}.\n"
        "O'rniga kim hisobot topshiradi? Eslatmalar unga yuboriladi.",
        name=clipped_name(person.name),
        since=days[0],
        until=days[1],
    )
    return Screen(paragraphs(above, question), (*rows, (back_button(presses.ask_last_day(person.id)),)))


def leave_marked(person: Card, away: Away) -> Markup:
    """What the director reads once a leave is marked."""
    if away.deputy:
        return say(
            "✅ Ta'til belgilandi: {since:short_day} — {until:short_day}. Xabar berildi: {name}, {deputy}.",
            since=away.since,
            until=away.until,
            name=clipped_name(person.name, 40),
            deputy=clipped_name(away.deputy, 40),
        )
    return say(
        "✅ Ta'til belgilandi: {since:short_day} — {until:short_day}. Xabar berildi: {name}.",
        since=away.since,
        until=away.until,
        name=clipped_name(person.name, 40),
    )


def leave_ended_toast(person: Card, away: Away) -> str:
    """A toast, so plain text."""
    if away.ahead:
        return plain("✅ {name}: ta'til bekor qilindi. Xabar berildi.", name=clipped_name(person.name, 40))
    return plain("✅ {name} ishga qaytdi. Xabar berildi.", name=clipped_name(person.name, 40))


def away_notice(away: Away) -> Screen:
    """To the one who is away."""
    text = lines(
        say(
            "🌴 Direktor ta'tilingizni belgiladi: {since:short_day} — {until:short_day}. "
            "Bu vaqtda sizga eslatma yuborilmaydi.",
            since=away.since,
            until=away.until,
        ),
        say("Hisobotingizni <b>{deputy}</b> topshirib turadi.", deputy=clipped_name(away.deputy))
        if away.deputy
        else NOTHING,
        say("Yaxshi dam oling!"),
    )
    return Screen(text)


def deputy_notice(person: Card, away: Away) -> Screen:
    """To the one who stands in."""
    news = (
        say(
            "👥 <b>{name}</b> ta'tilga chiqadi: {since:short_day} — {until:short_day}.",
            name=clipped_name(person.name),
            since=away.since,
            until=away.until,
        )
        if away.ahead
        else say(
            "👥 <b>{name}</b> ta'tilda: {since:short_day} — {until:short_day}.",
            name=clipped_name(person.name),
            since=away.since,
            until=away.until,
        )
    )
    task = (
        say(
            "Shu vaqtda uning o'rniga siz hisobot topshirasiz: {departments}. Eslatmalar ham sizga yuboriladi.",
            departments=departments_named(person.departments),
        )
        if person.departments
        else say("Shu vaqtda uning o'rniga siz hisobot topshirasiz. Eslatmalar ham sizga yuboriladi.")
    )
    if away.ahead:
        return Screen(lines(news, task))
    return Screen(lines(news, task), ((Button(plain("📝 Kiritish"), month_presses.enter(), style="primary"),),))


def back_notice(away: Away) -> Screen:
    """To the one who is back before their last day, or whose leave does not come."""
    if away.ahead:
        text = say(
            "🗓 Direktor ta'tilingizni bekor qildi: {since:short_day} — {until:short_day}. "
            "Hisobotni o'zingiz topshirasiz.",
            since=away.since,
            until=away.until,
        )
        return Screen(text)
    return Screen(
        say(
            "🏢 Xush kelibsiz! Direktor sizni ishga qaytdi deb belgiladi. Hisobotni yana o'zingiz topshirasiz, "
            "eslatmalar ham sizga yuboriladi."
        )
    )


def relieved_notice(person: Card, away: Away) -> Screen:
    """To the deputy, when the other is back or does not go."""
    if away.ahead:
        text = say(
            "🗓 <b>{name}</b> ta'tilga chiqmaydi ({since:short_day} — {until:short_day}): hisobotini o'zi topshiradi.",
            name=clipped_name(person.name),
            since=away.since,
            until=away.until,
        )
        return Screen(text)
    return Screen(
        say("🏢 <b>{name}</b> ishga qaytdi: hisobotini endi o'zi topshiradi. Rahmat!", name=clipped_name(person.name))
    )
