"""Choosing whose month and which: the screens before the first question, and those after the last."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from plan.calendar import WorkCalendar
from plan.month.question import MonthState
from plan.period import Month
from texts import home
from texts.month import presses
from texts.paging import button_grid
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, beside, lines, paragraphs, plain, say
from texts.wording import clip, until_day


def nothing_to_report(*, observer: bool, director: bool) -> Screen:
    """For a person without a department."""
    if observer:
        text = say("Siz kuzatuvchisiz: hisobotlarni ko'rasiz, topshirmaysiz.")
    elif director:
        text = say("Rejada direktor topshiradigan band yo'q.")
    else:
        text = say("Sizga hali xizmat biriktirilmagan. Direktorga ayting.")
    return Screen(text, ((home.home_button(),),))


def choose_department_to_report(choices: Sequence[tuple[int, str, MonthState | None]]) -> Screen:
    """One person with several departments has several reports; each (key, name, the month of it that waits)."""
    rows = [(Button(_waiting(name, state), presses.open_department(key)),) for key, name, state in choices]
    return Screen(say("📝 Qaysi xizmat hisobotini kiritasiz?"), (*rows, (home.home_button(),)))


def _waiting(name: str, state: MonthState | None) -> str:
    if state is None:
        return plain("{department:department} ✅", department=name)
    return plain(
        "{department:department} · {month:month_name} {answered}/{asked}",
        department=name,
        month=state.month,
        answered=state.answered,
        asked=state.asked,
    )


def no_plan_to_report(year: int, *, director: bool) -> Screen:
    """Nothing can be reported before there is the year's plan; that of another year may be in force."""
    if director:
        text = say(
            "📖 {year:bare}-yil ish rejasi hali kuchga kirmagan. Reja faylini (Word, Excel, PDF) shu yerga yuboring.",
            year=year,
        )
    else:
        text = say(
            "📖 {year:bare}-yil ish rejasi hali kuchga kirmagan. Direktor reja faylini yuborgach, hisobot boshlanadi.",
            year=year,
        )
    return Screen(text, ((home.home_button(),),))


def months_page(
    department_id: int,
    name: str,
    states: Sequence[MonthState],
    above: Markup = NOTHING,
    ahead: Sequence[Row] = (),
) -> Screen:
    """A department's months of this year in the given order, each with its state and a button to open it; `ahead` are
    buttons about what stands `above`."""
    listing = lines(
        say("🗓 <b>{department:department}</b> — qaysi oy?", department=name),
        [_month_line(state) for state in states] or say("Bu yil uchun hali oy boshlanmagan."),
    )
    openable = [state for state in states if state.access in ("open", "correct") or state.submission_id]
    buttons = [
        Button(
            plain("{mark} {month:month_name}", mark=_mark(state), month=state.month),
            presses.open_month(department_id, state.month.year, state.month.number),
        )
        for state in openable
    ]
    return Screen(paragraphs(above, listing), (*button_grid(buttons, 3), *ahead, (home.home_button(),)))


def _mark(state: MonthState) -> str:
    if state.status == "returned":
        return "↩️"
    if state.status == "approved":
        return "☑️"
    if state.status == "submitted":
        return "✅"
    if state.access == "closed":
        return "🔒"
    return "✍️" if state.answered else "▫️"


def _month_line(state: MonthState) -> Markup:
    """A month and how far its report is."""
    mark, month = _mark(state), state.month
    if state.status == "returned" and state.access == "open":
        return say("{mark} {month:month}: qaytarilgan: tuzatib, qayta topshiring", mark=mark, month=month)
    if state.status == "returned":
        return say("{mark} {month:month}: qaytarilgan, yopilgan", mark=mark, month=month)
    if state.status == "approved":
        return say("{mark} {month:month}: tasdiqlangan", mark=mark, month=month)
    if state.status == "submitted":
        return say("{mark} {month:month}: topshirilgan", mark=mark, month=month)
    if not state.asked and not state.answered:
        return say("{mark} {month:month}: hisobot so'ralmaydi", mark=mark, month=month)
    if state.access == "closed":
        return say(
            "{mark} {month:month}: yopilgan ({closes:short_day}), topshirilmagan",
            mark=mark,
            month=month,
            closes=state.closes_on,
        )
    if not state.answered:
        return say("{mark} {month:month}: muddati {due:short_day}", mark=mark, month=month, due=state.due_on)
    return say(
        "{mark} {month:month}: {asked} tadan {answered} tasi kiritilgan, muddati {due:short_day}",
        mark=mark,
        month=month,
        asked=state.asked,
        answered=state.answered,
        due=state.due_on,
    )


def no_month_chosen(typed: str) -> Markup:
    """A number at the list of months."""
    return say("❗️ «{typed}» yozilmadi: avval oyni tanlang, keyin yozing 👇", typed=clip(typed, 60))


def month_closed(month: Month, calendar: WorkCalendar) -> Markup:
    """A month that is locked: when it closed, or that the library began here after it, and who can open it."""
    if calendar.is_before_beginning(month) and calendar.closes_on(month) == calendar.usual_closing(month):
        return say(
            "🔒 {month:month} hisoboti so'ralmaydi: u kutubxona bot bilan ishlay boshlaganidan oldin. "
            "Kiritish kerak bo'lsa, direktordan ochib berishini so'rang.",
            month=month,
        )
    return say(
        "🔒 {month:month} hisoboti {closes:short_day} kuni yopilgan. "
        "Kiritish kerak bo'lsa, direktordan ochib berishini so'rang.",
        month=month,
        closes=calendar.closes_on(month),
    )


def not_begun(month: Month) -> Markup:
    """A month that is still to come."""
    return say("{month:month} hali boshlanmagan.", month=month)


def ask_unfinished(submission: int, month: Month, name: str, left: int) -> Screen:
    """Before a month is sent that has `left` days to go: what is done in them would be missing."""
    text = paragraphs(
        say(
            "🤔 <b>{month:month} hali tugamadi</b> ({department:department}): yana {n} kun bor, "
            "shu kunlardagi ish hisobotga kirmay qoladi.",
            month=month,
            department=name,
            n=left,
        ),
        say("Shunga qaramay topshirasizmi?"),
    )
    yes = Button(plain("✅ Ha, topshiraman"), presses.submit_early(submission), style="success")
    return Screen(text, ((yes,), (Button(plain("⬅️ Yo'q, keyinroq"), presses.review(submission, 0)),)))


def month_submitted(
    submission: int, name: str, month: Month, *, on_time: bool, correctable_until: date, today: date, unknown: int
) -> Screen:
    """The thanks after sending; `unknown` figures were not known yet."""
    text = lines(
        say("🎉 <b>Rahmat! Hisobot topshirildi.</b>"),
        beside(
            say("{month:month}", month=month),
            say("{department:department}", department=name),
            say("o'z vaqtida") if on_time else say("kechikib"),
        ),
        say("🕓 {n} ta raqam hali noma'lum: aniqlangach, kiriting.", n=unknown) if unknown else NOTHING,
        say("Xato topilsa, {until} tuzatish mumkin.", until=until_day(correctable_until, today)),
    )
    return Screen(
        text,
        ((Button(plain("👀 Ko'rish va tuzatish"), presses.review(submission, 0)),), (home.home_button(),)),
    )
