"""The diary's pages: which row, and what was counted of it on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from markupsafe import Markup

from plan.indicator import Indicator
from plan.month.day_counts import DaysOfFigure, StandingDay, has_days
from texts.home import back_button, home_button
from texts.month.days import presses
from texts.month.days.offers import add_label, ask_same_day, by_colleague, replace_label, so_far
from texts.month.questions import names_on_buttons
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, beside, lines, listed, paragraphs, plain, say
from texts.wording import clip, figure_words, indicator_unit, row_label, row_name

ROWS = 6
"""Rows on one page of the diary, three in a line of buttons."""
_ACROSS = 3
_DAYS = 31
NOTHING_TO_COUNT = Sentence("📓 Kundalik uchun bandlar yo'q: ish rejasi hali kuchga kirmagan.")
NOT_YOURS = Sentence("📓 Kundalikni bo'lim nomidan hisobot beradigan xodim yuritadi.")
NOT_TAKEN = Sentence(
    "❗️ «{typed}» yozilmadi. Bandni tanlang yoki band va sonini yozing, masalan: <b>{example}) 45</b>."
)
ROW_NOT_TAKEN = Sentence("❗️ «{typed}» yozilmadi. Shu kuni nechta bo'lganini yozing, masalan: <b>45</b>.")
KEPT_BEFORE = Sentence("👌 Avvalgisi qoldi.")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of rows to pick from; `days` are those of the day's month."""

    department_id: int
    department: str
    day: date
    today: date
    rows: Sequence[Indicator]
    days: Mapping[int, DaysOfFigure]
    number: int
    pages: int
    example: str
    """How one of the rows can be named in a line."""
    pending: Decimal | None = None
    """A number that was typed without its row."""


def choose_department(departments: Sequence[tuple[int, str]]) -> Screen:
    """Whose diary?"""
    rows: list[Row] = [
        (Button(clip(plain("{name:department}", name=name), 32), presses.diary_of(key)),) for key, name in departments
    ]
    return Screen(say("📓 Qaysi xizmat kundaligi?"), (*rows, (home_button(),)))


def diary_page(page: Page, above: Markup = NOTHING, ahead: tuple[Row, ...] = ()) -> Screen:
    """The rows to pick from, those counted last first; what is kept of the day stands beside them. `ahead` are buttons
    about what was just kept."""
    names = names_on_buttons(page.rows)
    title = beside(
        say("📓 <b>{day}</b>", day=_day(page.day, page.today)), say("{name:department}", name=page.department)
    )
    listed_rows = [_row(row, page) for row in page.rows]
    asked = (
        say("👇 <b>{value} qaysi band uchun?</b>", value=page.pending)
        if page.pending is not None
        else say("👇 Bandni tanlang yoki band va sonini yozing: <b>{row}) 45</b>", row=page.example)
    )
    buttons = [Button(name, presses.diary_row(row.key, page.day)) for name, row in zip(names, page.rows, strict=True)]
    grid: list[Row] = [tuple(buttons[start : start + _ACROSS]) for start in range(0, len(buttons), _ACROSS)]
    text = paragraphs(above, title, lines(listed_rows), asked)
    return Screen(text, (*ahead, *(grid[: len(grid) - len(ahead)] if ahead else grid), _turns(page)))


def _day(day: date, today: date) -> Markup:
    if day == today:
        return say("Bugun, {day:day}", day=day)
    return say("Kecha, {day:day}", day=day) if day == today - timedelta(days=1) else say("{day:day}", day=day)


def _row(row: Indicator, page: Page) -> Markup:
    value = page.days.get(row.key, {}).get(page.day.day)
    name = row_name(row, 40)
    if value is None:
        return say("<b>{row}</b> {name}", row=row_label(row), name=name)
    return say("<b>{row}</b> {name}: <b>{value}</b>", row=row_label(row), name=name, value=figure_words(row, value))


def _turns(page: Page) -> Row:
    before = Button(
        plain("◀️ {day:day_button}", day=page.day - timedelta(days=1)),
        presses.diary_day(page.department_id, page.day - timedelta(days=1)),
    )
    row: Row = (before,)
    if page.pages > 1:
        row = (*row, Button(plain("▶️ Yana"), presses.diary_page((page.number + 1) % page.pages)))
    if page.day < page.today:
        day = page.day + timedelta(days=1)
        row = (*row, Button(plain("{day:day_button} ▶️", day=day), presses.diary_day(page.department_id, day)))
    return (*row, home_button())


