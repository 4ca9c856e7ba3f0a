"""The rows of a report as the review names them, and the pages on which all of them stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from plan.indicator import Indicator
from plan.month.oddness import Oddness
from plan.month.oversight import Sight
from plan.month.submission import Access
from plan.period import Month
from texts import home
from texts.month import presses
from texts.month.oddness import odd_sentence
from texts.month.questions import Heading
from texts.oversight.sight import sight_line
from texts.paging import fit_above, fit_lines, numbered_title, packed_buttons, page_of, page_turns
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, beside, lines, paragraphs, plain, say
from texts.wording import clip, code_label, figure_words, row_button, row_heading, row_label

ALL_PAGE = 16
"""Rows on one page of all rows: about a phone's screen with their buttons."""
MOST_LETTERS = 3000
"""Letters of the rows of one message: the whole stays below Telegram's 4096."""
OTHERS_PAGE = 8
_LINE = 32
"""Letters of a row's label and name: about a phone's line."""
_LINE_IN_SIGHT = 52
"""The same for whoever approves it: they do not know the department's rows by heart."""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One line of the review: the figure, what stands there, and what looks odd about it."""

    indicator: Indicator
    answered: bool
    value: Decimal | None
    note: str
    files: int
    odd: Oddness | None
    sight: Sight | None = None
    """For whoever approves the report: what the number is held against."""


def title(heading: Heading) -> Markup:
    """Whose month it is."""
    return beside(
        say("📋 <b>{month:month}</b>", month=heading.month),
        say("{department:department}", department=heading.department),
    )


def _named(indicator: Indicator, *, in_section: bool = False) -> Markup:
    """A row in about a phone's line; what is left of a long part's row says nothing that its neighbours do not. Whoever
    looks at every department's rows is told the section, too."""
    label = code_label(indicator) if in_section else row_label(indicator)
    room = (_LINE_IN_SIGHT if in_section else _LINE) - len(label)
    if room < 20:
        return say("<b>{label}</b>", label=label)
    return say("<b>{label}</b> {name}", label=label, name=row_heading(indicator, room))


def review_line(row: ReviewRow, month: Month) -> Markup:
    """A row with what stands there and what looks odd about it."""
    name = _named(row.indicator, in_section=row.sight is not None)
    if not row.answered:
        return say("▫️ {name}: —", name=name)
    return lines(
        beside(_value_line(row, name, month), say("📎 {files}", files=row.files) if row.files else NOTHING),
        say("    <i>{doubt}</i>", doubt=odd_sentence(row.odd)) if row.odd else NOTHING,
        say("    💬 {note}", note=clip(row.note, 60)) if row.note else NOTHING,
        say("    {sight}", sight=sight_line(row.indicator, month, row.sight)) if row.sight is not None else NOTHING,
    )


def _value_line(row: ReviewRow, name: Markup, month: Month) -> Markup:
    if row.value is None:
        return say("🕓 {name}: hali noma'lum", name=name)
    value = figure_words(row.indicator, row.value)
    if row.odd:
        return say("⚠️ {name}: <b>{value}</b>", name=name, value=value)
    if row.indicator.kind == "level" and month.since:  # beside sums of these months it is none
        return say("• {name}: oxirgi holat <b>{value}</b>", name=name, value=value)
    if row.indicator.kind == "level":
        return say("• {name}: jami <b>{value}</b>", name=name, value=value)
    return say("• {name}: <b>{value}</b>", name=name, value=value)


def all_rows(
    heading: Heading, rows: Sequence[ReviewRow], page: int, access: Access, above: Markup, unasked: int
) -> Screen:
    """Every row as the plan has them, a page of them at a time (from 1), each to be tapped and changed."""
    shown, place, pages = page_of(rows, page - 1, ALL_PAGE)
    changeable = access in ("open", "correct")
    text = paragraphs(
        lines(title(heading), numbered_title(say("Hamma bandlar"), place, pages)),
        fit_lines(lines(review_line(row, heading.month) for row in shown), MOST_LETTERS),
        say("O'zgartirish uchun band raqamini bosing 👇") if changeable else NOTHING,
    )
    submission = heading.submission
    buttons: list[Row] = []
    if changeable:
        buttons += packed_buttons([change_button(submission, row) for row in shown])
    buttons += page_turns(place, pages, lambda to: presses.review(submission, to + 1))
    if changeable and unasked:
        buttons.append(others_button(submission))
    back = home.back_button(presses.review(submission, 0))
    return Screen(fit_above(above, text) if above else text, (*buttons, (back, home.home_button())))


def others_button(submission: int) -> Row:
    """To the rows that this month does not ask for."""
    return (Button(plain("➕ Boshqa band bo'yicha kiritish"), presses.other_rows(submission, 0)),)


def change_button(submission: int, row: ReviewRow) -> Button:
    """To a row's question, marked as the row is."""
    label = row_button(row.indicator)
    if row.odd:
        label = plain("⚠️ {label}", label=label)
    elif row.answered and row.value is None:
        label = plain("🕓 {label}", label=label)
    return Button(label, presses.change_row(submission, row.indicator.key))


def other_rows(heading: Heading, indicators: Sequence[Indicator], page: int) -> Screen:
    """Rows that this month does not ask for, to be opened all the same."""
    shown, page, pages = page_of(indicators, page, OTHERS_PAGE)
    text = paragraphs(
        lines(
            title(heading),
            say("Bu oyda so'ralmaydigan bandlar. Ish bajarilgan bo'lsa, bandni tanlang:"),
        ),
        lines(say("<b>{row}</b> {name}", row=row_label(row), name=row_heading(row, 70)) for row in shown),
    )
    buttons = [Button(row_button(row), presses.change_row(heading.submission, row.key)) for row in shown]
    turned = page_turns(page, pages, lambda to: presses.other_rows(heading.submission, to))
    back = home.back_button(presses.review(heading.submission, 0))
    return Screen(text, (*packed_buttons(buttons), *turned, (back,)))
