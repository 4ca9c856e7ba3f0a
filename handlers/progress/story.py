"""ℹ️ beside every number: the page that says who gave it, who changed it and why. Read-only, like the pages it is
opened from; where that was travels in its buttons, so that "back" leads there."""

from datetime import date

from handlers.page import Page, on
from handlers.visit import BadPress, Visit
from plan.indicator import Indicator
from plan.progress.story import Story
from plan.progress.view import RowList, SpanView
from texts.month import presses as month_presses
from texts.oversight import presses as oversight_presses
from texts.planning import presses as plan_presses
from texts.progress import presses
from texts.progress import story as words
from usecases.month import reporting
from usecases.planning import reading as plan_reading
from usecases.progress import measuring as progress
from usecases.progress import story as stories


def press_story(visit: Visit, figure: int, page: int, place: str, scope: str, at: int) -> None:
    """One figure's story. `place` is a span of /hisobot, a month's review (`review`), its open question (`ask`), a
    question about a number that was counted twice (`dc`), the plan (`plan`) or next year's (`ny`)."""
    story = stories.story_of_figure(visit.work, figure)
    if story is None:
        raise BadPress
    leads_back = _back(story, place, scope, at)
    names = progress.department_names(visit.work)
    visit.page(words.story_page(story, names, page, place=place, scope=scope, at=at, leads_back=leads_back))


def _back(story: Story, place: str, scope: str, at: int) -> str:
    """The button of the page that a story was opened from."""
    figure = story.indicator.key
    if place not in ("review", "ask", "dc", "ny", "plan"):
        try:
            return presses.row(SpanView.parse(place), figure, RowList.parse(scope), at)
        except ValueError:
            raise BadPress from None
    about = _whole(scope)
    if place == "review":
        return presses.stories_of_report(about, at)
    if place == "ask":
        return month_presses.question(about, figure)
    if place == "dc":
        return oversight_presses.double_count(about)
    if place == "ny":
        return plan_presses.ask_target(about, figure)
    return plan_presses.plan_row(story.year, about, at)


def _whole(scope: str) -> int:
    if not (scope.isascii() and scope.isdigit() and len(scope) < 19):
        raise BadPress
    return int(scope)


def press_stories_of_report(visit: Visit, submission: int, page: int) -> None:
    """Which of a month's numbers? Opened from its review."""
    report = reporting.load_report(visit.work, submission)
    if report is None:
        raise BadPress
    visit.page(
        words.choose_figure(
            words.report_stories_page(report.department.name, report.month),
            report.rows,
            page,
            place="review",
            scope=str(submission),
            turn=lambda to: presses.stories_of_report(submission, to),
            leads_back=month_presses.review(submission, 0),
        )
    )


def press_stories_of_row(visit: Visit, year: int, row: int, plan_page: int, page: int) -> None:
    """Which figure of a plan's row? One with a single figure opens its story at once."""
    figures = _figures_of_row(visit, year, row)
    if not figures:
        raise BadPress
    if len(figures) == 1:
        press_story(visit, figures[0].key, 0, "plan", str(row), plan_page)
        return
    visit.page(
        words.choose_figure(
            words.row_stories_page(figures[0].code),
            figures,
            page,
            place="plan",
            scope=str(row),
            turn=lambda to: presses.stories_of_row(year, row, plan_page, to),
            leads_back=plan_presses.plan_row(year, row, plan_page),
        )
    )


def _figures_of_row(visit: Visit, year: int, row: int) -> list[Indicator]:
    """The figures of a printed row that this person may see."""
    if not date.min.year < year < date.max.year:
        raise BadPress
    plan = plan_reading.plan_to_read(visit.work, year)
    printed = plan_reading.printed_row(visit.work, plan, row) if plan else None
    if plan is None or printed is None:
        raise BadPress
    visible = progress.visible_indicators(visit.work, plan.indicators)
    return [indicator for indicator in printed.figures if indicator in visible]


PAGE = Page(
    presses=(
        on(presses.story, press_story),
        on(presses.stories_of_report, press_stories_of_report),
        on(presses.stories_of_row, press_stories_of_row),
    )
)
