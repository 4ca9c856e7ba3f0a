"""/hisobot: how far the plan is. Read-only pages: what a person is in the middle of typing stays open below them."""

from datetime import date
from typing import Any

from handlers.page import Page, on
from handlers.visit import BadPress, Visit
from plan.letter.bands import BEHIND
from plan.period import Month, Span, SpanKind
from plan.progress.line import Line
from plan.progress.report import ProgressReport
from plan.progress.view import RowList, SpanView
from plan.typed.pages.asked_page import page_asked
from texts.papers.orders import card_buttons, year_button
from texts.papers.reasons import explain_button
from texts.planning import pages as plan_words
from texts.progress import lists, presses
from texts.progress import summary as words
from texts.progress.comparison import comparison_page
from texts.progress.line_card import line_card
from texts.screen import Screen
from usecases.papers import reasons
from usecases.progress import as_it_was, comparing, spans
from usecases.progress import measuring as progress
from usecases.progress.year_record import YearRecord, year_record


def hisobot_command(visit: Visit) -> None:
    """The command: the card of the time that is named behind it (`/hisobot fevral`), or of the last finished month, and
    below it the question that was open."""
    named = page_asked(f"hisobot {visit.text.partition(' ')[2]}") if visit.text.startswith("/") else None
    if named is not None and named.kind is not None:
        visit.page(_summary_of_span(visit, named.kind, named.number) or _first_summary(visit))
    else:
        visit.page(_first_summary(visit))
    visit.resume()


def show_span(visit: Visit, kind: SpanKind, ordinal: int) -> None:
    """A span of the year that was named in words; the card of the last finished month where it has not begun."""
    visit.page(_summary_of_span(visit, kind, ordinal) or _first_summary(visit))
    visit.resume()


def _summary_of_span(visit: Visit, kind: SpanKind, ordinal: int) -> Screen | None:
    """The card of a span of the year; None where it has not begun."""
    month = progress.opening_month(visit.work)
    record = year_record(visit.work, month.year) if month else None
    if month is None or record is None or Span(month.year, kind, ordinal).first.number > month.number:
        return None
    return _summary(visit, record, Span(month.year, kind, ordinal))


def press_summary(visit: Visit) -> None:
    """The same by the menu's button."""
    visit.page(_first_summary(visit))


def _first_summary(visit: Visit) -> Screen:
    month = progress.opening_month(visit.work)
    record = year_record(visit.work, month.year) if month else None
    if record is None or month is None:
        return plan_words.no_plan_page(director=visit.work.directs)
    return _summary(visit, record, Span.containing(month, "month"))


def press_summary_of(visit: Visit, view: SpanView) -> None:
    """Another month, quarter, half-year, nine months or year."""
    visit.page(_summary(visit, _record_of(visit, view), view.span))


def press_more(visit: Visit, view: SpanView) -> None:
    """⋯: the same card with what else can be done about it."""
    visit.page(_summary(visit, _record_of(visit, view), view.span, more=True))


def summary_then(visit: Visit, span: Span, day: date) -> Screen | None:
    """The card of a span as it looked on a past day; None when its year had no plan yet."""
    record = year_record(visit.work, span.year, as_it_was.end_of_past_day(visit.work, day))
    return _summary(visit, record, span) if record else None


def _summary(visit: Visit, record: YearRecord, span: Span, *, more: bool = False) -> Screen:
    whole, report = visit.work.observes, progress.measure_record(record, span)
    return words.summary_card(
        report,
        progress.department_names(visit.work),
        whole=whole,
        papers=card_buttons(report, whole=whole) if more else None,
        earlier=_neighbour(visit, report, -1),
        later=_neighbour(visit, report, 1),
        now=progress.progress_report(visit.work, report.span) if report.as_it_was else None,
        itself=spans.span_itself(record, report),
        due=progress.still_due(record, report),
        summed=visit.work.calendar().beginning(span.year).summed,
    )


