"""The plan's own form as a neutral table: one plan row is one paper row, what was done beside what was promised."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from plan.period import Month, Span
from plan.progress.line import Line, target_of_span
from plan.progress.paper import Evidence, PaperFacts, Remark
from plan.progress.report import ProgressReport
from plan.progress.standing import Standing
from plan.progress.tally import combined
from reports.content.table import Cell, Column, Meaning, Row, Table
from texts.papers import labels as words
from texts.progress.kinds import rounded, shown_months, unit_and_kind
from texts.sentence import Sentence
from texts.wording import one_apostrophe

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


def plan_form_table(facts: PaperFacts) -> Table:
    """The whole plan. Columns: №, name (and part), unit, last year, target (and what the plan itself asks of the span's
    parts), the span's parts and (where it begins later than January) what they come to, since January, completion,
    standing, notes, when, who is responsible."""
    parts, planned, notes = words.parts_of(facts.report.span), planned_spans(facts.report), notes_of(facts)
    columns, heads = _heads(facts, parts, planned)
    width = len(columns)
    rows: list[Row] = list(_approval(facts, width))
    head_from = len(rows)
    rows += heads
    for section in facts.report.by_section:
        rows.append(_wide(Cell(words.section_band(section.key, section.lines), "section", wide=width), width))
        for _, group in groupby(section.lines, key=lambda line: line.indicator.code):
            rows += _plan_row(facts, list(group), parts, planned, notes)
    return Table(words.FORM.plain(), columns, tuple(rows), head_from, head_from + len(heads))


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


def _heads(facts: PaperFacts, parts: Parts, planned: Sequence[Span]) -> tuple[tuple[Column, ...], tuple[Row, Row]]:
    """The headings in two rows, as the plan has them: what belongs together has a heading above it."""
    report = facts.report
    promised = [
        (words.baseline_year(report), 11.0),
        (words.target_year(report), 11.0),
        *((words.planned_heading(span), 9.5) for span in planned),
    ]
    done = [
        *((title, 9.5) for title, _ in parts),
        *([(words.span_heading(report), 11.0)] if _has_own_sum(report.span) else []),
        (words.SINCE_JANUARY.plain(), 11.0),
    ]
    groups: list[tuple[Sentence, list[tuple[str, float]]]] = [
        (words.NUMBER, [("", 6)]),
        (words.NAME, [("", 34), ("", 15)]),
        (words.UNIT, [("", 12)]),
        (words.AMOUNT, promised),
        (words.DONE, done),
        (words.COMPLETION, [("", 11)]),
        (words.STANDING, [("", 12)]),
        (words.NOTE, [("", 28)]),
        (words.DEADLINE, [("", 13)]),
        (words.RESPONSIBLE, [("", 24)]),
    ]
    upper: list[Cell | None] = []
    lower: list[Cell | None] = []
    for title, below in groups:
        split = bool(below[0][0])
        upper += [Cell(title.plain(), "heading", wide=len(below), high=1 if split else 2), *([None] * (len(below) - 1))]
        lower += [Cell(heading, "heading") if split else None for heading, _ in below]
    columns = tuple(Column(width) for _, below in groups for _, width in below)
    return columns, (tuple(upper), tuple(lower))


def _has_own_sum(span: Span) -> bool:
    """Whether the span's sum is neither its only month nor what was done since January."""
    return span.first.number > 1 and span.kind != "month"


def _wide(cell: Cell, width: int) -> Row:
    return (cell, *([None] * (width - 1)))


