"""The plan's own form as a neutral table, as it is signed and sent: what was done beside what was promised.

Excel and PDF print the same cells. One figure has one row; of a row with several figures each has a line below the
row's name, so that no cell but a heading reaches over others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from plan.period import Month, Span
from plan.progress.line import Line
from plan.progress.pace import target_of_span
from plan.progress.paper import PaperFacts, Reason
from plan.progress.report import ProgressReport
from plan.progress.standing import Standing
from reports.content.form_cells import standing_of_months
from reports.content.table import Cell, Column, Meaning, Row, Sheet, Table
from texts.papers import form as form_words
from texts.papers import labels as words
from texts.progress.kinds import rounded
from texts.wording import one_apostrophe, printed_name, printed_part, printed_unit

MEANINGS: Mapping[Standing, Meaning] = {
    "done": "done",
    "nearly": "on_track",
    "on_track": "on_track",
    "behind": "late",
    "overdue": "late",
    "not_due": "waiting",
    "no_target": "waiting",
}
Parts = Sequence[tuple[str, tuple[Month, ...]]]
"""The columns that a span is told in, each with its months."""
A4, A3 = Sheet("A4", 267, 8.5), Sheet("A3", 390, 10)
_LEAST_NAME = 40.0
_BLOCK = 105.0
"""Millimetres that a block of approval takes at most."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """The columns of one span's form; `mechanism` is the column that only the larger sheet has room for."""

    sheet: Sheet
    parts: Parts
    planned: tuple[Span, ...]
    sum: str | None
    since: str | None
    mechanism: bool
    reasons: Mapping[int, Reason]


def plan_form_table(facts: PaperFacts, sheet: Sheet = A4) -> Table:
    """The whole plan: №, name, unit, last year, target (and what the plan itself asks of the span's parts), the span's
    parts and what they come to, since January where that is more, completion, remarks, when, who is responsible. The
    larger sheet has the plan's column of ways and means as well."""
    report = facts.report
    layout = _Layout(
        sheet,
        form_words.parts_of(report.span),
        planned_spans(report),
        form_words.sum_heading(report),
        form_words.since_heading(report.span),
        mechanism=sheet.size == "A3",
        reasons={reason.indicator: reason for reason in facts.reasons},
    )
    columns, heads = _heads(report, layout)
    width = len(columns)
    rows: list[Row] = list(_above(facts, columns))
    head_from = len(rows)
    rows += heads
    for section in report.by_section:
        rows.append(_wide(Cell(words.section_band(section.key, section.lines), "section", wide=width), width))
        for _, group in groupby(section.lines, key=lambda line: line.indicator.code):
            rows += _plan_row(facts, list(group), layout)
    rows += _below(facts, width)
    head_to = head_from + len(heads)
    footer = form_words.form_footer(facts)
    name = words.FORM.plain()
    return Table(name, columns, tuple(rows), head_from, head_to, sheet=sheet, footer=footer, frozen=2)


def planned_spans(report: ProgressReport) -> tuple[Span, ...]:
    """The span, or from a half-year on its quarters, of which the plan itself asks something of at least one row; none
    of a plan whose targets are for the whole year."""
    span = report.span
    spans = [span]
    if span.kind not in ("month", "quarter"):
        spans = [Span.containing(month, "quarter") for month in span.months[::3]]
    return tuple(
        part for part in spans if any(target_of_span(line.indicator, line.combining, part) for line in report.lines)
    )


def _heads(report: ProgressReport, layout: _Layout) -> tuple[tuple[Column, ...], tuple[Row, Row]]:
    """The headings in two rows, as the plan has them: what belongs together has a heading above it. The name has what
    the others leave."""
    large = layout.sheet.size == "A3"
    figure = 17.0 if large else 15.0
    month = 15.0 if large else 13.0 if len(layout.parts) == 3 and report.span.kind == "quarter" else 14.0
    promised = [
        (form_words.baseline_heading(report), figure),
        (form_words.target_heading(report), figure),
        *((words.planned_heading(span), month) for span in layout.planned),
    ]
    done = [
        *((title, month) for title, _ in layout.parts),
        *([(layout.sum, figure)] if layout.sum else []),
        *([(layout.since, figure + 1)] if layout.since else []),
    ]
    groups: list[tuple[str, list[tuple[str, float]]]] = [
        (form_words.NUMBER.plain(), [("", 10 if large else 9)]),
        (form_words.NAME.plain(), [("", 0)]),
        (form_words.UNIT.plain(), [("", 20 if large else 17)]),
        (form_words.AMOUNT.plain(), promised),
        *([(form_words.MECHANISM.plain(), [("", 71.0)])] if layout.mechanism else []),
        (form_words.DONE.plain(), done),
        (form_words.COMPLETION.plain(), [("", 17 if large else 16)]),
        (words.NOTE.plain(), [("", 39 if large else 28)]),
        (words.DEADLINE.plain(), [("", 18 if large else 16)]),
        (words.RESPONSIBLE.plain(), [("", 25 if large else 31)]),
    ]
    taken = sum(width for _, below in groups for _, width in below)
    widths = [width or max(layout.sheet.room - taken, _LEAST_NAME) for _, below in groups for _, width in below]
    upper: list[Cell | None] = []
    lower: list[Cell | None] = []
    for title, below in groups:
        split = bool(below[0][0])
        upper += [Cell(title, "heading", wide=len(below), high=1 if split else 2), *([None] * (len(below) - 1))]
        lower += [Cell(heading, "heading") if split else None for heading, _ in below]
    return tuple(map(Column, widths)), (tuple(upper), tuple(lower))


def _wide(cell: Cell, width: int) -> Row:
    return (cell, *([None] * (width - 1)))


