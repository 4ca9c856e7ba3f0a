"""What was found in the plan by a word that was typed."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from plan.indicator import Indicator
from plan.progress.line import Line
from plan.progress.report import ProgressReport
from plan.progress.view import RowList, SpanView
from texts.home import home_button
from texts.paging import fit_lines, numbered_title, packed_buttons, page_of, page_turns
from texts.planning import presses as plan_presses
from texts.progress import presses
from texts.progress.measures import ICONS, row_lines, short_name
from texts.screen import Button, Screen
from texts.sentence import Sentence, lines, paragraphs, plain, say
from texts.wording import clip, code_button, indicator_unit

HINT = Sentence("🔎 Bandni topish uchun bir so'z yozing, masalan: <b>kitob</b>.")


def found_page(
    typed: str,
    words: str,
    found: Sequence[Indicator],
    report: ProgressReport,
    rows: Mapping[int, int],
    page: int,
) -> Screen:
    """The rows that hold what was `typed`; `words` is how buttons name it, `rows` the plan's rows by their figures. Of
    a row that somebody may not measure, its promise."""
    shown, page, pages = page_of(found, page)
    measured = {line.indicator.key: line for line in report.lines}
    title = say("🔎 <b>«{typed}»</b>: {n} ta ko'rsatkich", typed=clip(typed, 60), n=len(found))
    text = paragraphs(numbered_title(title, page, pages), (_row(row, measured.get(row.key), report) for row in shown))
    buttons = [_button(row, measured.get(row.key), report, rows) for row in shown]
    turned = page_turns(page, pages, lambda to: presses.found(words, to))
    return Screen(fit_lines(text), (*packed_buttons(buttons), *turned, (home_button(),)))


def _row(row: Indicator, line: Line | None, report: ProgressReport) -> Markup:
    if line is not None:
        return row_lines(line, report.span)
    name = say("📖 <b>{code}</b> {name}", code=row.lettered, name=short_name(row))
    if row.target is None:
        return name
    return lines(name, say("     reja {target} {unit}", target=row.target, unit=indicator_unit(row)))


def _button(row: Indicator, line: Line | None, report: ProgressReport, rows: Mapping[int, int]) -> Button:
    """To the row's own card of /hisobot, or to the plan for whoever sees no numbers of it."""
    if line is None:
        return Button(code_button(row), plan_presses.plan_row(report.span.year, rows[row.key], 0))
    sections = [group.key for group in report.by_section]
    listed = RowList("section", sections.index(row.section))
    label = plain("{icon} {code}", icon=ICONS[line.standing], code=code_button(row))
    return Button(label, presses.row(SpanView.of(report), row.key, listed, 0))
