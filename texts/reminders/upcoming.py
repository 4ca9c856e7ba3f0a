"""/muddat: the coming dates in words, on the screen and in a phone's calendar."""

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from plan.period import Span
from plan.reminders.upcoming import Deadline
from texts.deadlines import estimated_ahead
from texts.home import home_button
from texts.paging import fit_lines, numbered_title, page_of, page_turns
from texts.reminders import presses
from texts.screen import Button, Row, Screen
from texts.sentence import Sentence, beside, lines, paragraphs, plain, say
from texts.wording import ROMAN, clip, row_name, row_named, short_department

_PAGE = 8
_NAMED = 4
FILE_NAME = Sentence("hisobot-muddatlari.ics")
_TITLES: Mapping[str, Sentence] = {
    "month": Sentence("📝 {title}"),
    "quarter": Sentence("📄 {title}"),
    "rows": Sentence("📌 {title}"),
}


def deadlines_page(
    deadlines: Sequence[Deadline],
    page: int,
    today: date,
    papers: Sequence[Button] = (),
    estimated: Sequence[date] = (),
    *,
    no_plan_of: int | None = None,
    soon: date | None = None,
    more: int = 0,
) -> Screen:
    """The nearest first, each with how long there is. `papers` are buttons of quarters that can be handed in;
    `estimated` are days off of the weeks ahead that are not announced yet, `no_plan_of` a year without a plan.
    `soon`: only those until this day are listed; otherwise `more` says how many that would be."""
    shown, page, pages = page_of(deadlines, page, _PAGE)
    if not deadlines:
        text = say("⏳ Yaqin muddat yo'q: hammasi topshirilgan. 👏")
        if no_plan_of is not None:
            text = say("📖 {year:bare}-yil ish rejasi hali kuchga kirmagan, muddatlar yo'q.", year=no_plan_of)
        if soon is not None:
            text = say("📅 {day:day} kunigacha muddat yo'q.", day=soon)
        return Screen(text, ((home_button(),),))
    title = say("📆 <b>Muddatlar</b>") if soon is None else say("📅 <b>{day:day} kunigacha</b>", day=soon)
    text = paragraphs(
        numbered_title(title, page, pages),
        (_deadline(deadline, today) for deadline in shown),
        estimated_ahead(estimated),
    )
    handed_in = ((button,) for button in papers)
    to_calendar = Button(plain("📆 Telefon taqvimiga"), presses.calendar_file())
    turn = presses.dates_page if soon is None else presses.dates_soon
    near: Row = (Button(plain("📅 Keyingi oy oxirigacha: {n} ta", n=more), presses.dates_soon(0)),) if more else ()
    if soon is not None:
        near = (Button(plain("📆 Hamma muddatlar"), presses.dates_page(0)),)
    rows = (*page_turns(page, pages, turn), *handed_in, *((near,) if near else ()), (to_calendar,), (home_button(),))
    return Screen(fit_lines(text), rows)


def _deadline(deadline: Deadline, today: date) -> Markup:
    return lines(
        beside(say("<b>{on:day}</b>", on=deadline.on), _left(deadline.on, today)),
        _TITLES[deadline.kind](title=deadline_title(deadline)),
        (say("     {detail}", detail=detail) for detail in deadline_details(deadline)),
    )


def _left(on: date, today: date) -> Markup:
    days = (on - today).days
    if days < 0:
        return say("❗️ muddati o'tgan")
    if days == 0:
        return say("bugun")
    return say("ertaga") if days == 1 else say("{n} kun qoldi", n=days)


def deadline_title(deadline: Deadline) -> str:
    """What is due, in one line."""
    if deadline.kind == "month" and deadline.late:
        return plain("{month:month} hisoboti (muddati o'tgan) shu kuni yopiladi", month=deadline.month)
    if deadline.kind == "month":
        return plain("{month:month} hisobotini topshirish", month=deadline.month)
    if deadline.kind == "quarter":
        quarter = Span.containing(deadline.month, "quarter")
        return plain("{quarter} chorak hisobotini viloyatga topshirish", quarter=ROMAN[quarter.ordinal - 1])
    return plain(
        "{month:month_title} oxirigacha bajariladigan bandlar: {n} ta",
        month=deadline.month,
        n=len(deadline.rows),
    )


def deadline_details(deadline: Deadline, most: int = _NAMED) -> list[str]:
    """Whose report it is, or which rows; of more than `most` it is said how many there are besides."""
    named = [short_department(name, 40) for name in deadline.departments]
    named += [
        plain(
            "{section} bo'lim, {row}. {name}", section=row.section, row=row_named(row), name=clip(row_name(row, 50), 50)
        )
        for row in deadline.rows
    ]
    more = [plain("… va yana {n} ta", n=len(named) - most)] if len(named) > most else []
    return [*named[:most], *more]


def calendar_sent(count: int) -> Screen:
    """The words below the calendar file."""
    return Screen(
        say(
            "📆 Faylda {n} ta muddat bor. Faylni oching va «Qo'shish» tugmasini bosing: "
            "telefon bir ish kuni oldin eslatadi.\n"
            "Muddat o'zgarsa, faylni qayta oling: takror yozilmaydi, yangilanadi.",
            n=count,
        )
    )
