"""Leave in words: who is away from when until when, who reports meanwhile, and what both of them are told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from texts.paging import counted, page_of, turns
from texts.screen import Button, Row, Screen, safe
from texts.wording import clip, day, department, short_day

HOME = Button("🏠 Menyu", "menu")
_PAGE = 10
NOBODY = "0"
"""In a press: no deputy."""
DAY_REFUSED = "❗️ Bu kunni tushunmadim. Bugundan keyingi bir yil ichidagi kunni yozing: <b>15-may</b> yoki <b>15.05</b>"
ALREADY = "Bu allaqachon bajarilgan."


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody of the library: what they answer for, and until when they are away."""

    id: int
    name: str
    departments: tuple[str, ...]
    away_until: date | None = None
    deputy: str = ""
    unreachable: bool = False
    begins: date | None = None
    """The first day of a leave that is to come; None when they are away already, or not at all."""


def people(cards: Sequence[Card], page: int) -> Screen:
    """Everybody by name, each a button to their card."""
    shown, page, pages = page_of(cards, page, _PAGE)
    rows: list[Row] = [(Button(_label(one), f"person:{one.id}"),) for one in shown]
    rows += turns(page, pages, lambda to: f"people:{to}")
    text = counted("🌴 <b>Kim ta'tilda?</b>", page, pages)
    return Screen(text + "\nXodimni tanlang.", (*rows, (Button("⬅️ Xodimlar", "staff"), HOME)))


def _label(one: Card) -> str:
    if one.away_until is None:
        return f"👤 {clip(one.name, 40)}"
    return f"{'🗓' if one.begins else '🌴'} {clip(one.name, 30)} · {_short_days(one)}"


def _short_days(one: Card) -> str:
    """`15-aprelgacha`, or `5-maydan 15-maygacha` of what is to come."""
    since = f"{short_day(one.begins)}dan " if one.begins else ""
    return f"{since}{short_day(one.away_until)}gacha" if one.away_until else ""


def _days(one: Card) -> str:
    """`15-aprel, seshanba kunigacha`, or that from a day on."""
    since = f"{day(one.begins)} kunidan " if one.begins else ""
    return f"{since}{day(one.away_until)} kunigacha" if one.away_until else ""


def card(one: Card, above: str = "") -> Screen:
    """One person, and the way to send them on leave or have them back."""
    lines = [above, ""] if above else []
    lines.append(f"{'📵' if one.unreachable else '👤'} <b>{safe(clip(one.name, 60))}</b>")
    lines += [f"• {safe(department(name, 60))}" for name in one.departments]
    if one.away_until is None:
        button = Button("🌴 Ta'tilda", f"away:{one.id}")
    else:
        label = "❌ Ta'tilni bekor qilish" if one.begins else "🏢 Ishga qaytdi"
        button = Button(label, f"away_end:{one.id}", style=None if one.begins else "primary")
        head = "🗓 Ta'tilga chiqadi" if one.begins else "🌴 Ta'tilda"
        lines += ["", f"{head}: {_days(one)}.", _instead(one.deputy)]
    return Screen("\n".join(lines), ((button,), (Button("⬅️ Orqaga", "people:0"), HOME)))


def _instead(deputy: str) -> str:
    return f"👥 O'rniga: <b>{safe(clip(deputy, 60))}</b>" if deputy else "👥 O'rniga hech kim: eslatma yuborilmaydi."


def ask_from(one: Card, above: str = "") -> Screen:
    """From when, of a leave that does not begin today."""
    lines = [above, ""] if above else []
    lines += [
        f"🗓 <b>{safe(clip(one.name, 60))}</b> qachondan ta'tilda?",
        "",
        "👇 Birinchi kunini yozing: <b>5-may</b>. Yoki ikkalasini: <b>5-may - 20-may</b>.",
    ]
    return Screen("\n".join(lines), ((Button("⬅️ Orqaga", f"away:{one.id}"),),))


