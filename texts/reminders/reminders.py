"""Reminders in words: what is missing and by when, with one button to go there and two to be left alone for a while."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TypeVar

from markupsafe import Markup

from plan.indicator import Indicator
from plan.period import Month
from plan.reminders.reminder import (
    URGENCY,
    ClosedIncomplete,
    ClosedUnsent,
    MonthMissing,
    Part,
    PlanMissing,
    QuarterAhead,
    Reminding,
    RowMissing,
    StillUnknown,
    Week,
    WhoIsLate,
)
from texts.home import home_button
from texts.paging import fit_lines
from texts.papers import handing_in
from texts.reminders import presses
from texts.reminders.closed_months import ask_buttons, closed_incomplete, closed_unsent, instead_of, waited_for
from texts.reminders.missing_plan import make_plan_label, plan_buttons, plan_missing
from texts.reminders.week import week_text
from texts.screen import Button, Screen
from texts.sentence import NOTHING, Sentence, lines, listed, paragraphs, plain, say
from texts.wording import ROMAN, clip, code_label, indicator_unit, month_name, row_label, row_name, short_department

P = TypeVar("P")
TOO_LATE = Sentence("Keyinga qoldirib bo'lmaydi: oy yopilib qoladi. Hozir boshlay qoling.")
NOTHING_LEFT = Sentence("✅ Bu bo'yicha qiladigan ish qolmadi. Rahmat!")
_TENTH = Decimal("0.1")
_ROWS = 5
"""Rows named in a list; of more it is only said how many."""


def reminder_screen(reminding: Reminding) -> Screen:
    """Everything that is due for one person at once, as one message."""
    today, late, unsent = reminding.today, _of_kind(reminding, WhoIsLate), _of_kind(reminding, ClosedUnsent)
    quarters = _of_kind(reminding, QuarterAhead)
    listed_above = {(title, part.month) for part in late for title, _ in part.departments}
    text = paragraphs(
        (_month(part, today) for part in _of_kind(reminding, MonthMissing)),
        (_unknown(part, today) for part in _of_kind(reminding, StillUnknown)),
        map(closed_unsent, unsent),
        lines(_late(part, today) for part in late),
        lines(closed_incomplete(part) for part in _of_kind(reminding, ClosedIncomplete)),
        map(plan_missing, _of_kind(reminding, PlanMissing)),
        lines(_quarter(part, today, listed_above) for part in quarters),
        _rows(_of_kind(reminding, RowMissing)),
        (week_text(part, today) for part in _of_kind(reminding, Week)),
    )
    return Screen(
        fit_lines(text),
        (
            (Button(_way_on(reminding.parts), presses.open_missing(reminding.batch), style="primary"),),
            *ask_buttons([part for part in unsent if part.directors]),
            *plan_buttons(reminding.parts, _most_urgent(reminding.parts)),
            *((handing_in.handing_in_button(part.quarter, done=False, place="r"),) for part in quarters),
            (
                Button(plain("⏰ 2 soat keyin"), presses.put_off(reminding.batch, "2h")),
                Button(plain("🌅 Ertaga"), presses.put_off(reminding.batch, "1d")),
            ),
        ),
    )


def _of_kind(reminding: Reminding, kind: type[P]) -> list[P]:
    return [part for part in reminding.parts if isinstance(part, kind)]


def _most_urgent(parts: Sequence[Part]) -> Part | None:
    return min(parts, key=lambda part: URGENCY.index(type(part)), default=None)


def _way_on(parts: Sequence[Part]) -> str:
    """The words on the button that leads to what is most urgent."""
    match _most_urgent(parts):
        case MonthMissing(missing=missing, asked=asked):
            if not missing:
                return plain("📤 Ko'rib, topshirish")
            return plain("▶️ Boshlash") if len(missing) == asked else plain("▶️ Davom ettirish")
        case ClosedUnsent(answered=answered):
            return plain("👀 Yozilganlarni ko'rish") if answered else plain("🗓 Oylar")
        case StillUnknown():
            return plain("✏️ Raqamni kiritish")
        case WhoIsLate() | ClosedIncomplete():
            return plain("🗓 Kim topshirdi")
        case PlanMissing(year=year):
            return make_plan_label(year)
        case QuarterAhead(quarter=quarter):
            return plain("📊 {quarter} chorak hisoboti", quarter=ROMAN[quarter.ordinal - 1])
        case RowMissing():
            return plain("▶️ Raqam kiritish")
        case Week():
            return plain("📊 Bajarilish")
    return plain("▶️ Ochish")


def _month(part: MonthMissing, today: date) -> Markup:
    places = {"month": part.month, "department": short_department(part.department)}
    return lines(
        say("📬 <b>{month:month_title} hisoboti</b> · {department}", **places)
        if part.opens
        else say("⏰ <b>{month:month_title} hisoboti</b> · {department}", **places),
        instead_of(part.instead_of),
        _due(part, today),
        _left(part),
    )


def _due(part: MonthMissing, today: date) -> Markup:
    """When a month's report is due, or by when at the latest."""
    if part.opens and today < part.due:
        return say("Hisobotni kiriting. Muddati: {due:day}.", due=part.due)
    if today == part.due:
        return say("Muddati: bugun.")
    if today > part.due:
        return _overdue(part.due, part.closes, today)
    days = (part.due - today).days
    if days == 1:
        return say("Muddati: {due:day} (ertaga).", due=part.due)
    return say("Muddati: {due:day} ({n} kun qoldi).", due=part.due, n=days)


