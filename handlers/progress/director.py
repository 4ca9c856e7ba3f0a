"""/hisobot and /holat: how far the plan is, and who has reported. Read-only pages: what a person is in the middle of
typing stays open below them."""

import re
from collections.abc import Callable
from datetime import date, datetime

from handlers.visit import BadPress, Visit, whole, written_day
from plan.period import Month, Span
from plan.progress.completeness import Board
from plan.progress.line import Line
from plan.progress.report import ProgressReport
from texts.oversight.overseeing import menu_button
from texts.papers import handing_in as paper_words
from texts.papers.orders import who_button
from texts.planning import pages as plan_words
from texts.progress import board as board_words
from texts.progress import summary as words
from texts.progress.line_card import line_card
from texts.progress.measures import place
from texts.screen import Button, Screen
from usecases.oversight import overseeing
from usecases.papers import handing_in
from usecases.progress import as_it_was, completeness
from usecases.progress import measuring as progress

_SCOPE = re.compile(r"late|([sd])(\d{1,18})", re.ASCII)


def hisobot(visit: Visit) -> None:
    """The command: the card of the last finished month, and below it the question that was open."""
    visit.page(_first_summary(visit))
    visit.resume()


def summary(visit: Visit) -> None:
    """The same by the menu's button."""
    visit.page(_first_summary(visit))


def _first_summary(visit: Visit) -> Screen:
    at = progress.opening_month(visit.work)
    report = progress.progress_report(visit.work, Span.containing(at, "month")) if at else None
    if report is None:
        return plan_words.no_plan(director=visit.work.directs)
    return _summary(visit, report)


def summary_at(visit: Visit, span: str) -> None:
    """Another month, quarter, half-year, nine months or year."""
    visit.page(_summary(visit, report_of(visit, span)))


def show_span(visit: Visit, span: Span, day: date) -> Screen | None:
    """The card of a span as it looked on a past day; None when its year had no plan yet."""
    report = progress.progress_report(visit.work, span, as_it_was.end_of(visit.work, day))
    return _summary(visit, report) if report else None


def _summary(visit: Visit, report: ProgressReport) -> Screen:
    return words.summary(
        report,
        progress.department_names(visit.work),
        whole=visit.work.observes,
        earlier=_neighbour(visit, report, -1),
        later=_neighbour(visit, report, 1),
        now=progress.progress_report(visit.work, report.span) if report.as_it_was else None,
    )


def _neighbour(visit: Visit, report: ProgressReport, step: int) -> Span | None:
    """The span of the same kind before or after, if its year has a plan and it has begun."""
    span = report.span
    beside = span.first.previous if step < 0 else span.last.next
    if span.kind == "nine_months":
        beside = Month(span.year + step, 1)
    found = Span.containing(beside, span.kind)
    if found.first.first_day > report.today or not progress.has_plan(visit.work, found.year):
        return None
    return found


def span_of(text: str) -> Span:
    """The span that a press names."""
    try:
        wanted = Span.parse(text)
    except ValueError:
        raise BadPress from None
    if str(wanted) != text or not date.min.year < wanted.year < date.max.year:
        raise BadPress
    return wanted


def report_of(visit: Visit, place: str) -> ProgressReport:
    """The report that a press names: a span of now, or with a day behind it as it was then."""
    span, _, day = place.partition(".")
    report = progress.progress_report(visit.work, span_of(span), _moment(visit, day) if day else None)
    if report is None:
        raise BadPress
    return report


def _moment(visit: Visit, day: str) -> datetime:
    moment = as_it_was.end_of(visit.work, written_day(day))
    if moment is None:
        raise BadPress
    return moment


def sections(visit: Visit, span: str, page: str) -> None:
    visit.page(words.sections(report_of(visit, span), whole(page)))


def departments(visit: Visit, span: str, page: str) -> None:
    visit.page(words.departments(report_of(visit, span), progress.department_names(visit.work), whole(page)))


def rows(visit: Visit, span: str, scope: str, page: str) -> None:
    """The rows of a section, of a department, or all that lag."""
    report = report_of(visit, span)
    title, lines = _scope(visit, report, scope)
    visit.page(words.rows(report, title, lines, scope, whole(page)))