def _approval(facts: PaperFacts, width: int) -> Iterator[Row]:
    """The blocks where the paper is agreed and approved, and its title."""
    head, signed = facts.letterhead, words.approved_on(facts.report.today.year)
    left = (words.AGREED.plain(), head.agreed_post or words.sign_here(), words.sign_here(head.agreed_by), signed)
    right = (words.APPROVED.plain(), words.director_post(facts), words.sign_here(head.director), signed)
    half = width // 2
    for agreed, approved in zip(left, right, strict=True):
        cells: list[Cell | None] = [None] * width
        cells[0] = Cell(agreed, "approval", wide=half)
        cells[half] = Cell(approved, "approval", wide=width - half)
        yield tuple(cells)
    yield _wide(Cell(None, "blank", wide=width), width)
    for line in words.paper_heading(facts):
        yield _wide(Cell(line, "title", wide=width), width)
    if facts.report.is_draft:
        yield _wide(Cell(words.DRAFT_WHY.plain(), "mark", wide=width), width)
    yield _wide(Cell(None, "blank", wide=width), width)


def _plan_row(
    facts: PaperFacts, lines: Sequence[Line], parts: Parts, planned: Sequence[Span], notes: Callable[[Line], str]
) -> list[Row]:
    """One row of the plan; of several figures each has a line, and what they share reaches over all of them."""
    high = len(lines)
    rows: list[Row] = []
    for at, line in enumerate(lines):
        shared = at == 0
        row = line.indicator
        rows.append(
            (
                Cell(row.number, "label", high=high) if shared else None,
                *_named(row.name, row.part, shared=shared, high=high),
                Cell(unit_and_kind(line), "label"),
                Cell(row.baseline, "number"),
                Cell(row.target, "number"),
                *(Cell(target_of_span(row, line.combining, span), "number") for span in planned),
                *(Cell(value_of(line, months), "number") for _, months in parts),
                *([Cell(rounded(line, line.in_span), "total")] if _has_own_sum(facts.report.span) else []),
                Cell(rounded(line, line.actual), "total"),
                Cell(line.completion, "share"),
                Cell(words.standing_word(line), MEANINGS[line.standing]),
                Cell(notes(line) or None, "note"),
                Cell(facts.deadlines.get(row.key) or None, "label", high=high) if shared else None,
                Cell(", ".join(facts.responsible.get(row.key, ())), "label", high=high) if shared else None,
            )
        )
    return rows


def _named(name: str, part: str | None, *, shared: bool, high: int) -> tuple[Cell | None, Cell | None]:
    name, part = one_apostrophe(name), one_apostrophe(part) if part else None
    if high == 1 and part is None:
        return Cell(name, "label", wide=2), None
    return Cell(name, "label", high=high) if shared else None, Cell(part, "label")


def notes_of(facts: PaperFacts) -> Callable[[Line], str]:
    """What was written beside a figure, and what stands beside it, in the span: one line each."""
    first, last = facts.report.span.first.number, facts.report.span.last.number
    notes_by_row: dict[int, list[Remark]] = defaultdict(list)
    shown: dict[int, list[Evidence]] = defaultdict(list)
    for remark in facts.remarks:
        if first <= remark.month <= last:
            notes_by_row[remark.indicator].append(remark)
    for piece in facts.evidence:
        if first <= piece.month <= last:
            shown[piece.indicator].append(piece)

    def notes(line: Line) -> str:
        key, several = line.indicator.key, len(line.indicator.departments) > 1
        written = words.note_lines(notes_by_row.get(key, ()), facts.departments, several=several)
        return "\n".join([*written, *map(words.evidence_label, shown.get(key, ()))])

    return notes


def value_of(line: Line, months: Sequence[Month]) -> Decimal | None:
    """What some months in a row come to: their sum, the last value, or the mean; None (an empty cell) where nobody said
    anything."""
    if len(months) == 1:
        return shown_months(line)[months[0].number - 1]
    return rounded(line, combined([line.months[month.number - 1] for month in months], line.combining))


def with_footing(table: Table, text: str) -> Table:
    """A table that says below itself where its figures come from: on a screen nobody sees the pages' margins."""
    width = len(table.columns)
    return replace(table, rows=(*table.rows, _wide(Cell(text, "text", wide=width), width)))