def _overdue(due: date, closes: date, today: date) -> Markup:
    if today == closes:
        return say("Muddati o'tdi ({due:short_day} edi); bugun kun oxirida yopiladi.", due=due)
    return say("Muddati o'tdi ({due:short_day} edi); {closes:day} kuni yopiladi.", due=due, closes=closes)


def _left(part: MonthMissing) -> Markup:
    """How much of a month is still to be done."""
    if not part.missing:
        return say("Hammasi kiritilgan, faqat topshirish qoldi.")
    if len(part.missing) == part.asked:
        return say("{n} ta savol, hali boshlanmagan.", n=part.asked)
    more = len(part.missing) - _ROWS
    return lines(
        say("Qoldi: {asked} ta savoldan {n} tasi", asked=part.asked, n=len(part.missing)),
        _named(part.missing),
        say("… va yana {n} ta savol", n=more) if more > 0 else NOTHING,
    )


def _unknown(part: StillUnknown, today: date) -> Markup:
    count = len(part.unknown)
    return lines(
        say(
            "❔ <b>{month:month_title} hisoboti</b> · {department}",
            month=part.month,
            department=short_department(part.department),
        ),
        instead_of(part.instead_of),
        say("Topshirilgan, lekin {n} ta raqam hali kiritilmagan («noma'lum»); bugun kun oxirida yopiladi.", n=count)
        if today == part.closes
        else say(
            "Topshirilgan, lekin {n} ta raqam hali kiritilmagan («noma'lum»); {closes:day} kuni yopiladi.",
            n=count,
            closes=part.closes,
        ),
        _named(part.unknown),
        say("… va yana {n} ta band", n=count - _ROWS) if count > _ROWS else NOTHING,
    )


def _named(rows: Sequence[Indicator]) -> list[Markup]:
    return [say("• {label}. {name}", label=row_label(row), name=row_name(row, 60)) for row in rows[:_ROWS]]


def _late(part: WhoIsLate, today: date) -> Markup:
    return lines(
        say(
            "📮 <b>{month:month_title} hisoboti: {n} ta xizmat topshirmagan</b>",
            month=part.month,
            n=len(part.departments),
        ),
        _overdue(part.due, part.closes, today),
        waited_for(part.departments),
    )


def _quarter(part: QuarterAhead, today: date, listed_above: Collection[tuple[str, Month]]) -> Markup:
    """`listed_above` are the departments and months that the message names already: those are only counted."""
    return lines(
        say("📄 <b>{quarter} chorak hisoboti (viloyatga)</b>", quarter=ROMAN[part.quarter.ordinal - 1]),
        _quarter_due(part.due, today),
        _quarter_missing(part.missing, listed_above) if part.missing else say("✅ Barcha xizmatlar hisobot topshirgan"),
    )


def _quarter_due(due: date, today: date) -> Markup:
    days = (due - today).days
    if days < 0:
        return say("Topshirish muddati o'tdi ({due:short_day} edi).", due=due)
    if days == 0:
        return say("Topshirish muddati: bugun.")
    if days == 1:
        return say("Topshirish muddati: {due:day} (ertaga).", due=due)
    return say("Topshirish muddati: {due:day} ({n} kun qoldi).", due=due, n=days)


def _quarter_missing(
    missing: Sequence[tuple[str, tuple[Month, ...]]], listed_above: Collection[tuple[str, Month]]
) -> Markup:
    if all((title, month) in listed_above for title, months in missing for month in months):
        return say("Hali topshirmagan: yuqoridagi {n} ta xizmat.", n=len(missing))
    return lines(
        say("Hali topshirmagan:"),
        (
            say(
                "• {department} — {months}",
                department=short_department(title),
                months=listed(month_name(month.number) for month in months),
            )
            for title, months in missing
        ),
    )


def _rows(parts: Sequence[RowMissing]) -> Markup:
    return lines(
        _rows_ending([part for part in parts if part.ends == ends], ends)
        for ends in dict.fromkeys(part.ends for part in parts)
    )


def _rows_ending(parts: Sequence[RowMissing], ends: Month) -> Markup:
    """The rows that are to be done by the end of a month."""
    return lines(
        say("📌 <b>{day:short_day} oxirigacha bajariladigan bandlar</b>", day=ends.last_day),
        (_row(part) for part in parts[:_ROWS]),
        say("… va yana {n} ta band", n=len(parts) - _ROWS) if len(parts) > _ROWS else NOTHING,
    )


def _row(part: RowMissing) -> Markup:
    indicator, wanted = part.indicator, part.wanted
    is_percent, is_limit = indicator.kind == "percent", indicator.direction == "less"
    so_far = part.so_far
    if is_percent and so_far is not None:
        # It has not been reached, and must not be rounded to what it has not reached.
        so_far = so_far.quantize(_TENTH, ROUND_CEILING if is_limit else ROUND_FLOOR)
    places: dict[str, object] = {
        "row": code_label(indicator),
        "name": row_name(indicator, 50),
        "so_far": so_far,
        "wanted": wanted,
        "unit": "%" if is_percent else clip(indicator_unit(indicator), 30),
    }
    if is_limit:
        return say("• {row} {name}: <b>{so_far:figure} / ko'pi bilan {wanted:figure} {unit}</b>", **places)
    return say("• {row} {name}: <b>{so_far:figure} / {wanted:figure} {unit}</b>", **places)


def put_off(until: datetime, batch: int) -> Screen:
    """After "later": when it comes again, and the way on all the same."""
    text = say("👌 {day:short_day} kuni soat {until:clock} da yana eslataman.", day=until.date(), until=until)
    return Screen(text, ((Button(plain("▶️ Hozir ochish"), presses.open_missing(batch)), home_button()),))


def nothing_left() -> Screen:
    return Screen(NOTHING_LEFT(), ((home_button(),),))
