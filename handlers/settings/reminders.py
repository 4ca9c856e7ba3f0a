"""/sozlamalar → deadlines and reminders: each by buttons, with what it comes to for the coming month."""

import re
from collections.abc import Callable

from handlers.visit import BadPress, Visit
from texts.settings import reminders as words
from usecases.settings import reminders as use

_NUMBER = re.compile(r"-?\d{1,3}", re.ASCII)


def press_overview(visit: Visit) -> None:
    _only_director(visit)
    values = [(name, use.setting(visit.work, name).value) for name in words.NAMES]
    visit.page(words.overview(values, _dates(visit)))


def _only_director(visit: Visit) -> None:
    if not visit.work.directs:
        raise BadPress


def _dates(visit: Visit) -> list[str]:
    coming = use.preview(visit.work)
    return words.dates(
        coming.month,
        coming.due,
        coming.closes,
        coming.reporter,
        coming.director,
        coming.rows,
        coming.quarter,
        coming.quarter_due,
        coming.quarter_days,
    )


def press_one(visit: Visit, name: str) -> None:
    """One setting: what it is and what it can be."""
    _only_director(visit)
    if name not in use.NAMES:
        raise BadPress
    found = use.setting(visit.work, name)
    visit.page(words.one(name, found.value, found.choices, found.several, _dates(visit)))


def press_to(visit: Visit, name: str, written: str) -> None:
    """Another value, kept at once; the page shows what it comes to. One that closes an open month is asked first."""
    _only_director(visit)
    sure, written = written.startswith(words.SURE), written.removeprefix(words.SURE)
    if name not in use.NAMES or not _NUMBER.fullmatch(written):
        raise BadPress
    closing = use.closed_by(visit.work, name, int(written))
    if closing and not sure:
        visit.page(words.ask_closing_by(name, int(written), closing))
        return
    if not use.choose(visit.work, name, int(written)):
        visit.toast(words.REFUSED)
    press_one(visit, name)


Page = dict[str, Callable[[Visit], None]]

COMMANDS: Page = {}
PRESSES: dict[str, Callable[..., None]] = {
    "remset": press_overview,
    "remset_one": press_one,
    "remset_to": press_to,
}
TEXTS: Page = {}
FILES: Page = {}
