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
from texts.wording import clip, month_button

_IN_A_ROW = 4


def month_first(typed: str) -> Markup:
    """Something else was typed where the first month is asked for."""
    return say("❗️ «{typed}» yozilmadi: avval birinchi oyni tanlang.", typed=clip(typed, 60))


def ask_beginning(
    beginning: Beginning, newest: int, first: int, given: int, last_summed: int, above: Markup = NOTHING
) -> Screen:
    """To the director: which month is the first that is reported? `beginning` is what holds now, and of the months up
    to `newest` those before `first` have closed. Once a sum is `given`, the month stays; `last_summed` is the last
    month of a sum that could be asked for (0: none)."""
    year, chosen = beginning.year, beginning.first_asked
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
    if given:
        stays = say("🧮 Yil boshidan jamini {n} ta xizmat kiritgan: boshlang'ich oy endi o'zgarmaydi.", n=given)
        return Screen(paragraphs(above, asked, stays), (*_sum_rows(beginning, given, last_summed), (home_button(),)))
    buttons = [
        Button(
            plain("✅ {month:month_button}", month=number) if number == chosen else month_button(number),
            presses.begin_with(year, number),
        )
        for number in range(1, newest + 1)
    ]
    summed = say("🧮 Undan oldingi oylar jami bitta raqam qilib kiritilishi ham mumkin.") if last_summed else NOTHING
    rows = (*button_grid(buttons, _IN_A_ROW), *_sum_rows(beginning, given, last_summed), (home_button(),))
    return Screen(paragraphs(above, asked, closed, _sum_stands(beginning) or summed), rows)


def _sum_stands(beginning: Beginning) -> Markup:
    """That the sum is asked for, and until when."""
    if not beginning.summed or beginning.earlier_until is None:
        return NOTHING
    return say(
        "🧮 Yil boshidan ({months}) jami bitta raqam qilib so'raladi, {until:short_day} kuni oxirigacha.",
        months=months_named(1, beginning.summed),
        until=beginning.earlier_until,
    )


def _sum_rows(beginning: Beginning, given: int, last: int) -> tuple[Row, ...]:
    """The buttons to the sum: to ask for it, to ask longer, or no longer."""
    if not last:
        return ()
    if not beginning.summed:
        label = plain("🧮 {month:month_title}: bitta jami raqam", month=Month(beginning.year, last, 1))
        return ((Button(label, presses.ask_for_sum(beginning.year)),),)
    longer = Button(plain("🧮 Jami: muddatni o'zgartirish"), presses.ask_for_sum(beginning.year))
    if given:
        return ((longer,),)
    return ((longer,), (Button(plain("✖️ Jami so'ralmasin"), presses.ask_for_no_sum(beginning.year)),))


def ask_sum_until(year: int, last: int, percents: int, days: Sequence[date], above: Markup = NOTHING) -> Screen:
    """To the director: up to the end of which day can the sum up to the month `last` be given? `percents` is how many
    figures have none."""
    asked = say(
        "🧮 Yil boshidan (<b>{months}</b>) har bir ko'rsatkichdan bitta jami raqam so'raladi (yil oxiridagi holat "
        "ko'rsatkichlarida oxirgi holat). Hech kim kechikkan sanalmaydi; bu oylar alohida-alohida ko'rinmaydi.",
        months=months_named(1, last),
    )
    told = (
        say(
            "Foizlar ({n} ta) jamlanmaydi: ulardan faqat {month:month_name} oyiniki so'raladi. "
            "Oldingi oylarniki kerak bo'lsa, "
            "oyini ochib, oyma-oy kiriting.",
            n=percents,
            month=last,
        )
        if percents
        else NOTHING
    )
    day = say(
        "Qaysi kun oxirigacha kiritish mumkin? Tugmasini bosing yoki sanasini yozing: <b>{example:short_day}</b>.",
        example=days[-1],
    )
    rows: list[Row] = [(Button(wording.day_and_weekday(day), presses.sum_until(year, day)),) for day in days]
    return Screen(
        paragraphs(above, asked, told, day), (*rows, (back_button(presses.ask_beginning(year)), home_button()))
    )


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


def begun(beginning: Beginning, alone: bool, last_summed: int) -> Screen:
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
        if until and beginning.earlier_from < beginning.month
        else NOTHING,
        _sum_stands(beginning),
        say("👉 Endi xizmat rahbarlarini taklif qiling (har biriga alohida havola).") if alone else NOTHING,
    )
    invite = Button(plain("👥 Xodimlarni taklif qilish"), people.staff(), style="primary")
    offered = () if beginning.summed else _sum_rows(beginning, 0, last_summed)
    return Screen(text, (*offered, *(((invite,),) if alone else ()), (home_button(),)))


def opened_notice(beginning: Beginning) -> Screen:
    """To everybody who reports: months that had closed before the library began here are open to them, or one sum of
    them is asked for."""
    if beginning.summed:
        text = say(
            "🧮 Direktor <b>{month:month}</b> raqamlarini so'rayapti: har bir ko'rsatkich uchun bitta raqam, "
            "{until:day} kuni oxirigacha. Hech kim kechikkan sanalmaydi.",
            month=Month(beginning.year, beginning.summed, 1),
            until=beginning.earlier_until,
        )
        return Screen(text, ((Button(plain("📝 Kiritish"), month_presses.enter(), style="primary"),),))
    text = say(
        "🔓 Direktor <b>{year:bare}-yil {months}</b> hisobotlarini ochdi: {until:day} kuni oxirigacha kiriting. "
        "Hech kim kechikkan sanalmaydi.",
        year=beginning.year,
        months=months_named(beginning.earlier_from, beginning.month - 1),
        until=beginning.earlier_until,
    )
    return Screen(text, ((Button(plain("📝 Kiritish"), month_presses.enter(), style="primary"),),))
