"""/holat: who has reported which month, who is late, and who still has to, readable on a phone."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from plan.period import Month
from plan.progress.completeness import Board, BoardRow, Cell, Contact, State
from texts.paging import across, counted, fit, page_of, turns
from texts.screen import Button, Row, Screen, safe
from texts.wording import clip, day, department, moment, month, month_name, short_day

HOME = Button("🏠 Menyu", "menu")
MARKS: Mapping[State, str] = {"on_time": "✅", "late": "🟡", "missing": "❌", "not_due": "▫️", "nothing": "➖"}
WAITED_FOR = "⏳"
"""A month that is over and may still be sent on time: other than one that has not come yet, it asks for something."""
WORDS: Mapping[str, str] = {
    "✅": "vaqtida",
    "🟡": "kech",
    "❌": "topshirmagan",
    "⏳": "kutilmoqda",
    "▫️": "hali kelmagan",
    "➖": "so'ralmaydi",
}
PAGE = 8


def board(
    found: Board,
    at: Month,
    page: int,
    *,
    today: date,
    directs: bool,
    years: Sequence[int] = (),
    paper: str = "",
    paper_buttons: Sequence[Button] = (),
) -> Screen:
    """The year's board and, below it, one month in words. `years` are other years that have a plan; `paper` says how
    the paper of the month's quarter stands."""
    shown, page, pages = page_of(found.rows, page, PAGE)
    if not found.rows:
        text = "🗓 Rejada sizdan hisobot so'raladigan band yo'q."
        return Screen(text, ((HOME,),))
    lines = [
        counted(f"🗓 <b>{found.year}-yil: kim topshirgan</b>", page, pages),
        "<i>Har belgi — bir oy, yanvardan dekabrgacha</i>",
    ]
    for row in shown:
        lines += [f"<b>{safe(department(row.name, 44))}</b>", _year_of(found, row, today)]
    lines += [_legend(found, shown, today), "", f"📅 <b>{month(at)}</b>", *_dates(found, at, today)]
    for row in shown:
        lines += _in_words(row, _mark(found, row, at.number, today), row.cells[at.number - 1], directs)
    lines += ["", paper] if paper else []
    return Screen(fit(lines), _buttons(found, shown, at, page, pages, today, directs, years, paper_buttons))


def _mark(found: Board, row: BoardRow, month: int, today: date) -> str:
    state = row.cells[month - 1].state
    over = Month(found.year, month).last_day < today
    return WAITED_FOR if state == "not_due" and over else MARKS[state]


def _year_of(found: Board, row: BoardRow, today: date) -> str:
    """Twelve marks in quarters, so that a month is found by counting to three."""
    marks = [_mark(found, row, month, today) for month in range(1, 13)]
    return "  ".join("".join(marks[start : start + 3]) for start in range(0, 12, 3))


def _legend(found: Board, shown: Sequence[BoardRow], today: date) -> str:
    met = {_mark(found, row, month, today) for row in shown for month in range(1, 13)}
    return "<i>" + " · ".join(f"{mark} {said}" for mark, said in WORDS.items() if mark in met) + "</i>"


def _dates(found: Board, at: Month, today: date) -> list[str]:
    due, closes = found.due_on[at.number], found.closes_on[at.number]
    counts = found.count(at)
    owing = len(found.rows) - counts["nothing"]
    got = counts["on_time"] + counts["late"]
    verb = "Yopilgan" if today > closes else "Yopiladi"
    return [
        f"Topshirish muddati: {day(due)}",
        f"{verb}: {day(closes)}",
        f"Topshirgan: <b>{got}/{owing}</b>" if owing else "Bu oyda hech kimdan hisobot so'ralmaydi",
        "",
    ]


def _in_words(row: BoardRow, mark: str, cell: Cell, directs: bool) -> list[str]:
    name = f"{mark} <b>{safe(department(row.name, 40))}</b>"
    if cell.state in ("on_time", "late"):
        waits = "" if cell.approved else " · 📨 tasdiq kutmoqda"
        return [f"{name}: {_sent(cell)}{_open_again(cell)}{waits}"]
    if cell.state == "nothing":
        return [f"{name}: bu oyda band so'ralmaydi"]
    if cell.returned:
        said = "↩️ tuzatishga qaytarilgan"
    elif cell.at is not None:
        said = f"{moment(cell.at)}da raqamsiz yuborilgan"
    else:
        said = "hali topshirmagan" if cell.state == "missing" or mark == WAITED_FOR else "oy hali tugamagan"
    said += " · 🔒 yopilgan" if cell.closed else _open_again(cell)
    return [f"{name}: {said}", *_who(row.contacts, directs)]


def _open_again(cell: Cell) -> str:
    if cell.open_until is None:
        return ""
    last_day = (cell.open_until - timedelta(seconds=1)).date()
    return f" · 🔓 {short_day(last_day)} oxirigacha ochiq"


def _sent(cell: Cell) -> str:
    said = f"{moment(cell.at)}" if cell.at else ""
    if cell.by:
        said = f"{safe(clip(cell.by, 40))}, {said}"
    if cell.days_late:
        said += f" — {cell.days_late} kun kech"
    return said + (" ☑️" if cell.approved else "")