def row_page(
    department_id: int,
    department: str,
    indicator: Indicator,
    day: date,
    today: date,
    days: DaysOfFigure,
    above: Markup = NOTHING,
) -> Screen:
    """What was counted of one row on a day is typed here."""
    standing = days.get(day.day)
    title = beside(
        say("📓 <b>{day}</b>", day=_day(day, today)),
        say("{name:department}", name=department),
    )
    card = lines(
        say(
            "<b>{row}. {name}</b> ({unit})",
            row=row_label(indicator),
            name=row_name(indicator),
            unit=indicator_unit(indicator),
        ),
        days_line(indicator, day.month, days),
    )
    asked = (
        say("👇 <b>{row}, {day:short_day}: oxirgi jami qancha?</b>", row=row_label(indicator), day=day)
        if not indicator.is_added_up
        else say("👇 <b>{row}, {day:short_day}: nechta?</b> Raqamini yozing.", row=row_label(indicator), day=day)
    )
    before = day - timedelta(days=1)
    turns: Row = (Button(plain("◀️ {day:day_button}", day=before), presses.diary_row(indicator.key, before)),)
    if day < today:
        after = day + timedelta(days=1)
        turns = (*turns, Button(plain("{day:day_button} ▶️", day=after), presses.diary_row(indicator.key, after)))
    rows: list[Row] = [turns]
    if standing is not None:
        label = plain("🗑 {value}: o'chirish", value=figure_words(indicator, standing))
        rows.append((Button(label, presses.diary_remove(indicator.key, day)),))
    back = back_button(presses.diary_day(department_id, day))
    return Screen(paragraphs(above, title, card, asked), (*rows, (back, home_button())))


def days_line(indicator: Indicator, month: int, days: DaysOfFigure) -> Markup:
    """Every day of a month with its number, and what they have come to."""
    if not days or not has_days(indicator):
        return NOTHING
    shown = listed(
        say("{day}-kuni {value}", day=day, value=figure_words(indicator, value))
        for day, value in sorted(days.items())[:_DAYS]
    )
    return lines(say("📓 {month:month_title}: {days}", month=month, days=shown), so_far(indicator, month, days))


def same_day_page(
    indicator: Indicator, day: date, standing: StandingDay, value: Decimal, above: Markup = NOTHING
) -> Screen:
    """Something stands on that day: is the new number instead of it, or beside it?"""
    stands = standing.value
    row: Row = (Button(replace_label(indicator, value), presses.diary_put(indicator.key, day, value, stands)),)
    if indicator.is_added_up:
        both = presses.diary_put(indicator.key, day, stands + value, stands)
        row = (*row, Button(add_label(indicator, stands + value), both))
    stays = Button(
        plain("Avvalgisi qolsin: {value}", value=figure_words(indicator, stands)),
        presses.diary_keep(indicator.key, day),
    )
    asked = lines(by_colleague(standing.colleague), ask_same_day(indicator, day, stands, value))
    return Screen(paragraphs(above, asked), (row, (stays,)))


def removed(indicator: Indicator, day: date, value: Decimal) -> Markup:
    return say(
        "🗑 {row}, {day:short_day}: {value} o'chirildi.",
        row=row_label(indicator),
        day=day,
        value=figure_words(indicator, value),
    )


def not_kept(indicator: Indicator, day: date, value: Decimal) -> Markup:
    """What waited for an answer, and was left."""
    return say(
        "📓 {row}, {day:short_day}: {value} kundalikka yozilmadi.",
        row=row_label(indicator),
        day=day,
        value=figure_words(indicator, value),
    )


def which_day(typed: str) -> Screen:
    """A number in reply to a message that tells of several rows or days."""
    return Screen(
        say(
            "❗️ «{typed}» yozilmadi: javob berilgan xabarda bir nechta yozuv bor. Bandi va kunini ham yozing: "
            "<b>bugun 14) 45</b>",
            typed=clip(typed, 60),
        )
    )


def edit_not_read() -> Screen:
    """A message for the diary was edited, and says nothing of days now."""
    return Screen(say("✏️ Xabar tuzatildi, kundalik o'zgarmadi: yangisini o'qiy olmadim. Qayta yozib yuboring."))


def stays(indicator: Indicator, day: date, value: Decimal) -> Markup:
    """An edited message gave this before, and gives something else now."""
    return say(
        "☝️ {row}, {day:short_day}: {value} kundalikda turibdi. Ortiqcha bo'lsa, o'sha kunni ochib, o'chiring.",
        row=row_label(indicator),
        day=day,
        value=figure_words(indicator, value),
    )


def pending_left(value: Decimal) -> Markup:
    return say("📓 {value} kundalikka yozilmadi: bandi tanlanmadi.", value=value)


def already(indicator: Indicator, day: date, value: Decimal) -> Markup:
    return say(
        "📓 {row}, {day:short_day}: {value} allaqachon yozilgan.",
        row=row_label(indicator),
        day=day,
        value=figure_words(indicator, value),
    )


def no_such_day(typed: str) -> Markup:
    return say("❗️ «{typed}» yozilmadi: bunday kun yo'q.", typed=clip(typed, 60))
