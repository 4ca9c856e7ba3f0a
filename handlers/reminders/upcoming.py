"""/muddat: what is due when, and the same for the phone's calendar."""

from collections.abc import Sequence

from handlers.page import Page, on
from handlers.visit import Visit
from plan.period import Month, Span
from plan.reminders.upcoming import Deadline
from reports import on_demand
from reports.content.calendar import MIME, Entry
from texts.papers import handing_in as paper_words
from texts.reminders import presses
from texts.reminders import upcoming as words
from texts.screen import Button
from usecases.month import months
from usecases.papers import handing_in
from usecases.reminders import upcoming as use
from usecases.settings import days


def show_upcoming(visit: Visit) -> None:
    """/muddat"""
    press_upcoming(visit)
    visit.resume()


def press_upcoming(visit: Visit) -> None:
    press_dates_page(visit, 0)


def press_dates_page(visit: Visit, page: int) -> None:
    _show_dates(visit, page, soon=False)


def press_dates_soon(visit: Visit, page: int) -> None:
    """What is due until the end of next month."""
    _show_dates(visit, page, soon=True)


def _show_dates(visit: Visit, page: int, *, soon: bool) -> None:
    deadlines = use.coming_deadlines(visit.work)
    near = use.until_end_of_next_month(deadlines, visit.work.today)
    shown = near if soon else deadlines
    without = None if months.has_plan_to_report(visit.work) else months.reporting_year(visit.work)
    estimated = days.estimated_soon(visit.work) if visit.work.directs else []
    visit.page(
        words.deadlines_page(
            shown,
            page,
            visit.work.today,
            _papers(visit, shown),
            estimated,
            no_plan_of=without,
            soon=Month.of(visit.work.today).next.last_day if soon else None,
            more=len(near) if len(near) < len(deadlines) else 0,
        )
    )


def _papers(visit: Visit, deadlines: Sequence[Deadline]) -> list[Button]:
    """For the director: that a quarter's paper, which is soon due, is in the province."""
    quarters = [Span.containing(deadline.month, "quarter") for deadline in deadlines if deadline.kind == "quarter"]
    papers = [handing_in.quarter_paper(visit.work, quarter) for quarter in quarters]
    return [
        paper_words.handing_in_button(paper.quarter, done=False, place="d")
        for paper in papers
        if paper is not None and paper.may_hand_in
    ]


def press_calendar_file(visit: Visit) -> None:
    """Everything that is to come, as one file."""
    work = visit.work
    entries = [
        Entry(
            f"{deadline.name}-{work.library.id}-{work.person.id}@hisobot",
            deadline.on,
            words.deadline_title(deadline),
            "\n".join(words.deadline_details(deadline, most=60)),
            use.rings_on(work, deadline),
        )
        for deadline in use.coming_deadlines(work)
        if deadline.on >= work.today
    ]
    if not entries:
        press_upcoming(visit)
        return
    content = on_demand.calendar_file(
        work.library.name, entries, use.reminding_hour(work), work.library.timezone, work.now
    )
    visit.document(content, words.FILE_NAME.plain(), MIME, words.calendar_sent(len(entries)))


PAGE = Page(
    commands={"muddat": show_upcoming},
    presses=(
        on(presses.dates, press_upcoming),
        on(presses.dates_page, press_dates_page),
        on(presses.dates_soon, press_dates_soon),
        on(presses.calendar_file, press_calendar_file),
    ),
)
