"""/muddat: what is due when, and the same for the phone's calendar."""

from collections.abc import Callable, Sequence

from handlers.visit import Visit, whole
from plan.period import Span
from plan.reminders.upcoming import Deadline
from reports.calendar_file import MIME, Entry, calendar_file
from texts.papers import handing_in as paper_words
from texts.reminders import upcoming as words
from texts.screen import Button
from usecases.papers import handing_in
from usecases.reminders import upcoming as use


def show_upcoming(visit: Visit) -> None:
    """/muddat"""
    press_upcoming(visit)
    visit.resume()


def press_upcoming(visit: Visit) -> None:
    press_page(visit, "0")


def press_page(visit: Visit, page: str) -> None:
    coming = use.coming(visit.work)
    visit.page(words.upcoming(coming, whole(page), visit.work.today, _papers(visit, coming)))


def _papers(visit: Visit, coming: Sequence[Deadline]) -> list[Button]:
    """For the director: that a quarter's paper, which is soon due, is in the province."""
    quarters = [Span.containing(one.month, "quarter") for one in coming if one.kind == "quarter"]
    papers = [handing_in.paper(visit.work, quarter) for quarter in quarters]
    return [paper_words.button(one.quarter, done=False, place="d") for one in papers if one is not None and one.mine]


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
            use.rings_on(work, one),
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
