"""With which month a library begins to report here, in words."""

from collections.abc import Sequence
from datetime import date

from plan.calendar import Beginning
from plan.period import Month
from texts import wording
from texts.home import back_button, home_button
from texts.month import presses as month_presses
from texts.paging import button_grid
from texts.people import presses as people
from texts.planning import presses
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Markup, paragraphs, plain, say
from texts.wording import month_button

_IN_A_ROW = 4


def ask_beginning(year: int, newest: int, first: int, chosen: int, above: Markup = NOTHING) -> Screen:
    """To the director: which month is the first that is reported? `chosen` is what holds now, and of the months up to
    `newest` those before `first` have closed."""
    asked = say(
        "📅 <b>{year:bare}-yil: qaysi oydan boshlaymiz?</b>\n"
        "Hisobot shu oydan boshlab so'raladi. Undan oldingi oylar uchun hech kimga eslatma bormaydi va hech kim "
        "kechikkan sanalmaydi.",
        year=year,
    )
    closed = (
        say("Muddati o'tgan oyni tanlasangiz, u hammaga ochiladi; qachongacha ekanini keyin so'rayman.")
        if first > 1
        else NOTHING
    )
    buttons = [
        Button(
            plain("✅ {month:month_button}", month=number) if number == chosen else month_button(number),
            presses.begin_with(year, number),
        )
        for number in range(1, newest + 1)
    ]
    return Screen(paragraphs(above, asked, closed), (*button_grid(buttons, _IN_A_ROW), (home_button(),)))


def ask_until(at: Month, last: int, days: Sequence[date], above: Markup = NOTHING) -> Screen:
    """To the director: up to the end of which day are the months from `at` to `last`, which have closed, open?"""
    asked = say(
        "🔓 <b>{months}</b> hammaga ochiladi, hech kim kechikkan sanalmaydi.\nQaysi kun oxirigacha ochilsin? "
        "Tugmasini bosing yoki sanasini yozing: <b>{example:short_day}</b>.",
        months=months_named(at.number, last),
        example=days[-1],
    )
    rows: list[Row] = [
        (Button(wording.day_and_weekday(day), presses.begin_until(at.year, at.number, day)),) for day in days
    ]
    return Screen(paragraphs(above, asked), (*rows, (back_button(presses.ask_beginning(at.year)), home_button())))


def months_named(first: int, last: int) -> Markup:
    """One month, or the first and last of several."""
    if first == last:
        return say("{month:month_name}", month=first)
    return say("{first:month_name}–{last:month_name}", first=first, last=last)


def begun(beginning: Beginning, alone: bool) -> Screen:
    """What holds from now on, and what comes next. `alone`: no department has people yet."""
    until = beginning.earlier_until
    text = paragraphs(
        say(
            "✅ <b>{year:bare}-yil {month:month_name}</b> oyidan boshlaymiz.",
            year=beginning.year,
            month=min(beginning.first_asked, 12),
        ),
        say(
            "🔓 {months} {until:short_day} kuni oxirigacha hammaga ochiq.",
            months=months_named(beginning.earlier_from, beginning.month - 1),
            until=until,
        )
        if until
        else NOTHING,
        say("👉 Endi xizmat rahbarlarini taklif qiling (har biriga alohida havola).") if alone else NOTHING,
    )
    invite = Button(plain("👥 Xodimlarni taklif qilish"), people.staff(), style="primary")
    return Screen(text, (((invite,),) if alone else ()) + ((home_button(),),))


def opened_notice(beginning: Beginning) -> Screen:
    """To everybody who reports: months that had closed before the library began here are open to them."""
    text = say(
        "🔓 Direktor <b>{year:bare}-yil {months}</b> hisobotlarini ochdi: {until:day} kuni oxirigacha kiriting. "
        "Hech kim kechikkan sanalmaydi.",
        year=beginning.year,
        months=months_named(beginning.earlier_from, beginning.month - 1),
        until=beginning.earlier_until,
    )
    return Screen(text, ((Button(plain("📝 Kiritish"), month_presses.enter(), style="primary"),),))
