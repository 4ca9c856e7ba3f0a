"""Reminders in words: what is missing and by when, with one button to go there and two to be left alone for a while."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from plan.indicator import Indicator
from plan.period import Month
from plan.reminders.reminder import (
    ClosedIncomplete,
    MonthMissing,
    QuarterAhead,
    Reminding,
    RowMissing,
    StillUnknown,
    WhoIsLate,
)
from texts.paging import fit
from texts.papers import handing_in
from texts.screen import Button, Screen, safe
from texts.wording import ROMAN, clip, day, department, moment, month_name, number, row_label, row_name, short_day, unit

HOME = Button("🏠 Menyu", "menu")
TOO_LATE = "Keyinga qoldirib bo'lmaydi: u vaqtda yopilgan bo'ladi. Hozir boshlay qoling."
NOTHING_LEFT = "✅ Bu bo'yicha qiladigan ish qolmadi. Rahmat!"
_ROWS = 5
"""Rows named in a list; of more it is only said how many."""


def reminder(one: Reminding) -> Screen:
    """Everything that is due for one person at once, as one message."""
    blocks = [_months([part for part in one.parts if isinstance(part, MonthMissing)], one.today)]
    blocks.append(_unknown([part for part in one.parts if isinstance(part, StillUnknown)], one.today))
    late = [part for part in one.parts if isinstance(part, WhoIsLate)]
    blocks.append(_late(late))
    blocks.append(_closed([part for part in one.parts if isinstance(part, ClosedIncomplete)]))
    quarters = [part for part in one.parts if isinstance(part, QuarterAhead)]
    blocks.append(
        _quarters(quarters, one.today, {(title, part.month) for part in late for title, _ in part.departments})
    )
    blocks.append(_rows([part for part in one.parts if isinstance(part, RowMissing)]))
    lines: list[str] = []
    for block in blocks:
        lines += [*([""] if lines and block else []), *block]
    return Screen(
        fit(lines),
        (
            (Button(_way_on(one), f"remind:{one.batch}", style="primary"),),
            *((handing_in.button(part.quarter, done=False, place="r"),) for part in quarters),
            (Button("⏳ 2 soatdan keyin", f"later:{one.batch}:2h"), Button("🌅 Ertaga", f"later:{one.batch}:1d")),
        ),
    )


def _way_on(one: Reminding) -> str:
    first = min(one.parts, key=lambda part: _ORDER.index(type(part)), default=None)
    match first:
        case MonthMissing(missing=missing, asked=asked):
            if not missing:
                return "📤 Ko'rib, yuborish"
            return "▶️ Boshlash" if len(missing) == asked else "▶️ Davom ettirish"
        case StillUnknown():
            return "✏️ Raqamni kiritish"
        case WhoIsLate() | ClosedIncomplete():
            return "🗓 Holatni ko'rish"
        case QuarterAhead(quarter=quarter):
            return f"📊 {ROMAN[quarter.ordinal - 1]} chorak hisoboti"
        case RowMissing():
            return "▶️ Raqam kiritish"
    return "▶️ Ochish"


_ORDER = (MonthMissing, StillUnknown, WhoIsLate, ClosedIncomplete, QuarterAhead, RowMissing)


def _months(parts: Sequence[MonthMissing], today: date) -> list[str]:
    lines: list[str] = []
    for part in parts:
        name = month_name(part.month.number).capitalize()
        mark = "📬" if part.opens else "⏰"
        lines += [*([""] if lines else []), f"{mark} <b>{name} hisoboti</b> · {safe(department(part.department))}"]
        if part.instead_of:
            lines.append(f"👤 {safe(part.instead_of)} o'rniga")
        lines += [_when(part, today), *_left(part)]
    return lines


def _when(part: MonthMissing, today: date) -> str:
    if part.opens and today < part.due:
        return f"Kiritish ochildi: {day(part.due)} kunigacha."
    if today == part.due:
        return "Bugun — oxirgi kun."
    if today > part.due:
        last = "bugun" if today == part.closes else f"{day(part.closes)} kuni"
        return f"Muddati {short_day(part.due)} kuni o'tdi; {last} yopiladi."
    return f"Muddat: {day(part.due)}{_tomorrow(part.due, today)}."


def _tomorrow(due: date, today: date) -> str:
    left = (due - today).days
    return " (ertaga)" if left == 1 else f" ({left} kun qoldi)"


def _left(part: MonthMissing) -> list[str]:
    if not part.missing:
        return ["Hammasi kiritilgan, faqat yuborish qoldi."]
    if len(part.missing) == part.asked:
        return [f"{part.asked} ta savol, hali boshlanmagan."]
    head = f"Qoldi: {len(part.missing)} / {part.asked} savol"
    return [head, *_named(part.missing), *_more(len(part.missing), "savol")]


def _unknown(parts: Sequence[StillUnknown], today: date) -> list[str]:
    lines: list[str] = []
    for part in parts:
        name = month_name(part.month.number).capitalize()
        last = "bugun" if today == part.closes else f"{day(part.closes)} kuni"
        lines += [*([""] if lines else []), f"❔ <b>{name} hisoboti</b> · {safe(department(part.department))}"]
        if part.instead_of:
            lines.append(f"👤 {safe(part.instead_of)} o'rniga")
        lines.append(f"Yuborilgan, lekin {len(part.unknown)} ta raqam «hali noma'lum» turibdi; {last} yopiladi.")
        lines += [*_named(part.unknown), *_more(len(part.unknown), "band")]
    return lines


def _named(rows: Sequence[Indicator]) -> list[str]:
    return [f"• {safe(row_label(one))}. {safe(row_name(one, 60))}" for one in rows[:_ROWS]]


def _more(count: int, of: str) -> list[str]:
    return [f"… va yana {count - _ROWS} {of}"] if count > _ROWS else []


def _late(parts: Sequence[WhoIsLate]) -> list[str]:
    lines: list[str] = []
    for part in parts:
        name = month_name(part.month.number).capitalize()
        lines.append(f"📮 <b>{name} hisoboti: {len(part.departments)} tasi topshirmagan</b>")
        lines.append(f"Muddati {short_day(part.due)} kuni o'tdi, {day(part.closes)} kuni yopiladi.")
        lines += _waited_for(part.departments)
    return lines


def _waited_for(departments: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
    lines = []
    for title, people in departments:
        named = ", ".join(people) or "hali hech kim biriktirilmagan"
        lines.append(f"• {safe(department(title))} — {safe(clip(named, 80))}")
    return lines


def _closed(parts: Sequence[ClosedIncomplete]) -> list[str]:
    lines: list[str] = []
    for part in parts:
        name = month_name(part.month.number).capitalize()
        lines.append(f"🔒 <b>{name} hisoboti {short_day(part.closed)} kuni yopildi</b>")
        if part.departments:
            lines += [f"Topshirmagan: {len(part.departments)} tasi", *_waited_for(part.departments)]
            lines.append("Kerak bo'lsa, shu oyni ular uchun 🔓 qayta oching.")
        if part.unknown:
            lines.append("«Hali noma'lum» qolgan raqamlar:")
            lines += [f"• {safe(department(title))}: {count} ta" for title, count in part.unknown]
            lines.append("Raqam topilgan bo'lsa, hisobotni ↩️ qaytaring: xodim uni yozib, qayta yuboradi.")
    return lines


def _quarters(parts: Sequence[QuarterAhead], today: date, named: Collection[tuple[str, Month]]) -> list[str]:
    """`named` are the departments and months that the message has listed already: those are only counted."""
    lines: list[str] = []
    for part in parts:
        lines.append(f"📄 <b>{ROMAN[part.quarter.ordinal - 1]} chorak hujjati</b>")
        if today == part.due:
            lines.append("Viloyatga topshirish: bugun — oxirgi kun.")
        elif today > part.due:
            lines.append(f"Viloyatga topshirish muddati {short_day(part.due)} kuni o'tdi.")
        else:
            lines.append(f"Viloyatga topshirish: {day(part.due)}{_tomorrow(part.due, today)}.")
        if not part.missing:
            lines.append("Hamma xizmatlar hisobotini yuborgan ✅")
        else:
            lines += _not_come(part.missing, named)
    return lines


def _not_come(missing: Sequence[tuple[str, tuple[Month, ...]]], named: Collection[tuple[str, Month]]) -> list[str]:
    if all((title, month) in named for title, months in missing for month in months):
        return [f"Hali kelmagan: yuqoridagi {len(missing)} tasi."]
    listed = [
        f"• {safe(department(title))} — {', '.join(month_name(one.number) for one in of)}" for title, of in missing
    ]
    return ["Hali kelmagan:", *listed]


def _rows(parts: Sequence[RowMissing]) -> list[str]:
    lines: list[str] = []
    for ends in dict.fromkeys(part.ends for part in parts):
        of_month = [part for part in parts if part.ends == ends]
        lines.append(f"📌 <b>{short_day(ends.last_day)}gacha bajarilishi kerak</b>")
        for part in of_month[:_ROWS]:
            done = f"{number(part.so_far)} / {number(part.wanted)} {safe(clip(unit(part.indicator), 30))}"
            label = f"{part.indicator.section}.{row_label(part.indicator)}"
            lines.append(f"• {safe(label)} {safe(row_name(part.indicator, 50))}: <b>{done}</b>")
        lines += _more(len(of_month), "band")
    return lines


def put_off(until: datetime, batch: int) -> Screen:
    """After "later": when it comes again, and the way on all the same."""
    return Screen(f"👌 {moment(until)} da yana eslataman.", ((Button("▶️ Hozir ochish", f"remind:{batch}"), HOME),))


def nothing_left() -> Screen:
    return Screen(NOTHING_LEFT, ((HOME,),))
