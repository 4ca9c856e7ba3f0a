"""A month that has closed before it was sent: what was kept, and the request to the director to open it again."""

from collections.abc import Sequence

from markupsafe import Markup

from plan.month.question import ClosedMonth
from plan.period import Month
from texts import home
from texts.month import presses
from texts.oversight import presses as oversight_presses
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, listed, paragraphs, plain, say
from texts.wording import clip, short_department

NOT_ASKED = Sentence("Bu oyni ochishni so'rab bo'lmaydi: u ochiq yoki topshirilgan.")


def not_kept(typed: str) -> Markup:
    """Above what is said of a closed month: what was typed for it is not kept."""
    return say("❗️ «{typed}» yozilmadi.", typed=clip(typed, 60))


def month_closed_unsent(closed: ClosedMonth) -> Markup:
    """What was kept of the month, that it was not sent, and how it can still be."""
    state = closed.state
    return lines(
        say(
            "🔒 {month:month} hisoboti ({department}) {closes:short_day} kuni yopilgan, <b>topshirilmagan</b>.",
            month=state.month,
            department=short_department(closed.department),
            closes=state.closes_on,
        ),
        say(
            "{asked} tadan {answered} ta savolga javob yozilgan, ular saqlangan.",
            asked=state.asked,
            answered=state.answered,
        )
        if state.answered
        else say("Hech narsa yozilmagan."),
        _how_to_open(closed),
    )


def _how_to_open(closed: ClosedMonth) -> Markup:
    if closed.directs:
        return say("Kerak bo'lsa, oyni qayta oching.")
    if closed.asked is not None:
        return say(
            "📣 Ochish so'ralgan: {name}, {asked:moment}. Direktorning javobi kutilmoqda ({directors}).",
            name=closed.by,
            asked=closed.asked,
            directors=listed(closed.directors),
        )
    if not closed.directors:
        return say("Topshirish uchun direktordan oyni qayta ochib berishini so'rang.")
    ask = say(
        "Topshirish uchun direktordan ({names}) oyni qayta ochib berishini so'rang.", names=listed(closed.directors)
    )
    if closed.refused is None:
        return ask
    return lines(say("✋ {name} ochmadi ({refused:moment}).", name=closed.by, refused=closed.refused), ask)


def closed_month_buttons(closed: ClosedMonth) -> tuple[Row, ...]:
    """The way to have it opened: the director opens it, everybody else asks for that, once."""
    month = closed.state.month
    if closed.directs:
        press = oversight_presses.reopen_month(closed.department_id, month.year, month.number, 0)
        return ((Button(plain("🔓 Oyni qayta ochish"), press),),)
    if closed.asked is not None or not closed.directors:
        return ()
    press = presses.ask_reopening(closed.department_id, month.year, month.number)
    return ((Button(plain("📣 Direktorga so'rov"), press, style="primary"),),)


def closed_unsent_screen(closed: Sequence[ClosedMonth]) -> Screen:
    """What became of months instead of thanks; what was written into the first of them can be looked at."""
    kept = [
        month.state.submission_id for month in closed if month.state.submission_id is not None and month.state.answered
    ]
    look = [(Button(plain("👀 Yozilganlarni ko'rish"), presses.review(key, 0)),) for key in kept[:1]]
    ask = [row for month in closed[:1] for row in closed_month_buttons(month)]
    return Screen(paragraphs(map(month_closed_unsent, closed)), (*ask, *look, (home.home_button(),)))


def request_sent(closed: ClosedMonth) -> Screen:
    """To whoever asked for the month to be opened: who was told, and that an answer will come."""
    text = lines(
        say(
            "📣 So'rov yuborildi: <b>{month:month}</b> hisoboti ({department}).",
            month=closed.state.month,
            department=short_department(closed.department),
        ),
        say("{names} oyni ochsa yoki ochmasa, shu yerda xabar beraman.", names=listed(closed.directors)),
    )
    return Screen(text, ((home.home_button(),),))


def request_waits(closed: ClosedMonth) -> Screen:
    """The same where it had been asked for before: nobody was told again."""
    return Screen(month_closed_unsent(closed), ((home.home_button(),),))


def request_notice(closed: ClosedMonth, on_behalf: str) -> Screen:
    """To the directors: somebody (`on_behalf` names them, and whose place they took) asks for a month to be opened."""
    state = closed.state
    text = paragraphs(
        say(
            "📣 <b>{name}</b> {month:month} hisobotini qayta ochishni so'rayapti ({department}).",
            name=clip(on_behalf, 120),
            month=state.month,
            department=short_department(closed.department, 60),
        ),
        lines(
            say("{closes:short_day} kuni yopilgan, topshirilmagan.", closes=state.closes_on),
            say("{asked} tadan {answered} ta savolga javob yozilgan.", asked=state.asked, answered=state.answered)
            if state.answered
            else say("Hech narsa yozilmagan."),
        ),
    )
    place = (closed.department_id, state.month.year, state.month.number)
    reopen = Button(plain("🔓 Qayta ochish"), oversight_presses.reopen_month(*place, 0), style="success")
    return Screen(text, ((reopen,), (Button(plain("✋ Ochilmasin"), oversight_presses.refuse_reopening(*place)),)))


def refused_notice(department: str, month: Month, director: str, why: str = "") -> Screen:
    """To the department: the director does not open its month, and why, if that was said."""
    text = lines(
        say(
            "✋ <b>{month:month}</b> hisoboti qayta ochilmadi ({department}).",
            month=month,
            department=short_department(department, 60),
        ),
        say("Sababi: <i>{why}</i>", why=clip(why, 500)) if why else NOTHING,
        say("Direktor: {director}. Yozilgan raqamlar saqlangan.", director=director),
    )
    return Screen(text, ((home.home_button(),),))


def refused(department_id: int, department: str, month: Month, members: int) -> Screen:
    """To the director who has refused; `members` is how many people hear of it. The month can still be opened."""
    text = lines(
        say(
            "✋ <b>{month:month}</b> hisoboti ochilmadi ({department}).",
            month=month,
            department=short_department(department, 60),
        ),
        say("Xodimlarga xabar berildi.") if members else NOTHING,
    )
    reopen = oversight_presses.reopen_month(department_id, month.year, month.number, 0)
    return Screen(text, ((Button(plain("🔓 Baribir ochish"), reopen),), (home.home_button(),)))