def _above(facts: PaperFacts, columns: Sequence[Column]) -> Iterator[Row]:
    """Whose letter it goes with, the blocks where it is agreed and approved, and its title. A block whose post nobody
    has set is left out whole; without a name it keeps a line to sign on."""
    head, width = facts.letterhead, len(columns)
    yield _wide(Cell(form_words.attached_to(facts), "attached", wide=width), width)
    left, right = _block_ends(columns)
    day = form_words.day_to_sign(facts.report.today)
    blocks = [
        (title.plain(), post, form_words.sign_on(name), day) if post else ("",) * 4
        for title, post, name in (
            (form_words.AGREED, head.agreed_post, head.agreed_by),
            (form_words.APPROVED, head.director_post, head.director),
        )
    ]
    if any(block[0] for block in blocks):
        for agreed, approved in zip(*blocks, strict=True):
            cells: list[Cell | None] = [None] * width
            cells[0] = Cell(agreed or None, "approval", wide=left)
            cells[right] = Cell(approved or None, "approval", wide=width - right)
            yield tuple(cells)
    yield _wide(Cell(None, "blank", wide=width), width)
    yield _wide(Cell(form_words.form_title(facts), "title", wide=width), width)
    yield _wide(Cell(None, "blank", wide=width), width)


def _block_ends(columns: Sequence[Column]) -> tuple[int, int]:
    """Where the block on the left ends and the one on the right begins."""
    widths = [column.width for column in columns]
    left = max(at for at in range(1, len(widths)) if sum(widths[:at]) <= _BLOCK or at == 1)
    right = min(at for at in range(left, len(widths)) if sum(widths[at:]) <= _BLOCK or at == len(widths) - 1)
    return left, right


def _below(facts: PaperFacts, width: int) -> Iterator[Row]:
    """Who signs it, and who has put it together."""
    if summed := form_words.of_sums(facts.report):
        yield _wide(Cell(summed, "text", wide=width), width)
    yield _wide(Cell(None, "blank", wide=width), width)
    post, line = form_words.signer_post(facts), form_words.sign_on(facts.letterhead.director)
    yield _wide(Cell(f"{post}  {line}", "sign", wide=width), width)
    if made := form_words.made_by(facts):
        yield _wide(Cell(made, "sign", wide=width), width)


def _plan_row(facts: PaperFacts, lines: Sequence[Line], layout: _Layout) -> list[Row]:
    """One row of the plan. Of parts of a list alone, its name stands in a row of its own above them."""
    first = lines[0].indicator
    named = first.part is None or len(lines) == 1
    name = one_apostrophe(printed_name(first) if first.part is None or not named else words.row_title(first))
    meaning: Meaning = "strong" if first.parts and first.part is None else "label"
    about = _about(facts, first.key)
    whole = lines[0] if named else None
    rows = [_row(facts, layout, Cell(first.number, "label"), Cell(name, meaning), whole, about)]
    for line in lines[1:] if named else lines:
        sums_up: Meaning = "strong" if line.indicator.parts else "part"
        part = Cell(form_words.part_label(line, one_apostrophe(printed_part(line.indicator))), sums_up)
        rows.append(_row(facts, layout, Cell(None, "part"), part, line, (None, None, None)))
    return rows


def _about(facts: PaperFacts, key: int) -> tuple[str | None, str | None, str | None]:
    """How a row is to be done, when, and by whom, as the plan says it."""
    responsible = ", ".join(facts.responsible.get(key, ()))
    return facts.mechanisms.get(key) or None, facts.deadlines.get(key) or None, responsible or None


def _row(
    facts: PaperFacts,
    layout: _Layout,
    number: Cell,
    name: Cell,
    line: Line | None,
    about: tuple[str | None, str | None, str | None],
) -> Row:
    mechanism, deadline, responsible = about
    promised, done = _figures(facts, layout, line)
    return (
        number,
        name,
        Cell(one_apostrophe(printed_unit(line.indicator)) if line else None, "label"),
        *promised,
        *([Cell(mechanism, "label")] if layout.mechanism else []),
        *done,
        Cell(_share(line), "percent"),
        Cell(_beside(facts, layout, line), "note"),
        Cell(deadline, "label"),
        Cell(responsible, "label"),
    )


def _beside(facts: PaperFacts, layout: _Layout, line: Line | None) -> str | None:
    if line is None:
        return None
    return form_words.beside_figure(line, facts.report.span, layout.reasons.get(line.indicator.key)) or None


def _share(line: Line | None) -> Decimal | None:
    """How much of the year's plan is done; nothing as long as nothing is due and nothing was done."""
    if line is None or (line.standing == "not_due" and not line.completion):
        return None
    return line.completion


def _figures(facts: PaperFacts, layout: _Layout, line: Line | None) -> tuple[list[Cell], list[Cell]]:
    """What was promised, and what was done. Every cell of a stock is where it stood at the end of that time: growth and
    level beside each other would look like a mistake."""
    if line is None:
        columns = 2 + len(layout.planned), len(layout.parts) + (layout.sum is not None) + (layout.since is not None)
        return [Cell(None, "number")] * columns[0], [Cell(None, "number")] * columns[1]
    row, span = line.indicator, facts.report.span
    nothing = form_words.NOTHING_PLANNED.plain()
    promised = [Cell(nothing if value is None else value, "number") for value in (row.baseline, row.target)]
    promised += [Cell(target_of_span(row, line.combining, part), "number") for part in layout.planned]
    done = [Cell(standing_of_months(line, months), "number") for _, months in layout.parts]
    if layout.sum:
        done.append(Cell(standing_of_months(line, span.months), "total"))
    if layout.since:
        done.append(Cell(rounded(line, line.actual), "total"))
    return promised, done
