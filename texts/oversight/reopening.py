"""Opening a closed month in words: to the director until when, to the department that it is open again."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from plan.period import Month
from texts import wording
from texts.home import back_button
from texts.month import presses as month_presses
from texts.oversight import presses
from texts.progress.presses import board_of
from texts.screen import Button, Screen
from texts.sentence import NOTHING, Sentence, paragraphs, plain, say
from texts.wording import short_department

NO_REQUEST = Sentence("Bu so'rovga javob berilgan: oy ochilgan yoki ochilmagan.")


def ask_until(
    department_id: int, name: str, at: Month, days: Sequence[date], page: int, above: Markup = NOTHING, *, typed: bool
) -> Screen:
    """To the director who opens a closed month: up to the end of which day? It may be `typed` where nothing else is
    waited for."""
    named = short_department(name, 60)
    if typed:
        asked = say(
            "🔓 <b>{department}</b> · {month:month}\nQaysi kun oxirigacha ochilsin? "
            "Tugmasini bosing yoki sanasini yozing: <b>15-aprel</b>.",
            department=named,
            month=at,
        )
    else:
        asked = say(
            "🔓 <b>{department}</b> · {month:month}\nQaysi kun oxirigacha ochilsin? Tugmasini bosing 👇",
            department=named,
            month=at,
        )
    rows = [
        (Button(wording.day_and_weekday(day), presses.open_until(department_id, at.year, at.number, page, day)),)
        for day in days
    ]
    return Screen(paragraphs(above, asked), (*rows, (back_button(board_of(at.year, at.number, page)),)))


def not_a_day_until(most: int) -> Markup:
    """To the director, of a typed day until which no month can be opened; `most` is the longest time in days."""
    return say("❗️ Bu sanani tushunmadim: bugundan {n} kun ichidagi sanani yozing yoki tugmasini bosing.", n=most)


def opened_toast(until: date, members: int) -> Markup:
    """To the director who has just opened a closed month; `members` is how many people hear of it."""
    if members:
        return say("🔓 {until:short_day} kuni oxirigacha ochildi. Xodimlarga xabar berildi.", until=until)
    return say("🔓 {until:short_day} kuni oxirigacha ochildi.", until=until)


def reopened_notice(department_id: int, name: str, at: Month, until: date, *, sent: bool) -> Screen:
    """To the department whose closed month the director has opened: to be sent, or corrected if it was `sent`."""
    named = short_department(name, 60)
    press = month_presses.open_month(department_id, at.year, at.number)
    if sent:
        text = say(
            "🔓 Direktor <b>{month:month}</b> hisobotini qayta ochdi ({department}).\n"
            "{until:day} kuni oxirigacha xatosini tuzatishingiz mumkin.",
            month=at,
            department=named,
            until=until,
        )
        label = plain("✏️ Ko'rish va tuzatish")
    else:
        text = say(
            "🔓 Direktor <b>{month:month}</b> hisobotini qayta ochdi ({department}).\n"
            "{until:day} kuni oxirigacha topshirishingiz mumkin.",
            month=at,
            department=named,
            until=until,
        )
        label = plain("📝 Hisobotni kiritish")
    return Screen(text, ((Button(label, press, style="primary"),),))
