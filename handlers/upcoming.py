"""/muddat: what is due when, and the same for the phone's calendar."""

from collections.abc import Callable

from handlers import menus
from handlers.visit import Visit, whole
from reports.calendar_file import MIME, Entry, calendar_file
from texts import upcoming as words
from usecases import upcoming as use


def show_upcoming(visit: Visit) -> None:
    """/muddat"""
    press_upcoming(visit)
    menus.resume(visit)


def press_upcoming(visit: Visit) -> None:
    press_page(visit, "0")


def press_page(visit: Visit, page: str) -> None:
    visit.page(words.upcoming(use.coming(visit.work), whole(page), visit.work.today))


def press_file(visit: Visit) -> None:
    """Everything that is to come, as one file."""
    work = visit.work
    coming = use.coming(work)
    entries = [
        Entry(
            f"{one.name}-{work.library.id}-{work.person.id}@hisobot",
            one.on,
            words.title(one),
            "\n".join(words.details(one, most=60)),
        )
        for one in coming
    ]
    if not entries:
        press_upcoming(visit)
        return
    content = calendar_file(work.library.name, entries, use.hour(work), work.library.timezone, work.now)
    visit.document(content, words.FILE_NAME, MIME, words.calendar_sent(len(entries)))


Page = dict[str, Callable[[Visit], None]]

COMMANDS: Page = {"muddat": show_upcoming}
PRESSES: dict[str, Callable[..., None]] = {
    "dates": press_upcoming,
    "dates_page": press_page,
    "dates_file": press_file,
}
TEXTS: Page = {}
FILES: Page = {}
