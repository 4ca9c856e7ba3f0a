"""Opening a closed month in words: to the director until when, to the department that it is open again."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from plan.month.question import ClosedMonth
from plan.period import Month
from texts import wording
from texts.home import back_button, home_button
from texts.month import presses as month_presses
from texts.oversight import presses
from texts.progress.presses import board_of
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say
from texts.wording import short_department

_SHOWN = 6
"""Requests on the page."""
NOT_REFUSED = Sentence("👌 So'rov rad etilmadi, u javob kutmoqda.")
NO_REQUEST = Sentence("Bu so'rovga javob berilgan: oy ochilgan yoki ochilmagan.")


def ask_until(
    department_id: int,
    name: str,
    at: Month,
    days: Sequence[date],
    page: int,
    above: Markup = NOTHING,
    *,
    typed: bool,
    asked_for: bool = False,
) -> Screen:
    """To the director who opens a closed month: up to the end of which day? It may be `typed` where nothing else is
    waited for. What was `asked_for` by its people may still be refused."""
    named = short_department(name, 60)
    if typed:
        asked = say(
            "🔓 <b>{department}</b> · {month:month}\nQaysi kun oxirigacha ochilsin? "
            "Tugmasini bosing yoki sanasini yozing: <b>{example:short_day}</b>.",
            department=named,
            month=at,
            example=days[-1],
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
    refuse = Button(plain("✋ Ochilmasin"), presses.refuse_reopening(department_id, at.year, at.number))
    back = back_button(board_of(at.year, at.number, page))
    return Screen(paragraphs(above, asked), (*rows, (refuse, back) if asked_for else (back,)))


def menu_line(count: int) -> Markup:
    """At the director's home."""
    return say("📣 {n} ta yopilgan oyni ochish so'ralgan.", n=count)


def menu_button(count: int) -> Row:
    return (Button(plain("📣 Oyni ochish so'rovlari ({n})", n=count), presses.requests()),)


def requests_page(waiting: Sequence[ClosedMonth]) -> Screen:
    """The requests that wait for the director, each to be opened or refused."""
    told = [
        say(
            "{place}. <b>{month:month}</b> ({department}): {name}, {asked:moment}",
            place=place,
            month=request.state.month,
            department=short_department(request.department, 60),
            name=request.by,
            asked=request.asked,
        )
        for place, request in enumerate(waiting[:_SHOWN], 1)
    ]
    rows: list[Row] = []
    for place, request in enumerate(waiting[:_SHOWN], 1):
        asked = (request.department_id, request.state.month.year, request.state.month.number)
        # One department may ask for several months, and several for the same: only their places tell them apart.
        month = request.state.month.number
        rows.append(
            (
                Button(
                    plain("🔓 {place}. {month:month_name}", place=place, month=month), presses.reopen_month(*asked, 0)
                ),
                Button(
                    plain("✋ {place}. {month:month_name}", place=place, month=month), presses.refuse_reopening(*asked)
                ),
            )
        )
    left = len(waiting) - _SHOWN
    text = lines(
        say("📣 <b>Yopilgan oyni ochish so'ralgan</b>") if waiting else say("📣 Ochish so'rovlari qolmadi."),
        told,
        say("… va yana {n} ta", n=left) if left > 0 else NOTHING,
    )
    return Screen(text, (*rows, (home_button(),)))


def ask_why_not(department_id: int, name: str, at: Month, above: Markup = NOTHING, *, typed: bool) -> Screen:
    """To the director who refuses such a request; the reason may be `typed` where nothing else is waited for."""
    named = short_department(name, 60)
    if typed:
        asked = say(
            "✋ <b>{department}</b> · {month:month} ochilmaydi.\nSababini yozing, u so'ragan xodimga yetkaziladi.",
            department=named,
            month=at,
        )
    else:
        asked = say("✋ <b>{department}</b> · {month:month} ochilmaydimi?", department=named, month=at)
    unexplained = Button(
        plain("✋ Sababsiz, ochilmasin"), presses.refuse_unexplained(department_id, at.year, at.number), style="danger"
    )
    reopen = Button(plain("🔓 Ochish"), presses.reopen_month(department_id, at.year, at.number, 0))
    return Screen(paragraphs(above, asked), ((unexplained,), (reopen, home_button())))


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
