"""Opening closed months of many departments in one go, in words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from plan.period import Month
from texts import wording
from texts.home import back_button, home_button
from texts.month import presses as month_presses
from texts.oversight import presses
from texts.paging import button_grid, page_of, page_turns
from texts.progress.presses import board_of
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Markup, Sentence, lines, listed, paragraphs, plain, say
from texts.wording import month_button, short_department

NOTHING_CLOSED = Sentence("Yopilgan, topshirilmagan oy yo'q.")
NOT_ANY_MORE = Sentence("Buni endi bekor qilib bo'lmaydi.")
NOTHING_MARKED = Sentence("❗️ Avval oy va xizmatni belgilang, keyin sanasini yozing.")
_PAGE = 6


def open_many_button(year: int, count: int) -> Row:
    """Below the board, to the director; `count` is how many reports are closed and were not sent."""
    return (Button(plain("🔓 Yopilganlarini ochish ({n})", n=count), presses.open_many(year, 0)),)


def choose(
    year: int,
    closed: Mapping[int, Collection[int]],
    months: Collection[int],
    departments: Collection[int],
    names: Mapping[int, str],
    days: Sequence[date],
    page: int,
    above: Markup = NOTHING,
) -> Screen:
    """Which months of which departments, and until when? `closed` has the departments of each closed month."""
    count = sum(key in departments for month in months for key in closed.get(month, ()))
    listed_keys = [key for key in names if any(key in keys for keys in closed.values())]
    shown, page, pages = page_of(listed_keys, page, _PAGE)
    text = paragraphs(
        above,
        say("🔓 <b>{year:bare}-yil: yopilgan oylarni ochish</b>", year=year),
        say("Oylarni va xizmatlarni belgilang. Tanlangani: <b>{n} ta hisobot</b>.", n=count),
        say(
            "Keyin qaysi kun oxirigacha ochilishini bosing yoki sanasini yozing: <b>{example:short_day}</b>.",
            example=days[-1],
        )
        if count
        else NOTHING,
    )
    marked = [_month_mark(year, number, page, chosen=number in months) for number in sorted(closed)]
    every = plain("☑️ Hamma xizmatlar") if set(listed_keys) <= set(departments) else plain("Hamma xizmatlar")
    whole = Button(every, presses.open_many_all(year, page))
    rows = [(_department_mark(year, key, names[key], page, chosen=key in departments),) for key in shown]
    until = [Button(wording.day_button(day), presses.open_many_until(year, day)) for day in days] if count else []
    turned = page_turns(page, pages, lambda to: presses.open_many(year, to))
    back = (back_button(board_of(year, max(closed, default=12), 0)), home_button())
    return Screen(text, (*button_grid(marked, 4), (whole,), *rows, *turned, *button_grid(until, 4), back))


def _month_mark(year: int, number: int, page: int, *, chosen: bool) -> Button:
    label = plain("☑️ {month:month_button}", month=number) if chosen else month_button(number)
    return Button(label, presses.open_many_month(year, number, page))


def _department_mark(year: int, key: int, name: str, page: int, *, chosen: bool) -> Button:
    short = short_department(name, 30)
    label = plain("☑️ {department}", department=short) if chosen else short
    return Button(label, presses.open_many_department(year, key, page))


def opened(year: int, reports: int, until: date, people: int, moment: int) -> Screen:
    """What was opened; `people` is how many hear of it. It can be taken back by the `moment`."""
    text = paragraphs(
        say("🔓 <b>{n} ta hisobot</b> {until:short_day} kuni oxirigacha ochildi.", n=reports, until=until),
        say("{n} ta xodimga xabar berildi.", n=people) if people else say("Xabar beriladigan xodim yo'q."),
    )
    undo = Button(plain("↩️ Bekor qilish"), presses.close_many(year, moment))
    return Screen(text, ((undo,), (home_button(),)))


def closed_again(count: int, people: int) -> Screen:
    """What was opened is closed again; `people` is how many hear of it."""
    text = paragraphs(
        say("🔒 {n} ta hisobot yana yopildi. Yozilgan raqamlar saqlanib qoldi.", n=count),
        say("{n} ta xodimga xabar berildi.", n=people) if people else NOTHING,
    )
    return Screen(text, ((home_button(),),))


def closed_again_notice(reports: Sequence[tuple[str, Sequence[Month]]]) -> Screen:
    """To somebody who had heard that these months are open."""
    text = paragraphs(
        lines(say("🔒 Direktor ochgan oylarini yana yopdi:"), _months_of(reports)),
        say("Yozgan raqamlaringiz saqlanib qoldi. Kerak bo'lsa, direktorga ayting."),
    )
    return Screen(text)


def _months_of(reports: Sequence[tuple[str, Sequence[Month]]]) -> Iterator[Markup]:
    return (
        say(
            "• {department}: <b>{months}</b>",
            department=short_department(name, 40),
            months=listed(wording.month_name(month) for month in months),
        )
        for name, months in reports
    )


def opened_notice(reports: Sequence[tuple[str, Sequence[Month]]], until: date) -> Screen:
    """To somebody who reports: which closed months of which of their departments are open again."""
    text = lines(
        say("🔓 Direktor yopilgan oylarni ochdi, {until:day} kuni oxirigacha topshirishingiz mumkin:", until=until),
        _months_of(reports),
    )
    return Screen(text, ((Button(plain("📝 Kiritish"), month_presses.enter(), style="primary"),),))