def _neighbour(visit: Visit, report: ProgressReport, step: int) -> Span | None:
    """The span of the same kind before or after, if its year has a plan and it has begun."""
    span = report.span
    month = span.first.previous if step < 0 else span.last.next
    if span.kind == "nine_months":
        month = Month(span.year + step, 1)
    neighbour = Span.containing(month, span.kind)
    if neighbour.first.first_day > report.today or not progress.has_plan(visit.work, neighbour.year):
        return None
    return neighbour


def report_of(visit: Visit, view: SpanView) -> ProgressReport:
    """The report that a button names, now or as it was; BadPress when there was no plan, or no such past day."""
    return progress.measure_record(_record_of(visit, view), view.span)


def _record_of(visit: Visit, view: SpanView) -> YearRecord:
    moment = None
    if view.as_it_was is not None:
        moment = as_it_was.end_of_past_day(visit.work, view.as_it_was)
        if moment is None:
            raise BadPress
    record = year_record(visit.work, view.span.year, moment)
    if record is None:
        raise BadPress
    return record


def press_sections(visit: Visit, view: SpanView, page: int) -> None:
    visit.page(lists.sections_page(report_of(visit, view), page))


def press_summary_departments(visit: Visit, view: SpanView, page: int) -> None:
    names = progress.department_names(visit.work)
    visit.page(lists.departments_page(report_of(visit, view), names, page, compares=visit.work.observes))


def press_comparison(visit: Visit, view: SpanView, page: int) -> None:
    """⚖️: the departments side by side, for whoever sees all of them."""
    if not visit.work.observes:
        raise BadPress
    report, compared = comparing.compare(_record_of(visit, view), view.span)
    visit.page(comparison_page(report, compared, progress.department_names(visit.work), page))


def press_summary_rows(visit: Visit, view: SpanView, rows: RowList, page: int) -> None:
    """The rows of a section, of a department, or all that lag."""
    report = report_of(visit, view)
    lines = rows.lines_of(report)
    if lines is None:
        raise BadPress
    visit.page(lists.listed_rows_page(report, _title(visit, report, rows), lines, rows, page))


def _title(visit: Visit, report: ProgressReport, rows: RowList) -> str:
    """What a list is of, in words."""
    if rows.kind == "late":
        return lists.late_title()
    if rows.kind == "department":
        return progress.department_names(visit.work)[rows.key]
    section = report.by_section[rows.key]
    return lists.section_title(section.key, section.lines[0].indicator.section_title)


def press_summary_row(visit: Visit, view: SpanView, figure: int, rows: RowList, page: int) -> None:
    """One indicator in detail, and the way back to the list it was pressed in."""
    record = _record_of(visit, view)
    report = progress.measure_record(record, view.span)
    by_key = {line.indicator.key: line.whole or line for line in report.lines}
    line = by_key.get(figure)
    if line is None:
        raise BadPress
    before = spans.same_span_last_year(record, report).get(figure)
    visit.page(
        line_card(
            report,
            line,
            record.accounts(line.indicator, until=view.span.last.number),
            [by_key[part] for part in line.indicator.parts],
            progress.department_names(visit.work),
            leads_back=presses.rows(view, rows, page),
            why=presses.story(figure, 0, str(view), str(rows), page),
            chart=year_button(figure, view),
            **_why_behind(visit, view, line),
            before=(before.whole or before) if before is not None else None,
        )
    )


def _why_behind(visit: Visit, view: SpanView, line: Line) -> dict[str, Any]:
    """What was said of why a row is behind, and the button to say it for whoever may; nothing of a past day."""
    if view.as_it_was is not None or line.standing not in BEHIND:
        return {}
    reason = reasons.reason_of(visit.work, line.indicator.key, view.span.last.number)
    may = reasons.may_change(visit.work, line, view.span.last.number)
    return {
        "reason": reason,
        "explain": explain_button(view, line.indicator.key, said=reason is not None) if may else (),
    }


PAGE = Page(
    commands={"hisobot": hisobot_command},
    presses=(
        on(presses.summary, press_summary),
        on(presses.summary_of, press_summary_of),
        on(presses.more, press_more),
        on(presses.sections, press_sections),
        on(presses.departments, press_summary_departments),
        on(presses.comparison, press_comparison),
        on(presses.rows, press_summary_rows),
        on(presses.row, press_summary_row),
    ),
)
