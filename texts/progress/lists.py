"""The lists behind the card of /hisobot: its sections, its departments, and the rows of one of them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from markupsafe import Markup

from plan.progress.line import Line
from plan.progress.report import ProgressReport
from plan.progress.view import RowList, SpanView
from texts.home import back_button, home_button
from texts.paging import button_grid, fit_lines, numbered_title, packed_buttons, page_of, page_turns
from texts.progress import presses
from texts.progress.as_it_was import as_of
from texts.progress.comparison import comparison_button
from texts.progress.measures import reach_of_report, row_button_label, row_lines, share_bar, standing_counts
from texts.progress.sections import section_label, section_line, section_name
from texts.screen import Button, Row, Screen
from texts.sentence import beside, lines, paragraphs, plain, say
from texts.wording import clip, short_department


def sections_page(report: ProgressReport, page: int) -> Screen:
    """Completion by the plan's sections; each opens its rows."""
    shown, page, pages = page_of(report.by_section, page)
    view, keys = SpanView.of(report), [group.key for group in report.by_section]
    blocks = [
        lines(
            section_line(group.key, group.lines[0].indicator.section_title, 70),
            _group(group.completion, group.expected),
            standing_counts(group.lines),
        )
        for group in shown
    ]
    buttons = [
        Button(section_label(group.key), presses.rows(view, RowList("section", keys.index(group.key)), 0))
        for group in shown
    ]
    turned = page_turns(page, pages, lambda to: presses.sections(view, to))
    text = paragraphs(_list_title(report, say("reja bo'limlari"), page, pages), *blocks)
    return Screen(fit_lines(text), (*button_grid(buttons, 4), *turned, _back(report)))


def departments_page(report: ProgressReport, names: Mapping[int, str], page: int, *, compares: bool = False) -> Screen:
    """Completion by the departments that answer; each opens its rows. With `compares` they can be seen side by side."""
    by_key = {group.key: group for group in report.by_department}
    shown, page, pages = page_of([by_key[key] for key in names if key in by_key], page)
    view = SpanView.of(report)
    blocks = [
        lines(
            say("<b>{department}</b>", department=short_department(names[group.key], 48)),
            _group(group.completion, group.expected),
            standing_counts(group.lines),
        )
        for group in shown
    ]
    buttons = [
        Button(short_department(names[group.key], 40), presses.rows(view, RowList("department", group.key), 0))
        for group in shown
    ]
    turned = page_turns(page, pages, lambda to: presses.departments(view, to))
    text = paragraphs(_list_title(report, say("xizmatlar"), page, pages), *blocks)
    compared = (comparison_button(report),) if compares and len(by_key) > 1 else ()
    return Screen(fit_lines(text), (*button_grid(buttons, 1), *turned, *compared, _back(report)))


def _group(completion: Decimal | None, expected: Decimal | None) -> Markup:
    if completion is None:
        return say("Rejasi belgilanmagan")
    return say(
        "{bar} <b>{completion:percent}</b> (reja bo'yicha {expected:percent})",
        bar=share_bar(completion, 10),
        completion=completion,
        expected=expected,
    )


def listed_rows_page(report: ProgressReport, title: str, listed: Sequence[Line], of: RowList, page: int) -> Screen:
    """The rows that are `listed`, each to be opened. `title` and `of` say what they are, in words and in buttons."""
    shown, page, pages = page_of(listed, page)
    view = SpanView.of(report)
    text = paragraphs(
        _list_title(report, say("{title}", title=clip(title, 70)), page, pages),
        () if listed else say("🎉 Rejadan ortda qolgan ko'rsatkich yo'q."),
        (row_lines(line, report.span) for line in shown),
        say("Batafsil ko'rish uchun bandni bosing 👇") if listed else (),
    )
    buttons = [Button(row_button_label(line), presses.row(view, line.indicator.key, of, page)) for line in shown]
    turned = page_turns(page, pages, lambda to: presses.rows(view, of, to))
    return Screen(fit_lines(text), (*packed_buttons(buttons), *turned, _above(report, of)))


def _above(report: ProgressReport, of: RowList) -> Row:
    view = SpanView.of(report)
    if of.kind == "section":
        return (back_button(presses.sections(view, 0)), home_button())
    if of.kind == "department":
        return (back_button(presses.departments(view, 0)), home_button())
    return _back(report)


def section_title(section: str, title: str) -> str:
    """`IV. Aholiga xizmat ko'rsatish`"""
    return section_name(section, title)


def late_title() -> str:
    return plain("rejadan ortda qolganlar")


def _list_title(report: ProgressReport, of: Markup, page: int, pages: int) -> Markup:
    year = say("📊 <b>{year:bare}-yil</b>", year=report.span.year)
    head = beside(year, say("{reached}", reached=reach_of_report(report)), of)
    return lines(numbered_title(head, page, pages), as_of(report.as_it_was))


def _back(report: ProgressReport) -> Row:
    return (Button(plain("⬅️ Bajarilish"), presses.summary_of(SpanView.of(report))), home_button())