def _who(contacts: Sequence[Contact], directs: bool) -> list[str]:
    """Whom to ask for a report that has not come."""
    if not contacts:
        return ["     👤 hali hech kim ulanmagan" + (": /xodimlar" if directs else "")]
    lines = []
    for contact in contacts[:4]:
        if contact.away_until is not None:
            instead = f", o'rniga {safe(clip(contact.deputy, 40))}" if contact.deputy else ""
            until = short_day(contact.away_until)
            lines.append(f"     🌴 {safe(clip(contact.name, 40))} {until}gacha ta'tilda{instead}")
        elif contact.unreachable_since is None:
            lines.append(f"     👤 {safe(clip(contact.name, 40))}")
        else:
            since = short_day(contact.unreachable_since)
            lines.append(f"     📵 {safe(clip(contact.name, 40))}ga xabar yetmayapti ({since}dan beri)")
    return lines


def _buttons(
    found: Board,
    shown: Sequence[BoardRow],
    at: Month,
    page: int,
    pages: int,
    today: date,
    directs: bool,
    years: Sequence[int],
    paper_buttons: Sequence[Button],
) -> tuple[Row, ...]:
    begun = [number for number in range(1, 13) if Month(found.year, number).first_day <= today] or [1]
    months = [
        Button(
            f"• {month_name(number)} •" if number == at.number else month_name(number),
            f"board_at:{found.year}:{number}:{page}",
        )
        for number in begun
    ]
    rows: list[Row] = list(across(months, 4))
    rows += turns(page, pages, lambda to: f"board_at:{found.year}:{at.number}:{to}")
    for row in shown:
        cell = row.cells[at.number - 1]
        if directs and cell.closed:
            label = f"🔓 {department(row.name, 30)}: {month_name(at.number)}ni ochish"
            rows.append((Button(label, f"board_open:{row.key}:{found.year}:{at.number}:{page}"),))
        if cell.submission is not None:
            label = f"👀 {department(row.name, 30)}: {month_name(at.number)}"
            rows.append((Button(label, f"review:{cell.submission}:0"),))
    if directs and any(_waited_for(found, row.cells[at.number - 1], at, today) for row in found.rows):
        rows.append((Button("🔔 Eslatish", f"nudge:{found.year}:{at.number}"),))
    rows += [(one,) for one in paper_buttons]
    rows += across([Button(f"{year}-yil", f"board_at:{year}:12:0") for year in years], 3)
    rows.append((HOME,))
    return tuple(rows)


def _waited_for(found: Board, cell: Cell, at: Month, today: date) -> bool:
    """Whether somebody can still send a month that has not come: it is over, and open or opened again."""
    is_open = today <= found.closes_on[at.number] or cell.open_until is not None
    return cell.state in ("missing", "not_due") and at.last_day < today and is_open


def ask_until(
    department_id: int, name: str, at: Month, days: Sequence[date], page: int, above: str, *, typed: bool
) -> Screen:
    """To the director who opens a closed month: up to the end of which day? It may be `typed` where nothing else is
    waited for."""
    head = f"{above}\n\n" if above else ""
    how = "Bosing yoki kunini yozing: <b>15-aprel</b>." if typed else "Tugmasini bosing 👇"
    text = f"{head}🔓 <b>{safe(department(name, 60))}</b> · {month(at)}\nQaysi kun oxirigacha ochilsin? {how}"
    place = f"{department_id}:{at.year}:{at.number}:{page}"
    rows = [(Button(day(one), f"board_till:{place}:{one:%Y%m%d}"),) for one in days]
    return Screen(text, (*rows, (Button("⬅️ Orqaga", f"board_at:{at.year}:{at.number}:{page}"),)))


def not_a_day(most: int) -> str:
    """To the director, of a typed day until which no month can be opened."""
    return f"❗️ Bu kunni tushunmadim: bugundan {most} kungacha bo'lgan kunni yozing yoki tugmasini bosing."


def opened_toast(until: date, told: int) -> str:
    """To the director who has just opened a closed month; `told` is how many people hear of it."""
    return f"🔓 {short_day(until)}gacha ochildi" + (", xabar berdim." if told else ".")


def reopened_notice(department_id: int, name: str, at: Month, until: date, *, sent: bool) -> Screen:
    """To the department whose closed month the director has opened: to be sent, or corrected if it was `sent`."""
    asked = "xatosini tuzatishingiz" if sent else "kiritib, yuborishingiz"
    text = (
        f"🔓 Direktor <b>{safe(department(name, 60))}</b> uchun <b>{month(at)}</b> hisobotini qayta ochdi.\n"
        f"{day(until)} oxirigacha {asked} mumkin."
    )
    press = f"month:{department_id}:{at.year}:{at.number}"
    label = "✏️ Ko'rish va tuzatish" if sent else "📝 Hisobotni kiritish"
    return Screen(text, ((Button(label, press, style="primary"),),))