def ask_until(
    one: Card, begins: date | None, choices: Sequence[tuple[str, tuple[date, date]]], above: str = ""
) -> Screen:
    """Until when; a day can be typed, or one of the usual lengths pressed. Without `begins` it begins today."""
    lines = [above, ""] if above else []
    since = f"{day(begins)} kunidan" if begins else "bugundan"
    lines += [
        f"🌴 <b>{safe(clip(one.name, 60))}</b> {since} ta'tilda. Oxirgi kuni qachon?",
        "",
        "👇 Kunni yozing: <b>15-may</b> yoki <b>15.05</b>. Yoki tanlang.",
    ]
    rows: list[Row] = [
        (Button(f"{label}: {short_day(days[1])}gacha", f"away_until:{one.id}:{_pressed(days)}"),)
        for label, days in choices
    ]
    if begins is None:
        rows.append((Button("🗓 Boshqa kundan boshlanadi", f"away_from:{one.id}"),))
    return Screen("\n".join(lines), (*rows, (Button("⬅️ Orqaga", f"person:{one.id}"),)))


def _pressed(days: tuple[date, date]) -> str:
    """The days as a press carries them."""
    return "-".join(f"{one:%Y%m%d}" for one in days)


LENGTHS = (("1 hafta", 7), ("2 hafta", 14), ("1 oy", 30))


def ask_deputy(one: Card, days: tuple[date, date], deputies: Sequence[tuple[int, str]], page: int) -> Screen:
    """Who reports meanwhile."""
    shown, page, pages = page_of(deputies, page, _PAGE)
    press = f"{one.id}:{_pressed(days)}"
    rows: list[Row] = [(Button(f"👤 {clip(name, 40)}", f"away_with:{press}:{key}"),) for key, name in shown]
    rows += turns(page, pages, lambda to: f"away_page:{press}:{to}")
    rows.append((Button("▫️ Hech kim", f"away_with:{press}:{NOBODY}"),))
    text = (
        f"🌴 <b>{safe(clip(one.name, 60))}</b> — {day(days[0])} kunidan {day(days[1])} kunigacha.\n"
        "Uning o'rniga hisobotni kim kiritadi? Eslatmalar ham unga boradi."
    )
    return Screen(text, (*rows, (Button("⬅️ Orqaga", f"away:{one.id}"),)))


def marked(one: Card) -> str:
    told = (
        f"{safe(clip(one.name, 40))} va {safe(clip(one.deputy, 40))}ga"
        if one.deputy
        else safe(clip(one.name, 40)) + "ga"
    )
    return f"✅ Ta'til belgilandi, {_short_days(one)}. {told} xabar berdim."


def ended(one: Card) -> str:
    """A toast, so plain text."""
    if one.begins:
        return f"✅ {clip(one.name, 40)}: ta'til bekor qilindi. Xabar berdim."
    return f"✅ {clip(one.name, 40)} ishga qaytdi. Xabar berdim."


def told_away(one: Card) -> Screen:
    """To the one who is away."""
    text = f"🌴 Direktor sizni ta'tilda deb belgiladi: {_days(one)}. Bu vaqtda sizga eslatma yubormayman.\n"
    if one.deputy:
        text += f"Hisobotingizni <b>{safe(clip(one.deputy, 60))}</b> kiritib turadi. "
    return Screen(text + "Yaxshi dam oling!")


def told_deputy(one: Card) -> Screen:
    """To the one who stands in."""
    named = ", ".join(safe(department(name, 60)) for name in one.departments)
    verb = "ta'tilda bo'ladi" if one.begins else "ta'tilda"
    text = (
        f"👥 <b>{safe(clip(one.name, 60))}</b> {_days(one)} {verb}. Shu vaqtda uning o'rniga siz hisobot "
        f"kiritasiz{f': <b>{named}</b>' if named else ''}. Eslatmalar ham sizga keladi."
    )
    if one.begins:
        return Screen(text)
    return Screen(text, ((Button("📝 Hisobot kiritish", "enter", style="primary"),),))


def told_back(one: Card) -> Screen:
    """To the one who is back before their last day, or whose leave does not come."""
    if one.begins:
        return Screen(f"🗓 Direktor ta'tilingizni bekor qildi: {_days(one)}. Hisobotni o'zingiz kiritasiz.")
    return Screen(
        "🏢 Ish bilan! Direktor ta'tilingizni tugatdi: hisobotni yana o'zingiz kiritasiz, eslatmalar ham sizga."
    )


def told_relieved(one: Card) -> Screen:
    """To the deputy, when the other is back or does not go."""
    if one.begins:
        return Screen(
            f"🗓 <b>{safe(clip(one.name, 60))}</b> ta'tilga chiqmaydi ({_days(one)}): hisobotini o'zi kiritadi."
        )
    return Screen(f"🏢 <b>{safe(clip(one.name, 60))}</b> ishga qaytdi: hisobotini endi o'zi kiritadi. Rahmat!")