def _scope(visit: Visit, report: ProgressReport, scope: str) -> tuple[str, tuple[Line, ...]]:
    match = _SCOPE.fullmatch(scope)
    if match is None:
        raise BadPress
    if match[1] is None:
        return words.LAGGING, report.worst
    key = int(match[2])
    if match[1] == "s":
        if key >= len(report.by_section):
            raise BadPress
        section = report.by_section[key]
        return f"{section.key}. {section.lines[0].indicator.section_title}", section.lines
    for department in report.by_department:
        if department.key == key:
            return progress.department_names(visit.work)[key], department.lines
    raise BadPress


def one_row(visit: Visit, span: str, key: str, scope: str, page: str) -> None:
    """One indicator in detail, and the way back to the list it was pressed in."""
    report = report_of(visit, span)
    by_key = {line.indicator.key: line for line in report.lines}
    line = by_key.get(whole(key))
    if line is None or _SCOPE.fullmatch(scope) is None:
        raise BadPress
    then = as_it_was.end_of(visit.work, report.as_it_was) if report.as_it_was else None
    said = progress.said_about(visit.work, line.indicator, report.span, then)
    parts = [by_key[part] for part in line.indicator.parts]
    here = f"{place(report)}:{scope}:{whole(page)}"
    names = progress.department_names(visit.work)
    visit.page(line_card(report, line, said, parts, names, f"sum_rows:{here}", f"why:{line.indicator.key}:0:{here}"))


def holat(visit: Visit) -> None:
    """The command: the board at the last finished month, and below it the question that was open."""
    visit.page(_first_board(visit))
    visit.resume()


def board(visit: Visit) -> None:
    """The same by the menu's button."""
    visit.page(_first_board(visit))


def _first_board(visit: Visit) -> Screen:
    at = progress.opening_month(visit.work)
    found = completeness.board(visit.work, at.year) if at else None
    if at is None or found is None:
        return plan_words.no_plan(director=visit.work.directs)
    return board_screen(visit, found, at, 0)


def board_at(visit: Visit, year: str, month: str, page: str) -> None:
    """Another month, page or year of the board."""
    found, at = board_of(visit, year, month)
    visit.page(board_screen(visit, found, at, whole(page)))


def board_of(visit: Visit, year: str, month: str) -> tuple[Board, Month]:
    """The board and the month that a button names."""
    if not (date.min.year < whole(year) < date.max.year and 1 <= whole(month) <= 12):
        raise BadPress
    found = completeness.board(visit.work, int(year))
    if found is None:
        raise BadPress
    return found, Month(int(year), int(month))


def board_screen(visit: Visit, found: Board, at: Month, page: int) -> Screen:
    """The board at one month."""
    years = [year for year in (found.year - 1, found.year + 1) if progress.has_plan(visit.work, year)]
    line, buttons = _paper(visit, at)
    buttons = (*buttons, who_button(found.year))
    waiting = overseeing.count_waiting(visit.work)
    if waiting:
        buttons = (*menu_button(waiting), *buttons)
    return board_words.board(
        found,
        at,
        page,
        today=visit.work.today,
        directs=visit.work.directs,
        years=years,
        paper=line,
        paper_buttons=buttons,
    )


def _paper(visit: Visit, at: Month) -> tuple[str, tuple[Button, ...]]:
    """How the paper of the quarter that a month is in stands, once that is over, and the director's button for it."""
    paper = handing_in.paper(visit.work, Span.containing(at, "quarter"))
    if paper is None or (paper.at is None and paper.quarter.last.last_day >= visit.work.today):
        return "", ()
    line = paper_words.line(paper.quarter, paper.due, paper.at, paper.by, visit.work.today)
    button = paper_words.button(paper.quarter, done=paper.at is not None, place="b")
    return line, (button,) if paper.mine else ()


CHOOSING_DAY = "open_till"
"""The screen of the board on which a day is chosen until which a closed month is opened (`handlers.reopening`)."""
COMMANDS = {"hisobot": hisobot, "holat": holat}
PRESSES = {
    "sum": summary,
    "sum_at": summary_at,
    "sum_parts": sections,
    "sum_depts": departments,
    "sum_rows": rows,
    "sum_row": one_row,
    "board": board,
    "board_at": board_at,
}
TEXTS: dict[str, Callable[[Visit], None]] = {}
FILES: dict[str, Callable[[Visit], None]] = {}
