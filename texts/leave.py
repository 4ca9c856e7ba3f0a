"""Leave in words: who is away until when, who reports meanwhile, and what both of them are told."""

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


def people(cards: Sequence[Card], page: int) -> Screen:
    """Everybody by name, each a button to their card."""
    shown, page, pages = page_of(cards, page, _PAGE)
    rows: list[Row] = [(Button(_label(one), f"person:{one.id}"),) for one in shown]
    rows += turns(page, pages, lambda to: f"people:{to}")
    text = counted("🌴 <b>Kim ta'tilda?</b>", page, pages)
    return Screen(text + "\nXodimni tanlang.", (*rows, (Button("⬅️ Xodimlar", "staff"), HOME)))


def _label(one: Card) -> str:
    return (
        f"🌴 {clip(one.name, 30)} · {short_day(one.away_until)}gacha" if one.away_until else f"👤 {clip(one.name, 40)}"
    )


def card(one: Card, above: str = "") -> Screen:
    """One person, and the way to send them on leave or have them back."""
    lines = [above, ""] if above else []
    lines.append(f"{'📵' if one.unreachable else '👤'} <b>{safe(clip(one.name, 60))}</b>")
    lines += [f"• {safe(department(name, 60))}" for name in one.departments]
    if one.away_until is None:
        button = Button("🌴 Ta'tilda", f"away:{one.id}")
    else:
        button = Button("🏢 Ishga qaytdi", f"away_end:{one.id}", style="primary")
        lines += ["", f"🌴 Ta'tilda: {day(one.away_until)} kunigacha.", _instead(one.deputy)]
    return Screen("\n".join(lines), ((button,), (Button("⬅️ Orqaga", "people:0"), HOME)))


def _instead(deputy: str) -> str:
    return f"👥 O'rniga: <b>{safe(clip(deputy, 60))}</b>" if deputy else "👥 O'rniga hech kim: eslatma yuborilmaydi."


def ask_until(one: Card, choices: Sequence[tuple[str, date]], above: str = "") -> Screen:
    """Until when; a day can be typed, or one of the usual lengths pressed."""
    lines = [above, ""] if above else []
    lines += [
        f"🌴 <b>{safe(clip(one.name, 60))}</b> bugundan ta'tilda. Oxirgi kuni qachon?",
        "",
        "👇 Kunni yozing: <b>15-may</b> yoki <b>15.05</b>. Yoki tanlang.",
    ]
    rows: list[Row] = [
        (Button(f"{label}: {short_day(until)}gacha", f"away_until:{one.id}:{until:%Y%m%d}"),)
        for label, until in choices
    ]
    return Screen("\n".join(lines), (*rows, (Button("⬅️ Orqaga", f"person:{one.id}"),)))


LENGTHS = (("1 hafta", 7), ("2 hafta", 14), ("1 oy", 30))


def ask_deputy(one: Card, until: date, deputies: Sequence[tuple[int, str]], page: int) -> Screen:
    """Who reports meanwhile."""
    shown, page, pages = page_of(deputies, page, _PAGE)
    press = f"{one.id}:{until:%Y%m%d}"
    rows: list[Row] = [(Button(f"👤 {clip(name, 40)}", f"away_with:{press}:{key}"),) for key, name in shown]
    rows += turns(page, pages, lambda to: f"away_page:{press}:{to}")
    rows.append((Button("▫️ Hech kim", f"away_with:{press}:{NOBODY}"),))
    text = (
        f"🌴 <b>{safe(clip(one.name, 60))}</b> — {day(until)} kunigacha.\n"
        "Uning o'rniga hisobotni kim kiritadi? Eslatmalar ham unga boradi."
    )
    return Screen(text, (*rows, (Button("⬅️ Orqaga", f"away:{one.id}"),)))


def marked(one: Card) -> str:
    until = short_day(one.away_until) if one.away_until else ""
    told = (
        f"{safe(clip(one.name, 40))} va {safe(clip(one.deputy, 40))}ga"
        if one.deputy
        else safe(clip(one.name, 40)) + "ga"
    )
    return f"✅ Ta'til belgilandi, {until}gacha. {told} xabar berdim."


def ended(one: Card) -> str:
    """A toast, so plain text."""
    return f"✅ {clip(one.name, 40)} ishga qaytdi. Xabar berdim."


def told_away(one: Card) -> Screen:
    """To the one who is away."""
    until = day(one.away_until) if one.away_until else ""
    text = f"🌴 Direktor sizni ta'tilda deb belgiladi: {until} kunigacha. Bu vaqtda sizga eslatma yubormayman.\n"
    if one.deputy:
        text += f"Hisobotingizni <b>{safe(clip(one.deputy, 60))}</b> kiritib turadi. "
    return Screen(text + "Yaxshi dam oling!")


def told_deputy(one: Card) -> Screen:
    """To the one who stands in."""
    until = day(one.away_until) if one.away_until else ""
    named = ", ".join(safe(department(name, 60)) for name in one.departments)
    text = (
        f"👥 <b>{safe(clip(one.name, 60))}</b> {until} kunigacha ta'tilda. Shu vaqtda uning o'rniga siz hisobot "
        f"kiritasiz{f': <b>{named}</b>' if named else ''}. Eslatmalar ham sizga keladi."
    )
    return Screen(text, ((Button("📝 Hisobot kiritish", "enter", style="primary"),),))


def told_back() -> Screen:
    """To the one who is back before their last day."""
    return Screen(
        "🏢 Ish bilan! Direktor ta'tilingizni tugatdi: hisobotni yana o'zingiz kiritasiz, eslatmalar ham sizga."
    )


def told_relieved(one: Card) -> Screen:
    """To the deputy, when the other is back."""
    return Screen(f"🏢 <b>{safe(clip(one.name, 60))}</b> ishga qaytdi: hisobotini endi o'zi kiritadi. Rahmat!")
