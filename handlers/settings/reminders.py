"""/sozlamalar → deadlines and reminders: each by buttons, with what it comes to for the coming month."""

import re

from markupsafe import Markup

from handlers.page import Page, on
from handlers.visit import BadPress, Visit
from texts.settings import presses
from texts.settings import reminders as words
from usecases.settings import days
from usecases.settings import reminders as use

_NUMBER = re.compile(r"-?\d{1,3}", re.ASCII)


def press_overview(visit: Visit) -> None:
    visit.require_director()
    values = [(name, use.read_setting(visit.work, name).value) for name in words.SETTINGS]
    visit.page(words.reminder_settings_page(values, _dates(visit)))


def _dates(visit: Visit) -> list[Markup]:
    coming = use.preview_dates(visit.work)
    return words.month_dates(
        coming.month,
        coming.due,
        coming.closes,
        coming.reporter,
        coming.director,
        coming.rows,
        coming.quarter,
        coming.quarter_due,
        coming.quarter_days,
        days.estimated_soon(visit.work),
    )


def press_setting(visit: Visit, name: str) -> None:
    """One setting: what it is and what it can be."""
    visit.require_director()
    if name not in use.NAMES:
        raise BadPress
    setting = use.read_setting(visit.work, name)
    visit.page(words.setting_page(name, setting.value, setting.choices, setting.several, _dates(visit)))


def press_value(visit: Visit, name: str, value: str) -> None:
    """Another value, kept at once; the page shows what it comes to. One that closes an open month is asked first."""
    visit.require_director()
    sure, pressed = presses.answered(value)
    if name not in use.NAMES or not _NUMBER.fullmatch(pressed):
        raise BadPress
    number = int(pressed)
    closing = use.closed_by_setting(visit.work, name, number)
    if closing and not sure:
        visit.page(words.ask_closing_by(name, number, closing))
        return
    if not use.change_setting(visit.work, name, number):
        visit.toast(words.REFUSED.plain())
    press_setting(visit, name)


PAGE = Page(
    presses=(
        on(presses.deadlines, press_overview),
        on(presses.deadline, press_setting),
        on(presses.set_deadline, press_value),
    ),
)
