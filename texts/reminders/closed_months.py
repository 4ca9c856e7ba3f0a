"""Reminders that a month has closed: to the directors what is missing in it, to its reporters what was kept."""

from collections.abc import Sequence

from markupsafe import Markup

from plan.reminders.reminder import ClosedIncomplete, ClosedUnsent
from texts.month import presses as month_presses
from texts.screen import Button, Row
from texts.sentence import NOTHING, lines, listed, plain, say
from texts.wording import clip, short_department


def instead_of(name: str) -> Markup:
    """Who is away, to their deputy."""
    return say("👤 {name} o'rniga", name=name) if name else NOTHING


def waited_for(departments: Sequence[tuple[str, Sequence[str]]]) -> list[Markup]:
    """Departments with the people who answer for them."""
    return [
        say(
            "• {department} — {people}",
            department=short_department(title),
            people=clip(plain("{names}", names=listed(people)), 80),
        )
        if people
        else say("• {department} — hali birorta xodim biriktirilmagan", department=short_department(title))
        for title, people in departments
    ]


def closed_incomplete(part: ClosedIncomplete) -> Markup:
    """To the directors: what is missing in a month that has closed."""
    absent = lines(
        say("Topshirmagan: {n} ta xizmat", n=len(part.departments)),
        waited_for(part.departments),
        say("Kerak bo'lsa, ular uchun oyni qayta oching."),
    )
    unknown = lines(
        say("«Hali noma'lum» qolgan raqamlar:"),
        (say("• {department}: {n} ta", department=short_department(title), n=count) for title, count in part.unknown),
        say("Raqam aniqlangan bo'lsa, hisobotni tuzatishga qaytaring."),
    )
    return lines(
        say(
            "🔒 <b>{month:month_title} hisoboti {closed:short_day} kuni yopildi</b>",
            month=part.month,
            closed=part.closed,
        ),
        absent if part.departments else NOTHING,
        unknown if part.unknown else NOTHING,
    )


def closed_unsent(part: ClosedUnsent) -> Markup:
    """To the reporters of a month that closed before they sent it: what was kept, and whom to ask."""
    return lines(
        say(
            "🔒 <b>{month:month_title} hisoboti {closed:short_day} kuni yopildi, topshirilmagan</b> · {department}",
            month=part.month,
            closed=part.closed,
            department=short_department(part.department),
        ),
        instead_of(part.instead_of),
        say(
            "{asked} tadan {answered} ta savolga javob yozilgan, ular saqlangan.",
            asked=part.asked,
            answered=part.answered,
        )
        if part.answered
        else say("Hech narsa yozilmagan."),
        say("Topshirish uchun direktordan ({names}) oyni qayta ochib berishini so'rang.", names=listed(part.directors))
        if part.directors
        else say("Topshirish uchun direktordan oyni qayta ochib berishini so'rang."),
    )


def ask_buttons(parts: Sequence[ClosedUnsent]) -> list[Row]:
    """Ask the directors to open each month again; the department is named where one month is asked for several."""
    months = [part.month for part in parts]
    return [(_ask_button(part, named=months.count(part.month) > 1),) for part in parts]


def _ask_button(part: ClosedUnsent, *, named: bool) -> Button:
    press = month_presses.ask_reopening(part.department_id, part.month.year, part.month.number)
    if not named:
        return Button(plain("📣 So'rov: {month:month_name}", month=part.month), press)
    department = short_department(part.department, 20)
    return Button(plain("📣 {month:month_name}: {department}", month=part.month, department=department), press)
