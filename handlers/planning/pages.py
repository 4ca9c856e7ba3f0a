"""/reja: the approved plan to be read by everybody in the library. Loading one is another page's work."""

from collections.abc import Sequence
from datetime import date

from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, BadPress, Visit
from plan.indicator import Indicator
from plan.period import Span
from texts.oversight import presses as oversight_presses
from texts.papers.orders import plan_buttons
from texts.planning import pages as words
from texts.planning import presses
from texts.progress import presses as progress_presses
from texts.screen import Screen
from usecases.oversight import double_counts
from usecases.papers.ordering import may_have_paper
from usecases.planning import last_year, roll_over
from usecases.planning import reading as plan_reading
from usecases.planning.in_force import undoing
from usecases.planning.reading import PlanContent, PrintedRow
from usecases.progress import measuring as progress


def reja_command(visit: Visit) -> None:
    """/reja: the plan of the year people work on, and below it the question that was open."""
    visit.page(_first_page(visit))
    visit.resume()


def press_plan(visit: Visit) -> None:
    """The same by the menu's button."""
    visit.page(_first_page(visit))


def _first_page(visit: Visit) -> Screen:
    at = progress.opening_month(visit.work)
    plan = plan_reading.plan_to_read(visit.work, at.year) if at else None
    if plan is None:
        return words.no_plan_page(director=visit.work.directs)
    return _contents(visit, plan, 0)


def _contents(visit: Visit, plan: PlanContent, page: int) -> Screen:
    years = [year for year in (plan.year - 1, plan.year + 1) if progress.has_plan(visit.work, year)]
    return words.contents_page(
        plan.title,
        plan.year,
        _rows(plan),
        page,
        years,
        directs=visit.work.directs,
        next_year=roll_over.may_begin_roll_over(visit.work, plan.year),
        finds=visit.dialog.screen == HOME_SCREEN,
        renew=last_year.can_renew_baselines(visit.work, plan.year),
        undo=undoing.undoable_file(visit.work, plan.year),
        files=[plan_buttons(plan.year)] if may_have_paper(visit.work, "plan_excel", Span(plan.year, "year")) else [],
    )


def _rows(plan: PlanContent) -> dict[int, list[Indicator]]:
    rows: dict[int, list[Indicator]] = {}
    for indicator in plan.indicators:
        rows.setdefault(plan.rows[indicator.key], []).append(indicator)
    return rows


def _plan(visit: Visit, year: int) -> PlanContent:
    if not date.min.year < year < date.max.year:
        raise BadPress
    plan = plan_reading.plan_to_read(visit.work, year)
    if plan is None:
        raise BadPress
    return plan


def press_plan_page(visit: Visit, year: int, page: int) -> None:
    """Another page of the sections, or another year."""
    visit.page(_contents(visit, _plan(visit, year), page))


def press_section(visit: Visit, year: int, section: int, page: int) -> None:
    """The rows of a section."""
    plan = _plan(visit, year)
    screen = words.section_page(plan.year, section, _rows(plan), page, directs=visit.work.directs)
    if screen is None:
        raise BadPress
    visit.page(screen)


def press_plan_row(visit: Visit, year: int, row: int, page: int) -> None:
    """One row, and the way back to the list it was pressed in."""
    plan = _plan(visit, year)
    printed = plan_reading.printed_row(visit.work, plan, row)
    if printed is None:
        raise BadPress
    visit.page(
        words.row_page(
            plan.year,
            printed.figures,
            progress.department_names(visit.work),
            mechanism=printed.mechanism,
            deadline=printed.deadline,
            responsible=printed.responsible,
            back=presses.plan_section(plan.year, words.section_of(_rows(plan), printed.key), page),
            shares=progress.shares_of_row(visit.work, plan.year, printed.figures),
            why=_why(visit, plan, printed, page),
            doubles=_doubles(visit, printed.figures),
            edit=presses.edit_row(plan.year, printed.key) if visit.work.directs else None,
        )
    )


def _why(visit: Visit, plan: PlanContent, printed: PrintedRow, page: int) -> str | None:
    """What opens the story of the row's numbers, for whoever may see them."""
    seen = progress.visible_indicators(visit.work, plan.indicators)
    if not set(printed.figures) & set(seen):
        return None
    return progress_presses.stories_of_row(plan.year, printed.key, page, 0)


def _doubles(visit: Visit, figures: Sequence[Indicator]) -> list[tuple[str, int]]:
    """Open questions whether the row was counted twice, with their months: for whoever answers them."""
    if not visit.work.oversees or all(len(figure.departments) < 2 for figure in figures):
        return []
    keys = {figure.key for figure in figures}
    questions = double_counts.open_questions(visit.work)
    return [
        (oversight_presses.double_count(question.id), question.month.number)
        for question in questions
        if question.indicator.key in keys
    ]


PAGE = Page(
    commands={"reja": reja_command},
    presses=(
        on(presses.open_plan, press_plan),
        on(presses.plan_page, press_plan_page),
        on(presses.plan_section, press_section),
        on(presses.plan_row, press_plan_row),
    ),
)
